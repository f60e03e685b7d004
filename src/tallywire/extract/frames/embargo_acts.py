"""What is done to an embargo, and by whom, as the words above and below it tell.

In: a ``Scene`` and an embargo.  Out: predicates with the action that each stands for, the
body behind a resolution, and the rung of an act that is done by deciding it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.imposers import decider_of
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.situations import case_party, clause_verb
from tallywire.extract.predication.status import Stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import told
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["actions_on", "asked_of", "body_behind", "is_in_force", "settled"]

_LINKS: Final = ("nmod", "compound", "nmod:poss", "obl", "conj", "appos")
_STEPS: Final = 6
_FINITE: Final = ("VBZ", "VBP")


def actions_on(
    scene: Scene, theme: Theme, extra: SecondaryWords
) -> Iterator[tuple[Predicate, str]]:
    """Verbs and nouns that do something to the embargo, above it and then below it."""
    sentence, actions = scene.sentence, extra.embargo_actions
    above = _above(scene, theme.token, extra)
    if above is not None:
        yield above
    for holder in sentence.conjuncts(theme.token):
        if holder.i != theme.token.i and holder.lemma not in extra.soft_bans:
            continue
        for child in sentence.children(holder, "acl", "acl:relcl", "amod"):
            if child.lemma in actions and child.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP"):
                yield Predicate(child, ("ban",), "object", is_below=True), actions[child.lemma]


def _above(scene: Scene, token: Token, extra: SecondaryWords) -> tuple[Predicate, str] | None:
    sentence, actions, current = scene.sentence, extra.embargo_actions, token
    for _ in range(_STEPS):
        head = sentence.head(current)
        if head is None:
            return None
        if head.is_noun and current.dep in _LINKS and head.lemma in actions:
            return Predicate(head, ("unban",), "modifier", is_noun=True), actions[head.lemma]
        if head.is_verb:
            means = _means_of(scene, head, current, extra)
            if means is None:
                return _by_verb(scene, head, current, extra)
            current = means
        elif current.dep in _LINKS:
            current = head
        else:
            return None
    return None


def _means_of(scene: Scene, verb: Token, below: Token, extra: SecondaryWords) -> Token | None:
    """ "Measures to enforce the embargo": the noun that an infinitive of carrying out is on."""
    if verb.lemma not in extra.carrying_out or below.dep != "obj":
        return None
    for above in scene.sentence.ancestors(verb):
        if above.is_noun:
            return above if above.lemma in extra.means else None
        if above.tag not in ("VBN", "VBG"):
            return None
    return None


def _by_verb(
    scene: Scene, verb: Token, below: Token, extra: SecondaryWords
) -> tuple[Predicate, str] | None:
    is_object = below.dep in ("obj", "nsubj:pass", "dep") or below.case == "including"
    predicate = Predicate(verb, ("unban",), "object")
    if verb.lemma in extra.embargo_holding and below.dep in ("obj", "nsubj:pass"):
        return predicate, "imposed"
    action = extra.embargo_actions.get(verb.lemma)
    phrase = f"{verb.lemma} {below.case}"
    if below.dep == "obl" and phrase in extra.embargo_actions:
        return predicate, extra.embargo_actions[phrase]
    if action is None or not (is_object or below.dep == "nsubj"):
        return None
    if below.dep == "nsubj" and not _happens_alone(scene, verb, extra):
        return None
    return predicate, action


def _happens_alone(scene: Scene, verb: Token, extra: SecondaryWords) -> bool:
    """As in "The embargo expires"; "to have the embargo lifted"."""
    if verb.lemma in scene.predicates.flags["running_out"]:
        return True
    head = scene.sentence.head(verb)
    is_short = verb.dep == "root" and scene.sentence.text.rstrip()[-1:] not in ".!?"
    if is_short and verb.tag in ("VBN", "VBD"):
        return scene.sentence.child(verb, "obj") is None  # a headline: "Embargo on Chad lifted"
    return verb.tag in ("VBN", "VBD") and head is not None and head.lemma in extra.causative


def settled(
    scene: Scene, predicate: Predicate, action: str, stance: Stance, extra: SecondaryWords
) -> Stance:
    """The rung of an act: what a body decides is done, and what it maintains goes on."""
    token, sentence = predicate.token, scene.sentence
    if stance.status not in ("completed", "ongoing", "under_way", "authorised", "pledged"):
        return stance
    if action == "imposed" and token.lemma in extra.embargo_holding - set(extra.embargo_actions):
        return replace(stance, status="ongoing")
    if stance.status == "pledged":
        above = [a.lemma for a in sentence.ancestors(token)]
        is_decided = bool(above) and above[0] in extra.deciding
        return told(replace(stance, status="completed"), "status.decided") if is_decided else stance
    if action == "imposed" and token.tag in _FINITE:
        status = "completed" if sentence.zone == "headline" else "ongoing"
        return replace(stance, status=status)
    if stance.status == "authorised":
        return told(replace(stance, status="completed"), "status.decided")
    return stance


def body_behind(
    scene: Scene, doer: Token | None, nouns: Nouns, extra: SecondaryWords
) -> Party | None:
    """ "Adopted a resolution imposing": who adopts the text that does it."""
    if doer is None or doer.lemma not in extra.decreeing_texts:
        return None
    verb = clause_verb(scene.sentence, doer)
    if verb is None:
        return None
    return decider_of(scene, subject_of(scene.sentence, verb), nouns) or scene.owner(doer)


def asked_of(
    scene: Scene, predicate: Predicate, nouns: Nouns, extra: SecondaryWords
) -> Party | None:
    """ "Called on the Council to": who is asked by a verb with a preposition."""
    for above in scene.sentence.ancestors(predicate.token):
        if above.is_verb and above.lemma in extra.asking_on:
            return case_party(scene, above, ("on", "upon", "to"))
        if above.is_verb and above.lemma in extra.asking_whom:
            asked = arguments(scene.sentence, Predicate(above, ("ask",), "object")).object
            return decider_of(scene, asked, nouns)
    return None


def is_in_force(scene: Scene, token: Token, extra: SecondaryWords) -> bool:
    """ "The embargo in place since 2011": said to hold beside what else is said of it."""
    sentence = scene.sentence
    following = sentence.tokens[token.i + 1 : token.i + 6]
    return any(
        one.lower == "in" and after.lemma in extra.in_force_words
        for one, after in pairwise(t for t in following if not t.is_verb)
    )
