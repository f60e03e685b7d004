"""Which word each quantity counts."""

from __future__ import annotations

import pytest

from tallywire.extract.things.counts import bind, is_parted, numeral_of
from tests.extract.scenes import parse, quantities, word


def counted(text: str, *heads: str) -> dict[str, str]:
    """The counted words with the words of their quantities."""
    sentence = parse(text)
    bound = bind(sentence, quantities(text), {word(sentence, h).i for h in heads})
    return {sentence.tokens[i].text: quantity.raw.exact for i, quantity in bound.items()}


def test_a_number_counts_the_noun_behind_it() -> None:
    assert counted("France sent 300 soldiers.", "soldiers") == {"soldiers": "300"}


def test_modifiers_between_number_and_noun_do_not_matter() -> None:
    text = "France sent 300 well trained soldiers."
    assert counted(text, "soldiers") == {"soldiers": "300"}


@pytest.mark.parametrize(
    "text",
    [
        "France sent a batch of 300 soldiers.",
        "France sent 300 of its soldiers.",
        "France sent hundreds of soldiers.",
    ],
)
def test_a_number_counts_through_of(text: str) -> None:
    assert list(counted(text, "soldiers")) == ["soldiers"]


def test_every_number_of_a_list_counts_its_own_noun() -> None:
    text = "France sent 300 soldiers, 20 tanks and four guns."
    assert counted(text, "soldiers", "tanks", "guns") == {
        "soldiers": "300",
        "tanks": "20",
        "guns": "four",
    }


def test_a_number_without_a_noun_stands_for_itself() -> None:
    assert counted("Another ten will arrive.") == {"ten": "Another ten"}


def test_a_noun_has_one_count_the_first() -> None:
    found = counted("France sent 300 to 400 soldiers.", "soldiers")
    assert found == {"soldiers": "300 to 400"}


def test_without_quantities_nothing_is_counted() -> None:
    assert counted("France sent soldiers.", "soldiers") == {}


def test_the_numeral_is_the_head_of_the_words_of_a_quantity() -> None:
    text = "France sent about 300 soldiers."
    (quantity,) = quantities(text)
    numeral = numeral_of(parse(text), quantity)
    assert numeral is not None
    assert numeral.text == "300"


def test_brackets_colons_and_semicolons_part_what_stands_on_their_sides() -> None:
    sentence = parse("France sent 300 (and Spain 20) soldiers; Chad rested.")
    three_hundred, twenty = word(sentence, "300"), word(sentence, "20")
    soldiers, rested = word(sentence, "soldiers"), word(sentence, "rested")
    assert is_parted(sentence, three_hundred, soldiers)
    assert is_parted(sentence, rested, soldiers)
    assert not is_parted(sentence, word(sentence, "Spain"), twenty)
