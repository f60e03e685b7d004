"""Names -> file names: safe on every system, unique, independent of order.

In: names as they stand in the data, hostile ones too.  Out: a slug for each, of ``a-z``,
``0-9`` and ``-`` only, so that it can be a file name and part of a link anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from tallywire.model.ids import content_id

__all__ = ["make_slugs"]

_LIMIT: Final = 60
_RESERVED: Final = frozenset(
    ["index", "con", "prn", "aux", "nul"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)]
)


def make_slugs(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A slug for each key.

    A name that loses letters, is too long, is reserved, or reads like another one gets a hash
    of its key appended; the result does not depend on the order of the names.

    Args:
        names: pairs of a unique key and the name that the slug should look like.
    """
    wanted = {key: _plain(name) for key, name in names}
    shared: dict[str, list[str]] = defaultdict(list)
    for key, (slug, _) in wanted.items():
        shared[slug].append(key)
    return {
        key: slug if faithful and len(shared[slug]) == 1 else _hashed(slug, key)
        for key, (slug, faithful) in wanted.items()
    }


def _plain(name: str) -> tuple[str, bool]:
    folded = unicodedata.normalize("NFKD", name)
    latin = "".join(char for char in folded if char.isascii())
    slug = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
    kept = sum(char.isalnum() for char in latin)
    lettered = sum(char.isalnum() for char in folded)
    faithful = bool(slug) and len(slug) <= _LIMIT and kept == lettered and slug not in _RESERVED
    return slug[:_LIMIT].strip("-"), faithful


def _hashed(slug: str, key: str) -> str:
    tail = content_id("slug", key).removeprefix("slug_")[:10]
    return f"{slug}-{tail}" if slug else tail
