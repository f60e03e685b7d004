"""A party: who gives, sends, receives or hosts.

In: nothing.  Out: ``Party``, and several under one shared figure joined to one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["Party", "join_parties"]


class Party(msgspec.Struct, frozen=True, gc=False):
    """A provider or recipient, with the words that name it.

    Attributes:
        name: canonical name, or the description as worded.
        kind: state, region, organisation, group or worded.
        start: first code point of the naming words.
        end: one past the last.
        org: the named body below the state that acts, if any.
        is_adjective: told by an adjective: "Russian instructors" come from Russia.
        is_company: a firm, which sends and sells but is no host of assistance.
        is_implied: not named: a pronoun or "the government" stands for it.
    """

    name: str
    kind: str
    start: int
    end: int
    org: str | None = None
    is_company: bool = False
    is_adjective: bool = False
    is_implied: bool = False

    @property
    def is_of_nations(self) -> bool:
        """Whether it, or the first of several, is the United Nations or a body of theirs."""
        bodies = load_gazetteer().organisations
        body = bodies.get(self.name) or bodies.get(self.name.partition(" and ")[0])
        return body is not None and body.kind == "un_body"


def join_parties(parties: Sequence[Party]) -> Party | None:
    """Several parties under one shared figure, joined by " and "; None for none."""
    if len(parties) < 2:
        return parties[0] if parties else None
    unique: dict[str, Party] = {}
    for party in parties:
        unique.setdefault(party.name, party)
    chosen = list(unique.values())
    if len(chosen) == 1:
        return chosen[0]
    orgs = [p.org for p in chosen if p.org]
    start, end = chosen[0].start, chosen[-1].end
    return Party(
        " and ".join(p.name for p in chosen),
        chosen[0].kind,
        start,
        end if end > start else chosen[0].end,  # "the US and its ally": named before, by "its"
        orgs[0] if orgs else None,
    )
