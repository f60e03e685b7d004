"""Count what events add up to: series, identities, grades.

In: events of one matter and their ``Resolved`` statements.  Out: ``Series``, ``Identity``,
``Grade`` and, for drawing, ``Steps``.
"""

from __future__ import annotations

from tallywire.tally.grades import grade_events
from tallywire.tally.identities import find_identities, find_joint_identities
from tallywire.tally.reliability import read_reliability, reliability_of
from tallywire.tally.series import make_series
from tallywire.tally.steps import make_steps, stock_on

__all__ = [
    "find_identities",
    "find_joint_identities",
    "grade_events",
    "make_series",
    "make_steps",
    "read_reliability",
    "reliability_of",
    "stock_on",
]
