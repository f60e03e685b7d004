"""Series: which figures become points, of whose men, and at what time."""

from __future__ import annotations

from made_ledger import Book

PROVIDER = ("Turkey", "official")


def test_repetitions_of_one_reading_are_one_point() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, date="2020-03", published="2020-03-20")
    book.says("b", "stock", "presence", 500, date="2020-03-14", published="2020-03-15")
    book.says("c", "stock", "presence", 500, published="2020-05-01")
    assert book.points() == [("2020-03-14", "stock", 500, "ongoing")]


def test_a_new_date_a_new_status_and_a_new_figure_are_points_of_their_own() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, date="2020-03")
    book.says("b", "stock", "presence", 500, date="2020-08")
    book.says("b", "stock", "presence", 500, date="2020-08", status="ended")
    book.says("c", "stock", "presence", 650, date="2020-08")
    assert book.points() == [
        ("2020-03", "stock", 500, "ongoing"),
        ("2020-08", "stock", 500, "ended"),
        ("2020-08", "stock", 500, "ongoing"),
        ("2020-08", "stock", 650, "ongoing"),
    ]


def test_an_undated_repetition_joins_the_last_reading_before_it_was_told() -> None:
    book = Book()
    early = book.says("a", "stock", "presence", 500, date="2020-03")
    book.says("b", "stock", "presence", 500, date="2020-08")
    late = book.says("c", "stock", "presence", 500, published="2020-05-02")
    (series,) = book.series()
    assert set(series.points[0].statements) == {early, late}


def test_parts_denials_and_figures_taken_back_are_no_points() -> None:
    book = Book()
    book.says("a", "came", "deployment", 200, date="2020-03")
    book.says("b", "came", "deployment", 250, polarity="denied", speaker=PROVIDER)
    book.says("c", "first", "deployment", 50, date="2020-03", part_of="came")
    book.says("d", "guard", "deployment", 900, date="2020-04")
    book.says("d", "guard", "deployment", 90, date="2020-04")
    book.says("d", "guard", "deployment", 900, polarity="denied")
    assert book.points() == [
        ("2020-03", "inflow", 200, "completed"),
        ("2020-04", "inflow", 90, "completed"),
    ]


def test_a_figure_that_another_government_denies_stays() -> None:
    book = Book()
    book.says("a", "came", "deployment", 200, date="2020-03")
    book.says("b", "came", "deployment", 200, polarity="denied", speaker=PROVIDER)
    assert book.points() == [("2020-03", "inflow", 200, "completed")]


def test_an_undated_figure_takes_the_month_of_its_event() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, date="2020-03-14")
    book.says("b", "stock", "presence", 480)
    assert ("2020-03", "stock", 480, "ongoing") in book.points()


def test_what_happened_does_not_take_the_month_in_which_it_was_promised() -> None:
    book = Book()
    book.says("a", "came", "deployment", 200, date="2020-03", status="pledged")
    book.says("b", "came", "deployment", 200)
    assert (None, "inflow", 200, "completed") in book.points()


def test_a_flow_takes_the_month_of_the_total_that_it_leads_to() -> None:
    book = Book()
    book.says("a", "came", "deployment", 200, basis="increment", sentence=1)
    book.says("a", "stock", "presence", 700, date="2020-06-01", sentence=1)
    assert ("2020-06", "inflow", 200, "completed") in book.points()


def test_a_stock_told_before_the_flow_keeps_no_date() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, sentence=1)
    book.says("a", "came", "deployment", 200, basis="increment", date="2020-06", sentence=2)
    assert (None, "stock", 500, "ongoing") in book.points()


def test_up_to_a_number_joins_the_range_that_ends_there() -> None:
    book = Book()
    book.says("a", "stock", "presence", 300, count_high=900, qualifier="range", date="2020-03")
    book.says("b", "stock", "presence", 900, qualifier="at_most", date="2020-03")
    assert book.points() == [("2020-03", "stock", 300, "ongoing")]


def test_words_that_texts_use_for_one_another_make_one_series() -> None:
    book = Book("United Kingdom", "Somalia")
    book.says("a", "stock", "presence", 40, date="2020-03", kind="military instructor")
    book.says("b", "more", "deployment", 20, date="2020-04", kind="trainer")
    book.says("c", "late", "presence", 60, date="2020-05", kind="instructor")
    assert len(book.series()) == 1


def test_instructors_and_soldiers_are_two_series() -> None:
    book = Book("United Kingdom", "Somalia")
    book.says("a", "stock", "presence", 40, date="2020-03", kind="instructor")
    book.says("b", "more", "deployment", 20, date="2020-04", kind="soldier")
    assert [one.kind for one in book.series()] == ["instructor", "soldier"]


def test_men_of_no_named_kind_go_with_the_kind_that_is_counted_most() -> None:
    book = Book("France", "Mali")
    book.says("a", "stock", "presence", 2500, date="2013-03", kind="soldier")
    book.says("a", "later", "presence", 1600, date="2014-03", kind="soldier")
    book.says("b", "advice", "presence", 12, date="2014-03", kind="adviser")
    book.says("c", "left", "withdrawal", 300, date="2014-05", kind="man")
    assert {one.kind: len(one.points) for one in book.series()} == {"soldier": 3, "adviser": 1}


def test_the_men_of_a_private_company_are_a_series_of_their_own() -> None:
    book = Book("Russia", "Libya")
    book.says("a", "stock", "presence", 300, date="2020-03")
    book.says("b", "hired", "presence", 1200, date="2020-05", org="Wagner", kind="fighter")
    assert [one.kind for one in book.series()] == ["Wagner Group fighter", "soldier"]


def test_battalions_aircraft_and_money_are_no_strength_of_men() -> None:
    book = Book()
    book.says("a", "jets", "deployment", 6, unit="item", kind="aircraft")
    book.says("a", "units", "deployment", 2, unit="unit", kind="battalion")
    book.says("a", "arms", "transfer", 40, item="rifle")
    assert book.series() == ()


def test_order_of_statements_and_events_changes_nothing() -> None:
    one, other = Book(), Book()
    rows = [("a", "2020-03"), ("b", "2020-08"), ("c", None), ("d", "2020")]
    for book, told in ((one, rows), (other, rows[::-1])):
        for document, date in told:
            book.says(document, "stock", "presence", 500, date=date)
    assert one.series() == other.series()


def test_a_figure_repeated_long_afterwards_keeps_the_month_in_which_it_was_first_told() -> None:
    book = Book()
    book.says("a", "stock", "presence", 500, date="2020-03-14", published="2020-03-15")
    book.says("a", "stock", "presence", 480, published="2020-03-15")
    book.says("b", "stock", "presence", 480, published="2021-11-02")
    assert ("2020-03", "stock", 480, "ongoing") in book.points()
