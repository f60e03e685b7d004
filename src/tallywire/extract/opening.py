"""Whether the text of a sentence that can open a reading is worth reading whole.

In: what has been found in sentences that the gate chose.  Out: ``is_plain`` for those that nearly
always make a draft, and ``probe``, the discourse in which any other may try to.  Both err on the
side of reading, which loses nothing but time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.discourse.carry_over import Discourse
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.focus import about
from tallywire.extract.parties.party import Party
from tallywire.extract.things.theme import Theme

__all__ = ["is_plain", "probe"]

_ANYBODY: Final = Party("?", "state", 0, 0)
"""Stands for whoever the text before a sentence may be about."""

_ANYWHERE: Final = Party("??", "state", 0, 0)
"""Stands for wherever it may be set."""

_FORCES: Final = frozenset({"personnel", "unit", "equipment"})


def is_plain(themes: Sequence[Theme], names: Sequence[NameMention]) -> bool:
    """Whether a sentence with these counts men or arms and names anything."""
    is_counted = any(t.quantity is not None and t.cls in _FORCES for t in themes)
    return is_counted and bool(names)


def probe() -> Discourse:
    """A discourse in which a sentence may be about anybody, and set anywhere."""
    discourse = Discourse(about(_ANYWHERE))
    discourse.seen_acting = _ANYBODY
    return discourse
