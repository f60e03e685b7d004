"""One sentence -> support drafts: who backs whose forces, or which armed group.

In: a ``Scene``.  Out: drafts of the frame ``support``: "Russian-backed rebels", "continues to
support and control militants", "provides air support to".  A backed government makes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Token
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_backing"]

_BACKED: Final = frozenset({"backed", "supported", "armed", "funded", "sponsored", "aligned"})
_GOVERNMENTS: Final = frozenset(
    [
        "government",
        "administration",
        "cabinet",
        "regime",
        "authority",
        "president",
        "opposition",
        "candidate",
        "plan",
        "proposal",
        "resolution",
        "bank",
        "mission",
        "peace",
        "process",
        "ceasefire",
        "deal",
        "truce",
        "initiative",
    ]
)


def read_backing(scene: Scene, nouns: Nouns, words: Predicates) -> Iterator[Draft]:
    """The support drafts of the sentence."""
    for token in scene.sentence.tokens:
        if token.lower in _BACKED and token.i >= 2:
            yield from _hyphenated(scene, token)
        elif token.pos == "VERB" and "back" in words.by_verb.get(token.lemma, ()):
            yield from _verbal(scene, token, nouns, words)


def _hyphenated(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "X-backed Y"."""
    sentence = scene.sentence
    dash, backer = sentence.tokens[token.i - 1], sentence.tokens[token.i - 2]
    if dash.text not in ("-", "‑", "–") or dash.end != token.start:
        return
    provider = scene.resolve_one(backer)
    backed = _backed_noun(scene, token)
    if provider is None or backed is None or provider.name == "United Nations":
        return
    if backed.lemma in _GOVERNMENTS:
        return
    recipient = _backed_party(scene, backed, provider)
    if recipient is None:
        return
    yield _draft(
        scene, provider, recipient, backed, None, Stance("ongoing"), (backer.start, backed.end)
    )


def _backed_noun(scene: Scene, token: Token) -> Token | None:
    """The noun that "-backed" modifies: the head of the phrase it stands in."""
    tokens = scene.sentence.tokens
    i, last = token.i + 1, None
    while i < len(tokens) and tokens[i].pos in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT"):
        if tokens[i].pos == "PUNCT" and tokens[i].text not in ("-", "‑"):
            break
        if tokens[i].pos == "VERB" and tokens[i].tag not in ("VBN", "VBG"):
            break
        if tokens[i].pos in ("NOUN", "PROPN"):
            last = tokens[i]
        i += 1
    return last


def _backed_party(scene: Scene, backed: Token, provider: Party) -> Party | None:
    party = scene.resolve_one(backed)
    if party is None:
        owner = scene.owner(backed)
        party = owner if owner is not None and owner.name != provider.name else None
    return party if party is None or party.name != provider.name else None


def _verbal(scene: Scene, verb: Token, nouns: Nouns, words: Predicates) -> Iterator[Draft]:
    sentence = scene.sentence
    predicate = Predicate(verb, ("back",), "object")
    args = arguments(sentence, predicate)
    if args.object is None or args.subject is None:
        return
    if any(c.lower == "to" for c in sentence.children(verb, "aux")) and verb.dep == "advcl":
        return
    target = args.object
    mention = scene.name_of(target)
    is_force = "force" in nouns.classes_of(target.lemma) and target.lemma not in _GOVERNMENTS
    is_group = mention is not None and mention.kind == "group"
    if not (is_force or is_group or target.lemma in scene.group_nouns):
        return
    provider, recipient = scene.resolve(args.subject), scene.resolve_one(target)
    if recipient is None:
        recipient = scene.owner(target)
    if provider is None or recipient is None or provider.name == recipient.name:
        return
    stance = read_stance(sentence, predicate, "stay", "support", words)
    kind = {"advise": "advising", "fund": "funding", "arm": "arms", "finance": "funding"}.get(
        verb.lemma
    )
    yield _draft(scene, provider, recipient, target, kind, stance, (verb.start, verb.end))


def _draft(
    scene: Scene,
    provider: Party,
    recipient: Party,
    backed: Token,
    kind: str | None,
    stance: Stance,
    anchor: tuple[int, int],
) -> Draft:
    return Draft(
        frame="support",
        sentence=scene.sentence.index,
        paragraph=scene.sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=kind,
        theme="backing",
        anchor=anchor,
        what_span=anchor,
        stance=stance,
        head=backed.i,
    )
