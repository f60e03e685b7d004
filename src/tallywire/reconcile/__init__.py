"""Group what many documents say into events, with origins and conflicts.

In: ``Resolved`` statements of one matter.  Out: ``Event``, ``Conflict`` and ``Copy``.
"""

from __future__ import annotations

from tallywire.reconcile.bonds import join_matters, make_bonds
from tallywire.reconcile.conflicts import find_conflicts
from tallywire.reconcile.copies import CROWD, compare, find_copies, signature, worth_comparing
from tallywire.reconcile.events import Bond, group_events
from tallywire.reconcile.origins import voices_of

__all__ = [
    "CROWD",
    "Bond",
    "compare",
    "find_conflicts",
    "find_copies",
    "group_events",
    "join_matters",
]
__all__ += ["make_bonds", "signature", "voices_of", "worth_comparing"]
