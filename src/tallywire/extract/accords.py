"""Who gives and who receives under an accord.

In: the parties that a sentence names for an accord, and the discourse's provider and host.
Out: provider and recipient.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tallywire.extract.parties import Party, Scene, join_parties

__all__ = ["sides"]


def sides(
    scene: Scene, roles: Mapping[str, list[Party]], provider: Party | None
) -> tuple[Party | None, Party | None]:
    """Of the parties to an accord, the host of the discourse receives; else the first."""
    parties: dict[str, Party] = {}
    for party in roles["party"] + roles["provider"] + roles["recipient"]:
        for name in party.name.split(" and "):
            parties.setdefault(name, replace(party, name=name))
    host = scene.host.name if scene.host else None
    giver = scene.topic.name if scene.topic else None
    names = list(parties)
    if len(names) == 1:
        only = parties[names[0]]
        if host == names[0]:
            return scene.topic if giver != host else None, only
        return only, scene.host
    if host in parties:
        receiving = host
    elif giver in parties:
        receiving = next(n for n in names if n != giver)
    else:
        receiving = names[0]
    rest = [parties[n] for n in names if n != receiving]
    return join_parties(rest), parties[receiving] if receiving else None
