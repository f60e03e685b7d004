"""How far independent origins bear an event out, and what letters the analyst gives."""

from __future__ import annotations

import pytest

from tallywire.errors import ReadError
from tallywire.model.ids import content_id
from tallywire.model.ledger import Conflict, Event, Grade, Side, Voice
from tallywire.tally import grade_events, read_reliability, reliability_of
from tallywire.tally.grades import CREDIBILITY
from tallywire.tally.reliability import RELIABILITY


def event(*voices: tuple[str | None, str], part_of: str | None = None) -> Event:
    """An event told by these voices, each with the letters of its statements."""
    return Event(
        id=content_id("ev", voices),
        kind="happening",
        frame="deployment",
        provider="Turkey",
        recipient="Libya",
        what="soldiers",
        part_of=part_of,
        voices=tuple(
            Voice(name, "official" if name else "unknown", tuple(said)) for name, said in voices
        ),
    )


def conflict(kind: str, events: list[Event], *sides: str) -> Conflict:
    return Conflict(
        id=content_id("co", kind, sides),
        kind=kind,
        what="",
        events=tuple(one.id for one in events),
        sides=tuple(Side(side, tuple(side)) for side in sides),
        settles="",
    )


def grade(
    one: Event, *conflicts: Conflict, denied: str = "", among: tuple[Event, ...] = ()
) -> Grade:
    (first, *_) = grade_events([one, *among], conflicts, frozenset(denied))
    assert first.grade is not None
    return first.grade


TWO = event(("Libya", "a"), ("Turkey", "b"))
ONE = event(("Libya", "a"), (None, "b"))
THREE = event(("Egypt", "c"), ("Libya", "a"), ("Turkey", "b"))


def test_two_origins_that_nothing_contradicts_confirm_an_event() -> None:
    assert grade(TWO) == Grade(
        1,
        "2 independent origins say so, Libya and Turkey, and nothing here contradicts them.",
    )


def test_two_origins_with_two_figures_make_it_probably_true() -> None:
    found = grade(TWO, conflict("figure", [TWO], "a", "b"))
    assert found.credibility == 2
    assert "the figure is disputed" in found.because


def test_a_part_whose_whole_another_origin_tells_of_is_probably_true() -> None:
    whole = event(("Egypt", "x"))
    part = event(("Libya", "a"), part_of=whole.id)
    found = grade(part, among=(whole,))
    assert found.credibility == 2
    assert "it fits what Egypt said" in found.because
    own = event(("Libya", "y"))
    part = event(("Libya", "a"), part_of=own.id)
    assert grade(part, among=(own,)).credibility == 3


def test_one_origin_alone_makes_it_possibly_true_and_the_publisher_adds_nothing() -> None:
    assert grade(ONE).credibility == 3


def test_one_origin_whose_figure_another_contradicts_is_doubtful() -> None:
    rival = event(("Turkey", "z"))
    found = grade(ONE, conflict("figure", [ONE, rival], "a", "z"), among=(rival,))
    assert found.credibility == 4


def test_an_origin_that_contradicts_only_itself_stays_possibly_true() -> None:
    one = event(("Libya", "ab"))
    assert grade(one, conflict("date", [one], "a", "b")).credibility == 3


def test_a_plan_that_facts_belie_is_doubtful_and_a_fact_announced_otherwise_is_not() -> None:
    plan, fact = event(("Turkey", "p")), event(("Libya", "f"))
    found = conflict("plan_and_fact", [plan, fact], "p", "f")
    assert grade(plan, found, among=(fact,)).credibility == 4
    assert grade(fact, found, among=(plan,)).credibility == 3


def test_as_many_denials_as_assertions_make_it_doubtful_more_improbable_fewer_possible() -> None:
    assert grade(TWO, conflict("denial", [TWO], "a", "b"), denied="b").credibility == 4
    assert grade(THREE, conflict("denial", [THREE], "a", "bc"), denied="bc").credibility == 5
    assert grade(THREE, conflict("denial", [THREE], "ac", "b"), denied="b").credibility == 3


def test_what_only_a_publisher_says_cannot_be_judged_but_a_denial_makes_it_improbable() -> None:
    assert grade(event((None, "a"))).credibility == 6
    one = event(("Turkey", "b"), (None, "a"))
    assert grade(one, conflict("denial", [one], "a", "b"), denied="b").credibility == 5


def test_what_is_only_denied_cannot_be_judged() -> None:
    found = grade(event(("Turkey", "b")), denied="b")
    assert found == Grade(6, "Nobody here says so: only denied by Turkey.")


def test_a_denial_that_contradicts_nothing_in_its_event_takes_nothing_away() -> None:
    assert grade(event(("Libya", "a"), ("Turkey", "b")), denied="b").credibility == 3


def test_a_withdrawn_claim_counts_for_nothing() -> None:
    one = event(("Libya", "a"), ("Turkey", "b"), (None, "w"))
    assert grade(one, conflict("corrected", [one], "w", "ab"), denied="w").credibility == 1


def test_events_keep_their_order_and_everything_but_the_grade() -> None:
    events = (THREE, ONE, TWO)
    graded = grade_events(events, ())
    assert [one.id for one in graded] == [one.id for one in events]
    assert [one.voices for one in graded] == [one.voices for one in events]


def test_each_scale_has_all_its_steps() -> None:
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
    assert "".join(RELIABILITY) == "ABCDEF"


def test_letters_are_the_analysts_and_nobody_elses() -> None:
    table = read_reliability("name,reliability,why\nLana,b,long record\nMoD of Libya,E,\n")
    assert reliability_of("lana", table) == "B"
    assert reliability_of("MoD of Libya", table) == "E"
    assert reliability_of("Reuters", table) is None
    assert reliability_of(None, table) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("who,reliability\nLana,B\n", "no column 'name'"),
        ("name,reliability\nLana,G\n", "line 2"),
        ("name,reliability\nLana,\n", "one letter, A to F"),
        ("name,reliability\nLana,A\nLANA,B\n", "another letter above"),
        ("", "no column 'name'"),
    ],
)
def test_a_table_that_is_not_one_says_where_and_what(text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_reliability(text)
