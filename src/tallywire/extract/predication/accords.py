"""Who gives and who receives under an accord.

In: the parties that a sentence names for an accord, and the discourse's provider and host.
Out: provider and recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene, join_parties

__all__ = ["beside_subject", "other_side", "pair"]

_SIGNING: Final = ("state", "organisation", "group")
_COMMA_PAIR: Final = 2


def pair(
    scene: Scene, named: Sequence[Party], helpers: Sequence[str]
) -> tuple[Party | None, Party | None]:
    """Provider and recipient of an accord between ``named``.

    The host of the discourse receives; else who is not its provider; else, of two states
    of which one stands earlier in ``helpers``, the other; else the first named.
    """
    parties: dict[str, Party] = {}
    for party in named:
        for name in party.name.split(" and "):
            parties.setdefault(name, replace(party, name=name))
    host = scene.host.name if scene.host else None
    giver = scene.topic.name if scene.topic else None
    names = list(parties)
    if not names:
        return scene.topic, scene.host
    if len(names) == 1:
        only = parties[names[0]]
        if host == only.name:
            return (scene.topic if giver != host else None), only
        return only, scene.host
    receiving = _receiving(names, host, giver, helpers)
    rest = [parties[n] for n in names if n != receiving]
    return join_parties(rest), parties[receiving]


def other_side(scene: Scene, accord: Token, side: Party) -> list[Party]:
    """ "Ratified an accord letting US forces use the base", "offered Chad a pact": the other side.

    Only where the words on the accord, or those to whom it is offered, name one other.
    """
    sentence = scene.sentence
    below = [t for t in sentence.subtree(accord) if t.i != accord.i]
    verb = sentence.head(accord)
    if verb is not None and verb.is_verb:
        below += [c for c in sentence.children(verb, "iobj", "obl") if c.case in ("", "to")]
    found: dict[str, Party] = {}
    for token in below:
        mention = scene.name_of(token)
        party = scene.resolve_one(token) if mention is not None else None
        if party is not None and party.kind in _SIGNING and party.name != side.name:
            found.setdefault(party.name, party)
    return list(found.values()) if len(found) == 1 else []


def beside_subject(scene: Scene, subject: Token | None) -> list[Party]:
    """ "Peru, Chile sign pact": headlines join the two with a comma."""
    if subject is None or subject.i < _COMMA_PAIR:
        return []
    comma, other = scene.sentence.tokens[subject.i - 1], scene.sentence.tokens[subject.i - 2]
    is_pair = comma.text == "," and other.i == 0 and scene.name_of(subject) is not None
    party = scene.resolve_one(other) if is_pair and scene.name_of(other) is not None else None
    return [party] if party is not None and party.kind == "state" else []


def _receiving(
    names: Sequence[str], host: str | None, giver: str | None, helpers: Sequence[str]
) -> str:
    if host in names and host is not None:
        return host
    if giver in names:
        return next(n for n in names if n != giver)
    rank = {name: place for place, name in enumerate(helpers)}
    last = max(rank.get(n, len(rank)) for n in names)
    return next(n for n in names if rank.get(n, len(rank)) == last)
