"""How far two records of statements agree, slot by slot and on the whole.

In: a gold and a predicted record in the fields of the annotation guide.  Out: agreement
between 0 and 1, or None for a slot that neither fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tallywire.evaluation.likeness import same_date, same_name, same_number, same_thing

__all__ = ["SLOT_WEIGHTS", "STRICT_SLOTS", "Record", "agree", "agreement", "slot_value"]

Record = Mapping[str, Any]
"""A statement as JSON has it; gold files are written by hand and may leave fields out."""

SLOT_WEIGHTS: Final = {
    "provider": 1.0,
    "recipient": 1.0,
    "what": 1.0,
    "count": 2.0,
    "basis": 0.5,
    "qualifier": 0.25,
    "mode": 0.25,
    "status": 1.0,
    "polarity": 0.5,
    "certainty": 0.25,
    "date": 1.0,
    "origin": 1.5,
    "via": 0.5,
}
"""What a slot weighs in the agreement of two statements."""

STRICT_SLOTS: Final = ("provider", "recipient", "count", "status", "polarity")
"""Slots that must agree fully in a strict pair."""

_DEFAULTS: Final = {
    "polarity": "affirmed",
    "certainty": "asserted",
    "basis": "unspecified",
    "mode": "unspecified",
}
_WHAT: Final = ("item", "kind", "facility", "instrument", "action")


def _what(record: Record) -> Any:
    return next((record[slot] for slot in _WHAT if record.get(slot)), None)


def _names(via: Any) -> list[Any]:
    return [v.get("name") if isinstance(v, Mapping) else v for v in via or ()]


def _agree_what(gold: Record, predicted: Record) -> float | None:
    g, p = _what(gold), _what(predicted)
    if not g and not p:
        return None
    return same_thing(g, p) if g and p else 0.0


def _agree_count(gold: Record, predicted: Record) -> float | None:
    if gold.get("count") is None and predicted.get("count") is None:
        return None
    if not same_number(gold.get("count"), predicted.get("count")):
        return 0.0
    return 1.0 if same_number(gold.get("count_high"), predicted.get("count_high")) else 0.5


def _agree_origin(gold: Record, predicted: Record) -> float:
    g = gold.get("origin") or {"kind": "publisher"}
    p = predicted.get("origin") or {"kind": "publisher"}
    if g.get("name") and p.get("name"):
        return same_name(g["name"], p["name"])
    if bool(g.get("name")) != bool(p.get("name")):
        return 0.0
    return 1.0 if g.get("kind") == p.get("kind") else 0.0


def _agree_via(gold: Record, predicted: Record) -> float | None:
    if not gold.get("via") and not predicted.get("via"):
        return None
    g, p = list(gold.get("via") or ()), _names(predicted.get("via"))
    if len(g) != len(p):
        return 0.0
    return 1.0 if all(same_name(a, b) for a, b in zip(g, p, strict=True)) else 0.0


def _agree_date(gold: Record, predicted: Record) -> float | None:
    if not gold.get("date") and not predicted.get("date"):
        return None
    return same_date(gold.get("date"), predicted.get("date"))


def _agree_party(slot: str, gold: Record, g: Any, p: Any) -> float:
    """A provider may also be named by its company (``org``)."""
    options = [g] + ([gold["org"]] if slot == "provider" and gold.get("org") else [])
    return max(same_name(option, p) if option and p else 0.0 for option in options)


_SPECIAL: Final = {
    "what": _agree_what,
    "count": _agree_count,
    "origin": _agree_origin,
    "via": _agree_via,
    "date": _agree_date,
}


def agree(slot: str, gold: Record, predicted: Record) -> float | None:
    """Agreement between 0 and 1 of one slot, or None where neither side fills it."""
    if slot in _SPECIAL:
        return _SPECIAL[slot](gold, predicted)
    g = gold.get(slot) or _DEFAULTS.get(slot)
    p = predicted.get(slot) or _DEFAULTS.get(slot)
    if g is None and p is None:
        return None
    if slot in ("provider", "recipient"):
        return _agree_party(slot, gold, g, p)
    return 1.0 if g == p else 0.0


def agreement(gold: Record, predicted: Record) -> float:
    """Weighted agreement of two statements; 0 where the frames differ."""
    if gold.get("frame") != predicted.get("frame"):
        return 0.0
    got = weight = 0.0
    for slot, slot_weight in SLOT_WEIGHTS.items():
        score = agree(slot, gold, predicted)
        if score is not None:
            got += slot_weight * score
            weight += slot_weight
    return got / weight if weight else 0.0


def slot_value(slot: str, record: Record) -> Any:
    """What a record has in a slot of ``SLOT_WEIGHTS``, for a person to read."""
    if slot == "what":
        return _what(record)
    if slot == "count" and record.get("count_high") is not None:
        return f"{record.get('count')} to {record['count_high']}"
    if slot == "origin":
        origin = record.get("origin") or {"kind": "publisher"}
        return origin.get("name") or origin.get("kind")
    return record.get(slot) or _DEFAULTS.get(slot)
