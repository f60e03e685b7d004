"""Behaviour of the focus: which state a whole text is about."""

from __future__ import annotations

from tallywire.extract.grammar.segment import segment
from tallywire.extract.language import load_language
from tallywire.extract.parties.focus import find_focus
from tallywire.extract.parties.scene import Party
from tallywire.read import Metadata, read_text

TEXT = """France in Chad

France has men in Chad. Libya looks on. Weather in Niger was fair.
"""
FRANCE = Party("France", "state", 0, 6)


def host(
    text: str,
    provider: Party | None = FRANCE,
    leanings: dict[str, float] | None = None,
    sentence: int = 99,
) -> str | None:
    document = read_text(text.encode(), "text", metadata=Metadata(language="en"))
    bounds = segment(document)
    names = load_language("en").names.find(document.text)
    party = find_focus(document.text, names, bounds).host(provider, leanings or {}, sentence)
    return party.name if party is not None else None


def test_the_state_named_most_as_a_place_hosts() -> None:
    assert host(TEXT) == "Chad"


def test_the_provider_never_hosts() -> None:
    assert host(TEXT, Party("Chad", "state", 0, 4)) == "Niger"
    assert host(TEXT, Party("Chad and Niger", "state", 0, 4)) == "France"


def test_a_state_that_only_gives_is_less_likely_to_host() -> None:
    assert host(TEXT, leanings={"Chad": 0.01}) == "Niger"


def test_a_state_that_only_the_sentence_itself_names_is_not_what_the_text_is_about() -> None:
    assert host("France sent men to Chad.", sentence=0) is None


def test_a_text_without_states_is_about_none() -> None:
    assert host("It rained. The men went home.") is None
