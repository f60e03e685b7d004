"""The file of the ledger guide.

In: a ``Tally`` and the place of each statement.  Out: a JSON object that names statements as
``[document, index]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tallywire.model.ledger import Event, Tally
from tallywire.model.resolved import Stated

__all__ = ["ledger_record"]

_Key = tuple[str, int]


def ledger_record(tally: Tally, stated: Iterable[Stated]) -> dict[str, Any]:
    """The ledger in the form of the guide."""
    stated = tuple(stated)
    keys = {one.statement.id: one.key for one in stated}
    names = {one.source.id: one.source.name for one in stated}
    return {
        "documents": sorted(names.values()),
        "events": [_event(event, keys) for event in tally.events],
        "series": [
            {
                "provider": series.provider,
                "recipient": series.recipient,
                "kind": series.kind,
                "points": [
                    {
                        "date": point.date,
                        "what": point.what,
                        "count": point.count,
                        "count_high": point.count_high,
                        "status": point.status,
                        "statements": _places(point.statements, keys),
                    }
                    for point in series.points
                ],
            }
            for series in tally.series
        ],
        "identities": [
            {
                "expression": one.expression,
                "holds": one.holds,
                "statements": _places(one.statements, keys),
            }
            for one in tally.identities
        ],
        "conflicts": [
            {
                "kind": one.kind,
                "what": one.what,
                "sides": [
                    {"value": side.value, "statements": _places(side.statements, keys)}
                    for side in one.sides
                ],
            }
            for one in tally.conflicts
        ],
        "near_duplicates": [
            sorted((names.get(one.first, one.first), names.get(one.second, one.second)))
            for one in tally.copies
        ],
    }


def _event(event: Event, keys: Mapping[str, _Key]) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "what": event.what,
        "part_of": event.part_of,
        "origins": [
            {
                "origin": voice.origin,
                "kind": voice.kind,
                "statements": _places(voice.statements, keys),
            }
            for voice in event.voices
        ],
        "independent": event.independent,
    }


def _places(statements: Iterable[str], keys: Mapping[str, _Key]) -> list[list[Any]]:
    return [list(key) for key in sorted(keys[one] for one in statements)]
