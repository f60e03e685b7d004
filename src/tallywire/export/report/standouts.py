"""The tally and its statements -> the few things a reader should know first.

In: views.  Out: ``Finding`` sentences with links, by fixed rules that compare and count; nothing
is judged true or false.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from tallywire.export.report.disputes import ConflictView
from tallywire.export.report.events import EventView
from tallywire.export.report.series import Figure, SeriesView
from tallywire.export.report.tallied import TallyView
from tallywire.export.report.views import StatementView
from tallywire.export.report.words import clip, plural

__all__ = ["Finding", "Ref", "findings"]

_SHOWN: Final = 4


class Ref(msgspec.Struct, frozen=True):
    """A link below a finding, from the report's folder."""

    href: str
    text: str


class Finding(msgspec.Struct, frozen=True):
    """A heading, a sentence, and where to follow it; ``more`` says how many links are left out."""

    heading: str
    text: str
    refs: tuple[Ref, ...]
    more: int = 0


def findings(tally: TallyView, statements: Sequence[StatementView]) -> list[Finding]:
    """What stands out, in a fixed order; empty where nothing does."""
    main = tally.series[0] if tally.series else None
    found = [
        _highest(main, False, "Highest strength reported"),
        _highest(main, True, "Highest strength foreseen"),
        _widest(tally.conflicts),
        _longest_sum(tally),
        _broken_sum(tally),
        _most_told(tally.echoes),
        _best_backed(tally.events),
        _denied(statements),
        _own_voice(statements),
    ]
    return [one for one in found if one is not None]


def _to_events(events: Sequence[EventView]) -> tuple[Ref, ...]:
    return tuple(Ref(one.href, clip(one.title, 60)) for one in events[:_SHOWN])


def _to_statements(views: Sequence[StatementView]) -> tuple[Ref, ...]:
    """One statement of each document first."""
    first: dict[str, StatementView] = {}
    for view in views:
        first.setdefault(view.s.document_id, view)
    chosen = list(first.values())[:_SHOWN]
    return tuple(
        Ref(view.href, f"{clip(view.document.title, 60)}, no. {view.number}") for view in chosen
    )


def _highest(series: SeriesView | None, is_beside: bool, heading: str) -> Finding | None:
    figures: list[Figure] = [
        one
        for one in (series.figures if series else ())
        if one.mark.what == "stock" and one.is_beside == is_beside
    ]
    if series is None or not figures:
        return None
    top = max(figures, key=lambda one: (one.mark.count, one.mark.first))
    text = f"{series.title}: {top.count}, {top.when}, according to {', '.join(top.origins)}."
    return Finding(heading, text, _to_events([top.event]))


def _widest(conflicts: Sequence[ConflictView]) -> Finding | None:
    """The open conflict of figures with most different origins."""
    figures = [one for one in conflicts if one.conflict.kind == "figure"]
    if not figures:
        return None
    most = max(figures, key=lambda one: (len({o for s in one.sides for o in s.origins}), one.day))
    said = "; ".join(f"{side.value} according to {', '.join(side.origins)}" for side in most.sides)
    ref = Ref(f"conflicts.html#{most.anchor}", "the sides and what would settle it")
    text = f"{most.conflict.what.rstrip('.')}. {said}."
    return Finding("Figures that contradict each other", text, (ref,), len(figures) - 1)


def _longest_sum(tally: TallyView) -> Finding | None:
    closing = [one for one in tally.identities if one.identity.holds]
    if not closing:
        return None
    one = max(closing, key=lambda i: (len(i.terms), len(i.statements), i.day))
    ref = Ref(f"identities.html#{one.anchor}", "term by term")
    return Finding("A sum that closes", f"{one.expression}.", (ref,), len(closing) - 1)


def _broken_sum(tally: TallyView) -> Finding | None:
    broken = [one for one in tally.identities if not one.identity.holds]
    if not broken:
        return None
    one = broken[0]
    ref = Ref(f"identities.html#{one.anchor}", "term by term")
    text = f"{one.expression}: {one.gap}."
    return Finding("A sum that does not close", text, (ref,), len(broken) - 1)


def _most_told(echoes: Sequence[EventView]) -> Finding | None:
    if not echoes:
        return None
    one = echoes[0]
    origin = next(voice.name for voice in one.voices if voice.is_counted)
    text = f"{one.title}. {one.documents} documents tell it, with one origin behind them: {origin}."
    return Finding("One source told many times", text, _to_events(echoes), max(0, len(echoes) - 4))


def _best_backed(events: Sequence[EventView]) -> Finding | None:
    if not events:
        return None
    one = max(events, key=lambda e: (e.event.independent, -e.open_conflicts, e.documents, e.day))
    if one.event.independent < 2:
        return None
    names = ", ".join(voice.name for voice in one.voices if voice.is_counted)
    text = f"{one.title}. {one.event.independent} independent origins: {names}."
    return Finding("Most widely backed", text, _to_events([one]))


def _denied(statements: Sequence[StatementView]) -> Finding | None:
    chosen = [view for view in statements if view.s.polarity == "denied"]
    if not chosen:
        return None
    verb = "denies" if len(chosen) == 1 else "deny"
    text = f"{plural(len(chosen), 'statement')} {verb} what others report."
    refs = _to_statements(chosen)
    return Finding("Denied", text, refs, len(chosen) - len(refs))


def _own_voice(statements: Sequence[StatementView]) -> Finding | None:
    own = [view for view in statements if view.s.origin.name is None]
    if not own:
        return None
    text = f"{len(own):,} of {plural(len(statements), 'statement')} name no speaker: "
    text += "the publisher alone answers for them."
    refs = _to_statements(own)
    return Finding("Without a named source", text, refs, len(own) - len(refs))
