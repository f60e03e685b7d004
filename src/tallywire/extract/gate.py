"""Which sentences are worth parsing.

In: the sentences' bounds, the names found, and the folded text.  Out: the indexes of the
sentences to parse.  A sentence matters when it names something military (a trigger word
or a designation) and a foreign actor is named in it or in its paragraph; its neighbours in
the paragraph come along for attribution and carry-over.  Scanning runs at tens of
megabytes a second, parsing at a tenth of one: this is what keeps the cost near that of
parsing what matters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import ahocorasick_rs

from tallywire.extract.names import NameMention, fold
from tallywire.extract.segment import Bounds

__all__ = ["Gate"]

_ACTORS: Final = frozenset({"state", "region", "organisation", "group", "place", "person"})


class Gate:
    """The trigger words of a language in one automaton; weak ones need two states."""

    def __init__(
        self, triggers: Iterable[str], weak: Iterable[str], pointers: Iterable[str]
    ) -> None:
        strong = sorted(set(triggers))
        self._strong = len(strong)
        self._automaton = ahocorasick_rs.AhoCorasick([*strong, *sorted(set(weak) - set(strong))])
        words = "|".join(map(re.escape, sorted(set(pointers))))
        self._points = re.compile(rf"\d|\b(?:{words})\b", re.IGNORECASE)

    def choose(
        self, text: str, sentences: Sequence[Bounds], names: Sequence[NameMention]
    ) -> tuple[int, ...]:
        """Indexes of the sentences to parse, in order."""
        triggered = self._triggered(text, sentences, names)
        actors = _sentences_with(sentences, [(n.start, n.kind in _ACTORS) for n in names])
        chosen: set[int] = set()
        for i in sorted(triggered):
            if not actors & {i - 2, i - 1, i, i + 1}:
                continue
            for j in (i - 1, i, i + 1):
                if 0 <= j < len(sentences) and (
                    sentences[j].paragraph == sentences[i].paragraph or j == i
                ):
                    chosen.add(j)
        chosen |= self._pointing(text, sentences, chosen)
        return tuple(sorted(chosen))

    def _pointing(self, text: str, sentences: Sequence[Bounds], chosen: set[int]) -> set[int]:
        """Sentences soon after a chosen one that go on counting: "another ten", "the 300"."""
        found: set[int] = set()
        last = -1
        for bounds in sentences:
            if bounds.index in chosen:
                last = bounds.paragraph
                continue
            is_near = last >= 0 and bounds.paragraph - last <= 1
            if is_near and self._points.search(text, bounds.start, bounds.end):
                found.add(bounds.index)
        return found

    def _triggered(
        self, text: str, sentences: Sequence[Bounds], names: Sequence[NameMention]
    ) -> set[int]:
        folded = fold(text)
        hits: list[tuple[int, bool]] = [(n.start, True) for n in names if n.kind == "equipment"]
        between = _between_states(sentences, names)
        hits += [(n.start, _is_in(between, n.start)) for n in names if n.kind == "group"]
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            starts = start == 0 or not folded[start - 1].isalnum()
            if starts and (end == len(folded) or not folded[end].isalnum()):
                hits.append((start, key < self._strong or _is_in(between, start)))
        return _sentences_with(sentences, hits)


def _between_states(
    sentences: Sequence[Bounds], names: Sequence[NameMention]
) -> list[tuple[int, int]]:
    """Bounds of the sentences that name two states or armed groups: everyday words count there."""
    found: list[tuple[int, int]] = []
    at = 0
    for bounds in sentences:
        states: set[str] = set()
        while at < len(names) and names[at].start < bounds.end:
            state = names[at].entity if names[at].kind == "group" else names[at].state
            if state is not None and names[at].start >= bounds.start:
                states.add(state)
            at += 1
        if len(states) > 1:
            found.append((bounds.start, bounds.end))
    return found


def _is_in(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    i = bisect_right(spans, (offset, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= offset < spans[i][1]


def _sentences_with(sentences: Sequence[Bounds], hits: Sequence[tuple[int, bool]]) -> set[int]:
    """Indexes of the sentences that hold at least one wanted offset."""
    found: set[int] = set()
    wanted = sorted(offset for offset, is_wanted in hits if is_wanted)
    at = 0
    for bounds in sentences:
        while at < len(wanted) and wanted[at] < bounds.start:
            at += 1
        if at < len(wanted) and wanted[at] < bounds.end:
            found.add(bounds.index)
    return found
