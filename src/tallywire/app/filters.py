"""The words of a user -> a ``Filter``: names made canonical, vocabularies checked.

In: options as they come from the command line or a call.  Out: a ``Filter``.  "USA", "the
United States" and "American" ask for the same state; a name that no gazetteer knows asks for
the fields that have all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, TypedDict, cast

from tallywire.app.names import party_names
from tallywire.errors import UsageError
from tallywire.model.ledger import EVENT_KINDS
from tallywire.model.statement import FRAMES
from tallywire.model.values import STATUSES
from tallywire.store.query import EventFilter, Filter, Party

__all__ = ["Clock", "EventOptions", "FilterOptions", "Words", "make_event_filter", "make_filter"]

Clock = Literal["published", "ingested"]
"""Whether a day is asked of by publication or by when a document was added."""

Words = str | Sequence[str] | None
"""One value, several alternatives, or none."""

_ISO: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class FilterOptions(TypedDict, total=False):
    """What statements may be asked by; every one may be left out.

    ``frame``, ``provider``, ``recipient``, ``kind``, ``item``, ``status``, ``origin`` and
    ``publisher`` take one value or several alternatives; ``text`` words of the sentence;
    ``since``, ``until`` and ``as_of`` a year, month or day.
    """

    frame: Words
    provider: Words
    recipient: Words
    kind: Words
    item: Words
    status: Words
    origin: Words
    publisher: Words
    text: str | None
    since: str | None
    until: str | None
    as_of: str | None


class EventOptions(TypedDict, total=False):
    """What events may be asked by; every one may be left out.

    ``frame``, ``provider``, ``recipient``, ``kind`` (``happening`` or ``stock``) and ``status``
    take one value or several alternatives; ``independent`` the least number of independent
    origins; ``since``, ``until`` and ``as_of`` a year, month or day; ``clock`` says whether
    ``as_of`` goes by documents ``published`` or ``ingested``.
    """

    frame: Words
    provider: Words
    recipient: Words
    kind: Words
    status: Words
    independent: int
    since: str | None
    until: str | None
    as_of: str | None
    clock: Clock


def make_event_filter(options: EventOptions) -> tuple[EventFilter, str | None, Clock]:
    """The filter that the options ask for, the day, and the clock that the day goes by.

    Raises:
        UsageError: an unknown option, frame, kind or status, or something that is no date.
    """
    unknown = sorted(set(options) - set(EventOptions.__annotations__))
    if unknown:
        known = ", ".join(EventOptions.__annotations__)
        raise UsageError(f"{unknown[0]}: no such filter. There are: {known}.")
    common = {k: v for k, v in options.items() if k not in ("kind", "independent", "clock")}
    plain = make_filter(cast("FilterOptions", common))
    wanted = EventFilter(
        frames=plain.frames,
        providers=plain.providers,
        recipients=plain.recipients,
        kinds=_among("kind", _several(options.get("kind")), EVENT_KINDS),
        statuses=plain.statuses,
        independent=options.get("independent") or 0,
        since=plain.since,
        until=plain.until,
    )
    return wanted, plain.as_of, options.get("clock") or "published"


def make_filter(options: FilterOptions) -> Filter:
    """The filter that the options ask for.

    Raises:
        UsageError: an unknown option, frame or status, or something that is no date.
    """
    given: dict[str, Any] = {k: v for k, v in options.items() if v not in (None, "", (), [])}
    unknown = sorted(set(given) - set(FilterOptions.__annotations__))
    if unknown:
        known = ", ".join(FilterOptions.__annotations__)
        raise UsageError(f"{unknown[0]}: no such filter. There are: {known}.")
    since, until = _day("from", given.get("since")), _day("to", given.get("until"))
    if since is not None and until is not None and until < since[: len(until)]:
        raise UsageError(f"--from {since} --to {until}: the end lies before the beginning.")
    return Filter(
        frames=_among("frame", _several(given.get("frame")), FRAMES),
        providers=_parties(given.get("provider")),
        recipients=_parties(given.get("recipient")),
        kinds=_several(given.get("kind")),
        items=_several(given.get("item")),
        statuses=_among("status", _several(given.get("status")), STATUSES),
        origins=_several(given.get("origin")),
        publishers=_several(given.get("publisher")),
        words=given.get("text"),
        since=since,
        until=until,
        as_of=_day("as-of", given.get("as_of")),
    )


def _several(value: Words) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _among(name: str, values: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    folded = tuple(value.strip().casefold().replace(" ", "_") for value in values)
    for value in folded:
        if value not in known:
            raise UsageError(f"--{name} {value}: there are: {', '.join(known)}.")
    return folded


def _parties(value: Words) -> tuple[Party, ...]:
    return tuple(party for one in _several(value) for party in party_names(one))


def _day(name: str, value: str | None) -> str | None:
    if value is not None and not _ISO.fullmatch(value):
        raise UsageError(f"--{name} {value}: give a date as 2020, 2020-10 or 2020-10-24.")
    return value
