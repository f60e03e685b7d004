"""One sentence -> drafts of moves whose movers are not named as people.

In: a ``Scene``.  Out: "France will pull out of Mali", "France's withdrawal from Mali" (withdrawals
of nobody in particular) and "Spain and Portugal are considering doing so" (what was just told, by
somebody else).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, subject_of, verb_classes
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Token
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_moves"]

_PEOPLE: Final = ("personnel", "unit", "equipment")
_OUT: Final = ("from", "of", "in")
_LEAVERS: Final = ("state", "organisation")


def read_moves(scene: Scene, words: Predicates, nouns: Nouns) -> Iterator[Draft]:
    """The drafts of moves without a theme."""
    for token in scene.sentence.tokens:
        if token.is_noun and "pull" in words.by_noun.get(token.lemma, ()):
            yield from _departure(scene, token, words, nouns)
        if token.pos != "VERB":
            continue
        if token.lemma in scene.grammar.pullout_verbs:
            yield from _pullout(scene, token, words)
        elif token.lemma in ("do", "follow"):
            yield from _same_act(scene, token, words)


@rule("read.pullout")
def _pullout(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    sentence = scene.sentence
    classes = verb_classes(sentence, verb, words)
    if "depart" not in classes or sentence.child(verb, "obj", "nsubj:pass") is not None:
        return
    subject = subject_of(sentence, verb)
    origin = next((c for c in sentence.children(verb, "obl") if c.case in ("from", "of")), None)
    if subject is None or origin is None:
        return
    mention = scene.name_of(subject)
    if mention is None or mention.form == "adjective":
        return
    provider, host = scene.resolve(subject), scene.resolve(origin)
    if provider is None or host is None or host.kind not in ("state", "region"):
        return
    if provider.name != host.name:
        stance = read_stance(
            sentence, Predicate(verb, classes, "subject"), "depart", "withdrawal", words
        )
        yield _draft(scene, verb, "withdrawal", provider, host, stance, is_same=False)


@rule("read.departure")
def _departure(scene: Scene, noun: Token, words: Predicates, nouns: Nouns) -> Iterator[Draft]:
    """ "France's withdrawal from Mali", "the US drawdown in Iraq": of nobody in particular."""
    sentence = scene.sentence
    below = sentence.children(noun, "nmod", "compound")
    if any(set(nouns.classes_of(c.lemma)) & set(_PEOPLE) for c in below):
        return
    if not _is_of_men(scene, noun):
        return
    provider = scene.owner(noun)
    verb = next((a for a in sentence.ancestors(noun) if a.is_verb), None)
    if provider is None and verb is not None and noun.dep in ("obj", "obl"):
        subject = subject_of(sentence, verb)
        provider = scene.resolve(subject) if subject is not None else None
    host = _left(scene, noun) or (_left(scene, verb) if verb is not None else None)
    if provider is None or host is None or provider.kind not in _LEAVERS:
        return
    if provider.name != host.name:
        predicate = Predicate(noun, ("pull",), "modifier", is_noun=True)
        stance = read_stance(sentence, predicate, "pull", "withdrawal", words)
        yield _draft(scene, noun, "withdrawal", provider, host, stance, is_same=False)


def _is_of_men(scene: Scene, noun: Token) -> bool:
    """Whether soldiers leave: by the noun's own words, or by those of the sentence."""
    if noun.lemma in scene.grammar.troop_exits:
        return scene.is_war_text
    near = {t.lower for t in scene.sentence.tokens}
    return bool(near & scene.grammar.troop_words)


def _left(scene: Scene, token: Token) -> Party | None:
    """The state or region that is left, as told on the noun or its verb."""
    for child in scene.sentence.children(token, "nmod", "obl"):
        if child.case in _OUT and (token.is_noun or child.case == "from"):
            party = scene.resolve(child)
            if party is not None and party.kind in ("state", "region"):
                return party
    return None


@rule("read.same_act")
def _same_act(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "Doing so", "did the same", "followed suit"."""
    sentence = scene.sentence
    after = {t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 3]}
    if not after & ({"so", "same", "likewise"} if verb.lemma == "do" else {"suit"}):
        return
    subject = subject_of(sentence, verb)
    provider = scene.resolve(subject) if subject is not None else None
    if provider is None:
        return
    predicate = Predicate(verb, ("send",), "subject")
    stance = read_stance(sentence, predicate, "send", "deployment", words)
    yield _draft(scene, verb, "deployment", provider, None, stance, is_same=True)


def _draft(
    scene: Scene,
    verb: Token,
    frame: str,
    provider: Party,
    recipient: Party | None,
    stance: Stance,
    *,
    is_same: bool,
) -> Draft:
    anchor = (verb.start, verb.end)
    return Draft(
        frame=frame,
        sentence=scene.sentence.index,
        paragraph=scene.sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=None,
        theme="count" if is_same else "personnel",
        anchor=anchor,
        what_span=anchor,
        stance=stance,
        is_pointer=is_same,
        head=verb.i,
        is_same_act=is_same,
    )
