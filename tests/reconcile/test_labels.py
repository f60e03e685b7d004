"""The short label of an event: what it is, how many, in the number that English wants."""

from __future__ import annotations

from typing import Any

import pytest

from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import make_statement
from tallywire.model.values import Span
from tallywire.reconcile.labels import label_of
from tallywire.resolve import resolve

TEXT = "Turkey and Somalia, 2021."


def label(*said: dict[str, Any]) -> str:
    members = []
    for place, fields in enumerate(said):
        common = {"provider": "Turkey", "recipient": "Somalia", "status": "completed"}
        made = make_statement(
            TEXT,
            f"doc_{place}",
            fields=common | fields,
            evidence=(Span.of(TEXT, 0, len(TEXT)),),
            anchors=("Turkey",),
        )
        members.append(resolve(Stated(made, Source(f"doc_{place}", f"d{place}"), 0)))
    return label_of(members)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"frame": "presence", "kind": "instructor", "count": 200}, "presence of 200 instructors"),
        ({"frame": "presence", "kind": "serviceman", "count": 3}, "presence of 3 servicemen"),
        ({"frame": "deployment", "kind": "soldier", "count": 1}, "deployment of 1 soldier"),
        ({"frame": "deployment", "kind": "instructor"}, "deployment of instructors"),
        (
            {"frame": "presence", "kind": "member of the mission", "count": 70},
            "presence of 70 members of the mission",
        ),
        ({"frame": "transfer", "item": "Bayraktar TB2", "count": 6}, "transfer of 6 Bayraktar TB2"),
        ({"frame": "transfer", "item": "ammunition"}, "transfer of ammunition"),
        ({"frame": "facility", "facility": "military base", "count": 1}, "1 military base"),
        ({"frame": "agreement", "instrument": "training accord"}, "training accord"),
        ({"frame": "embargo", "action": "eased"}, "embargo eased"),
        ({"frame": "withdrawal"}, "withdrawal"),
    ],
)
def test_a_label_says_what_and_how_many_as_english_does(fields: dict[str, Any], words: str) -> None:
    assert label(fields) == words


def test_sums_of_money_leave_the_noun_as_it_is() -> None:
    paid = {"frame": "concession", "item": "payment", "count": 4_000_000, "unit": "USD"}
    assert label(paid) == "USD 4,000,000 payment"


def test_the_figure_that_most_of_them_give_is_the_one_in_the_label() -> None:
    fields = {"frame": "presence", "kind": "trainer"}
    said = [fields | {"count": count} for count in (150, 200, 200)]
    assert label(*said) == "presence of 200 trainers"
