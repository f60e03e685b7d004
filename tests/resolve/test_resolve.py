"""What a statement names is settled from itself, its document and the packs."""

from __future__ import annotations

import datetime

from tests.stating import resolved


def test_a_day_of_publication_is_kept_as_the_day_of_telling() -> None:
    day = datetime.date(2021, 3, 10).toordinal()
    assert resolved("Men came.", published="2021-03-10").told_day == day


def test_bounds_of_publication_that_were_inferred_are_no_day_of_telling() -> None:
    assert resolved("Men came.", published="2020-12/..").told_day is None


def test_the_parties_of_a_company_are_those_of_its_state() -> None:
    one = resolved(provider="Wagner Group")
    assert (one.providers, one.provider_homes) == (("Wagner Group",), ("Russia",))


def test_several_parties_are_kept_in_order_of_mention() -> None:
    assert resolved(provider="Rwanda and Kenya").providers == ("Rwanda", "Kenya")


def test_a_state_whose_name_holds_an_and_is_one_party() -> None:
    assert resolved(provider="Trinidad and Tobago").providers == ("Trinidad and Tobago",)


def test_a_missing_party_leaves_a_matter_of_its_own() -> None:
    assert resolved(provider=None).matter == "? | Somalia"
