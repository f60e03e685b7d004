"""What a text calls its armed groups."""

from __future__ import annotations

import pytest

from tallywire.extract.names.bands import find_bands
from tests.extract.scenes import english, names_in


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Rebels of the north met. Peru backs the Chadian rebels.", "rebel", "Chadian rebels"),
        ("Peru backs Chad's rebels.", "rebel", "Chadian rebels"),
        ("The militia, known as the Red Hand, rules there.", "militia", "Red Hand"),
        ("UNITA rebels attacked.", "rebel", "UNITA"),
        ("UNITA rebels attacked.", "militia", None),
        ("Chadian rebels fought Libyan rebels.", "rebel", None),
    ],
)
def test_bare_word_stands_for_the_group_that_the_text_calls_so(
    text: str, word: str, meant: str | None
) -> None:
    found = find_bands(text, names_in(text), english().group_nouns).meant_by(word)
    assert (found and found[0]) == meant
