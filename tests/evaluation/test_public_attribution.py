"""The scorer for public attribution data: cues that count, spans in brat's format, figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.communication import communicates
from bench.public_attribution import Act, annotated, score

TEXT = "A guard said the gate was shut."
ANN = """T1\tSource 0 7\tA guard
T2\tCue 8 12\tsaid
T3\tContent 13 21;22 30\tthe gate was shut
T4\tAttribution 8 12\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""


@pytest.mark.parametrize("cue", ["said", "has repeatedly denied", "according to", ":", "puts it"])
def test_words_of_saying_and_bare_marks_communicate(cue: str) -> None:
    assert communicates(cue)


@pytest.mark.parametrize("cue", ["believes", "wants", "were frustrated", "plans", "attacked"])
def test_beliefs_wishes_and_deeds_do_not_communicate(cue: str) -> None:
    assert not communicates(cue)


def test_spans_are_read_as_the_offsets_of_their_words(tmp_path: Path) -> None:
    path = tmp_path / "one.ann"
    path.write_text(ANN, "utf-8")
    (act,) = annotated(path, TEXT)
    assert act == Act(frozenset({0, 2}), frozenset({8}), frozenset({13, 17, 22, 26}))


def test_a_span_counts_with_the_share_that_both_sides_have() -> None:
    gold = Act(frozenset({0, 2}), frozenset({8}), frozenset({13, 17, 22, 26}))
    found = Act(frozenset({2}), frozenset({8}), frozenset({13, 17, 22, 26, 31}))
    tallies = score([([gold], [found])])
    assert tallies["source"].rows()[1] == (1.0, 0.5, pytest.approx(2 / 3))
    assert tallies["content"].rows()[0] == (0.0, 0.0, 0.0)
    assert tallies["content"].rows()[1][:2] == (0.8, 1.0)


def test_what_is_read_of_an_uncounted_attribution_is_left_out() -> None:
    belief = Act(frozenset({0}), frozenset({8}), frozenset({13}), is_scored=False)
    tallies = score([([belief], [belief])])
    assert tallies["whole"].gold == tallies["whole"].found == 0
