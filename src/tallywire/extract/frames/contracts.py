"""Arms under contract: "signed a deal with Germany for 18 tanks", "talks about helicopters".

In: a ``Scene`` and the things of its sentence of which the general rules told nothing.  Out:
transfer drafts for what a contract, an order or talks are for; who buys and who sells is told
by the words on the contract and on the thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.accords import pair
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import case_party
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_contract"]

_FOR: Final = ("for", "of")
_ABOUT: Final = ("about", "on", "over", "concerning", "regarding")
_GIVING: Final = frozenset({"give", "get"})
_STEPS: Final = 4
"""How many words may stand between a thing and its contract: "worth $3m for"."""


@rule("read.contract")
def read_contract(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The draft of a thing that a contract is for, or that talks are about."""
    noun = _contract_of(scene, theme, words, extra)
    if noun is None:
        return
    verb = next((t for t in scene.sentence.ancestors(noun) if t.is_verb), None)
    stance = _stance(scene, noun, verb, words, extra)
    if stance is None:
        return
    provider, recipient = _sides(scene, theme, noun, verb, extra)
    if provider is None and recipient is None:
        return
    if provider is not None and recipient is not None and provider.name == recipient.name:
        return
    predicate = Predicate(noun, ("get",), "modifier", is_noun=True)
    draft = make_draft(
        scene, theme, predicate, "transfer", provider, recipient, theme.label, stance
    )
    is_talk = noun.lemma in extra.parleys
    is_open = draft.mode == "unspecified" and not is_talk
    yield replace(draft, mode="sale") if is_open else draft


def _contract_of(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Token | None:
    """The contract or talks that the thing hangs on, also past its worth or beside its verb."""
    sentence = scene.sentence
    current = sentence.conjuncts(theme.token)[0]
    case = current.case
    is_covered = False
    for _ in range(_STEPS):
        head = sentence.head(current)
        if head is None:
            return None
        if head.lemma in extra.supply_contracts and (case in _FOR or is_covered):
            return head
        if head.lemma in extra.parleys and case in _ABOUT:
            return head
        if head.is_verb and head.lemma in extra.covering and current.dep == "obj":
            is_covered = True
        elif head.is_verb:
            made = sentence.child(head, "obj")
            known = extra.supply_contracts if case in _FOR else extra.parleys
            is_made = made is not None and made.i < theme.token.i and made.lemma in known
            return made if is_made and case in (*_FOR, *_ABOUT) else None
        elif _GIVING & set(words.by_noun.get(head.lemma, ())):
            case = head.case  # "talks on the supply of drones"
        elif not (head.lower == "worth" or head.pos in ("NUM", "SYM")):
            return None
        current = head
    return None


def _stance(
    scene: Scene, noun: Token, verb: Token | None, words: Predicates, extra: SecondaryWords
) -> Stance | None:
    """How the contract stands; None where nothing happens to it."""
    if noun.lemma in extra.parleys:
        predicate = Predicate(noun, ("weigh",), "modifier", is_noun=True)
        stance = read_stance(scene.sentence, predicate, "weigh", "transfer", words)
        return replace(stance, status="considered")
    if verb is None or noun.dep not in ("obj", "nsubj:pass", "obl", "nsubj"):
        return None
    classes = words.by_verb.get(verb.lemma, ())
    is_made = "sign" in classes and verb.lemma not in extra.accord_making
    is_won = verb.lemma in extra.winning | extra.placing
    predicate = Predicate(verb, ("sign",), "object")
    if is_made or is_won:
        return read_stance(scene.sentence, predicate, "sign", "agreement", words)
    if "scrap" in classes or "halt" in classes:
        ended = Predicate(verb, ("halt",), "object")
        return read_stance(scene.sentence, ended, "halt", "transfer", words)
    if "weigh" in classes or "sign" in classes:
        return replace(
            read_stance(scene.sentence, predicate, "weigh", "transfer", words), status="considered"
        )
    return None


def _sides(
    scene: Scene, theme: Theme, noun: Token, verb: Token | None, extra: SecondaryWords
) -> tuple[Party | None, Party | None]:
    """Who sells and who buys."""
    maker = scene.owner(theme.token) or case_party(scene, theme.token, ("from",))
    partner = case_party(scene, noun, ("with",))
    seller = case_party(scene, noun, ("from",))
    if verb is not None:
        partner = partner or case_party(scene, verb, ("with",))
        seller = seller or case_party(scene, verb, ("from",))
    subject = subject_of(scene.sentence, verb) if verb is not None else None
    actor = scene.resolve(subject) if subject is not None and subject.i != noun.i else None
    actor = actor or scene.owner(noun)
    user = case_party(scene, theme.token, ("to", "for"))
    is_won = verb is not None and verb.lemma in extra.winning
    sells = actor is not None and (
        actor.is_company
        or is_won
        or (maker is not None and maker.name == actor.name)
        or (user is not None and user.name != actor.name)
    )
    if sells:
        return actor, user or partner or seller
    both = case_party(scene, noun, ("between",))
    if both is not None and actor is None:
        return pair(scene, [both], extra.helpers) if " and " in both.name else (maker, None)
    return maker or partner or seller, user or actor
