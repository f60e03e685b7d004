"""The analyst's judgements: made, taken back, listed.

In: a store, ids as a user types them.  Out: ``Judgement``s in the store's log, which only grows;
``Answer`` for the log.  Time and author are noted when a judgement is made, and nowhere else.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from typing import Final

from tallywire.app.answers import Answer
from tallywire.errors import NotFoundError, UsageError
from tallywire.export.table import Column, Table
from tallywire.model.judgement import VERBS, Judgement, Target, target_of
from tallywire.model.resolved import Stated
from tallywire.resolve.correcting import corrected
from tallywire.store.contract import Store
from tallywire.store.writing import utc_now

__all__ = ["judge", "judgement_log", "login_name"]

NOTHING: Final = "null"
"""What is typed to correct a field to nothing."""


def login_name() -> str:
    """Who is logged in; ``analyst`` where the system knows no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def judge(
    store: Store,
    verb: str,
    subject: str,
    other: str | None = None,
    *,
    field: str | None = None,
    value: str | None = None,
    reason: str | None = None,
    author: str | None = None,
) -> Judgement:
    """Add a judgement to the log.

    Args:
        store: the store.
        verb: one of ``VERBS``.
        subject: id of a statement or event, or the beginning of one; a number for ``undo``.
        other: the second for ``same`` and ``different``.
        field: what ``correct`` corrects.
        value: what it should be; ``null`` for nothing.
        reason: in the author's words.
        author: who; the login name unless given.

    Raises:
        UsageError: the arguments do not go together, or the value may not stand in the field.
        NotFoundError: there is no such statement, event or judgement.
    """
    if verb not in VERBS:
        raise UsageError(f"judge {verb}: there are: {', '.join(VERBS)}.")
    name = author or login_name()
    if verb == "undo":
        _check_undo(store, subject)
        made = Judgement(made_at=utc_now(), author=name, verb=verb, subject=subject, reason=reason)
        return store.judge(made)
    first, targets = _judged(store, subject, 0)
    second = None
    if verb in ("same", "different"):
        if other is None:
            raise UsageError(f"judge {verb}: takes two statements or events.")
        second, more = _judged(store, other, 1)
        if {one.statement_id for one in targets} & {one.statement_id for one in more}:
            raise UsageError(f"judge {verb} {subject} {other}: both hold one statement.")
        targets += more
    if verb == "correct":
        value = _check_correction(store, targets, field, value, reason)
    return store.judge(
        Judgement(
            made_at=utc_now(),
            author=name,
            verb=verb,
            subject=first,
            other=second,
            field=field,
            value=value,
            reason=reason,
            targets=targets,
        )
    )


def _judged(store: Store, text: str, side: int) -> tuple[str, tuple[Target, ...]]:
    """What the user means, and the statements of the newest readings that it holds."""
    if text.startswith("ev_"):
        found = store.resolve_event(text)
        (event,) = store.tally([found]).events
        ids: Sequence[str] = event.statements
    else:
        found = store.resolve_id(text)
        if not found.startswith("st_"):
            raise UsageError(f"{text}: is a document. Judge its statements or their events.")
        ids = [found]
    read = {one.statement.id: one for one in store.stated(ids)}
    if len(read) < len(ids):
        raise NotFoundError(
            f"{text}: is of an older reading, or not reconciled yet. Run `tallywire reconcile` and "
            "look up the newest with `tallywire statements`."
        )
    return found, tuple(target_of(read[id].statement, side) for id in ids)


def _check_correction(
    store: Store,
    targets: Sequence[Target],
    field: str | None,
    value: str | None,
    reason: str | None,
) -> str | None:
    """The value to keep; None for nothing."""
    if field is None or value is None:
        raise UsageError("judge correct: takes a statement, a field and a value.")
    if len(targets) != 1:
        raise UsageError("judge correct: takes one statement; an event has several.")
    if not reason:
        raise UsageError("judge correct: give --reason, so that others can follow it.")
    (one,) = store.stated([targets[0].statement_id])
    kept = None if value == NOTHING else value
    corrected(one.statement, field, kept)
    return kept


def _check_undo(store: Store, number: str) -> None:
    judgements = store.judgements()
    if number not in {str(one.number) for one in judgements}:
        raise NotFoundError(f"undo {number}: no such judgement. See `tallywire judge log`.")
    if _undone(judgements).get(int(number)) is not None:
        raise UsageError(f"undo {number}: it is undone already. See `tallywire judge log`.")


def _undone(judgements: Sequence[Judgement]) -> Mapping[int, int]:
    """By number of a judgement, the one that has taken it back."""
    gone: dict[int, int] = {}
    for one in sorted(judgements, key=lambda j: j.number, reverse=True):
        if one.verb == "undo" and one.number not in gone:
            gone[int(one.subject)] = one.number
    return gone


_COLUMNS: Final = {
    **{"number": "number", "made_at": "text", "author": "text", "verb": "text", "subject": "text"},
    **{"other": "text", "field": "text", "value": "text", "reason": "text", "state": "text"},
    **{"documents": "list"},
}


def judgement_log(store: Store) -> Answer:
    """All judgements, with what each comes to now."""
    judgements = store.judgements()
    places, undone = store.places(), _undone(judgements)
    stated = {one.statement.id: one for one in store.stated(sorted(set(places.values())))}
    rows = tuple(
        (
            one.number,
            one.made_at,
            one.author,
            one.verb,
            one.subject,
            one.other,
            one.field,
            one.value,
            one.reason,
            _state(one, places, undone),
            _documents(one, places, stated),
        )
        for one in judgements
    )
    table = Table(tuple(Column(name, kind) for name, kind in _COLUMNS.items()), rows)
    dormant = sum(row[9].startswith("dormant") for row in rows)
    notes = []
    if dormant:
        many = "judgement lies" if dormant == 1 else "judgements lie"
        notes.append(
            f"{dormant} {many} dormant: the newest reading has no statement that clearly is the "
            "one judged. Judge again, or undo."
        )
    return Answer(judgements, table, tuple(notes), tuple(_COLUMNS))


def _state(one: Judgement, places: Mapping[tuple[int, int], str], undone: Mapping[int, int]) -> str:
    if one.number in undone:
        return f"undone by {undone[one.number]}"
    missing = sum((one.number, place) not in places for place in range(len(one.targets)))
    if not missing:
        return "holds"
    return "dormant" if missing == len(one.targets) else f"dormant for {missing}"


def _documents(
    one: Judgement, places: Mapping[tuple[int, int], str], stated: Mapping[str, Stated]
) -> list[str]:
    found = (places.get((one.number, place)) for place in range(len(one.targets)))
    return sorted({stated[id].source.name for id in found if id is not None and id in stated})
