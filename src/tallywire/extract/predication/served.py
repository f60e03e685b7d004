"""Whom a thing is for that is sent to a place: "shipped into Kenya for Ugandan rebels".

In: a ``Scene`` and the arguments of a predicate.  Out: the party that gets the thing, where the
words name a place on the way as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.predicate import Arguments
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene

__all__ = ["served"]

_WAYS: Final = frozenset({"to", "into", "through", "via", "in", "at", "across", "onto"})


def served(scene: Scene, args: Arguments) -> Party | None:
    """Who gets what goes to a place on the way, or None where no place is named beside."""
    given = [args.iobj] if args.iobj is not None and args.iobj.case in _WAYS else []
    placed = [*(t for case, t in args.obliques if case in _WAYS), *given]
    if not any(t.lemma not in scene.grammar.behalf_nouns for t in placed):
        return None
    for token in _meant(scene, args, placed):
        party = scene.resolve(token)
        if party is not None and not party.is_company and not party.is_implied:
            return party if party.kind != "region" else None
    return None


def _meant(scene: Scene, args: Arguments, placed: list[Token]) -> Iterator[Token]:
    """The words of those it is for: "for rebels", "in support of Ukraine"."""
    nested = [
        (c.case, c)
        for t in placed
        for c in scene.sentence.children(t, "nmod", "obl")
        if t.lemma not in scene.grammar.behalf_nouns
    ]
    for case, token in [*args.obliques, *nested]:
        if case == "for" and token.lemma not in scene.grammar.behalf_nouns:
            yield token
        elif case in ("in", "on") and token.lemma in scene.grammar.behalf_nouns:
            yield from (c for c in scene.sentence.children(token, "nmod") if c.case == "of")
