"""Behaviour of doubts: negation and certainty by the words that stand on a verb or noun."""

from __future__ import annotations

from tallywire.extract.grammar.doubts import is_no_more
from tests.extract.scenes import parse


def test_no_more_men_are_none_and_no_more_than_some_are_some() -> None:
    none = parse("There are no more soldiers in Chad.")
    some = parse("Niger has no more than 300 soldiers in Chad.")
    assert is_no_more(none, none.tokens[1])
    assert not is_no_more(some, some.tokens[1])


def test_a_line_may_end_with_an_adverb_on_its_noun() -> None:
    line = parse("Weapons ashore")
    assert line.children(line.tokens[0], "advmod", "amod")
    assert not is_no_more(line, line.tokens[0])
