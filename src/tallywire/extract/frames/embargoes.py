"""Embargoes: what is done to them, what is let through, who breaks them, which are in force.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``embargo``.  The provider is who
imposes or decides, or who breaks it; the recipient is the target.  An embargo on wine or on
trade makes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.embargo_acts import (
    actions_on,
    asked_of,
    body_behind,
    is_in_force,
    settled,
)
from tallywire.extract.frames.exemptions import (
    is_refusing,
    is_wishing,
    read_consent,
    read_continued,
    read_exemption,
)
from tallywire.extract.frames.imposers import (
    COUNCIL,
    decider_of,
    embargo_draft,
    imposer_of,
    is_ground,
    read_ground,
    target_of,
)
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import case_party, clause_verb, modifiers
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_embargoes"]


_UNDECIDED: Final = ("requested", "considered")


def read_embargoes(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The embargo drafts of the sentence."""
    found = [t for t in themes if t.cls == "embargo" and _is_of_arms(scene, t, extra)]
    if not found:
        if scene.topic is not None and scene.topic.name == COUNCIL:
            yield from read_continued(scene, nouns, words, extra)
        return
    found.extend(_soft_exemptions(scene, found, extra))
    exempting = [t for t in found if t.token.lemma in extra.exempting]
    for theme in found:
        if theme in exempting:
            yield from read_exemption(scene, theme, found, nouns, words, extra)
        elif not any(_is_under(scene, theme.token, e.token) for e in exempting):
            yield from _of_embargo(scene, theme, nouns, words, extra)
    if not exempting:
        yield from read_consent(scene, found[0], words, extra)


def _soft_exemptions(
    scene: Scene, found: Sequence[Theme], extra: SecondaryWords
) -> Iterator[Theme]:
    """As in "An exception to the arms embargo": the noun above an embargo."""
    taken = {t.token.i for t in found}
    for theme in found:
        head = scene.sentence.head(theme.token)
        if head is not None and head.lemma in extra.exempting and head.i not in taken:
            yield Theme(head, "embargo", head.lemma, head.start, head.end)


def _is_of_arms(scene: Scene, theme: Theme, extra: SecondaryWords) -> bool:
    sentence, token = scene.sentence, theme.token
    own = modifiers(sentence, token)
    if "military" in own or own & extra.arms_words:
        return True
    if own & extra.civil_bans:
        return False
    for child in sentence.children(token, "nmod"):
        if child.case in ("on", "of", "against") and scene.resolve(child) is None:
            below = {t.lemma for t in sentence.subtree(child)}
            if "equipment" in below or below & (extra.military_topics | extra.arms_words):
                return True
            if scene.owner(child) is None or child.lemma not in scene.force_nouns:
                return child.lemma in scene.office_nouns
            return False
    is_plain = theme.is_strong or token.lemma == "embargo" or token.lemma in extra.exempting
    arms = (t for t in sentence.tokens if t.lemma in extra.arms_words)
    return is_plain and (scene.is_arms_text or any(arms))


def _is_under(scene: Scene, token: Token, above: Token) -> bool:
    return any(a.i == above.i for a in scene.sentence.ancestors(token))


def _of_embargo(
    scene: Scene, theme: Theme, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    found = False
    refused = _refused(scene, theme, nouns, words)
    if refused is not None:
        yield refused
        return
    for predicate, action in actions_on(scene, theme, extra):
        draft = _acted(scene, theme, predicate, action, nouns, words, extra)
        if draft is not None:
            found = True
            yield draft
    if not found or is_in_force(scene, theme.token, extra):
        yield from _in_force(scene, theme, nouns, words, extra)


@rule("read.embargo_refused")
def _refused(scene: Scene, theme: Theme, nouns: Nouns, words: Predicates) -> Draft | None:
    """As in "Vetoed an arms embargo", "called for an embargo": of the embargo itself."""
    verb = scene.sentence.head(theme.token)
    if verb is None or not verb.is_verb:
        return None
    predicate = Predicate(verb, ("ban",), "object")
    doer = decider_of(scene, arguments(scene.sentence, predicate).subject, nouns)
    target = target_of(scene, theme, None)
    if theme.token.dep in ("obj", "nsubj:pass") and is_refusing(verb, words):
        stance = read_stance(scene.sentence, predicate, "refuse", "embargo", words)
        return embargo_draft(scene, theme, predicate, doer, target, "imposed", stance)
    is_wanted = theme.token.dep == "obj" or theme.token.case == "for"
    if is_wanted and (is_wishing(verb, words) or verb.lemma == "propose"):
        stance = read_stance(scene.sentence, predicate, "ask", "embargo", words)
        asked = imposer_of(scene, theme)
        return embargo_draft(scene, theme, predicate, asked, target, "imposed", stance)
    return None


@rule("read.embargo_act")
def _acted(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    action: str,
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Draft | None:
    sentence, token = scene.sentence, predicate.token
    if action == "lifted" and any(c.lower in extra.partial for c in sentence.children(token)):
        action = "eased"
    cls = "unban" if action != "imposed" else "ban"
    stance = read_stance(sentence, predicate, cls, "embargo", words)
    doer = arguments(sentence, predicate).subject
    decider = (
        body_behind(scene, doer, nouns, extra)
        or decider_of(scene, doer, nouns)
        or case_party(scene, token, ("by",))
    )
    if action == "breached":
        return _breach(scene, theme, predicate, decider, stance, nouns)
    stance = settled(scene, predicate, action, stance, extra)
    asker = _asker(scene, predicate, words, extra)
    imposer = imposer_of(scene, theme)
    if asker is not None or stance.status == "requested":
        stance = replace(stance, status="requested")
        if decider is None or (asker is not None and decider.name == asker.name):
            decider = imposer or asked_of(scene, predicate, nouns, extra)
        elif imposer is not None and decider.kind == "state" and asker is None:
            decider = imposer if _is_wisher(scene, predicate, doer) else decider
    provider = decider or imposer
    recipient = (
        target_of(scene, theme, provider)
        or case_party(scene, token, ("on", "against", "for"))
        or _target_of_object(scene, token)
        or (_exempted(scene, token) if action == "exempted" else None)
        or asker
    )
    if stance.status == "under_way" and predicate.is_noun:
        return (
            None
            if action == "imposed"
            else embargo_draft(
                scene,
                theme,
                predicate,
                provider,
                recipient,
                action,
                replace(stance, status="completed"),
            )
        )
    if predicate.is_below and action == "imposed" and token.dep in ("acl", "amod"):
        held = theme.token.dep in ("nsubj", "nsubj:pass") and _remains(scene, theme, extra)
        stance = replace(stance, status="ongoing" if held else stance.status)
    return embargo_draft(scene, theme, predicate, provider, recipient, action, stance)


def _target_of_object(scene: Scene, verb: Token) -> Party | None:
    """ "Renewed the sanctions regime on Mali, including": whom the whole is on."""
    whole = scene.sentence.child(verb, "obj", "nsubj:pass")
    return case_party(scene, whole, ("on", "against")) if whole is not None else None


def _exempted(scene: Scene, verb: Token) -> Party | None:
    """ "Exempted Rwanda from the embargo": who is."""
    freed = scene.sentence.child(verb, "obj", "nsubj:pass")
    return scene.resolve(freed) if freed is not None else None


def _is_wisher(scene: Scene, predicate: Predicate, doer: Token | None) -> bool:
    """Whether the subject is who asks, not who is asked."""
    for above in scene.sentence.ancestors(predicate.token):
        if above.is_verb and is_wishing(above, scene.predicates):
            subject = scene.sentence.child(above, "nsubj")
            return doer is None or (subject is not None and subject.i == doer.i)
    return False


def _asker(
    scene: Scene, predicate: Predicate, words: Predicates, extra: SecondaryWords
) -> Party | None:
    """Who asks for it, where the governing verb is one of asking."""
    for above in scene.sentence.ancestors(predicate.token):
        if above.is_verb:
            if words.status.get(above.lemma) == "requested" and above.i != predicate.token.i:
                subject = scene.sentence.child(above, "nsubj")
                return scene.resolve(subject) if subject is not None else None
            if above.lemma not in extra.causative:
                return None
    return None


def _remains(scene: Scene, theme: Theme, extra: SecondaryWords) -> bool:
    verb = clause_verb(scene.sentence, theme.token)
    return verb is not None and verb.lemma in extra.lasting


@rule("read.embargo_breach")
def _breach(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    doer: Party | None,
    stance: Stance,
    nouns: Nouns,
) -> Draft | None:
    """The violator is the provider: subject, accused, or the "by" of a violation."""
    sentence, token = scene.sentence, predicate.token
    verbs = scene.predicates.by_verb
    accused = next(
        (a for a in sentence.ancestors(token) if "accuse" in verbs.get(a.lemma, ())), None
    )
    if accused is not None:
        blamed = sentence.child(accused, "nsubj:pass", "obj")
        doer = decider_of(scene, blamed, nouns) or doer
        stance = replace(stance, status="completed")
    if predicate.is_noun:
        verb = clause_verb(sentence, token)
        if token.case == "in" and verb is not None:
            subject = arguments(sentence, Predicate(verb, ("give",), "object")).subject
            doer = doer or decider_of(scene, subject, nouns) or _person(scene, subject)
        owner = scene.owner(token)
        doer = doer or (owner if owner is not None and owner.kind == "state" else None)
        stance = Stance("completed", stance.polarity, stance.certainty)
    if stance.status == "under_way":
        stance = replace(stance, status="completed")
    recipient = target_of(scene, theme, doer)
    if recipient is None and token.case == "in" and (sold := clause_verb(sentence, token)):
        recipient = case_party(scene, sold, ("to",))  # "sold arms to Chad in breach of"
    is_passive = token.is_verb and theme.token.dep == "nsubj:pass"
    if doer is None and not is_passive:
        return None
    if doer is not None and doer.is_of_nations:
        return None
    return embargo_draft(scene, theme, predicate, doer, recipient, "breached", stance)


def _person(scene: Scene, token: Token | None) -> Party | None:
    """ "By the general's brother Ahmed Karim": a person whom no list has."""
    if token is None:
        return None
    named = next((c for c in scene.sentence.children(token, "appos") if c.pos == "PROPN"), token)
    if named.pos != "PROPN":
        return None
    first = min([*scene.sentence.children(named, "compound"), named], key=lambda t: t.i)
    name = " ".join(t.text for t in scene.sentence.tokens[first.i : named.i + 1])
    return Party(name, "worded", first.start, named.end)


def _put_under(
    scene: Scene, theme: Theme, verb: Token, nouns: Nouns, words: Predicates
) -> Iterator[Draft]:
    """ "Placed Burundi under an arms embargo"."""
    predicate = Predicate(verb, ("ban",), "object")
    args = arguments(scene.sentence, predicate)
    target = scene.resolve(args.object) if args.object is not None else None
    if target is not None:
        imposer = decider_of(scene, args.subject, nouns) or imposer_of(scene, theme)
        stance = read_stance(scene.sentence, predicate, "ban", "embargo", words)
        yield embargo_draft(scene, theme, predicate, imposer, target, "imposed", stance)


@rule("read.embargo_in_force")
def _in_force(
    scene: Scene, theme: Theme, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "Is under an arms embargo", "the UN arms embargo on": said to hold."""
    sentence, token = scene.sentence, theme.token
    imposer = imposer_of(scene, theme)
    target = case_party(scene, token, ("on", "against", "of"))
    head = sentence.head(token)
    if target is None and is_ground(sentence, token):
        yield from read_ground(scene, theme, imposer)
    if target is None and token.dep == "obj" and head is not None and head.lemma in extra.bearing:
        target = scene.resolve(subject) if (subject := sentence.child(head, "nsubj")) else None
        if target is not None:
            predicate = Predicate(head, ("ban",), "object")
            stance = read_stance(sentence, predicate, "stay", "embargo", words)
            yield embargo_draft(scene, theme, predicate, imposer, target, "imposed", stance)
        return
    if target is None and token.case in ("under", "to") and head is not None:
        verb = head if head.is_verb else clause_verb(sentence, token)
        if verb is not None and verb.lemma in extra.putting_under and token.case == "under":
            yield from _put_under(scene, theme, verb, nouns, words)
            return
        if verb is None or verb.lemma not in extra.living_under:
            return
        subject = sentence.child(verb, "nsubj", "nsubj:pass")
        target = scene.resolve(subject) if subject is not None else None
        if target is not None:
            predicate = Predicate(verb, ("ban",), "object")
            stance = read_stance(sentence, predicate, "stay", "embargo", words)
            yield embargo_draft(scene, theme, predicate, imposer, target, "imposed", stance)
        return
    if target is None or theme.token.lemma in extra.embargo_rules:
        return
    predicate = Predicate(token, ("ban",), "modifier", is_noun=True)
    stance = Stance("ongoing")
    if any(words.status.get(a.lemma) in _UNDECIDED for a in sentence.ancestors(token)):
        stance = read_stance(sentence, predicate, "ban", "embargo", words)
        subject = sentence.child(head, "nsubj") if head is not None and head.is_verb else None
        if imposer is None and stance.status != "requested" and subject is not None:
            imposer = scene.resolve(subject)
    yield embargo_draft(scene, theme, predicate, imposer, target, "imposed", stance)
