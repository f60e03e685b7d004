"""Settle who and what each statement names, so that statements of many texts compare.

In: ``Stated``.  Out: ``Resolved``, one for each, in the order given.  Every statement is settled
from itself, its own document and the packs alone: what other documents say changes nothing here,
so that a new document never makes the old ones be resolved again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tallywire.model.days import days_of
from tallywire.model.resolved import Resolved, Stated
from tallywire.resolve.parties import home_of, matter_of, parties_of
from tallywire.resolve.rulings import apply_rulings, find_again, holding, rule
from tallywire.resolve.speakers import relays_of, speaker_of
from tallywire.resolve.things import thing_of

__all__ = [
    "apply_rulings",
    "find_again",
    "holding",
    "matter_between",
    "resolve",
    "resolve_all",
    "rule",
]

FAMILIES = {"presence": "personnel", "deployment": "personnel", "withdrawal": "personnel"}
"""Frames whose events are tallied together; every other frame is a family of its own."""


def resolve(stated: Stated) -> Resolved:
    """The statement with its names settled."""
    statement = stated.statement
    providers = parties_of(statement.provider)
    recipients = parties_of(statement.recipient)
    first, last = days_of(statement.date)
    return Resolved(
        stated=stated,
        providers=providers,
        recipients=recipients,
        provider_homes=tuple(map(home_of, providers)),
        recipient_homes=tuple(map(home_of, recipients)),
        matter=matter_between(statement.provider, statement.recipient),
        family=FAMILIES.get(statement.frame, statement.frame),
        thing=thing_of(statement),
        speaker=speaker_of(stated),
        relays=relays_of(stated),
        first_day=first,
        last_day=last,
        told_day=_told(stated.source.published),
    )


@lru_cache(maxsize=65_536)
def matter_between(provider: str | None, recipient: str | None) -> str:
    """The matter of the statements that have this provider and recipient."""
    return matter_of(parties_of(provider), parties_of(recipient))


def _told(published: str | None) -> int | None:
    """The day of publication; bounds that were only inferred ("2020-12/..") are none."""
    first, last = days_of(published)
    return None if last is None else first


def resolve_all(stated: Iterable[Stated]) -> tuple[Resolved, ...]:
    """Each statement with its names settled, in the order given."""
    return tuple(map(resolve, stated))
