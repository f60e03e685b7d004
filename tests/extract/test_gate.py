"""Which sentences are worth parsing."""

from __future__ import annotations

from fake_extractor import make_document

from tallywire.extract.gate import Gate
from tallywire.extract.names import NameIndex, Surface
from tallywire.extract.segment import segment

GATE = Gate(["troops", "training"], ["planes"], ["another", "ten"])
NAMES = NameIndex(
    [
        Surface("Mali", "Mali", "state", "name", "Mali"),
        Surface("Russia", "Russia", "state", "name", "Russia"),
        Surface("Reuters", "Reuters", "outlet", "name", None),
        Surface("T-72", "T-72", "equipment", "name", None, "tank"),
    ]
)


def chosen(text: str) -> list[str]:
    bounds = segment(make_document(text))
    picked = GATE.choose(text, bounds, NAMES.find(text))
    assert list(picked) == sorted(set(picked))
    return [text[bounds[i].start : bounds[i].end] for i in picked]


def test_a_trigger_beside_an_actor_is_chosen_with_its_neighbours() -> None:
    text = "He spoke. The troops went to Mali. He left. It rained."
    assert chosen(text) == ["He spoke.", "The troops went to Mali.", "He left."]


def test_a_designation_is_a_trigger() -> None:
    assert chosen("A T-72 went to Mali.") == ["A T-72 went to Mali."]


def test_a_weak_trigger_needs_two_states() -> None:
    assert chosen("Planes left Mali.") == []
    assert chosen("Planes left Russia for Mali.") == ["Planes left Russia for Mali."]


def test_neighbours_are_of_the_same_paragraph() -> None:
    assert chosen("It rained.\n\nThe troops went to Mali.\n\nIt rained.") == [
        "The troops went to Mali."
    ]


def test_a_sentence_that_goes_on_counting_comes_along() -> None:
    text = "The troops went to Mali.\n\nAnother group followed.\n\nIt rained."
    assert chosen(text) == ["The troops went to Mali.", "Another group followed."]


def test_without_an_actor_or_without_a_trigger_nothing_is_chosen() -> None:
    assert chosen("The troops rested.") == []
    assert chosen("Mali won the cup, Reuters said.") == []
    assert chosen("The troops rested, Reuters said.") == []
    assert chosen("Mali has subtroops and retraining.") == []
    assert chosen("") == []
