"""Settle who and what each statement names, so that statements of many texts compare.

In: ``Stated``.  Out: ``Resolved``, one for each, in the order given.  Every statement is settled
from itself, its own document and the packs alone: what other documents say changes nothing here,
so that a new document never makes the old ones be resolved again.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallywire.model.days import day_of, days_of
from tallywire.model.resolved import Resolved, Stated
from tallywire.resolve.parties import home_of, matter_of, parties_of
from tallywire.resolve.speakers import relays_of, speaker_of
from tallywire.resolve.things import thing_of

__all__ = ["resolve", "resolve_all"]

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
        matter=matter_of(providers, recipients),
        family=FAMILIES.get(statement.frame, statement.frame),
        thing=thing_of(statement),
        speaker=speaker_of(stated),
        relays=relays_of(stated),
        first_day=first,
        last_day=last,
        told_day=day_of(stated.source.published),
    )


def resolve_all(stated: Iterable[Stated]) -> tuple[Resolved, ...]:
    """Each statement with its names settled, in the order given."""
    return tuple(map(resolve, stated))
