"""What holds of a hint: the signs that are weighed.

In: a ``Scene``, a spot, the draft made of it and its sides.  Out: names of signs.  Each is weighed
for all frames alike, and once more for its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.clauses import is_passive
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.grammar.tenses import has_modal, has_will, is_infinitive, is_past
from tallywire.extract.hints.sides import Sides
from tallywire.extract.hints.spots import Spot
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.packs.lexicon_hints import load_hint_words

__all__ = ["of_draft", "of_sentence", "of_spot"]

_SURE: Final = 0.0
_MOST: Final = 4


def of_spot(scene: Scene, spot: Spot) -> Iterator[str]:
    """The thing, what is done to it, and the form in which that is told."""
    theme = spot.theme
    yield f"kind={spot.kind}"
    yield f"word={theme.token.lemma}"
    yield f"strong={theme.is_strong}"
    if theme.quantity is not None:
        yield "counted"
        yield f"counted-{spot.kind}"
    yield from (f"does={name}" for name in spot.classes or ("nothing",))
    yield f"relation={_relation(scene, spot)}"
    yield f"form={_form(scene, spot.verb) if spot.verb is not None else 'none'}"


def of_draft(scene: Scene, draft: Draft, sides: Sides, named: int) -> Iterator[str]:
    """How it stands, and how surely its sides are named, of so many in the sentence."""
    if draft.is_generic or draft.is_pointer:
        yield "pointer"
    yield f"status={draft.stance.status}"
    yield f"denied={draft.stance.polarity == 'denied'}"
    yield f"certainty={draft.stance.certainty}"
    gives, gets = _level(sides.provider, sides.gives), _level(sides.recipient, sides.gets)
    yield f"provider={gives}"
    yield f"recipient={gets}"
    yield f"both={gives}/{gets}"
    yield f"names={min(named, _MOST)}"
    for side, party in (("provider", sides.provider), ("recipient", sides.recipient)):
        if party is None:
            continue
        yield f"{side}-kind={party.kind}"
        for name, known in (("topic", scene.topic), ("host", scene.host)):
            if known is not None and known.name == party.name:
                yield f"{side}={name}"
    if scene.topic is None:
        yield "no-topic"


def of_sentence(scene: Scene) -> Iterator[str]:
    """What the sentence is about besides."""
    sentence = scene.sentence
    yield f"zone={sentence.zone}"
    yield f"length={min(len(sentence.tokens) // 12, _MOST)}"
    for name, words in load_hint_words(sentence.language).topics.items():
        if sentence.has_any(words):
            yield f"about={name}"
    if sentence.text.rstrip("\"”’' ").endswith("?"):
        yield "question"


def _level(party: Party | None, weight: float) -> str:
    if party is None:
        return "none"
    if party.is_implied:
        return "implied"
    return "sure" if weight >= _SURE else "weak"


def _relation(scene: Scene, spot: Spot) -> str:
    token = spot.theme.token
    first = scene.sentence.conjuncts(token)[0]
    if first.dep in ("obl", "nmod"):
        return f"{first.dep}-{first.case}"
    return first.dep


def _form(scene: Scene, verb: Token) -> str:
    sentence = scene.sentence
    if has_will(sentence, verb):
        return "will"
    if has_modal(sentence, verb):
        return "modal"
    voice = "passive" if is_passive(sentence, verb) else "active"
    if is_infinitive(sentence, verb):
        return f"infinitive-{verb.dep}"
    if is_past(sentence, verb):
        return f"past-{voice}"
    return f"{verb.tag}-{voice}"
