"""One sentence -> drafts of moves whose movers are not named as people.

In: a ``Scene``.  Out: "France will pull out of Mali", "France's withdrawal from Mali" (withdrawals
of nobody in particular) and "Spain and Portugal are considering doing so" (what was just told, by
somebody else).
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from typing import Final

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.fields import place_within
from tallywire.extract.predication.left_lands import PLACES
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates, load_predicates

__all__ = ["read_moves"]

_PEOPLE: Final = ("personnel", "unit", "equipment")
_OUT: Final = ("from", "of", "in")
_IN: Final = ("to", "in", "into")
_SAME: Final = frozenset({"do", "follow"})
_LEAVERS: Final = ("state", "organisation", "region")


def read_moves(scene: Scene, words: Predicates, nouns: Nouns) -> Iterator[Draft]:
    """The drafts of moves without a theme."""
    for token in scene.sentence.among(_words(scene.sentence.language)):
        if token.is_noun:
            yield from _of_noun(scene, token, words, nouns)
        if token.pos != "VERB":
            continue
        if token.lemma in scene.grammar.pullout_verbs:
            yield from _pullout(scene, token, words)
        elif token.lemma in scene.grammar.quitting_verbs:
            yield from _quitting(scene, token, words)
        elif token.lemma in scene.grammar.entering_verbs:
            yield from _entering(scene, token, words)
        elif token.lemma in _SAME:
            yield from _same_act(scene, token, words)


@functools.cache
def _words(language: str) -> frozenset[str]:
    """Nouns and verbs that may tell of a move."""
    grammar, exits = load_grammar(language), load_predicates(language).classes["pull"].nouns
    verbs = grammar.pullout_verbs | grammar.quitting_verbs | grammar.entering_verbs | _SAME
    return verbs | exits | grammar.troop_arrivals | grammar.stays


def _of_noun(scene: Scene, noun: Token, words: Predicates, nouns: Nouns) -> Iterator[Draft]:
    """Leaving, coming and the end of a stay, told by a noun without men."""
    grammar = scene.grammar
    is_exit = "pull" in words.by_noun.get(noun.lemma, ())
    if not (is_exit or noun.lemma in grammar.troop_arrivals or noun.lemma in grammar.stays):
        return
    below = scene.sentence.children(noun, "nmod", "compound")
    if any(set(nouns.classes_of(c.lemma)) & set(_PEOPLE) for c in below):
        return
    verb = next((a for a in scene.sentence.ancestors(noun) if a.is_verb), None)
    meant = scene.sentence.child(verb, "xcomp") if verb is not None else None
    if meant is not None and noun.dep == "nsubj:pass" and meant.lemma in grammar.ending_stays:
        verb = meant  # "the mission is expected to end"
    if is_exit:
        yield from _departure(scene, noun, verb, words)
    elif noun.lemma in grammar.troop_arrivals:
        yield from _arrival(scene, noun, verb, words)
    if (
        noun.lemma in grammar.stays
        and verb is not None
        and noun.dep in ("obj", "nsubj:pass", "nsubj")
    ):
        yield from _end_of_stay(scene, noun, verb, words)


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
    is_there = any(scene.name_of(t) is not None for t in sentence.subtree(origin))
    if not _is_named(scene, subject) or not (is_there or scene.name_of(subject)):
        return
    host = scene.resolve(origin) or _place(scene, origin, PLACES)
    provider = scene.resolve(subject)
    if provider is None or host is None or host.kind not in ("state", "region"):
        return
    if provider.name != host.name:
        stance = read_stance(
            sentence, Predicate(verb, classes, "subject"), "depart", "withdrawal", words
        )
        yield _draft(scene, verb, "withdrawal", provider, host, stance, is_same=False)


def _is_named(scene: Scene, subject: Token) -> bool:
    """A state or company by name, or a pronoun that stands for one."""
    mention = scene.name_of(subject)
    if mention is None and subject.lemma in scene.grammar.armies:
        return scene.owner(subject) is not None
    if mention is None:
        return subject.lower in ("it", "they", "we") and scene.is_war_text
    return mention.form != "adjective"


@rule("read.quitting")
def _quitting(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "France is leaving Mali", in a text about soldiers."""
    sentence = scene.sentence
    subject, left = subject_of(sentence, verb), sentence.child(verb, "obj")
    if subject is None or left is None or not scene.is_war_text:
        return
    mention = scene.name_of(left)
    if mention is None or mention.kind != "state" or not _is_named(scene, subject):
        return
    provider, host = scene.resolve(subject), scene.resolve(left)
    named = scene.name_of(subject)
    if provider is None or host is None or (named is not None and named.kind == "person"):
        return
    if provider.name != host.name and provider.kind in _LEAVERS:
        predicate = Predicate(verb, ("depart",), "subject")
        stance = read_stance(sentence, predicate, "depart", "withdrawal", words)
        yield _draft(scene, verb, "withdrawal", provider, host, stance, is_same=False)


@rule("read.entering")
def _entering(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "The Ugandan army crossed into Sudan": an army, and a land that is not its own."""
    sentence = scene.sentence
    subject, place = subject_of(sentence, verb), sentence.child(verb, "obj")
    goals = [c for c in sentence.children(verb, "obl") if c.case == "into"]
    goal = goals[0] if goals else (place if verb.lemma in scene.grammar.entered else None)
    if subject is None or goal is None or subject.lemma not in scene.grammar.armies:
        return
    provider, host = scene.owner(subject), scene.resolve(goal) or _place(scene, goal, ("in", "of"))
    if provider is None or host is None or host.kind not in ("state", "region"):
        return
    if provider.name != host.name and provider.kind in _LEAVERS:
        predicate = Predicate(verb, ("go",), "subject")
        stance = read_stance(sentence, predicate, "go", "deployment", words)
        yield _draft(scene, verb, "deployment", provider, host, stance, is_same=False)


@rule("read.departure")
def _departure(scene: Scene, noun: Token, verb: Token | None, words: Predicates) -> Iterator[Draft]:
    """ "France's withdrawal from Mali", "the US drawdown in Iraq": of nobody in particular."""
    if not _is_of_men(scene, noun):
        return
    provider = _mover(scene, noun, verb)
    host = _place(scene, noun, _OUT) or (_place(scene, verb, ("from",)) if verb else None)
    if provider is None or host is None or provider.name == host.name:
        return
    predicate = Predicate(noun, ("pull",), "modifier", is_noun=True)
    stance = read_stance(scene.sentence, predicate, "pull", "withdrawal", words)
    yield _draft(scene, noun, "withdrawal", provider, host, stance, is_same=False)


@rule("read.arrival")
def _arrival(scene: Scene, noun: Token, verb: Token | None, words: Predicates) -> Iterator[Draft]:
    """ "A Turkish military deployment to Libya": of nobody in particular."""
    own = {c.lower for c in scene.sentence.children(noun, "amod", "compound")}
    provider = _mover(scene, noun, verb)
    host = _place(scene, noun, _IN) or (_place(scene, verb, ("to", "into")) if verb else None)
    if not own & scene.grammar.troop_words or provider is None or host is None:
        return
    if provider.name == host.name or (provider.kind == "organisation" and not provider.is_company):
        return
    predicate = Predicate(noun, ("send",), "modifier", is_noun=True)
    stance = read_stance(scene.sentence, predicate, "send", "deployment", words)
    yield _draft(scene, noun, "deployment", provider, host, stance, is_same=False)


@rule("read.end_of_stay")
def _end_of_stay(scene: Scene, noun: Token, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "Canada will end its combat mission in Afghanistan": its men leave."""
    is_done = noun.lemma == "deployment" and verb.lemma == "complete"
    if verb.lemma not in scene.grammar.ending_stays or is_done or not scene.is_war_text:
        return
    if verb.tag == "VBG" and verb.dep == "advcl" and "pull" in _told_above(scene, verb, words):
        return  # "brought its men home, ending its mission there": told by the verb
    is_raised = noun.dep == "nsubj:pass" and verb.dep == "xcomp"
    is_own = noun.dep == "nsubj" or is_raised  # "the French mission ended"
    if is_own and (scene.sentence.child(verb, "obj") is not None or noun.lemma == "presence"):
        return
    if noun.lemma not in ("presence", "deployment") and not _is_military(scene, noun):
        return
    provider = _mover(scene, noun, verb)
    host = _place(scene, noun, _IN) or _place(scene, verb, ("in",))
    if provider is None or host is None or provider.name == host.name:
        return
    predicate = Predicate(verb, ("pull",), "object")
    stance = read_stance(scene.sentence, predicate, "pull", "withdrawal", words)
    yield _draft(scene, noun, "withdrawal", provider, host, stance, is_same=False)


def _told_above(scene: Scene, verb: Token, words: Predicates) -> set[str]:
    """The classes of the verb that a clause hangs on; those of leaving are one."""
    classes = set(verb_classes(scene.sentence, scene.sentence.tokens[verb.head], words))
    return classes | {"pull"} if classes & {"depart", "expel"} else classes


def _is_military(scene: Scene, noun: Token) -> bool:
    near = {t.lower for t in scene.sentence.tokens}
    return bool(near & (scene.grammar.troop_words | {"combat", "peacekeeping"}))


def _mover(scene: Scene, noun: Token, verb: Token | None) -> Party | None:
    """Whose men they are: the noun's owner, else who acts in the clause."""
    provider = scene.owner(noun)
    if provider is None and verb is not None and noun.dep in ("obj", "obl"):
        subject = subject_of(scene.sentence, verb)
        provider = scene.resolve(subject) if subject is not None else None
    return provider if provider is not None and provider.kind in _LEAVERS else None


def _is_of_men(scene: Scene, noun: Token) -> bool:
    """Whether soldiers leave: by the noun's own words, or by those of the sentence."""
    if noun.lemma in scene.grammar.troop_exits:
        return scene.is_war_text
    near = {t.lower for t in scene.sentence.tokens}
    return bool(near & scene.grammar.troop_words)


def _place(scene: Scene, token: Token, cases: Collection[str]) -> Party | None:
    """The state or region told with one of the prepositions on the noun or its verb."""
    for child in scene.sentence.children(token, "nmod", "obl"):
        if child.case in cases:
            party = scene.resolve(child) or place_within(scene, child)
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
