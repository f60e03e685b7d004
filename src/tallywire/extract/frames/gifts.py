"""Gifts that another noun calls so: "six howitzers, part of a Turkish gift", "are a present from".

In: a ``Scene``, its themes and the drafts of the general rules.  Out: the drafts; an open giver
is the one on the noun of giving that stands in apposition, and a thing of which nothing was
told yet is handed over if such a noun names who gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.doubts import certainty_of, count_negations
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.grammar.tenses import has_modal, has_will
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import case_party, place_party
from tallywire.extract.predication.status import VOID, Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["with_gifts"]

_ADDED: Final = ("appos", "obl:npmod", "dep", "nmod:npmod", "obj", "conj")
"""Relations that parsers give to a noun added behind a comma."""
_DEFINITE: Final = frozenset({"the", "these", "those", "all", "both"})
_SHARED: Final = ("transfer", "deployment")
"""Frames of a thing that comes: a craft that is somebody's gift is no deployment."""
_BREAKS: Final = (",", "–", "—", "-", "(", ":")


@dataclass(frozen=True, slots=True)
class _Gift:
    """A noun of giving: who gives, to whom, and whether it is a part of the gift."""

    noun: Token
    top: Token
    provider: Party
    recipient: Party | None
    is_part: bool


def with_gifts(
    scene: Scene,
    drafts: Sequence[Draft],
    themes: Sequence[Theme],
    words: Predicates,
    extra: SecondaryWords,
) -> list[Draft]:
    """``drafts`` with the givers that nouns of giving name, and those that the rules here add."""
    done = list(drafts)
    gifts = list(_gifts(scene, extra))
    if not gifts:
        return done
    told = {d.what_span for d in drafts}
    arms = [t for t in themes if t.cls == "equipment" and t.token.pos != "PRON"]
    for gift in gifts:
        done.extend(_said_again(scene, gift, arms, words))
        for theme in (t for t in arms if t.token.i < gift.top.i):
            if not _is_said_of(scene, theme, gift):
                continue
            if (theme.start, theme.end) in told:
                done = [_given(scene, d, theme, gift) for d in done]
            else:
                done.extend(_of_gift(scene, theme, gift, words, extra))
                told.add((theme.start, theme.end))
    return done


def _gifts(scene: Scene, extra: SecondaryWords) -> Iterator[_Gift]:
    """The nouns of giving of the sentence whose giver is named on them."""
    for noun in scene.sentence.among(extra.gift_nouns):
        if not noun.is_noun or scene.name_of(noun):
            continue
        if any(_is_of_thing(scene, c) for c in scene.sentence.children(noun, "nmod")):
            continue  # "a gift of school books"
        provider = case_party(scene, noun, ("from", "by")) or scene.owner(noun)
        if provider is None or provider.is_implied:
            continue
        top = _top(scene, noun, extra)
        is_part = top is not noun and top.lemma not in extra.gift_nouns
        recipient = case_party(scene, noun, ("to", "for"))
        if recipient is None or recipient.name != provider.name:
            yield _Gift(noun, top, provider, recipient, is_part)


def _is_of_thing(scene: Scene, below: Token) -> bool:
    return below.case == "of" and scene.resolve(below) is None


def _top(scene: Scene, noun: Token, extra: SecondaryWords) -> Token:
    """ "Part of a gift", "the first half of a donation": the noun that says what the thing is."""
    top = noun
    while top.dep in ("nmod", "compound") and (top.case == "of" or top.dep == "compound"):
        above = scene.sentence.tokens[top.head]
        if above.lemma not in extra.gift_parts | extra.gift_nouns:
            break
        top = above
    return top


def _is_said_of(scene: Scene, theme: Theme, gift: _Gift) -> bool:
    """Whether the noun of giving says what the thing is: as predicate or behind a comma."""
    sentence = scene.sentence
    above = sentence.tokens[gift.top.head]
    if gift.top.dep == "attr":
        subject = sentence.child(above, "nsubj")
        return above.lemma == "be" and subject is not None and subject.i == theme.token.i
    if gift.top.dep not in _ADDED:
        return False
    first = min(sentence.subtree(gift.top), key=lambda t: t.i)
    if not first.i or sentence.tokens[first.i - 1].text not in _BREAKS:
        return False
    return not any(
        t.dep == "acl:relcl" and t.i not in {a.i for a in sentence.ancestors(theme.token)}
        for t in sentence.ancestors(gift.top)
    )


@rule("party.noun_of_giving")
def _given(scene: Scene, draft: Draft, theme: Theme, gift: _Gift) -> Draft:
    """The draft of that thing with who gives it by the noun, if nobody else does."""
    is_open = draft.provider is None or draft.provider.is_implied
    if draft.frame not in _SHARED or draft.what_span != (theme.start, theme.end) or not is_open:
        return draft
    if draft.recipient is not None and draft.recipient.name == gift.provider.name:
        return draft
    return replace(
        draft,
        frame="transfer",
        provider=gift.provider,
        recipient=draft.recipient or gift.recipient,
        mode=_mode(scene, gift, draft.mode),
        basis="increment" if gift.is_part and draft.basis == "unspecified" else draft.basis,
    )


@rule("read.noun_of_giving")
def _of_gift(
    scene: Scene, theme: Theme, gift: _Gift, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "The boats are a present from Japan": a thing of which no more is told."""
    sentence = scene.sentence
    verb = next((t for t in sentence.ancestors(gift.top) if t.is_verb), None)
    is_predicate = gift.top.dep == "attr"
    recipient = gift.recipient or scene.owner(theme.token)
    if verb is None or (theme.quantity is None and not is_predicate):
        return
    if recipient is None and verb.lemma in extra.showing | extra.using_arms:
        subject = sentence.child(verb, "nsubj")
        recipient = scene.resolve(subject) if subject is not None else None
    if recipient is None or recipient.name == gift.provider.name:
        recipient = place_party(scene, verb, theme.token)
    if recipient is not None and recipient.name == gift.provider.name:
        return
    predicate = Predicate(gift.noun, ("give",), "modifier", is_noun=True)
    stance = _stance(scene, verb, words)
    if not is_predicate and stance != Stance("completed"):
        stance = read_stance(
            sentence, Predicate(verb, ("give",), "object"), "give", "transfer", words
        )
    if stance.status == VOID:
        return
    draft = make_draft(
        scene, theme, predicate, "transfer", gift.provider, recipient, theme.label, stance
    )
    is_back = is_predicate and theme.quantity is None and draft.is_pointer
    draft = replace(draft, mode=_mode(scene, gift, draft.mode), is_restated=is_back)
    yield replace(draft, basis="increment") if gift.is_part else draft


@rule("read.noun_of_giving")
def _said_again(
    scene: Scene, gift: _Gift, arms: Sequence[Theme], words: Predicates
) -> Iterator[Draft]:
    """As in "The boats are a present from Japan", where only what was told before are arms."""
    sentence = scene.sentence
    verb = sentence.tokens[gift.top.head]
    thing = sentence.child(verb, "nsubj") if gift.top.dep == "attr" else None
    if thing is None or verb.lemma != "be" or any(t.token.i == thing.i for t in arms):
        return
    is_definite = any(c.lower in _DEFINITE for c in sentence.children(thing, "det"))
    if not is_definite and thing.lower not in ("they", "these", "it"):
        return
    label = thing.lemma if is_definite else None
    theme = Theme(thing, "equipment", label, thing.start, thing.end)
    predicate = Predicate(gift.noun, ("give",), "modifier", is_noun=True)
    draft = make_draft(
        scene,
        theme,
        predicate,
        "transfer",
        gift.provider,
        gift.recipient,
        label,
        _stance(scene, verb, words),
    )
    yield replace(draft, mode=_mode(scene, gift, draft.mode), is_restated=True, is_generic=False)


def _stance(scene: Scene, verb: Token, words: Predicates) -> Stance:
    """Given already, unless the verb is ahead; denied where the verb is."""
    sentence = scene.sentence
    is_denied = count_negations(sentence, verb, words) % 2
    ahead = "pledged" if has_will(sentence, verb) else "considered"
    is_ahead = has_will(sentence, verb) or has_modal(sentence, verb)
    return Stance(
        ahead if is_ahead else "completed",
        "denied" if is_denied else "affirmed",
        certainty_of(sentence, verb, words),
    )


def _mode(scene: Scene, gift: _Gift, known: str | None) -> str:
    """The mode that the noun tells."""
    for mode, lemmas in scene.grammar.modes.items():
        if gift.noun.lemma in lemmas:
            return mode
    return known or "unspecified"
