"""Men who join in something or whom a state has in somebody's force: sent, or there already?

In: a ``Scene``, a predicate and how it stands.  Out: whether men who are told to be somewhere are
still to come, and whether men who are told to be given are there.
"""

from __future__ import annotations

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import PLANS
from tallywire.extract.predication.status import Stance
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import PredicateClass

__all__ = ["is_ahead", "is_contributed", "without_whole"]


def is_ahead(scene: Scene, predicate: Predicate, stance: Stance) -> bool:
    """ "Are to take part in an exercise": who is not there yet comes."""
    return predicate.token.lemma in scene.grammar.joining_in and stance.status in PLANS


def is_contributed(
    scene: Scene, theme: Theme, predicate: Predicate, cls: PredicateClass, stance: Stance
) -> bool:
    """ "Contributes 300 soldiers to the force in Sinai": told as going on, they are there."""
    verb = predicate.token
    if theme.cls not in ("personnel", "unit") or cls.name not in ("give", "send"):
        return False
    if verb.lemma not in scene.grammar.contributing or stance.polarity == "denied":
        return False
    is_going_on = verb.tag == "VBG" and any(
        a.lower in ("is", "are", "'re", "'s") for a in scene.sentence.children(verb, "aux")
    )
    is_told = scene.sentence.zone == "body" and not scene.sentence.tells_in_present
    return is_told and (verb.tag in ("VBZ", "VBP") or is_going_on)


def without_whole(sentence: Sentence, theme: Theme) -> Theme:
    """ "Half of the 300 will leave", "all but 50 left": the figure counts others than who moves."""
    token, quantity = theme.token, theme.quantity
    if quantity is not None and (inside := sentence.within(quantity.raw.start, quantity.raw.end)):
        first = inside[0].i
        figures = [t.lower for t in sentence.tokens[max(0, first - 2) : first + 2]]
        if figures[:2] == ["all", "but"] or figures[-2:] == ["all", "but"]:
            return replace(theme, quantity=None)
    head = sentence.head(token)
    shares = load_grammar(sentence.language).shares
    if head is None or token.case != "of" or head.is_verb or head.lemma not in shares:
        return theme
    return replace(theme, quantity=None)
