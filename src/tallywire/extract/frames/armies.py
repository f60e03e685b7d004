"""Armies that move as such: "the dispatch of the Bundeswehr to Mali", "the army will arrive in".

In: a ``Scene``.  Out: drafts of deployments and withdrawals whose movers are a state's forces by
name or as a whole, and not counted men.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import ARMED_BODIES, Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.predication.status import VOID, read_stance
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_armies"]

_GOALS: Final = frozenset({"to", "into"})
_PARTS: Final = frozenset({"nsubj", "obj", "nsubj:pass", "nmod"})


def read_armies(scene: Scene, words: Predicates) -> Iterator[Draft]:
    """The drafts of the sentence."""
    names, armies = scene.names, scene.grammar.armies
    told = [t for t in scene.sentence.tokens if t.dep in _PARTS]
    for token in (t for t in told if t.start in names or t.lemma in armies):
        verb = scene.sentence.head(token)
        if verb is None or not _is_army(scene, token):
            continue
        if verb.is_noun and token.dep == "nmod" and token.case == "of":
            yield from _of_noun(scene, token, verb, words)
        elif verb.is_verb:
            yield from _of_verb(scene, token, verb, words)


def _is_army(scene: Scene, token: Token) -> bool:
    """All the forces of a state, by name or by a noun: "the Bundeswehr", "the Angolan army"."""
    mention = scene.name_of(token)
    if mention is not None:
        return mention.subkind in ARMED_BODIES and mention.state is not None
    is_whole = token.lemma in scene.grammar.armies and token.tag in ("NN", "NNP")
    return is_whole and scene.owner(token) is not None


@rule("read.army")
def _of_noun(scene: Scene, army: Token, noun: Token, words: Predicates) -> Iterator[Draft]:
    """ "The dispatch of the Bundeswehr to Mali": a noun of sending and a goal."""
    if "send" not in words.by_noun.get(noun.lemma, ()):
        return
    host = _place(scene, (army, noun), _GOALS)
    yield from _draft(scene, army, Predicate(noun, ("send",), "modifier", is_noun=True), host)


@rule("read.army")
def _of_verb(scene: Scene, army: Token, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "The Angolan army will arrive in Malawi", "sent the navy to Yemen"."""
    classes = verb_classes(scene.sentence, verb, words)
    is_own = army.dep == "nsubj" and "go" in classes
    is_sent = army.dep in ("obj", "nsubj:pass") and "send" in classes
    if not (is_own or is_sent) or verb.lemma in scene.grammar.entering_verbs:
        return
    places = _GOALS if verb.lemma not in scene.grammar.arriving else _GOALS | PLACES
    name = "go" if is_own else "send"
    host = _place(scene, (verb, army), places)
    yield from _draft(scene, army, Predicate(verb, (name,), "subject"), host)


def _place(scene: Scene, tokens: tuple[Token, ...], cases: frozenset[str]) -> Party | None:
    for token in tokens:
        for case, child in arguments(scene.sentence, Predicate(token, (), "")).obliques:
            party = scene.resolve(child) if case in cases else None
            if party is not None and party.kind in ("state", "region"):
                return party
    return None


def _draft(scene: Scene, army: Token, predicate: Predicate, host: Party | None) -> Iterator[Draft]:
    provider = scene.owner(army) or scene.resolve_one(army)
    if provider is None or host is None or provider.name == host.name:
        return
    stance = read_stance(
        scene.sentence, predicate, predicate.classes[0], "deployment", scene.predicates
    )
    if stance.status == VOID:
        return
    yield Draft(
        frame="deployment",
        sentence=scene.sentence.index,
        paragraph=scene.sentence.paragraph,
        provider=provider,
        recipient=host,
        what=None,
        theme="personnel",
        anchor=(army.start, army.end),
        what_span=(army.start, army.end),
        stance=stance,
        is_pointer=False,
        head=predicate.token.i,
    )
