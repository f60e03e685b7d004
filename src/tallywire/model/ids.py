"""The only place ids are made: short content hashes, the same on every machine.

In: strings, numbers, None and nested tuples of them.  Out: ``<prefix>_<20 hex digits>``.
Eighty bits keep the chance of one collision among a billion ids below one in a million.
"""

from __future__ import annotations

import hashlib

import msgspec

__all__ = ["content_id", "digest"]

_ENCODER = msgspec.json.Encoder(order="deterministic")


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """The id of the thing that ``parts`` describe; equal parts give equal ids."""
    return f"{prefix}_{digest(_ENCODER.encode(parts))[:20]}"
