"""What a deal that was told of is worth: "the contract is valued at $90 million".

In: a ``Scene`` and its sums of money.  Out: transfer drafts without item or parties, which the
discourse takes from the sale that was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.discourse.portions import STOPPED
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_prices", "read_stops"]

_DEFINITE: Final = frozenset({"the", "this", "that", "its", "their"})
_STEPS: Final = 4
"""How many words may stand between a sum and what is said of the deal."""


@rule("read.price_of_deal")
def read_prices(
    scene: Scene, themes: Sequence[Theme], drafts: Sequence[Draft], extra: SecondaryWords
) -> Iterator[Draft]:
    """The drafts of sums that are the price of a deal told before."""
    told = {d.what_span for d in drafts if d.frame == "transfer" and not d.is_part}
    for theme in themes:
        if theme.cls != "money" or theme.label is not None or (theme.start, theme.end) in told:
            continue
        deal = _deal_of(scene, theme, extra)
        if deal is None:
            continue
        predicate = Predicate(deal, ("announce",), "modifier", is_noun=True)
        draft = make_draft(scene, theme, predicate, "transfer", None, None, None, Stance("agreed"))
        yield replace(draft, is_part=True, basis="increment", mode="sale")


def _deal_of(scene: Scene, theme: Theme, extra: SecondaryWords) -> Token | None:
    """The deal whose worth the sum is, by the verb over both."""
    current = theme.token
    for _ in range(_STEPS):
        head = scene.sentence.head(current)
        if head is None:
            return None
        if head.is_verb:
            return _priced(scene, head, current, extra)
        current = head
    return None


def _priced(scene: Scene, verb: Token, below: Token, extra: SecondaryWords) -> Token | None:
    sentence = scene.sentence
    is_copula = verb.lemma == "be" and below.dep in ("attr", "xcomp", "dep")
    if not (is_copula or verb.lemma in extra.pricing):
        return None
    said = [subject_of(sentence, verb), sentence.child(verb, "nsubj:pass", "obj")]
    for token in said:
        for noun in [token, *sentence.children(token, "nmod")] if token is not None else ():
            if noun is not None and noun.i < below.i and _is_deal(scene, noun, extra):
                return noun
    return None


def _is_deal(scene: Scene, noun: Token, extra: SecondaryWords) -> bool:
    beside = scene.sentence.children(noun, "det", "nmod:poss")
    is_definite = any(c.lower in _DEFINITE for c in beside)
    return is_definite and noun.lemma in extra.supply_contracts | extra.sales


def read_stops(
    scene: Scene, drafts: Sequence[Draft], words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "Washington blocked the deal": of which the discourse must know."""
    told = [d.what_span for d in drafts]
    for noun in scene.sentence.among(extra.bare_deals):
        verb = scene.sentence.head(noun) if noun.is_noun else None
        if verb is None or any(start <= noun.start < end for start, end in told):
            continue
        is_object = verb.is_verb and noun.dep in ("obj", "nsubj:pass")
        if not is_object or scene.sentence.child(noun, "nmod", "compound", "amod") is not None:
            continue
        predicate = Predicate(verb, ("scrap",), "object")
        stance = read_stance(scene.sentence, predicate, "scrap", "agreement", words)
        is_stop = words.status.get(verb.lemma) in STOPPED
        if is_stop and stance.status in STOPPED and _is_deal(scene, noun, extra):
            theme = Theme(noun, "deal", noun.lemma, noun.start, noun.end)
            yield make_draft(scene, theme, predicate, "agreement", None, None, noun.lemma, stance)
