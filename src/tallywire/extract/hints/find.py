"""A sentence -> hints: men, arms, sites, accords and backing that it speaks of, with their sides.

In: a ``Scene`` with its themes, of which no rule made a draft.  Out: at most one hint for
each frame and thing, whatever governs it: the signs decide later whether it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.hints.sides import Known, Parties, Sides
from tallywire.extract.hints.signs import of_draft, of_sentence, of_spot
from tallywire.extract.hints.spots import Spot, find_spots
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.status import VOID, Stance, read_stance
from tallywire.extract.predication.unwanted import is_of_none
from tallywire.extract.reader import Lexicon
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_hints import weighed, weights_for
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["Hint", "find_hints"]

_READINGS: Final = {
    "transfer": ("give", "get", "send", "permit", "ask", "announce", "weigh", "tender", "refuse",
                 "halt"),
    "deployment": ("send", "go", "permit", "ask", "announce", "weigh", "tender", "refuse", "halt"),
    "presence": ("stay", "hold", "station", "host"),
    "withdrawal": ("pull", "depart", "reduce", "expel"),
    "support": ("back", "give", "ask", "announce", "permit", "weigh", "tender", "refuse", "halt"),
    "training": ("train", "ask", "announce", "permit", "weigh", "tender", "refuse", "halt"),
    "facility": ("run", "open", "close", "host", "permit", "ask", "announce", "weigh", "refuse"),
    "agreement": ("sign", "scrap", "ask", "announce", "weigh", "permit"),
    "embargo": ("ban", "unban", "ask", "announce", "weigh"),
    "concession": ("concede", "get", "ask", "announce", "weigh", "tender", "refuse"),
}  # fmt: skip
"""Frames with the classes as which what governs them is tried; the first is the default."""

HOPELESS: Final = -2.0
"""What the thing and its clause must weigh more than."""

_LASTING: Final = frozenset({"support", "presence", "facility"})


class Hint(msgspec.Struct, frozen=True, gc=False):
    """A draft that no rule made, and what speaks for it.

    Attributes:
        draft: the draft; ``gather`` fills its open sides.
        signs: names of what holds of it.
        options: the parties that its sides were chosen from, with what was weighed; none unless
            weights are learned.
    """

    draft: Draft
    signs: frozenset[str]
    options: tuple[tuple[Party, tuple[str, ...]], ...] = ()


def find_hints(
    scene: Scene,
    themes: Sequence[Theme],
    lexicon: Lexicon,
    known: Known,
    *,
    is_learning: bool = False,
) -> list[Hint]:
    """The hints of the sentence in order of their anchors.

    Args:
        scene: the sentence.
        themes: what it speaks of.
        lexicon: the word lists.
        known: whom the text before is about.
        is_learning: hopeless ones, too, and of each what its sides were chosen from.
    """
    sentence = scene.sentence
    spots = find_spots(scene, themes, lexicon.nouns, lexicon.predicates)
    general = frozenset(of_sentence(scene))
    tried: list[tuple[Spot, str, frozenset[str]]] = []
    for spot in spots:
        first = general | frozenset(of_spot(scene, spot))
        tried.extend(
            (spot, frame, first)
            for frame in spot.frames
            if is_learning or _is_hopeful(first, weights_for(sentence.language, "about", frame))
        )
    if not tried:
        return []
    parties = Parties(scene, known, lexicon.predicates)
    found: list[Hint] = []
    for spot, frame, first in tried:
        hint = _hint(scene, spot, frame, first, parties, lexicon)
        if hint is not None and is_learning:
            hint = replace(hint, options=tuple(parties.at(spot, frame)))
        if hint is not None:
            found.append(hint)
    return sorted(found, key=lambda h: (h.draft.anchor, h.draft.frame))


def _is_hopeful(signs: frozenset[str], weights: Mapping[str, float]) -> bool:
    """Whether the thing and its clause leave a chance, whoever the sides are."""
    return weighed(("", *signs), weights) > HOPELESS


def _hint(
    scene: Scene,
    spot: Spot,
    frame: str,
    first: frozenset[str],
    parties: Parties,
    lexicon: Lexicon,
) -> Hint | None:
    sides = parties.sides(spot, frame)
    draft = _draft(scene, spot, frame, sides, lexicon)
    if draft is None or is_of_none(scene, spot.theme, draft):
        return None
    return Hint(draft, first.union(of_draft(scene, draft, sides, parties.named)))


@rule("read.hint")
def _draft(scene: Scene, spot: Spot, frame: str, sides: Sides, lexicon: Lexicon) -> Draft | None:
    predicate = Predicate(spot.head, spot.classes, "object", is_noun=not spot.head.is_verb)
    reading = next((c for c in _READINGS[frame] if c in spot.classes), _READINGS[frame][0])
    stance = read_stance(scene.sentence, predicate, reading, frame, lexicon.predicates)
    if stance.status == VOID:
        return None
    if frame in _LASTING and stance.status in ("completed", "under_way"):
        stance = Stance("ongoing", stance.polarity, stance.certainty)
    what = spot.theme.label
    if frame == "embargo":
        actions = load_secondary(scene.sentence.language).embargo_actions
        what = next((actions[t.lemma] for t in spot.chain if t.lemma in actions), "imposed")
    elif frame == "support" and not spot.is_named_form:
        what = None
    draft = make_draft(
        scene, spot.theme, predicate, frame, sides.provider, sides.recipient, what, stance
    )
    return replace(draft, is_part=False, is_pointer=draft.is_pointer or what is None)
