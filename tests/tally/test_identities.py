"""Identities: which sums are reported, which are said not to close, and which never come out."""

from __future__ import annotations

from typing import Any

import pytest
from made_ledger import Book

from tallywire.tally import find_joint_identities

GOVERNMENT: Any = {"speaker": ("Turkey", "official")}


def grown(book: Book, document: str = "a") -> Book:
    """510 men in March, 200 more in May, 710 in June, told by one document."""
    book.says(document, "early", "presence", 510, date="2020-03", **GOVERNMENT)
    book.says(document, "came", "deployment", 200, date="2020-05", basis="increment", **GOVERNMENT)
    book.says(document, "late", "presence", 710, date="2020-06", **GOVERNMENT)
    return book


def test_a_stock_and_what_came_after_make_the_next_stock() -> None:
    (one,) = grown(Book()).identities()
    assert (one.expression, one.holds, one.difference) == ("510 + 200 = 710", True, 0)
    assert (one.kind, one.terms) == ("balance", ("early", "came", "late"))
    assert one.because


def test_men_who_left_are_taken_off() -> None:
    book = Book("France", "Mali")
    book.says("a", "early", "presence", 2500, date="2013-03")
    book.says("a", "left", "withdrawal", 400, date="2013-05")
    book.says("a", "late", "presence", 2100, date="2013-06")
    assert book.sums() == {("2500 - 400 = 2100", True)}


def test_a_stock_that_comes_before_its_flow_is_no_sum_of_it() -> None:
    book = Book()
    book.says("a", "early", "presence", 500, date="2020-03")
    book.says("a", "late", "presence", 700, date="2020-04")
    book.says("a", "came", "deployment", 200, date="2020-05", basis="increment")
    assert book.sums() == set()


def test_numbers_of_different_kinds_of_men_are_not_added() -> None:
    book = Book()
    book.says("a", "early", "presence", 500, date="2020-03", kind="instructor")
    book.says("a", "came", "deployment", 200, date="2020-05", basis="increment", kind="fighter")
    book.says("a", "late", "presence", 710, date="2020-06", kind="soldier")
    assert book.sums() == set()


@pytest.mark.parametrize("qualifier", ["approx", "at_least", "at_most"])
def test_a_number_that_is_not_exact_is_no_term(qualifier: str) -> None:
    book = Book()
    book.says("a", "early", "presence", 500, date="2020-03", qualifier=qualifier)
    book.says("a", "came", "deployment", 200, date="2020-05", basis="increment")
    book.says("a", "late", "presence", 710, date="2020-06")
    assert book.sums() == set()


def test_a_request_may_stand_where_a_projected_total_contains_it() -> None:
    book = Book("Cuba", "Angola")
    book.says("a", "now", "presence", 1200, date="1976-03", **GOVERNMENT)
    book.says("a", "plan", "deployment", 800, basis="increment", status="requested")
    book.says("a", "then", "presence", 2000, status="considered", certainty="conditional")
    assert book.sums() == {("1200 + 800 = 2000", True)}


def test_a_flow_known_to_lie_between_may_not_be_left_out() -> None:
    book = grown(Book())
    book.says("a", "others", "deployment", 90, date="2020-04", basis="increment")
    assert book.sums() == set()


def test_longer_sums_are_put_together_from_shorter_ones() -> None:
    book = grown(Book())
    book.says("b", "late", "presence", 710, date="2020-06", **GOVERNMENT)
    book.says("b", "more", "deployment", 50, date="2020-08", basis="increment")
    book.says("b", "last", "presence", 760, date="2020-09", **GOVERNMENT)
    assert book.sums() == {
        ("510 + 200 = 710", True),
        ("710 + 50 = 760", True),
        ("510 + 200 + 50 = 760", True),
    }


def test_a_total_that_only_a_publisher_worked_out_is_not_taken_apart_further() -> None:
    book = grown(Book())
    book.says("b", "late", "presence", 710, date="2020-06", **GOVERNMENT)
    book.says("b", "more", "deployment", 50, date="2020-08", basis="increment")
    book.says("b", "last", "presence", 760, date="2020-09")
    assert ("510 + 200 + 50 = 760", True) not in book.sums()


def test_a_rival_figure_of_the_same_stock_is_reported_with_its_difference() -> None:
    book = grown(Book())
    book.says("b", "late", "presence", 645, date="2020-06", speaker=("Libya", "official"))
    (broken,) = [one for one in book.identities() if not one.holds]
    assert (broken.expression, broken.difference) == ("510 + 200 = 645", -65)


def test_numbers_that_do_not_add_up_and_have_no_closing_sum_are_not_reported() -> None:
    book = Book()
    book.says("a", "early", "presence", 500, date="2020-03")
    book.says("a", "came", "deployment", 200, date="2020-05", basis="increment")
    book.says("a", "late", "presence", 900, date="2020-06")
    assert book.sums() == set()


def test_parts_make_their_whole() -> None:
    book = Book("Rwanda", "Mozambique")
    book.says("a", "sent", "deployment", 1000, date="2021-07")
    book.says("b", "army", "deployment", 700, kind="soldier", part_of="sent")
    book.says("b", "police", "deployment", 300, kind="police officer", part_of="sent")
    assert book.sums() == {("300 + 700 = 1000", True)}


def test_a_first_part_of_a_whole_is_no_sum() -> None:
    book = Book("Kenya", "Haiti", "police officer")
    book.says("a", "plan", "deployment", 1000, status="pledged")
    book.says("a", "first", "deployment", 200, date="2024-06", part_of="plan")
    assert book.sums() == set()


def test_one_sentence_that_counts_a_whole_and_all_its_parts() -> None:
    book = Book("Eritrea", "Ethiopia")
    for event, count in (("all", 90), ("officers", 20), ("men", 70)):
        book.says("a", event, "presence", count, sentence=1, date="2021-01", kind=event)
    assert book.sums() == {("20 + 70 = 90", True)}


def test_batches_make_the_total_that_the_same_text_gives() -> None:
    book = Book("Turkey", "Azerbaijan", "Bayraktar TB2")
    book.says("a", "first", "transfer", 6, date="2020-06", basis="increment")
    book.says("a", "second", "transfer", 5, date="2020-09", basis="increment")
    book.says("a", "all", "transfer", 11, basis="total")
    book.says("b", "all", "transfer", 11, basis="total")
    (one,) = book.identities()
    assert (one.kind, one.expression) == ("batches", "6 + 5 = 11")


def test_batches_of_other_things_are_not_added_to_a_total() -> None:
    book = Book("Turkey", "Azerbaijan")
    book.says("a", "first", "transfer", 6, basis="increment", item="drone")
    book.says("a", "second", "transfer", 5, basis="increment", item="howitzer")
    book.says("a", "all", "transfer", 11, basis="total", item="tank")
    assert book.sums() == set()


def test_an_equal_share_is_taken_as_often_as_the_text_lists_who_gets_it() -> None:
    book = Book("Jordan", "Yemen")
    book.says("a", "sent", "deployment", 600, date="2015-03")
    told = "It wrote of 150 each for Aden, Taiz, Marib and Mukalla."
    book.says("a", "share", "deployment", 150, part_of="sent", words=told)
    assert book.sums() == {("150 + 150 + 150 + 150 = 600", True)}


def test_a_share_that_another_number_would_get_is_no_sum() -> None:
    book = Book("Jordan", "Yemen")
    book.says("a", "sent", "deployment", 600, date="2015-03")
    told = "It wrote of 200 each for Aden and Taiz."
    book.says("a", "share", "deployment", 200, part_of="sent", words=told)
    assert book.sums() == set()


def test_a_package_is_the_sum_of_the_amounts_that_one_text_gives() -> None:
    book = Book("United States", "Ukraine")
    book.says("a", "package", "transfer", 300, unit="USD", item="package")
    book.says("a", "shells", "transfer", 180, unit="USD", item="shell", part_of="package")
    book.says("a", "radios", "transfer", 120, unit="USD", item="radio", part_of="package")
    book.says("a", "tanks", "transfer", 31, item="tank", part_of="package")
    assert {holds for _, holds in book.sums()} == {True}
    assert len(book.sums()) == 1


def test_order_of_telling_changes_nothing() -> None:
    one = grown(grown(Book(), "a"), "b")
    other = grown(grown(Book(), "b"), "a")
    assert one.identities() == other.identities()


def test_round_numbers_far_apart_in_a_text_prove_nothing() -> None:
    book = Book()
    book.says("a", "early", "presence", 200, date="2020-03")
    book.says("a", "came", "deployment", 300, date="2020-05", basis="increment")
    book.says("a", "late", "presence", 500, date="2020-06")
    assert book.sums() == set()


def test_round_numbers_told_in_one_breath_are_a_sum() -> None:
    book = Book("Russia", "Burkina Faso")
    book.says("a", "came", "deployment", 300, date="2024-03", sentence=1)
    book.says("a", "left", "withdrawal", 100, date="2024-08", sentence=2)
    book.says("a", "late", "presence", 200, sentence=2)
    assert book.sums() == {("300 - 100 = 200", True)}


def test_a_breath_that_does_not_add_up_is_reported_with_its_difference() -> None:
    book = Book("Russia", "Mali")
    book.says("a", "late", "presence", 2000, sentence=1)
    book.says("a", "early", "presence", 1500, date="2023-09", sentence=1)
    book.says("a", "came", "deployment", 400, date="2024-03", basis="increment", sentence=1)
    (one,) = book.identities()
    assert (one.expression, one.holds, one.difference) == ("1500 + 400 = 2000", False, 100)


def test_figures_taken_back_still_add_up_in_the_text_that_gave_them() -> None:
    book = Book("Russia", "Mali", "aircraft")
    book.says("a", "all", "transfer", 8, item="aircraft", date="2023-01")
    book.says("a", "jets", "transfer", 6, item="L-39", part_of="all")
    book.says("a", "lifts", "transfer", 2, item="Mi-8", part_of="all")
    book.says("b", "jets", "transfer", 6, item="L-39", polarity="denied")
    book.says("b", "jets", "transfer", 5, item="L-39")
    book.says("b", "lifts", "transfer", 3, item="Mi-8")
    assert {expression for expression, holds in book.sums() if holds} == {
        "2 + 6 = 8",
        "3 + 5 = 8",
    }


def test_readings_of_several_documents_balance_with_all_flows_between_them() -> None:
    book = Book("Rwanda", "Mozambique")
    book.says("a", "early", "presence", 1015, date="2021-08", **GOVERNMENT)
    book.says("b", "came", "deployment", 452, date="2021-11", basis="increment")
    book.says("c", "late", "presence", 1467, date="2022-02", **GOVERNMENT)
    assert book.sums() == {("1015 + 452 = 1467", True)}


def test_a_flow_between_two_readings_is_never_left_out_across_documents() -> None:
    book = Book("Rwanda", "Mozambique")
    book.says("a", "early", "presence", 1015, date="2021-08", **GOVERNMENT)
    book.says("b", "came", "deployment", 452, date="2021-11", basis="increment")
    book.says("d", "left", "withdrawal", 80, date="2021-12")
    book.says("c", "late", "presence", 1467, date="2022-02", **GOVERNMENT)
    assert book.sums() == set()


def test_round_numbers_of_several_documents_are_not_added() -> None:
    book = Book("Rwanda", "Mozambique")
    book.says("a", "early", "presence", 1000, date="2021-08", **GOVERNMENT)
    book.says("b", "came", "deployment", 500, date="2021-11", basis="increment")
    book.says("c", "late", "presence", 1500, date="2022-02", **GOVERNMENT)
    assert book.sums() == set()


def test_a_total_delivered_so_far_grows_by_a_batch() -> None:
    book = Book("Germany", "Ukraine", "howitzer")
    book.says("a", "before", "transfer", 14, basis="total", date="2022-12", **GOVERNMENT)
    book.says("a", "batch", "transfer", 7, basis="increment", date="2023-02", **GOVERNMENT)
    book.says("a", "after", "transfer", 21, basis="total", date="2023-03", **GOVERNMENT)
    assert book.sums() == {("14 + 7 = 21", True)}


def test_parts_with_rival_figures_close_with_those_that_fit() -> None:
    book = Book("Uganda", "Somalia")
    book.says("a", "all", "deployment", 620, date="2012-03")
    book.says("b", "north", "deployment", 400, part_of="all")
    book.says("c", "north", "deployment", 450, part_of="all")
    book.says("d", "south", "deployment", 220, part_of="all")
    assert book.sums() == {("220 + 400 = 620", True)}


def test_a_sentence_that_splits_a_batch_by_kind_leaves_the_batch_to_the_total() -> None:
    book = Book("Russia", "Mali", "aircraft")
    book.says("a", "batch", "transfer", 8, sentence=1, basis="increment", item="aircraft")
    for item, count in (("L-39", 5), ("Su-25", 1), ("Mi-8", 2)):
        book.says("a", item, "transfer", count, sentence=1, basis="increment", item=item)
    book.says("a", "before", "transfer", 5, sentence=2, basis="increment", item="plane")
    book.says("a", "all", "transfer", 13, sentence=3, basis="total", item="aircraft")
    assert book.sums() == {("1 + 2 + 5 = 8", True), ("5 + 8 = 13", True)}


def test_a_total_whose_sentence_names_the_numbers_needs_no_dates() -> None:
    book = Book("Cuba", "Ethiopia")
    book.says("a", "early", "presence", 200, date="1977-03")
    book.says("a", "came", "deployment", 300, date="1977-05", basis="increment")
    book.says("a", "late", "presence", 500, words="With the 200 and the 300 there were 500.")
    assert book.sums() == {("200 + 300 = 500", True)}


def test_parts_that_one_text_tells_without_saying_so_leave_the_series() -> None:
    book = Book("France", "Chad")
    book.says("a", "plan", "deployment", 620, status="pledged", basis="increment")
    book.says("a", "first", "deployment", 215, status="pledged", basis="increment")
    book.says("a", "others", "deployment", 405, status="pledged", basis="increment")
    assert book.sums() == {("215 + 405 = 620", True)}
    assert [count for _, _, count, _ in book.points()] == [620]


def test_men_who_go_and_are_replaced_make_no_sum_that_ends_where_it_began() -> None:
    book = Book("Estonia", "Mali")
    book.says("a", "early", "presence", 95, date="2020-03", **GOVERNMENT)
    book.says("a", "left", "withdrawal", 31, date="2020-05")
    book.says("a", "few", "presence", 64, date="2020-06", **GOVERNMENT)
    book.says("b", "few", "presence", 64, date="2020-06", **GOVERNMENT)
    book.says("b", "came", "deployment", 31, date="2020-08", basis="increment")
    book.says("b", "late", "presence", 95, date="2020-09", **GOVERNMENT)
    assert book.sums() == {("95 - 31 = 64", True), ("64 + 31 = 95", True)}


def test_what_several_states_gave_together_is_the_sum_of_what_each_gave() -> None:
    book = Book("Poland", "Ukraine", "Leopard 2")
    both = {"provider": "Poland and Germany"}
    book.says("a", "all", "transfer", 28, sentence=1, basis="total", **both)
    book.says("a", "polish", "transfer", 10, sentence=1, basis="increment")
    book.says("a", "german", "transfer", 18, sentence=1, basis="increment", provider="Germany")
    (one,) = find_joint_identities(book.made(), book.by_id)
    assert (one.kind, one.expression, one.holds) == ("parts", "10 + 18 = 28", True)


def test_numbers_for_different_hosts_are_not_given_together() -> None:
    book = Book("France", "Mali")
    book.says("a", "all", "presence", 600, sentence=1)
    book.says("a", "chad", "presence", 355, sentence=1, recipient="Chad")
    book.says("a", "niger", "presence", 245, sentence=1, recipient="Niger")
    assert find_joint_identities(book.made(), book.by_id) == ()


def test_men_called_by_their_nation_are_men_of_the_only_kind_that_is_counted() -> None:
    book = Book("Kenya", "Somalia")
    book.says("a", "early", "presence", 3664, date="2012-07", kind="Kenyan", **GOVERNMENT)
    book.says("a", "came", "deployment", 471, date="2012-09", basis="increment", kind="soldier")
    book.says("a", "late", "presence", 4135, date="2012-11", kind="soldier", **GOVERNMENT)
    assert book.sums() == {("3664 + 471 = 4135", True)}


def test_a_ceiling_that_a_later_text_calls_reached_still_comes_after_the_one_before_it() -> None:
    book = Book("United States", "Colombia")
    book.says("a", "early", "presence", 413, date="2004-03", status="authorised")
    book.says("a", "more", "deployment", 274, date="2004-10", basis="increment", status="pledged")
    book.says("a", "late", "presence", 687, date="2004-10", status="authorised")
    book.says("b", "late", "presence", 687)
    assert book.sums() == {("413 + 274 = 687", True)}


def test_up_to_a_number_tells_of_the_same_number_that_another_text_gives_exactly() -> None:
    book = Book("Germany", "Mali")
    book.says("a", "more", "deployment", 200, basis="increment", status="pledged", sentence=1)
    book.says("a", "more", "deployment", 200, status="pledged", qualifier="at_most", sentence=1)
    book.says("b", "early", "presence", 100, status="authorised", sentence=1)
    book.says("b", "late", "presence", 300, status="authorised", sentence=1)
    assert book.sums() == set()
    book.says("b", "more", "deployment", 200, status="pledged", qualifier="at_most", sentence=1)
    assert book.sums() == {("100 + 200 = 300", True)}


def _of_two_kinds(status: str, sentence: int) -> Book:
    book = Book("United States", "Niger", "soldier")
    book.says("a", "crew", "deployment", 100, basis="increment", sentence=1, kind="adviser")
    book.says("a", "guard", "deployment", 40, basis="increment", sentence=1, status=status)
    book.says("a", "all", "presence", 140, sentence=sentence)
    return book


def test_a_text_adds_men_of_several_kinds_in_one_breath() -> None:
    assert _of_two_kinds("completed", sentence=1).sums() == {("40 + 100 = 140", True)}


def test_men_of_several_kinds_are_not_added_far_apart_or_where_some_have_not_come() -> None:
    assert _of_two_kinds("completed", sentence=9).sums() == set()
    assert _of_two_kinds("pledged", sentence=1).sums() == set()


def _cargo(first: int) -> Book:
    book = Book("Libya", "Chad")
    for event, count in (("rifle", first), ("mortar", 40), ("rocket launcher", 25), ("arms", 680)):
        book.says("a", event, "transfer", count, sentence=1, item=event)
    return book


def test_parts_of_one_sentence_that_miss_the_whole_by_a_little_are_reported() -> None:
    (one,) = _cargo(610).identities()
    assert (one.expression, one.holds, one.difference) == ("610 + 40 + 25 = 680", False, 5)


def test_a_list_that_tells_only_some_of_the_parts_is_no_sum_that_fails() -> None:
    assert _cargo(570).sums() == set()


def _halved(other: str) -> Book:
    book = Book("Uganda", "Somalia", "soldier")
    book.says("a", "early", "presence", 6000, sentence=1, status="ended")
    book.says("a", "late", "presence", 4000, sentence=1, date="2023-12")
    book.says("a", "left", "withdrawal", 2000, sentence=9)
    book.says("a", "others", other, 500, sentence=15)
    return book


def test_a_change_told_in_one_sentence_is_made_by_the_only_flow_of_the_text() -> None:
    assert _halved("deployment").sums() == {("6000 - 2000 = 4000", True)}


def test_a_change_for_which_a_text_has_several_flows_needs_better_numbers() -> None:
    assert _halved("withdrawal").sums() == set()
