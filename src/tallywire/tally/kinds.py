"""Which series an event belongs to: whose men, where, and of what kind.

In: the statements of an event.  Out: ``Strand``: provider, recipient, body and kind.  Kinds that
texts use for one another ("trainer", "instructor") are one by the groups of ``Thing``; a word
that fits every kind ("men", "Kenyans") goes with the kind of which its side has the most figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from tallywire.model.resolved import Resolved
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["Strand", "category_of", "label_of", "settle_kinds", "strand_of"]

_PRIVATE: Final = frozenset({"company", "group"})
"""Kinds of organisation whose men no state counts as its own."""
_ANYBODY: Final = "person"
"""Category of the packs for words that fit people of every kind."""
_OF_STATES: Final = frozenset({"adjective", "demonym"})
"""Forms of names by which texts call the men of a state ("the Americans")."""
_MEN: Final = "personnel"
_ARMS: Final = "arms"
"""The broadest group of the packs for equipment; the one before it is its category."""


class Strand(msgspec.Struct, frozen=True, order=True):
    """What a series is a series of.

    Attributes:
        provider: canonical, joined by " and "; empty where nobody is named.
        recipient: the same.
        body: the private organisation whose men they are, or empty.
        kind: the narrowest group or head that the packs give; empty for people of any kind.
    """

    provider: str
    recipient: str
    body: str = ""
    kind: str = ""


def strand_of(statements: Sequence[Resolved]) -> Strand:
    """The strand that most of the statements name, those with a kind before those without."""
    body, state = _body_of(statements)
    provider = _most(" and ".join(one.providers) for one in statements if one.providers)
    return Strand(
        provider=state if provider == body and state else provider,
        recipient=_most(" and ".join(one.recipients) for one in statements if one.recipients),
        body=body,
        kind="" if body else _most(filter(None, (_kind(one) for one in statements))),
    )


def settle_kinds(strands: Mapping[Strand, int]) -> Mapping[Strand, Strand]:
    """For each strand itself; where it has no kind, the one of its side with the most points.

    Where two kinds have as many, nobody knows which is meant, and it stays what it is.
    """
    kinds: dict[tuple[str, str], list[Strand]] = {}
    for one in sorted(strands, key=lambda one: (-strands[one], one)):
        if one.kind:
            kinds.setdefault((one.provider, one.recipient), []).append(one)
    settled = {}
    for one in sorted(strands):
        others = kinds.get((one.provider, one.recipient), [])
        is_open = not one.kind and not one.body
        is_clear = len(others) == 1 or (others and strands[others[0]] > strands[others[1]])
        settled[one] = others[0] if is_open and is_clear else one
    return settled


def label_of(strand: Strand, statements: Iterable[Resolved]) -> str:
    """The kind in words: that of the strand, or the body with what its men are called most."""
    if not strand.body:
        return strand.kind or _MEN
    words = _most(head for one in statements for head in one.thing.heads) or _MEN
    return f"{strand.body} {words}"


def category_of(statements: Sequence[Resolved], strand: Strand) -> str:
    """The sort of thing that most of the statements name: a helicopter by any designation."""
    named = (one.thing.groups for one in statements if one.thing.groups)
    arms = (groups[-2] for groups in named if groups[-1] == _ARMS and len(groups) > 1)
    return strand.body or _most(arms) or strand.kind


def _kind(one: Resolved) -> str:
    if len(one.thing.heads) == 1 and one.thing.groups:
        return "" if one.thing.groups[-1] == _ANYBODY else one.thing.groups[0]
    if len(one.thing.heads) == 1 and one.thing.heads[0] in _nationals():
        return ""
    return " and ".join(one.thing.heads)


@cache
def _nationals() -> frozenset[str]:
    """What the people of any state are called, which says nothing of what they do."""
    names = load_gazetteer().names
    return frozenset(one.surface.casefold() for one in names if one.form in _OF_STATES)


def _body_of(statements: Sequence[Resolved]) -> tuple[str, str]:
    """The private organisation that most statements name one with, and its state."""
    bodies = _private_bodies()
    named = (name for one in statements for name in (one.statement.org, *one.providers) if name)
    found = _most(bodies[name][0] for name in named if name in bodies)
    return bodies[found] if found else ("", "")


@cache
def _private_bodies() -> Mapping[str, tuple[str, str]]:
    """Name and state by every spelling; a name wins over an alias, the first alias over others."""
    private = [one for one in load_gazetteer().organisations.values() if one.kind in _PRIVATE]
    found = {one.name: (one.name, one.state or "") for one in private}
    for one in private:
        for alias in one.aliases:
            found.setdefault(alias, (one.name, one.state or ""))
    return found


def _most(words: Iterable[str]) -> str:
    """The word that stands there most; of equals the shortest, then the first; else empty."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    if len(counts) < 2:
        return next(iter(counts), "")
    return min(counts, key=lambda word: (-counts[word], len(word), word))
