"""What an embargo lets through, and what is said of it once it is the topic.

In: a ``Scene`` in which an exemption, a consent or the Security Council's next step is told.
Out: drafts of the frame ``embargo``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.imposers import (
    COUNCIL,
    decider_of,
    embargo_draft,
    imposer_of,
    target_of,
)
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import case_party, clause_verb
from tallywire.extract.predication.status import read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["is_refusing", "is_wishing", "read_consent", "read_continued", "read_exemption"]

_REFUSING_TOO: Final = ("deny", "turn")
"""Beside the verbs of refusing: of an exemption that is denied or turned down."""
_EXEMPTED: Final = frozenset({"equipment", "aid", "personnel"})


def is_wishing(verb: Token, words: Predicates) -> bool:
    """Whether the verb's object is wished for."""
    return "ask" in words.by_verb.get(verb.lemma, ())


def is_refusing(verb: Token, words: Predicates) -> bool:
    """Whether the verb's object is refused."""
    return words.status.get(verb.lemma) == "refused"


@rule("read.exemption")
def read_exemption(
    scene: Scene,
    theme: Theme,
    found: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """As in "Granted it an exemption", "asked for an exception", "turned down a waiver"."""
    sentence = scene.sentence
    verb = clause_verb(sentence, theme.token)
    if verb is None:
        return
    embargo = next((t for t in found if t.token.lemma not in extra.exempting), theme)
    predicate = Predicate(verb, ("permit",), "object")
    args = arguments(sentence, predicate)
    doer = decider_of(scene, args.subject, nouns)
    receiver = case_party(scene, embargo.token, ("on", "against")) if embargo is not theme else None
    if receiver is None and args.iobj is not None:
        receiver = scene.resolve(args.iobj)
    receiver = (
        receiver
        or case_party(scene, theme.token, ("for",))
        or case_party(scene, verb, ("to", "for"))
        or (target_of(scene, embargo, doer) if embargo is not theme else None)
    )
    imposer = imposer_of(scene, embargo)
    is_refused = is_refusing(verb, words) or verb.lemma in _REFUSING_TOO
    pleas = (t for t in sentence.ancestors(theme.token) if "ask" in words.by_noun.get(t.lemma, ()))
    if is_wishing(verb, words) or (any(pleas) and not is_refused):
        asked = case_party(scene, verb, ("from", "of"))
        obj = sentence.child(verb, "obj", "iobj")
        asked = asked or (decider_of(scene, obj, nouns) if obj is not None else None)
        stance = read_stance(sentence, predicate, "ask", "embargo", words)
        yield embargo_draft(scene, theme, predicate, asked or imposer, doer, "exempted", stance)
    elif is_refused:
        stance = read_stance(sentence, predicate, "refuse", "embargo", words)
        yield embargo_draft(scene, theme, predicate, doer or imposer, receiver, "exempted", stance)
    elif verb.lemma in extra.letting:
        stance = read_stance(sentence, predicate, "permit", "embargo", words)
        yield embargo_draft(scene, theme, predicate, doer or imposer, receiver, "exempted", stance)
    elif verb.lemma in extra.winning:
        stance = read_stance(sentence, predicate, "permit", "embargo", words)
        yield embargo_draft(
            scene, theme, predicate, case_party(scene, verb, ("from",)) or imposer, doer,
            "exempted", stance,
        )  # fmt: skip


@rule("read.consent")
def read_consent(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "The committee that watches over the embargo had given its consent"."""
    sentence = scene.sentence
    for verb in sentence.verbs:
        subject = sentence.child(verb, "nsubj")
        if subject is None or subject.lemma not in extra.deciding_bodies:
            continue
        obj = sentence.child(verb, "obj")
        is_leave = obj is not None and (
            obj.lemma == "agreement" or "permit" in words.by_noun.get(obj.lemma, ())
        )
        gives = is_leave and verb.lemma in extra.conceding
        says = verb.lemma in extra.consenting or (
            verb.lemma == "say" and any(c.lower == "yes" for c in sentence.children(verb))
        )
        if not gives and not says:
            continue
        provider = Party(COUNCIL, "organisation", subject.start, subject.end)
        predicate = Predicate(verb, ("permit",), "object")
        stance = read_stance(sentence, predicate, "permit", "embargo", words)
        yield embargo_draft(scene, theme, predicate, provider, None, "exempted", stance)


@rule("read.embargo_continued")
def read_continued(
    scene: Scene, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "The Council had renewed it", "eased the rules for": once the embargo is the topic."""
    sentence = scene.sentence
    for verb in sentence.verbs:
        action = extra.embargo_actions.get(verb.lemma)
        if action is None or action == "breached":
            continue
        obj, patient = sentence.child(verb, "obj"), sentence.child(verb, "nsubj:pass")
        subject = decider_of(scene, sentence.child(verb, "nsubj"), nouns)
        if patient is not None and action == "exempted":
            if not _EXEMPTED & set(nouns.classes_of(patient.lemma)):
                continue
            spot, subject = patient, scene.topic
        elif obj is None or subject is None or subject.name != COUNCIL:
            continue
        elif obj.lower in ("it", "them") or obj.lemma in extra.embargo_rules:
            spot = obj
        else:
            continue
        theme = Theme(spot, "embargo", None, min(verb.start, spot.start), max(verb.end, spot.end))
        predicate = Predicate(verb, ("unban",), "object")
        stance = read_stance(sentence, predicate, "unban", "embargo", words)
        if action == "exempted":
            stance = replace(stance, status="authorised")
        target = case_party(scene, verb, ("for", "on")) or case_party(scene, spot, ("for", "on"))
        yield embargo_draft(scene, theme, predicate, subject, target, action, stance)
