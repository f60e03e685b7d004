"""What is bought for somebody else: "bought 50 tanks from Bulgaria for Ukraine", "to give to".

In: a ``Scene``, a predicate of getting and its arguments.  Out: who gives and who gets in the end,
where the words name whom the buyer buys for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene

__all__ = ["passed_on"]

_STANDING: Final = ("state", "group", "organisation")
_AIMS: Final = ("advcl", "xcomp", "acl", "conj")


def passed_on(scene: Scene, predicate: Predicate, args: Arguments) -> tuple[Party, Party] | None:
    """The buyer and whom it buys for; None where it buys for itself."""
    verb = predicate.token
    if predicate.is_noun or args.is_passive or verb.lemma not in scene.grammar.trading_verbs:
        return None
    buyer = scene.resolve(args.subject) if args.subject is not None else None
    if buyer is None or buyer.kind not in _STANDING:
        return None
    for token in _meant(scene, verb, args):
        party = scene.resolve(token) or _force_of(scene, token)
        if party is not None and party.kind in _STANDING and not party.is_implied:
            return (buyer, party) if party.name != buyer.name else None
    return None


def _meant(scene: Scene, verb: Token, args: Arguments) -> Iterator[Token]:
    """The words of those it is for: "for Ukraine", "to donate to the Lebanese army"."""
    yield from (token for case, token in args.obliques if case == "for")
    if args.object is not None:
        below = scene.sentence.children(args.object, "nmod")
        yield from (c for c in below if c.case == "for")
    for clause in scene.sentence.children(verb, *_AIMS):
        is_giving = "give" in scene.predicates.by_verb.get(clause.lemma, ())
        if not is_giving or clause.tag not in ("VB", "VBG") or clause.i < verb.i:
            continue
        if scene.sentence.child(clause, "nsubj") is None:
            below = scene.sentence.children(clause, "iobj", "obl", "obj")
            yield from (c for c in below if c.case in ("", "to"))


def _force_of(scene: Scene, token: Token) -> Party | None:
    """ "For the Philippine coast guard": the state whose force it is."""
    owner = scene.owner(token)
    return owner if owner is not None and owner.is_adjective else None
