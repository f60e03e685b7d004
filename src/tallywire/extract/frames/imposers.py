"""Who imposes an embargo and whom it hits.

In: a ``Scene`` and an embargo.  Out: the party that decides, the target, and the draft that
they make.  "The Council" and "the committee" are the Security Council's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import actor, case_party, modifiers
from tallywire.extract.predication.status import Stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = [
    "COUNCIL",
    "decider_of",
    "embargo_draft",
    "imposer_of",
    "is_ground",
    "read_ground",
    "target_of",
]

_GROUNDS: Final = frozenset(
    {"because", "because of", "despite", "by", "due", "due to", "under", "amid", "owing to"}
)
"""What makes an embargo that is named the ground of what is told: "grounded by the embargo"."""

_OPEN: Final = frozenset({"may", "might", "could", "if", "would"})

COUNCIL: Final = "United Nations Security Council"
"""Who decides for the United Nations; its committees decide for it."""


def target_of(scene: Scene, theme: Theme, imposer: Party | None) -> Party | None:
    """Whom the embargo is on."""
    target = case_party(scene, theme.token, ("on", "against", "of", "for", "over", "to", "in"))
    if target is not None:
        return target
    for child in scene.sentence.children(theme.token, "nmod"):
        if child.case in ("on", "to"):
            inner = case_party(scene, child, ("to", "for", "on", "against"))
            if inner is not None:
                return inner
    owner = scene.owner(theme.token)
    if owner is not None and owner.kind in ("state", "region", "group"):
        return owner if imposer is None or imposer.name != owner.name else None
    return None


def imposer_of(scene: Scene, theme: Theme) -> Party | None:
    """As in "The UN arms embargo", "its arms embargo on": whose it is."""
    owner = scene.owner(theme.token)
    if owner is None:
        return _who_set(scene, theme.token)
    if owner.kind == "organisation":
        return owner
    aimed = case_party(scene, theme.token, ("on", "against"))
    return owner if aimed is not None and aimed.name != owner.name else None


def _who_set(scene: Scene, ban: Token) -> Party | None:
    """As in "The ban, which Germany imposed in 2018": who the clause on it says set it."""
    actions = load_secondary(scene.sentence.language).embargo_actions
    for verb in scene.sentence.children(ban, "acl:relcl"):
        subject = scene.sentence.child(verb, "nsubj")
        if actions.get(verb.lemma) == "imposed" and subject is not None:
            return scene.resolve(subject)
    return None


def _council(scene: Scene, token: Token) -> Party | None:
    """As in "The Council", "the committee": the Security Council or what it has set up."""
    if token.lemma not in load_secondary(scene.sentence.language).deciding_bodies:
        return None
    return Party(COUNCIL, "organisation", token.start, token.end)


def decider_of(scene: Scene, token: Token | None, nouns: Nouns) -> Party | None:
    """Who decides: the party, or the Security Council for its committees."""
    if token is None:
        return None
    party = actor(scene, token, nouns)
    if party is not None and party.is_of_nations and "ommittee" in token.text:
        return replace(party, name=COUNCIL)
    return party or _council(scene, token) or _unnamed(scene, token)


def _unnamed(scene: Scene, token: Token) -> Party | None:
    """ "Several countries", "foreign companies": parties that only their words tell."""
    sentence = scene.sentence
    if token.lemma not in load_secondary(sentence.language).unnamed_parties or token.tag != "NNS":
        return None
    left = sentence.children(token, "amod", "compound", "nummod", "nmod:poss")
    first = min([*(c for c in left if c.i < token.i), token], key=lambda t: t.i)
    name = " ".join(t.text for t in sentence.tokens[first.i : token.i + 1])
    return Party(name, "worded", first.start, token.end)


def is_ground(sentence: Sentence, token: Token) -> bool:
    """Whether something is so for the embargo: "because of it", "despite it"."""
    head = sentence.head(token)
    extra = load_secondary(sentence.language)
    under = extra.living_under | extra.putting_under
    if token.case == "under" and head is not None and head.lemma in under:
        return False  # "is under an embargo": told by itself
    return token.case in _GROUNDS or (head is not None and head.lower in _GROUNDS)


@rule("read.embargo_ground")
def read_ground(scene: Scene, theme: Theme, imposer: Party | None) -> Iterator[Draft]:
    """As in "Its jets are grounded because of the US military embargo": it is in force."""
    sentence, token = scene.sentence, theme.token
    verb = next((a for a in sentence.ancestors(token) if a.is_verb), None)
    beside = modifiers(sentence, token)
    arms = load_secondary(sentence.language).arms_words
    if verb is None or not ("military" in beside or beside & arms):
        return
    if any(c.lower in _OPEN for c in sentence.children(verb, "aux", "mark")):
        return
    owner = imposer or scene.owner(token)
    target = _last_before(scene, token, owner) if token.case == "under" else None
    subject = subject_of(sentence, verb)
    if target is None and subject is not None:
        whose = sentence.child(subject, "nmod:poss")
        target = scene.resolve(subject) or (scene.resolve(whose) if whose is not None else None)
    target = target or scene.home or scene.host
    if target is None or target.kind not in ("state", "region"):
        return
    if owner is not None and owner.name == target.name:
        owner = None
    predicate = Predicate(token, ("ban",), "modifier", is_noun=True)
    yield embargo_draft(scene, theme, predicate, owner, target, "imposed", Stance("ongoing"))


def _last_before(scene: Scene, token: Token, owner: Party | None) -> Party | None:
    """The state named last before the embargo: "sales to Khartoum, under an embargo"."""
    for before in reversed(scene.sentence.tokens[: token.i]):
        mention = scene.name_of(before)
        if mention is None or mention.kind not in ("state", "place") or mention.form == "adjective":
            continue
        party = scene.resolve_one(before)
        if party is not None and (owner is None or party.name != owner.name):
            return party
    return None


def embargo_draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    provider: Party | None,
    recipient: Party | None,
    action: str,
    stance: Stance,
) -> Draft:
    """The draft, whose target is the host of the discourse where none is named."""
    if recipient is not None and provider is not None and recipient.name == provider.name:
        recipient = None
    if recipient is None and provider is not None and scene.home is not None:
        recipient = scene.home if scene.home.name != provider.name else None
    return make_draft(scene, theme, predicate, "embargo", provider, recipient, action, stance)
