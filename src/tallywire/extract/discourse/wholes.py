"""The whole of which a part is told: "the first 11 of 140 tanks ordered", "10 of its 28 camps".

In: a ``Scene``, the drafts of its sentence and what is counted in it.  Out: the drafts, with one
for the whole of each part: what is still to come of it, or who was there before some left.  A
module of its own, since the figure of the whole counts no noun that anything happens to.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import PLANS, Draft
from tallywire.extract.predication.status import Stance
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["with_wholes"]

_STOCKS: Final = {"withdrawal": "presence", "facility": "facility"}
_COMING: Final = ("transfer", "deployment")
_MOVED: Final = ("completed", "under_way")
_LAST: Final = frozenset({"last", "final"})
_NEAR: Final = 9
"""How many words after the figure tell what was ordered or promised."""


def with_wholes(
    scene: Scene, drafts: Sequence[Draft], quantities: Sequence[Quantity], words: Predicates
) -> list[Draft]:
    """The drafts, with the wholes of the parts among them."""
    if not drafts:
        return []
    found = list(drafts)
    for part, whole in pairwise(quantities):
        if not _is_part_of(scene, part, whole):
            continue
        told = [d for d in found if d.quantity == part and d.stance.polarity == "affirmed"]
        models = [d for d in told if d.frame in (*_COMING, *_STOCKS)]
        model = next((d for d in models if d.stance.status in _MOVED), next(iter(models), None))
        made = None if model is None else _whole(scene, model, whole, words)
        if model is not None and made is not None:
            found = [d for d in found if d.quantity != whole and not _is_ordered(d, model)]
            found.append(made)
    found.extend(
        stock
        for d in list(found)
        for q in quantities
        if (stock := _divided(scene, d, q, found)) is not None
    )
    there = [_was_there(scene, d, found) for d in found if not _is_yet_to_come(scene, d, found)]
    return [part for d in there for part in _by_rank(scene, d, words)]


def _by_rank(scene: Scene, draft: Draft, words: Predicates) -> list[Draft]:
    """ "The first of 12 tanks came": one of them, and twelve that are to; "the last of": all."""
    rank = _rank(scene, draft.quantity, words)
    if draft.quantity is None or rank is None:
        return [draft]
    is_moved = draft.frame in (*_COMING, "withdrawal") and draft.stance.status == "completed"
    if rank.lower in _LAST or not is_moved:
        return [replace(draft, basis="total")]
    whole = _whole(scene, draft, draft.quantity, words) if draft.frame in _COMING else None
    part = replace(draft, quantity=None, unit=None, basis="increment")
    parts = [] if rank.dep in ("appos", "attr") else [part]  # "four jets came, the first of 12"
    return [*parts, *([whole] if whole is not None else [])]


def _rank(scene: Scene, quantity: Quantity | None, words: Predicates) -> Token | None:
    """The "first" in "the first of the 12 helicopters"."""
    if quantity is None or quantity.count is None or quantity.unit not in (None, "tonne"):
        return None
    inside = scene.sentence.within(quantity.raw.start, quantity.raw.end)
    before = scene.sentence.tokens[: inside[0].i][-4:] if inside else ()
    while before and before[-1].pos in ("DET", "PRON"):
        before = before[:-1]
    if len(before) < 2 or before[-1].lower != "of":
        return None
    return before[-2] if before[-2].lower in words.flags["ranks"] else None


@rule("read.whole")
def _divided(scene: Scene, draft: Draft, whole: Quantity, drafts: Sequence[Draft]) -> Draft | None:
    """ "Half of the 3,000 troops in Mali will leave": the 3,000 are there, or were."""
    if draft.frame != "withdrawal" or draft.quantity is not None:
        return None
    men = scene.sentence.at(draft.what_span[1] - 1)
    if men is None:
        return None
    share = scene.sentence.head(men)
    is_share = share is not None and share.lemma.removesuffix("s") in scene.grammar.fractions
    inside = scene.sentence.within(whole.raw.start, whole.raw.end)
    if not is_share or men.case != "of" or whole.count is None or whole.unit is not None:
        return None
    if not inside or inside[-1].head != men.i or any(d.quantity == whole for d in drafts):
        return None
    return replace(
        draft,
        frame="presence",
        stance=Stance("ongoing"),
        quantity=whole,
        unit="person" if draft.theme == "personnel" else draft.unit,
        basis="total",
        anchor=(whole.raw.start, whole.raw.end),
        date=None,
        is_parting=False,
    )


def _was_there(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "The force of 1,200 will be reduced to 800": not all of the 1,200 leave."""
    before = draft.quantity.count if draft.quantity is not None else None
    if draft.frame != "withdrawal" or before is None:
        return draft
    men = scene.sentence.at(draft.what_span[1] - 1)
    if men is None or men.case == "by":
        return draft
    levels = [d.quantity.count for d in drafts if d.frame == "presence" and d.quantity is not None]
    is_fall = any(
        d.frame == "withdrawal" and d.quantity is None and d.head == draft.head for d in drafts
    )
    if not is_fall or not any(level is not None and level < before for level in levels):
        return draft
    status = "ended" if draft.stance.status == "completed" else "ongoing"
    return replace(draft, frame="presence", stance=Stance(status), basis="total", is_parting=False)


def _is_ordered(draft: Draft, model: Draft) -> bool:
    """ "Two of the four ships that it ordered came": what was ordered are the four."""
    if draft.quantity != model.quantity:
        return False
    if model.frame == "withdrawal":
        return draft.frame == "presence"  # "900 of its 2,500 men there will leave"
    is_plan = draft.stance.status in PLANS and model.stance.status in _MOVED
    return draft.frame == model.frame and is_plan


def _is_yet_to_come(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "100 landed, the first of 1,000 to be sent": the thousand have not come."""
    if draft.quantity is None or draft.quantity.count is None or draft.frame not in _COMING:
        return False
    if draft.stance.status not in _MOVED:
        return False
    before = scene.sentence.text[: draft.quantity.raw.start - scene.sentence.start]
    return _patterns(scene.sentence.language).parted.search(before) is not None and any(
        d.frame == draft.frame and d.quantity == draft.quantity and d.stance.status in PLANS
        for d in drafts
    )


def _is_part_of(scene: Scene, part: Quantity, whole: Quantity) -> bool:
    if part.count is None or whole.count is None or part.unit != whole.unit:
        return False
    text, offset = scene.sentence.text, scene.sentence.start
    between = text[part.raw.end - offset : whole.raw.start - offset]
    link = _patterns(scene.sentence.language).link
    return whole.count > part.count and link.fullmatch(between) is not None


class _Patterns(NamedTuple):
    """How a part and its whole stand beside each other.

    Attributes:
        link: what stands between the two figures: "of the planned".
        parted: what stands before a whole of which the first part is told.
    """

    link: re.Pattern[str]
    parted: re.Pattern[str]


@functools.cache
def _patterns(language: str) -> _Patterns:
    words = load_grammar(language)
    marks = rf"(?:(?:the|its|their|a|an|{alternation(words.whole_marks)})\s+)*"
    first = rf"(?:{alternation(words.vanguards)})\s+of\s+(?:(?:a|an|the|its|their)\s+)?"
    return _Patterns(
        link=re.compile(
            r"(?:\s+(?:[\w\-]+\s+){0,2}(?:out\s+)?|(?:\s+[\w\-]+){1,3}\s?[,(–—-]+\s?out\s+)of\s+"
            rf"{marks}(?:of\s+)?",
            re.I,
        ),
        parted=re.compile(rf"\b{first}(?:[\w\-]+\s+){{0,3}}$", re.I),
    )


@rule("read.whole")
def _whole(scene: Scene, model: Draft, whole: Quantity, words: Predicates) -> Draft | None:
    """What is told of the part is not told of the whole: it is to come, or was there."""
    if model.frame in _STOCKS:
        frame, status = _STOCKS[model.frame], "ongoing"
    else:
        frame, status = model.frame, _promised(scene, whole, words)
        if model.stance.status not in _MOVED and status != "agreed":
            return None
    last = scene.sentence.at(whole.raw.end - 1)
    head = _order_of(scene, whole, words) or last if status == "agreed" else last
    is_told = status not in ("pledged", "ongoing")  # else the day of the part is not its own
    return replace(
        model,
        frame=frame,
        stance=Stance(status),
        quantity=whole,
        basis="total",
        anchor=(whole.raw.start, whole.raw.end),
        what_span=(whole.raw.start, whole.raw.start),
        date=None,
        head=head.i if head is not None and is_told else -1,
        is_aside=model.is_aside or status == "agreed",
        is_parting=False,
    )


def _promised(scene: Scene, whole: Quantity, words: Predicates) -> str:
    """On which rung a word beside the figure puts the rest: ordered, approved, promised."""
    if _order_of(scene, whole, words) is not None:
        return "agreed"
    near = _near(scene, whole)
    return next((words.status[t.lemma] for t in near if t.lemma in words.status), "pledged")


def _near(scene: Scene, whole: Quantity) -> Sequence[Token]:
    """The words behind a figure that tell what became of so many."""
    last = scene.sentence.at(whole.raw.end - 1)
    return scene.sentence.tokens[last.i : last.i + _NEAR] if last is not None else ()


def _order_of(scene: Scene, whole: Quantity, words: Predicates) -> Token | None:
    """The word behind a figure by which so many were ordered or bought."""
    return next((t for t in _near(scene, whole) if _is_traded(t, words)), None)


def _is_traded(word: Token, words: Predicates) -> bool:
    """ "Ordered", "on order", "that it bought": what was agreed on, however much has come."""
    if word.lemma in words.flags["ordering"]:
        return True
    return word.lemma in words.flags["traded"] and word.tag in ("VBN", "VBD")
