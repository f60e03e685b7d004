"""Steps: what is drawn of a series, and how many there were on a day, according to whom."""

from __future__ import annotations

from typing import Any

import pytest
from made_ledger import Book

from tallywire.model.ledger import Series
from tallywire.model.steps import Mark, Steps
from tallywire.tally.steps import make_steps, stock_on

HOST: Any = {"speaker": ("Libya", "official")}
PROVIDER: Any = {"speaker": ("Turkey", "official")}
PANEL: Any = {"speaker": ("United Nations", "organisation")}


def drawn(book: Book) -> Steps:
    (series,) = book.series()
    return make_steps(series, book.by_id)


def on(book: Book, day: str) -> list[tuple[str, float]]:
    (series,) = book.series()
    return [(mark.group, mark.count) for mark in stock_on(series, book.by_id, day)]


def counted(marks: tuple[Mark, ...]) -> list[tuple[str, float, str]]:
    return [(mark.first, mark.count, mark.group) for mark in marks]


def told_by_three() -> Book:
    book = Book()
    book.says("a", "march", "presence", 500, date="2020-03", **PROVIDER)
    book.says("b", "march", "presence", 900, date="2020-03-10", **PANEL)
    book.says("c", "june", "presence", 700, date="2020-06-01", **PROVIDER)
    book.says("d", "june", "presence", 650, date="2020-06-02", **HOST)
    book.says("e", "june", "presence", 640, date="2020-06-02")
    return book


def test_each_origin_group_has_its_own_line() -> None:
    lines = {
        line.group: [mark.count for mark in line.marks] for line in drawn(told_by_three()).lines
    }
    assert lines == {"host": [650], "provider": [500, 700], "third": [900], "unknown": [640]}


def test_a_day_is_answered_with_the_last_word_of_each_group() -> None:
    book = told_by_three()
    assert on(book, "2020-02-01") == []
    assert on(book, "2020-04-15") == [("provider", 500), ("third", 900)]
    assert on(book, "2020-06") == [
        ("host", 650),
        ("provider", 700),
        ("third", 900),
        ("unknown", 640),
    ]


def test_rival_figures_of_one_group_for_one_time_stand_side_by_side() -> None:
    book = Book()
    book.says("a", "march", "presence", 500, date="2020-03", **PROVIDER)
    book.says("b", "march", "presence", 550, date="2020-03", **PROVIDER)
    assert on(book, "2020-05-01") == [("provider", 500), ("provider", 550)]


def test_nobody_is_there_after_a_stock_has_ended() -> None:
    book = Book("France", "Mali")
    book.says("a", "march", "presence", 2400, date="2022-03", speaker=("France", "official"))
    book.says(
        "a",
        "end",
        "presence",
        2400,
        date="2022-08-15",
        status="ended",
        speaker=("France", "official"),
    )
    assert on(book, "2022-06-01") == [("provider", 2400)]
    assert on(book, "2022-09-01") == []


def test_what_was_asked_or_promised_stands_beside_and_moves_no_line() -> None:
    book = Book()
    book.says("a", "march", "presence", 500, date="2020-03", **PROVIDER)
    book.says("a", "more", "deployment", 300, date="2020-04", status="pledged", **PROVIDER)
    book.says("a", "then", "presence", 800, status="considered", published="2020-04-09")
    steps = drawn(book)
    assert counted(steps.beside) == [
        ("2020-04-01", 300, "provider"),
        ("2020-04-09", 800, "unknown"),
    ]
    assert steps.bars == ()
    assert on(book, "2020-12-31") == [("provider", 500)]


def test_a_flow_told_by_two_sides_is_one_bar() -> None:
    book = Book()
    one = book.says("a", "came", "deployment", 300, date="2020-04-02", **PROVIDER)
    other = book.says("b", "came", "deployment", 300, date="2020-04-03", **HOST)
    (bar,) = drawn(book).bars
    assert (bar.first, bar.group, set(bar.statements)) == ("2020-04-02", "host", {one, other})


def test_figures_that_differ_at_one_time_make_a_band() -> None:
    book = Book()
    book.says("a", "march", "presence", 500, date="2020-03", **PROVIDER)
    book.says("b", "march", "presence", 900, date="2020-03-10", **PANEL)
    (band,) = drawn(book).bands
    assert (band.first, band.last, band.low, band.high) == ("2020-03-10", "2020-03-10", 500, 900)


def test_a_range_is_a_band_by_itself_and_one_figure_is_none() -> None:
    book = Book()
    book.says("a", "march", "presence", 500, date="2020-03")
    book.says("b", "june", "presence", 600, count_high=800, qualifier="range", date="2020-06")
    (band,) = drawn(book).bands
    assert (band.first, band.last, band.low, band.high) == ("2020-06-01", "2020-06-30", 600, 800)


def test_a_figure_without_a_date_stands_where_it_was_told() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, published="2020-05-06")
    ((line,),) = (drawn(book).lines,)
    (mark,) = line.marks
    assert (mark.first, mark.date) == ("2020-05-06", None)


def test_an_empty_series_draws_nothing_and_a_wrong_day_is_refused() -> None:
    series = Series(id="s", provider="Turkey", recipient="Libya", kind="soldier", points=())
    assert make_steps(series, {}) == Steps()
    with pytest.raises(ValueError, match="spring"):
        stock_on(series, {}, "spring")
