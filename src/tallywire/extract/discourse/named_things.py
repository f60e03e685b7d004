"""What a text names once and elsewhere only by its class: "these weapons", "the pullout".

In: a draft whose thing is only a class, and the drafts before it; or all drafts of a document.
Out: the draft with the item that was named, or as it is; the drafts, in which the word for a
class is the one designation that fits it, and men told of only by their leaving or by whose
they are have the kind that the text gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.things.theme import DEMONYM
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_things import load_things

__all__ = ["LEAVING", "OF_MEN", "named_thing", "with_names"]

LEAVING: Final = "leaving"
"""The category of men who are told of only by a noun for their leaving: "the pullout"."""

OF_MEN: Final = frozenset({"presence", "deployment", "withdrawal"})

REACH: Final = 4
"""How many paragraphs back the thing may have been named."""

_ALIKE: Final = (
    frozenset({"missile", "air_defence"}),
    frozenset({"armour", "vehicle"}),
    frozenset({"aircraft", "drone"}),
)
"""Sorts whose words stand for each other: "the missiles" of an air defence system."""


@rule("carry.named_thing")
def named_thing(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the item that its definite word points back to.

    Args:
        draft: what was read last.
        drafts: what was read before, in order.
    """
    for before in reversed(drafts):
        if draft.paragraph - before.paragraph > REACH:
            break
        if before.sentence == draft.sentence or not _is_specific(before):
            continue
        if _is_of_sort(before.category, draft.category):
            return replace(draft, what=before.what, category=before.category)
    return draft


def _is_of_sort(sort: str, word: str) -> bool:
    return word in ("other", sort) or any({sort, word} <= alike for alike in _ALIKE)


def _is_specific(draft: Draft) -> bool:
    """A designation, or a thing with words that narrow it: "F-16", "cluster bomb"."""
    if draft.theme != "equipment" or draft.what is None or " and " in draft.what:
        return False
    is_name = any(c.isdigit() or c.isupper() for c in draft.what)
    return is_name or (draft.category != "other" and " " in draft.what)


def with_names(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with what the text as a whole calls their things and men.

    Args:
        drafts: all of a document, settled.
    """
    named = [d for d in drafts if _is_designated(d)]
    men = [d for d in drafts if _is_kind_of_men(d)]
    return [_with_kind(_with_designation(draft, named), men) for draft in drafts]


@rule("carry.one_designation")
def _with_designation(draft: Draft, named: Sequence[Draft]) -> Draft:
    """ "Two fighter jets arrived": as many of the class as of the one designation named."""
    if not named or draft.theme != "equipment" or draft.what is None:
        return draft
    general = load_things().general.get(draft.what)
    fit = [d for d in named if general and d.category in general.categories]
    labels = {d.what for d in fit if _is_of_same_lot(draft, d)}
    return replace(draft, what=labels.pop()) if len(labels) == 1 else draft


@rule("carry.kind_of_men")
def _with_kind(draft: Draft, men: Sequence[Draft]) -> Draft:
    """ "The pullout", "300 Chileans": of the soldiers whom the text tells of."""
    is_demonym = draft.category == DEMONYM
    is_leaving = draft.category == LEAVING and draft.frame == "withdrawal" and draft.what is None
    if draft.frame not in OF_MEN or not (is_demonym or is_leaving):
        return draft
    near = min(_of_same(draft, men, is_demonym), key=lambda d: _distance(draft, d), default=None)
    return draft if near is None else replace(draft, what=near.what)


def _of_same(draft: Draft, men: Sequence[Draft], is_demonym: bool) -> Iterator[Draft]:
    for other in men:
        if is_demonym or _name(other.provider) == _name(draft.provider):
            yield other


def _distance(draft: Draft, other: Draft) -> tuple[int, bool]:
    return abs(draft.sentence - other.sentence), other.sentence > draft.sentence


def _is_kind_of_men(draft: Draft) -> bool:
    is_plain = draft.what is not None and draft.what.islower() and " and " not in draft.what
    is_own = draft.category not in (DEMONYM, LEAVING)
    return draft.frame in OF_MEN and draft.theme == "personnel" and is_plain and is_own


def _is_designated(draft: Draft) -> bool:
    is_name = draft.what is not None and any(c.isupper() or c.isdigit() for c in draft.what)
    return draft.theme == "equipment" and is_name and " and " not in (draft.what or "")


def _is_of_same_lot(one: Draft, other: Draft) -> bool:
    """Whether the class can be the other's lot: of one recipient, one giver and one number."""
    givers = {_name(one.provider), _name(other.provider)} - {None}
    if _name(one.recipient) != _name(other.recipient) or len(givers) > 1:
        return False
    count, number = one.quantity and one.quantity.count, other.quantity and other.quantity.count
    return one.is_generic or (count is not None and count == number)


def _name(party: Party | None) -> str | None:
    return party.name if party is not None else None
