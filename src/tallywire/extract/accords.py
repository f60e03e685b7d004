"""Who gives and who receives under an accord.

In: the parties that a sentence names for an accord, and the discourse's provider and host.
Out: provider and recipient.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tallywire.extract.parties import Party, Scene, join_parties

__all__ = ["pair"]


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
