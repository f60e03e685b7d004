"""Agreements: accords, contracts and notices that are sought, signed, renewed or ended.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``agreement``.  An accord counts
when its name or what it is about is military; "under an accord" makes none.  Who of two
signatories is the helper is told by ``accords.sides``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.accords import beside_subject, other_side, pair
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import (
    Happening,
    case_party,
    clause_verb,
    happenings,
    modifiers,
)
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords, load_secondary

__all__ = ["read_treaties"]

_WANTED: Final = ("scrap", "sign", "ask", "announce", "weigh", "tender", "refuse", "halt", "permit")
_ABOUT: Final = frozenset({"on", "for", "about", "of", "to", "over", "concerning", "regarding"})


def read_treaties(
    scene: Scene, themes: Sequence[Theme], words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The agreement drafts of the sentence."""
    inside: set[int] = set()
    for theme in [*themes, *_soft(scene, themes, extra)]:
        if theme.cls != "instrument" or theme.token.i in inside:
            continue
        if not (_is_over_arms(scene, theme, themes, extra) or _is_accord(scene, theme, extra)):
            continue
        inside.update(t.i for t in scene.sentence.subtree(theme.token))
        yield from _of_accord(scene, _with_topic(scene, theme), words, extra)
    yield from _notified(scene, words, extra)


def _soft(scene: Scene, themes: Sequence[Theme], extra: SecondaryWords) -> Iterator[Theme]:
    """Deals and acronyms, which only what is said of them makes accords."""
    sentence, short_forms = scene.sentence, scene.short_forms
    is_named = not short_forms.keys().isdisjoint(sentence.words)
    if extra.accord_forms.isdisjoint(sentence.words) and not is_named:
        return
    taken = {t.token.i for t in themes}
    for token in sentence.nouns:
        if token.i in taken or token.pos not in ("NOUN", "PROPN"):
            continue
        full = short_forms.get(token.lower)
        if full is not None and token.dep not in ("compound", "appos"):
            yield Theme(token, "instrument", full, token.start, token.end)
        elif token.lower.rstrip("s") in extra.soft_accords and token.dep != "compound":
            label = token.text if token.pos == "PROPN" else token.lemma
            yield Theme(token, "instrument", label, token.start, token.end)
        elif token.pos == "PROPN" and token.lower in extra.accord_nouns:
            words = [c for c in sentence.children(token, "compound") if c.i < token.i]
            if words and all(c.pos == "PROPN" and scene.name_of(c) is None for c in words):
                label = " ".join(t.text for t in [*words, token])
                yield Theme(token, "instrument", label, words[0].start, token.end)


def _is_over_arms(
    scene: Scene, theme: Theme, themes: Sequence[Theme], extra: SecondaryWords
) -> bool:
    """ "The contract for 18 JF-17s": an accord over designated or plainly military things."""
    arms = {t.token.i for t in themes if t.cls == "equipment" and t.is_strong}
    below = scene.sentence.children(theme.token, "nmod")
    is_accord = theme.token.lemma in extra.accord_nouns
    return is_accord and any(
        t.i in arms for c in below if c.case in _ABOUT for t in scene.sentence.subtree(c)
    )


def _is_accord(scene: Scene, theme: Theme, extra: SecondaryWords) -> bool:
    """Whether the noun names an accord, and one on military matters."""
    sentence, token = scene.sentence, theme.token
    if token.lower in scene.short_forms:
        name = scene.short_forms[token.lower].lower().split()
        return bool(extra.military_topics & set(name)) or token.lower in extra.soft_accords
    if token.lemma not in extra.accord_nouns and token.lower not in extra.accord_nouns:
        return False
    own = modifiers(sentence, token)
    topics = {
        word.lemma
        for child in sentence.children(token, "nmod", "acl", "advcl", "acl:relcl")
        if child.case in _ABOUT or child.is_verb
        for word in sentence.subtree(child)
    }
    is_about_arms = bool((own | topics) & extra.military_topics)
    if own & extra.civil_accords and not own & extra.military_topics:
        return False
    if is_about_arms:
        return True
    if topics & extra.civil_accords:
        return False
    if theme.is_strong and token.lemma != "treaty":
        return True
    if token.lower.rstrip("s") in ("sofa", "sovfa"):
        return True
    if sentence.has_any(extra.military_topics):
        return True
    return _is_known_pair(scene, theme, extra)


def _is_known_pair(scene: Scene, theme: Theme, extra: SecondaryWords) -> bool:
    """A bare accord between those of whom the text has told of military help."""
    known = {p.name for p in (scene.topic, scene.host) if p is not None}
    named = {
        part
        for token in scene.sentence.tokens
        if scene.name_of(token) is not None and (party := scene.resolve_one(token)) is not None
        for part in party.name.split(" and ")
    }
    is_similar = "similar" in modifiers(scene.sentence, theme.token)
    if len(known) < 2:
        return False
    is_written = theme.token.lemma in extra.written_accords and len(named) > 1
    host = scene.host.name if scene.host else None
    return known <= named or is_similar or (is_written and host in named)


def _with_topic(scene: Scene, theme: Theme) -> Theme:
    """As in "Agreement on military cooperation": what it is about belongs to its name."""
    for child in scene.sentence.children(theme.token, "nmod"):
        if child.case == "on" and child.i - theme.token.i <= 5 and scene.name_of(child) is None:
            words = [
                t for t in scene.sentence.tokens[theme.token.i + 1 : child.i + 1] if t.pos != "DET"
            ]
            label = " ".join([theme.label or "", *(t.text for t in words)])
            return replace(theme, label=label, end=child.end)
    return theme


@rule("read.accord")
def _of_accord(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    for happening in happenings(scene.sentence, theme.token, words, _WANTED):
        if happening.predicate.token.dep == "amod":
            continue
        if happening.predicate.is_below and _is_ground(scene, theme.token, extra):
            continue
        yield from _draft(
            scene,
            theme,
            happening.predicate,
            _stance(scene, happening, words),
            _named(scene, theme, happening, extra),
            extra,
        )
        return
    verb = scene.sentence.head(theme.token)
    if verb is not None and verb.lemma in extra.accord_talks:
        yield from _talks(scene, theme, verb, words, extra)
    elif verb is not None and verb.lower in extra.near_words and theme.token.case == "to":
        yield from _near(scene, theme, verb, words, extra)
    elif verb is not None and verb.is_verb:
        yield from _pending(scene, theme, verb, words, extra)


def _is_ground(scene: Scene, token: Token, extra: SecondaryWords) -> bool:
    """ "In accordance with an agreement signed in May": what something else is done by."""
    head = scene.sentence.head(token)
    if head is None:
        return False
    if token.case == "with":
        return head.lemma in scene.predicates.flags["in_line"]
    is_set = head.is_verb and head.dep == "acl" and head.lemma in extra.laying_down
    return token.case in ("by", "in", "under") and is_set


@rule("read.accord_pending")
def _near(
    scene: Scene, theme: Theme, near: Token, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "The two are close to a treaty"."""
    verb = clause_verb(scene.sentence, near)
    subject = scene.sentence.child(verb, "nsubj") if verb is not None else None
    party = scene.resolve(subject) if subject is not None else None
    if verb is None or party is None:
        return
    predicate = Predicate(verb, ("weigh",), "subject")
    stance = read_stance(scene.sentence, predicate, "weigh", "agreement", words)
    yield from _draft(scene, theme, predicate, stance, [party, *_owned(scene, theme)], extra)


@rule("read.accord_talks")
def _talks(
    scene: Scene, theme: Theme, talks: Token, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "The two are in talks on a pact"."""
    named = _owned(scene, theme)
    for party in (scene.owner(talks), case_party(scene, talks, ("with", "between"))):
        named.extend([party] if party is not None else [])
    verb = clause_verb(scene.sentence, talks)
    subject = scene.sentence.child(verb, "nsubj") if verb is not None else None
    party = scene.resolve(subject) if subject is not None else None
    named.extend([party] if party is not None else [])
    predicate = Predicate(talks, ("weigh",), "modifier", is_noun=True)
    stance = read_stance(scene.sentence, predicate, "weigh", "agreement", words)
    yield from _draft(scene, theme, predicate, stance, named, extra)


@rule("read.accord_pending")
def _pending(
    scene: Scene, theme: Theme, verb: Token, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "A deal was close"; "the two are in talks on a pact"; "has a defence pact with"."""
    sentence = scene.sentence
    predicate = Predicate(verb, ("weigh",), "subject")
    named = _owned(scene, theme)
    if theme.token.dep == "nsubj" and verb.lemma == "be":
        below = sentence.children(verb, "attr", "xcomp", "dep", "amod", "advmod", "acomp")
        if not any(t.lower in extra.near_words for t in below):
            return
        stance = read_stance(sentence, predicate, "weigh", "agreement", words)
        yield from _draft(scene, theme, predicate, stance, named, extra)
    elif theme.token.dep == "obj" and verb.lemma == "have":
        subject = subject_of(sentence, verb)
        if subject is not None and (party := scene.resolve(subject)) is not None:
            stance = read_stance(sentence, predicate, "hold", "agreement", words)
            yield from _draft(scene, theme, predicate, stance, [party, *named], extra)


@rule("status.accord")
def _stance(scene: Scene, happening: Happening, words: Predicates) -> Stance:
    sentence, name = scene.sentence, happening.cls.name
    stance = read_stance(sentence, happening.predicate, name, "agreement", words)
    lemma = happening.lemma
    extra = load_secondary(scene.sentence.language)
    if name == "sign" and (lemma in extra.accord_making or _is_still_made(scene, happening, extra)):
        return replace(stance, status="considered")
    if name == "scrap" and lemma in extra.accord_pausing and stance.status == "ended":
        return replace(stance, status="suspended")
    if name == "scrap" and stance.status == "ended" and _is_open(scene, happening):
        return replace(stance, status="pledged")
    if lemma in extra.annulling and stance.status == "ended":
        return replace(stance, status="cancelled")
    if lemma in extra.ratifying and stance.status == "agreed":
        return replace(stance, status="authorised")
    return stance


def _is_still_made(scene: Scene, happening: Happening, extra: SecondaryWords) -> bool:
    """ "Are finalising a pact": it is not there yet; "are signing it" is."""
    token = happening.predicate.token
    is_going_on = token.tag == "VBG" and bool(scene.sentence.children(token, "aux"))
    return is_going_on and token.lemma not in extra.signing


def _is_open(scene: Scene, happening: Happening) -> bool:
    """Whether it is still to come: "will end", "plans to end"."""
    helpers = {c.lower for c in scene.sentence.children(happening.predicate.token, "aux")}
    return bool(helpers & {"will", "to", "would", "shall"})


def _owned(scene: Scene, theme: Theme) -> list[Party]:
    """The parties that stand on the accord itself: owner, "with", "between"."""
    found = [scene.owner(theme.token)]
    for child in scene.sentence.children(theme.token, "nmod", "obl"):
        if child.case in ("with", "between", "from", "by"):
            found.append(scene.resolve(child))
        elif child.case in ("on", "about", "for"):
            found.extend(scene.owner(t) for t in scene.sentence.subtree(child) if t.is_noun)
    return [p for p in found if p is not None]


def _named(scene: Scene, theme: Theme, happening: Happening, extra: SecondaryWords) -> list[Party]:
    """Every party that the sentence gives to the accord, in order of mention."""
    between = case_party(scene, theme.token, ("between",))
    if between is not None and " and " in between.name:
        return [between]
    args, found = happening.args, _owned(scene, theme)
    tokens = [args.subject, *(t for case, t in args.obliques if case in ("with", "between"))]
    for token in tokens:
        if token is None or token.i == theme.token.i:
            continue
        party = scene.resolve(token) or scene.owner(token)
        if party is not None:
            found.append(party)
        elif token.lemma in extra.signatories | extra.signing_offices:
            found.extend(p for p in (scene.topic, scene.host) if p is not None)
    found.extend(beside_subject(scene, args.subject))
    if args.subject is None and not args.is_passive:
        found.extend(_fronted(scene, happening.predicate.token))
    signers = [t for t in (args.subject,) if t is not None and t.lemma in scene.office_nouns]
    for signer in signers:
        for child in scene.sentence.children(signer, "nmod"):
            if child.lemma in extra.signatories:
                found.extend(p for p in (scene.topic, scene.host) if p is not None)
    return sorted(found, key=lambda p: p.start)


def _fronted(scene: Scene, verb: Token) -> list[Party]:
    """As in "On 21 August 2018 Russia signed": a subject parsed as part of the date."""
    for child in scene.sentence.children(verb, "obl"):
        is_before = child.i < verb.i and child.case in ("on", "in")
        is_dated = any(t.pos == "NUM" for t in scene.sentence.children(child))
        if is_before and is_dated and scene.name_of(child) is not None:
            party = scene.resolve(child)
            return [party] if party is not None else []
    return []


def _draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    stance: Stance,
    named: Sequence[Party],
    extra: SecondaryWords,
) -> Iterator[Draft]:
    if len({name for party in named for name in party.name.split(" and ")}) == 1:
        named = [*named, *other_side(scene, theme.token, named[0])]
    partner = case_party(scene, theme.token, ("with",))
    if partner is None and predicate.is_noun:
        partner = case_party(scene, predicate.token, ("with",))
    is_lone = partner is not None and {p.name for p in named} == {partner.name}
    host = scene.host
    if is_lone and partner is not None and host is not None and host.name not in partner.name:
        provider: Party | None = partner
        recipient: Party | None = host
    else:
        provider, recipient = pair(scene, named, extra.helpers)
    if provider is None and recipient is None:
        return
    yield make_draft(scene, theme, predicate, "agreement", provider, recipient, theme.label, stance)


@rule("read.notification")
def _notified(scene: Scene, words: Predicates, extra: SecondaryWords) -> Iterator[Draft]:
    """As in "The committee had been notified": where only the fact of the notice is told."""
    sentence = scene.sentence
    for verb in sentence.among(extra.notifying):
        if not verb.is_verb or verb.dep == "advcl":
            continue
        past = {c.lower for c in sentence.children(verb, "aux", "aux:pass")}
        if verb.tag != "VBD" and not past & {"had", "has", "was", "have"}:
            continue
        told, teller = sentence.child(verb, "nsubj:pass"), None
        if told is None:
            told, teller = sentence.child(verb, "obj"), sentence.child(verb, "nsubj")
            told = told if teller is not None else None
        elif sentence.child(verb, "obj") is not None:
            told = None
        if told is None or sentence.child(verb, "ccomp", "xcomp") is not None:
            continue
        mention = scene.name_of(told)
        is_council = mention is not None and mention.subkind == "un_body"
        if not is_council and told.lemma not in extra.deciding_bodies:
            continue
        predicate = Predicate(verb, ("announce",), "object")
        stance = replace(
            read_stance(sentence, predicate, "go", "agreement", words), status="completed"
        )
        below = [*sentence.children(verb, "obl"), *sentence.children(told, "nmod")]
        content = next((c for c in below if c.case in ("of", "about")), None)
        giver = scene.owner(content) if content is not None else None
        if giver is None and teller is not None:
            giver = scene.resolve(teller)
        theme = Theme(verb, "instrument", "notification", verb.start, verb.end)
        host = next(
            (
                p
                for c in (sentence.children(content, "nmod") if content else [])
                if c.case in ("to", "in") and (p := scene.resolve(c)) is not None
            ),
            scene.host,
        )
        yield make_draft(
            scene, theme, predicate, "agreement", giver or scene.topic, host, theme.label, stance
        )
