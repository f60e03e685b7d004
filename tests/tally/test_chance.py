"""No sum is invented: controls whose right answer is nothing, over many seeds.

The controls are made here: numbers as news rounds them, told by documents of a few figures each,
with nothing that connects them but what the shuffle left.
"""

from __future__ import annotations

import random
import time

from made_ledger import Book

from tallywire.tally import find_identities, make_series

SEEDS = range(60)
COUNTRIES = ("Mali", "Libya", "Yemen", "Somalia", "Ukraine", "Azerbaijan")


def news_number(rng: random.Random) -> int:
    """A strength as texts give it: mostly round, now and then to the man."""
    size = rng.choice((10, 50, 100, 100, 500, 1000))
    number = rng.randint(1, 19) * size
    return number if rng.random() < 0.6 else number + rng.randint(1, 99)


def says_something(book: Book, rng: random.Random, document: str, event: str) -> None:
    """A stock, an arrival or a departure at any time, or a delivery."""
    frame = rng.choice(("presence", "presence", "deployment", "deployment", "withdrawal"))
    month = f"{rng.randint(2015, 2023)}-{rng.randint(1, 12):02}"
    basis = "total" if frame == "presence" else rng.choice(("increment", "unspecified"))
    date = month if rng.random() < 0.7 else None
    book.says(document, event, frame, news_number(rng), date=date, basis=basis)


def unrelated(seed: int) -> Book:
    """Statements of unrelated countries given out as one pair: one from each document."""
    rng = random.Random(seed)
    book = Book()
    for number in range(120):
        says_something(book, rng, f"doc-{number}", f"event-{number}")
    return book


def shuffled(seed: int) -> Book:
    """Forty documents that tell four unconnected figures each."""
    rng = random.Random(seed)
    book = Book()
    for number in range(160):
        says_something(book, rng, f"doc-{number // 4}", f"event-{number}")
    return book


def test_statements_of_unrelated_countries_make_no_sum() -> None:
    assert [book.sums() for book in map(unrelated, SEEDS)] == [set()] * len(SEEDS)


def test_figures_shuffled_between_documents_make_hardly_any_sum() -> None:
    invented = sum(len(book.sums()) for book in map(shuffled, SEEDS))
    assert invented <= len(SEEDS) // 20


def test_numbers_of_many_countries_are_never_added_across_them() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        for recipient in COUNTRIES:
            book = Book("Turkey", recipient)
            says_something(book, rng, "a", "one")
            says_something(book, rng, "a", "two")
            assert book.sums() == set()


def test_a_long_list_in_one_document_costs_no_more_than_its_length() -> None:
    def seconds(length: int) -> float:
        rng = random.Random(7)
        book = Book()
        for number in range(length):
            says_something(book, rng, "doc", f"event-{number}")
        events, by_id = book.made(), book.by_id
        started = time.process_time()
        find_identities(events, make_series(events, by_id), by_id)
        return time.process_time() - started

    seconds(50)
    assert seconds(400) < 16 * max(seconds(50), 0.05)


def test_the_order_in_which_events_come_changes_nothing() -> None:
    rng = random.Random(3)
    book = Book()
    for number in range(60):
        says_something(book, rng, f"doc-{number % 9}", f"event-{number % 25}")
    events, by_id = list(book.made()), book.by_id
    series, sums = make_series(events, by_id), book.identities()
    for _ in range(5):
        rng.shuffle(events)
        mixed = dict(rng.sample(sorted(by_id.items()), len(by_id)))
        again = make_series(events, mixed)
        assert again == series
        assert find_identities(events, again, mixed) == sums
