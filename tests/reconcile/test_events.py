"""Statements of many texts become events: what is one stands together, what is two apart."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.model.ledger import Copy, Event
from tallywire.model.resolved import Resolved
from tallywire.reconcile.events import Bond, group_events
from tests.stating import resolved


def groups(*members: Resolved, **options: Any) -> set[frozenset[int]]:
    """The events, each as the places of its statements in ``members``."""
    place = {one.id: i for i, one in enumerate(members)}
    assert len(place) == len(members)
    return {frozenset(place[id] for id in e.statements) for e in group_events(members, **options)}


def together(*members: Resolved, **options: Any) -> bool:
    return len(groups(*members, **options)) == 1


def drones(document: str, **fields: Any) -> Resolved:
    plain = {"frame": "transfer", "item": "Bayraktar TB2", "unit": "item", "count": 12}
    return resolved(document=document, **{**plain, **fields})


def trainers(document: str, **fields: Any) -> Resolved:
    return resolved(document=document, **{"kind": "trainer", **fields})


def test_a_pledge_and_its_arrival_are_one_event_with_two_rungs() -> None:
    pledge = drones("a", status="pledged", published="2021-03-01")
    arrival = drones("b", date="2021-04-20", published="2021-04-21")
    (event,) = group_events([pledge, arrival])
    assert event.statuses == ("pledged", "completed")


def test_the_same_number_in_another_year_is_another_event() -> None:
    assert not together(drones("a", date="2019-03-02"), drones("b", date="2021-03-02"))


def test_two_batches_of_one_size_that_one_text_tells_apart_stay_two() -> None:
    first = drones("a", date="2021-02-03", basis="increment")
    second = drones("a", date="2021-02-19", basis="increment", position=1)
    relayed = drones("b", date="2021-02-19", basis="increment", published="2021-02-20")
    assert groups(first, second, relayed) == {frozenset({0}), frozenset({1, 2})}


def test_the_first_batch_is_never_the_second() -> None:
    first = drones("a", sentence="The first batch of 12 drones came.", anchor="12 drones")
    second = drones("b", sentence="The second batch of 12 drones came.", anchor="12 drones")
    assert not together(first, second)


def test_a_designation_and_its_class_in_the_same_number_are_one_delivery() -> None:
    named = drones("a", item="BMP-3", date="2021-05-05")
    plain = drones("b", item="armoured vehicle", date="2021-05-05")
    assert together(named, plain)


def test_other_arms_are_another_delivery() -> None:
    assert not together(drones("a", date="2021-05"), drones("b", item="howitzer", date="2021-05"))


def test_rival_strengths_at_one_time_are_one_stock() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "soldier"}
    host = resolved(document="a", count=450, origin="Somalia", date="2021-03", **stock)
    panel = resolved(document="b", count=900, origin="United Nations", date="2021-03", **stock)
    assert together(host, panel)


def test_a_new_reading_is_another_stock() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "soldier"}
    before = resolved(document="a", count=450, date="2019-03", published="2019-03-09", **stock)
    after = resolved(document="b", count=900, date="2021-03", **stock)
    assert not together(before, after)


def test_a_denial_stands_with_what_it_denies() -> None:
    claim = trainers("a", kind="soldier", origin="Mogadishu", published="2021-03-10")
    denial = trainers("b", kind="troop", origin="Ankara", polarity="denied", published="2021-03-11")
    assert together(claim, denial)


def test_providers_of_different_states_are_never_in_one_matter() -> None:
    assert trainers("a").matter != trainers("b", provider="Egypt").matter


def test_a_company_stands_in_the_matter_of_its_state() -> None:
    assert trainers("a", provider="Wagner Group").matter == trainers("b", provider="Russia").matter


def test_the_analyst_has_the_last_word_on_two_statements() -> None:
    one, other = drones("a", date="2021-05-05"), drones("b", date="2021-05-05")
    far = drones("c", date="2016-01-01", published="2016-01-02", count=3)
    assert together(one, other)
    apart = [Bond(*sorted((one.id, other.id)), "different", "ana")]
    assert not together(one, other, bonds=apart)
    joined = [Bond(*sorted((one.id, far.id)), "same", "ana")]
    assert together(one, far, bonds=joined)


def test_a_judged_link_names_its_author() -> None:
    one, far = drones("a"), drones("c", date="2016-01-01", count=3)
    (event,) = group_events([one, far], bonds=[Bond(*sorted((one.id, far.id)), "same", "ana")])
    assert [link.author for link in event.links] == ["ana"]


def test_a_part_points_to_its_whole() -> None:
    text = "The 900 trainers are to come in groups, with 200 of them due in May."
    whole = trainers("a", count=900, status="pledged", sentence=text, anchor="900 trainers")
    part = trainers("a", count=200, status="pledged", sentence=text, anchor="200", position=1)
    events = {e.statements[0]: e for e in group_events([whole, part])}
    assert events[part.id].part_of == events[whole.id].id
    assert events[whole.id].part_of is None


def test_parts_that_add_up_to_the_whole_of_one_voice_are_its_parts() -> None:
    whole = drones("a", count=20, origin="Turkey", item="howitzer")
    one = drones("a", count=12, origin="Turkey", item="howitzer", position=1, date="2021-01")
    two = drones("a", count=8, origin="Turkey", item="howitzer", position=2, date="2021-02")
    events = {e.statements[0]: e for e in group_events([whole, one, two])}
    assert {events[one.id].part_of, events[two.id].part_of} == {events[whole.id].id}


def test_a_smaller_figure_that_no_text_calls_a_part_is_none() -> None:
    whole = drones("a", count=20, item="howitzer")
    other = drones("a", count=12, item="howitzer", position=1, date="2016-01")
    assert {e.part_of for e in group_events([whole, other])} == {None}


def test_every_link_shows_reasons_that_make_up_its_weight() -> None:
    (event,) = group_events([drones("a", date="2021-05-05"), drones("b", date="2021-05-05")])
    (link,) = event.links
    assert {"count", "date", "thing"} <= {reason.name for reason in link.reasons}
    assert link.weight > 0


@st.composite
def ledgers(draw: st.DrawFn) -> list[Resolved]:
    """Statements of one matter with few values, so that many resemble one another."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["a", "b", "c", "d"]),
                st.sampled_from(["presence", "deployment", "transfer"]),
                st.sampled_from([None, 10, 12, 300]),
                st.sampled_from([None, "2021", "2021-03", "2021-03-04"]),
                st.sampled_from([None, "Turkey", "Somalia", "security sources"]),
                st.sampled_from(["pledged", "completed", "ongoing"]),
                st.sampled_from(["affirmed", "denied"]),
            ),
            max_size=14,
        )
    )
    found = []
    for place, (document, frame, count, date, origin, status, polarity) in enumerate(rows):
        what = {"item": "drone"} if frame == "transfer" else {"kind": "trainer"}
        fields = {"frame": frame, "count": count, "date": date, "origin": origin, **what}
        fields |= {"status": status, "polarity": polarity}
        found.append(resolved(document=document, position=place, **fields))
    return found


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_events_do_not_depend_on_the_order_of_statements(
    members: list[Resolved], chance: random.Random
) -> None:
    shuffled = list(members)
    chance.shuffle(shuffled)
    wanted = msgspec.json.encode(group_events(members))
    assert msgspec.json.encode(group_events(shuffled)) == wanted


@given(ledgers(), st.data())
@settings(max_examples=60, deadline=None)
def test_every_statement_stands_in_one_event_and_judgements_hold(
    members: list[Resolved], data: st.DataObject
) -> None:
    bonds: list[Bond] = []
    if len(members) > 1:
        ids = st.sampled_from(sorted(one.id for one in members))
        pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] < pair[1])
        first, second = data.draw(pairs)
        bonds = [Bond(first, second, data.draw(st.sampled_from(["same", "different"])), "ana")]
    events: tuple[Event, ...] = group_events(members, bonds=bonds)
    stated = [id for event in events for id in event.statements]
    assert sorted(stated) == sorted(one.id for one in members)
    for bond in bonds:
        homes = [e.id for e in events if {bond.first, bond.second} & set(e.statements)]
        assert (len(homes) == 1) == (bond.verdict == "same")


def test_copies_of_one_text_tell_one_event() -> None:
    plain = {"kind": "soldier", "sentence": "Soldiers came."}
    one = trainers("a", date="2021-03-01", **plain)
    other = trainers("b", **plain)
    assert together(one, other, copies=[Copy("a", "b", 0.9)])
