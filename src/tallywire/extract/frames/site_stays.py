"""Bases of which nothing is told but that they are somewhere, or that they are not.

In: a ``Scene`` and a facility.  Out: a draft where its owner and its place are told: "their airbase
in Latakia", "there is no Russian base in Venezuela", "a Dutch base will operate in Poland".
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.grammar.tenses import has_will
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import place_party
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = [
    "facility_draft",
    "is_denied",
    "maker_of",
    "named_for",
    "read_denied_site",
    "read_standing_site",
]

"""Verbs by which a base is said to be somewhere."""


def facility_draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    provider: Party | None,
    recipient: Party | None,
    stance: Stance,
) -> Draft:
    """The draft of a site, named as the text names it."""
    return make_draft(scene, theme, predicate, "facility", provider, recipient, theme.label, stance)


def is_denied(scene: Scene, token: Token) -> bool:
    """Whether the words on a base say that there is none: "no Russian base"."""
    return any(c.lower == "no" for c in scene.sentence.children(token, "det", "neg"))


@rule("read.site_denied")
def read_denied_site(scene: Scene, theme: Theme, words: Predicates) -> Iterator[Draft]:
    """As in "there is no Russian base in Venezuela", "it was no military base"."""
    verb = scene.sentence.head(theme.token)
    if verb is None or verb.lemma != "be" or theme.token.dep not in ("attr", "nsubj"):
        return
    owner = scene.owner(theme.token) or scene.topic
    place = place_party(scene, theme.token, verb)
    if place is None and owner is not None and scene.host is not None:
        place = scene.host if scene.host.name != owner.name else None
    if owner is None or place is None:
        return
    predicate = Predicate(verb, ("stay",), "subject")
    stance = Stance("ongoing", "denied")
    yield facility_draft(scene, theme, predicate, owner, place, stance)


def maker_of(scene: Scene, theme: Theme, extra: SecondaryWords) -> Party | None:
    """As in "A U.S.-funded facility": who stands before the hyphen."""
    tokens = scene.sentence.tokens
    for child in scene.sentence.children(theme.token, "amod", "compound"):
        word = child.lower.lstrip("-‑–")
        if word in extra.site_makers and child.i > 0:
            at = child.i - (1 if child.lower != word else 2)
            if at >= 0 and tokens[child.i - 1].end == child.start and tokens[at].end <= child.start:
                return scene.resolve_one(tokens[at])
    return None


@rule("read.site_standing")
def read_standing_site(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """A base that is said to be somebody's somewhere: "their airbase in Latakia"."""
    owner = maker_of(scene, theme, extra) or scene.owner(theme.token)
    place = place_party(scene, theme.token)
    verb = scene.sentence.head(theme.token)
    stands = verb is not None and verb.lemma in extra.site_standing and theme.token.dep == "nsubj"
    if place is None and stands:
        place = place_party(scene, verb)
    is_sure = theme.is_strong or (stands and theme.token.lemma == "base")
    if owner is None or not is_sure or (place is None and theme.quantity is None):
        return
    if place is not None and place.name == owner.name:
        return
    predicate = Predicate(theme.token, ("stay",), "modifier", is_noun=True)
    stance = read_stance(scene.sentence, predicate, "stay", "facility", words)
    will = verb is not None and stands and has_will(scene.sentence, verb)
    status = "pledged" if will else "ongoing"
    yield facility_draft(scene, theme, predicate, owner, place, replace(stance, status=status))


def named_for(scene: Scene, token: Token) -> Party | None:
    """ "The Gao base", "its Masirah airfield": the town whose name it bears is where it is."""
    for child in (token, *scene.sentence.children(token, "compound", "amod")):
        mention = scene.name_of(child)
        is_town = mention is not None and (mention.kind == "place" or mention.form == "capital")
        if mention is not None and is_town:
            return scene.of_mention(mention)
    return None
