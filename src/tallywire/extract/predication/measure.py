"""A theme, a predicate and two parties -> a draft: basis, mode, anchor, pointers.

In: what the other rules of one sentence have found.  Out: a ``Draft``; the one place where
drafts about themes are made.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.modes import mode_of
from tallywire.extract.predication.status import Stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import told

__all__ = ["anchor_of", "make_draft"]


def make_draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    frame: str,
    provider: Party | None,
    recipient: Party | None,
    what: str | None,
    stance: Stance,
) -> Draft:
    """The draft that the theme makes with what happens to it."""
    sentence = scene.sentence
    quantity = theme.quantity
    return Draft(
        frame=frame,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=what,
        theme=theme.cls,
        anchor=anchor_of(theme),
        what_span=(theme.start, theme.end),
        stance=stance,
        quantity=quantity,
        unit=theme.unit,
        basis=_basis(scene, theme, frame, stance, predicate.token),
        mode=mode_of(scene, theme, predicate) if frame == "transfer" else None,
        is_pointer=theme.cls == "count" or _is_pointer(sentence, theme.token),
        is_projected=frame == "presence" and stance.status not in ("ongoing", "ended"),
        head=predicate.token.i,
        category=theme.category,
        is_generic=theme.is_generic,
        is_pronoun=theme.token.pos == "PRON",
        nearby=_nearby(scene, provider) if recipient is None else None,
        is_part="include" in predicate.classes and frame in ("transfer", "deployment"),
    )


_SIDES: Final = ("nsubj", "nsubj:pass", "obl:agent", "obj", "iobj", "nmod:poss", "conj")
_GOALS: Final = ("to", "in", "for")


def _nearby(scene: Scene, provider: Party | None) -> Party | None:
    """The only state named in the sentence beside the provider, or None."""
    found: dict[str, Party] = {}
    for token, mention in scene.named:
        if mention.kind != "state" or mention.form == "adjective":
            continue
        above = scene.sentence.tokens[token.head].lemma
        is_force = above in scene.force_nouns or above in scene.grammar.generic_forces
        is_place = token.case in _GOALS and (
            token.dep == "obl" or (token.dep == "nmod" and is_force)
        )
        if token.dep not in _SIDES and not is_place:
            continue
        if provider is None or mention.entity not in provider.name.split(" and "):
            found[mention.entity] = Party(mention.entity, "state", mention.start, mention.end)
    return next(iter(found.values())) if len(found) == 1 else None


def anchor_of(theme: Theme) -> tuple[int, int]:
    """Code points of the thing with its figure."""
    if theme.quantity is None:
        return theme.start, theme.end
    return min(theme.quantity.raw.start, theme.start), max(theme.quantity.raw.end, theme.end)


def _is_to_date(sentence: Sentence, head: Token) -> bool:
    """ "So far", "thus far", "to date": what there has been in all."""
    beside = sentence.children(head, "advmod", "obl", "advcl")
    ends = [(sentence.tokens[c.i - 1].lower, c.lower) for c in beside if c.i]
    return any(pair in (("so", "far"), ("to", "date"), ("thus", "far")) for pair in ends)


def _is_all_they_have(scene: Scene, theme: Theme) -> bool:
    """ "Will withdraw its 2,000 soldiers": as many as it has there."""
    if theme.quantity is None:
        return False
    owner = scene.sentence.child(theme.token, "nmod:poss")
    inside = scene.sentence.within(theme.quantity.raw.start, theme.quantity.raw.end)
    is_counted = any(t.head == theme.token.i and t.dep == "nummod" for t in inside)
    return owner is not None and is_counted and owner.i < inside[0].i


def _is_level(scene: Scene, theme: Theme, head: Token) -> bool:
    """ "Brings military aid to $4 billion": the sum that it comes to."""
    if theme.quantity is None or head.lemma not in scene.grammar.level_setters:
        return False
    inside = scene.sentence.within(theme.quantity.raw.start, theme.quantity.raw.end)
    return any(t.case == "to" and t.head == head.i for t in inside)


_PLACED: Final = frozenset({"presence", "facility", "agreement"})
"""Frames of which "the first" and "the last" count no batches."""
_BATCHED: Final = frozenset(
    {"pledged", "authorised", "agreed", "requested", "offered", "under_way", "completed"}
)
"""Rungs on which a counted gift is one batch."""


def _basis(scene: Scene, theme: Theme, frame: str, stance: Stance, head: Token) -> str:
    """total, increment or unspecified, from the words around the theme."""
    sentence = scene.sentence
    counted = theme.quantity is not None and theme.quantity.count is not None
    if theme.quantity is not None and theme.quantity.is_increment:
        return told("increment", "basis.more", theme.quantity)
    grammar = scene.grammar
    if head.lemma in grammar.adding_verbs:
        return told("increment", "basis.adding_verb", head)
    if _is_level(scene, theme, head):
        return told("total", "basis.whole_word", head)
    above = [theme.token, *sentence.ancestors(theme.token)][:3]
    words = {c.lower for t in above if t.is_noun for c in [t, *sentence.children(t, "amod", "det")]}
    if words & grammar.whole_words or (
        counted and stance.status == "completed" and _is_to_date(sentence, head)
    ):
        return told("total", "basis.whole_word", *above)
    is_part = bool(words & grammar.part_words) and (counted or frame not in _PLACED)
    if is_part or theme.token.lower in ("more", "others"):
        return told("increment", "basis.part_word", *above)
    if frame == "presence" and counted:
        return told("total", "basis.stock", theme.quantity)
    if frame == "withdrawal" and counted and _is_all_they_have(scene, theme):
        return told("total", "basis.whole_word", theme.token)
    if frame == "transfer" and counted and stance.status in _BATCHED:
        return told("increment", "basis.named_batch", theme.quantity)
    return told("unspecified", "basis.open")


def _is_pointer(sentence: Sentence, token: Token) -> bool:
    return any(
        c.lower in ("these", "those", "this", "that", "the", "another", "its", "their")
        for c in sentence.children(token, "det", "nmod:poss", "amod")
    )
