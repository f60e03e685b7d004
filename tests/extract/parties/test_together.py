"""States that a text names in one breath."""

from __future__ import annotations

import pytest

from tallywire.extract.parties.together import lists_of_states, pointed_at
from tests.extract.scenes import names_in

TEXT = "Chad, Niger and Mali met. Peru and Chile did not. Russian and French aides came."


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["the", "three"], "Chad and Niger and Mali"),
        (["both"], "Peru and Chile"),
        (["those"], "Peru and Chile"),
        (["the", "five"], None),
    ],
)
def test_plural_points_back_to_the_last_list_of_its_size(
    words: list[str], meant: str | None
) -> None:
    lists = lists_of_states(TEXT, names_in(TEXT))
    found = pointed_at(lists, len(TEXT), words)
    assert (found and found.name) == meant
