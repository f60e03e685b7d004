"""One sentence -> training drafts: whose personnel are trained by whom.

In: a ``Scene`` and its quantities.  Out: drafts of the frame ``training``, whose count is that
of the trainees.  A purpose ("to train the army") makes none; finite clauses, relative
clauses and gerunds do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments
from tallywire.extract.status import read_stance
from tallywire.extract.syntax import Sentence, Token
from tallywire.extract.themes import label_of
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_training"]

_TRAINEE_CLASSES: Final = ("trainee", "force", "personnel", "unit")


def read_training(
    scene: Scene, quantities: Sequence[Quantity], nouns: Nouns, words: Predicates
) -> Iterator[Draft]:
    """The training drafts of the sentence."""
    sentence = scene.sentence
    for token in sentence.tokens:
        is_verb = token.pos == "VERB" and "train" in words.by_verb.get(token.lemma, ())
        is_noun = token.pos == "NOUN" and "train" in words.by_noun.get(token.lemma, ())
        if not is_verb and not is_noun:
            continue
        if is_verb and _is_purpose(sentence, token):
            continue
        predicate = Predicate(token, ("train",), "object", is_noun)
        args = arguments(sentence, predicate)
        trainee = args.object
        if trainee is None or not _can_be_trained(scene, trainee, nouns):
            continue
        yield _draft(scene, predicate, trainee, args.subject, quantities, words)


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """An infinitive that says what for: not a statement of its own (annotation guide)."""
    infinitive = any(c.lower == "to" for c in sentence.children(verb, "aux"))
    if verb.dep == "conj":
        head = sentence.tokens[verb.head]
        return head.is_verb and _is_purpose(sentence, head)
    return (
        infinitive
        and verb.dep in ("advcl", "acl", "relcl", "xcomp")
        and not _is_planned(sentence, verb)
    )


def _is_planned(sentence: Sentence, verb: Token) -> bool:
    """ "Plans to train", "agreed to train": the training itself is what is spoken of."""
    head = sentence.tokens[verb.head]
    moved = sentence.child(head, "obj")
    return head.is_verb and verb.dep == "xcomp" and (moved is None or moved.i > verb.i)


def _can_be_trained(scene: Scene, token: Token, nouns: Nouns) -> bool:
    if any(cls in _TRAINEE_CLASSES for cls in nouns.classes_of(token.lemma)):
        return True
    mention = scene.name_of(token)
    return mention is not None and mention.kind in ("state", "group")


def _draft(
    scene: Scene,
    predicate: Predicate,
    trainee: Token,
    trainer: Token | None,
    quantities: Sequence[Quantity],
    words: Predicates,
) -> Draft:
    sentence = scene.sentence
    provider: Party | None = scene.resolve(trainer) if trainer is not None else None
    recipient = scene.resolve_one(trainee) or scene.owner(trainee)
    mention = scene.name_of(trainee)
    label: str | None = None
    start = trainee.start
    if mention is None:
        label, start = label_of(sentence, trainee, scene.names, scene.grammar)
    quantity = _count_of(sentence, trainee, quantities)
    stance = read_stance(sentence, predicate, "train", "training", words)
    anchor = (min(start, quantity.raw.start) if quantity else start, trainee.end)
    return Draft(
        frame="training",
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=label,
        theme="trainee",
        anchor=anchor,
        what_span=(start, trainee.end),
        stance=stance,
        quantity=quantity,
        unit="person" if quantity and quantity.count is not None else None,
        head=predicate.token.i,
    )


def _count_of(sentence: Sentence, noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    start, _ = sentence.span_of(noun)
    for quantity in quantities:
        if start <= quantity.raw.start and quantity.raw.end <= noun.start and not quantity.unit:
            return quantity
    return None
