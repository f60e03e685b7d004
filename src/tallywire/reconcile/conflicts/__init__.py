"""Sides that cannot all hold.

In: events of one matter and their statements.  Out: ``Conflict``.  Each kind has a module; a rule
that is not sure says nothing, because an analyst must look at every conflict.
"""

from __future__ import annotations

from tallywire.reconcile.conflicts.finding import find_conflicts

__all__ = ["find_conflicts"]
