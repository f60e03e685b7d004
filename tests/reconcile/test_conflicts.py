"""Which accounts cannot all hold, and which only look so."""

from __future__ import annotations

from itertools import count
from typing import Any

import msgspec
import pytest

from tallywire.model.ids import content_id
from tallywire.model.ledger import Conflict, Event, Voice
from tallywire.model.resolved import Resolved, Source, Stated
from tallywire.model.statement import Hop, Origin, Statement
from tallywire.model.values import CERTAINTIES, POLARITIES, STATUSES, Span
from tallywire.reconcile import find_conflicts
from tallywire.resolve import resolve

_NUMBER = count()


def said(**fields: Any) -> Resolved:
    """A statement of a text of its own; ``by`` is who says it, ``told`` when, ``doc`` where."""
    by, told = fields.pop("by", None), fields.pop("told", "2024-06-30")
    doc = fields.pop("doc", None) or f"doc{next(_NUMBER)}"
    words = fields.pop("words", None)
    fields = {"frame": "deployment", "provider": "Turkey", "recipient": "Libya"} | fields
    fields = {"status": "completed"} | fields
    if fields.get("count") is not None:
        fields = {"unit": "person", "qualifier": "exact"} | fields
    origin = Origin(by, "official" if by else "publisher")
    hops = (Hop(by, "official", Span(0, 1, "x")),) if by else ()
    evidence = (Span(0, len(words), words),) if words else ()
    id = content_id("st", doc, next(_NUMBER))
    statement = Statement(
        id=id, document_id=doc, origin=origin, hops=hops, evidence=evidence, **fields
    )
    return resolve(Stated(statement, Source(doc, doc, published=told), next(_NUMBER)))


def event(*members: Resolved, part_of: str | None = None) -> Event:
    """The event of these statements, a voice for each speaker."""
    voices: dict[str | None, list[str]] = {}
    for one in members:
        voices.setdefault(one.speaker.name, []).append(one.id)
    first = members[0]
    return Event(
        id=content_id("ev", *sorted(one.id for one in members)),
        kind="stock" if first.statement.frame == "presence" else "happening",
        frame=first.statement.frame,
        provider=" and ".join(first.providers),
        recipient=" and ".join(first.recipients),
        what=first.thing.label or "",
        part_of=part_of,
        voices=tuple(
            Voice(name, "official" if name else "unknown", tuple(sorted(ids)))
            for name, ids in sorted(voices.items(), key=lambda one: one[0] or "")
        ),
    )


def among(*groups: list[Resolved]) -> tuple[Conflict, ...]:
    """The conflicts among statements that are given event by event."""
    by_id = {one.id: one for group in groups for one in group}
    return find_conflicts([event(*group) for group in groups], by_id)


def sides(conflict: Conflict) -> list[set[str]]:
    return [set(side.statements) for side in conflict.sides]


def ids(*members: Resolved) -> set[str]:
    return {one.id for one in members}


# --- figures ---------------------------------------------------------------------------------


def test_two_figures_for_one_thing_stand_on_two_sides() -> None:
    a, b = said(count=250, by="Turkey"), said(count=400, by="Libya")
    (found,) = among([a, b])
    assert found.kind == "figure"
    assert sides(found) == [ids(a), ids(b)]
    assert [side.value for side in found.sides] == ["250", "400"]


@pytest.mark.parametrize(
    "fields",
    [
        {"count": 200, "count_high": 999, "qualifier": "vague"},
        {"count": 250, "count_high": 400, "qualifier": "range"},
        {"count": 280, "qualifier": "approx"},
        {"count": 200, "qualifier": "at_least"},
        {"count": 500, "qualifier": "at_most"},
        {"count": None},
        {"count": 12, "unit": "unit"},
        {"count": 900, "status": "requested"},
        {"count": 900, "certainty": "possible"},
        {"count": 900, "basis": "total"},
    ],
)
def test_figures_that_can_both_hold_are_no_conflict(fields: dict[str, Any]) -> None:
    exact = said(count=300, by="Turkey", basis="increment")
    assert among([exact, said(by="Libya", **fields)]) == ()


def test_a_figure_that_fits_beside_all_others_takes_no_side() -> None:
    few, many = said(count=60, by="Turkey"), said(count=90, by="Libya")
    dozens = said(count=24, count_high=99, qualifier="vague", by="Egypt")
    (found,) = among([few, many, dozens])
    assert sides(found) == [ids(few), ids(many)]


def test_a_ceiling_and_a_range_of_one_speaker_are_one_reading() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "adviser"}
    low = said(count=120, by="Turkey", **stock)
    span = said(count=400, count_high=700, qualifier="range", by="Libya", **stock)
    ceiling = said(count=700, qualifier="at_most", by="Libya", **stock)
    (found,) = among([low, span, ceiling])
    assert sides(found) == [ids(low), ids(span, ceiling)]


def test_totals_of_different_times_are_no_conflict_and_rivals_of_one_time_are() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "soldier"}
    spring = said(count=900, date="2023-04", by="Turkey", **stock)
    autumn = said(count=1400, date="2023-10", by="Turkey", **stock)
    rival = said(count=2000, date="2023-10-04", by="Libya", **stock)
    (found,) = among([spring, autumn, rival])
    assert sides(found) == [ids(autumn), ids(rival)]


def test_rival_totals_of_one_month_are_found_across_events() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "soldier"}
    a = said(count=900, date="2023-04-02", by="Turkey", **stock)
    b = said(count=1500, date="2023-04-20", by="Libya", **stock)
    later = said(count=3000, date="2023-06-20", by="Libya", **stock)
    (found,) = among([a], [b], [later])
    assert sides(found) == [ids(a), ids(b)]
    assert len(found.events) == 2


def test_undated_totals_told_in_one_month_are_rivals_unless_one_text_gives_several() -> None:
    stock = {"frame": "presence", "status": "ongoing", "basis": "total", "kind": "soldier"}
    a = said(count=900, told="2023-04-02", by="Turkey", **stock)
    b = said(count=1500, told="2023-04-20", by="Libya", **stock)
    (found,) = among([a], [b])
    assert sides(found) == [ids(a), ids(b)]
    story = {"doc": "story", "told": "2023-04-20"}
    first = said(count=300, by="Egypt", words="At first 300, said Cairo.", **story, **stock)
    then = said(count=2500, by="Libya", **story, **stock)
    assert among([first], [then]) == ()


def test_what_two_say_came_on_one_day_is_one_thing_with_two_figures() -> None:
    arms = {"frame": "transfer", "item": "tank", "unit": "item", "date": "2023-04-20"}
    a, b = said(count=31, by="Turkey", **arms), said(count=14, by="Libya", **arms)
    other_day = said(count=8, by="Libya", **arms | {"date": "2023-04-21"})
    other_thing = said(count=60, by="Libya", **arms | {"item": "rifle"})
    own_batch = said(count=5, by="Turkey", **arms)
    (found,) = among([a], [b], [other_day], [other_thing])
    assert sides(found) == [ids(b), ids(a)]
    assert among([a], [own_batch]) == ()


def test_a_denial_of_any_such_arms_reaches_those_of_another_event_but_one_of_a_batch_does_not() -> (
    None
):
    pair = {"provider": "Iran", "recipient": "Sudan", "frame": "transfer"}
    no = said(item="drone", polarity="denied", by="Iran", **pair)
    came = said(item="drone", count=6, unit="item", by="Sudan", **pair)
    other = said(item="rifle", by="Sudan", **pair)
    (found,) = among([no], [came], [other])
    assert sides(found) == [ids(came), ids(no)]
    no_more = said(item="drone", polarity="denied", basis="increment", by="Iran", **pair)
    assert among([no_more], [came]) == ()


def test_no_weapons_denies_every_kind_of_weapon_for_a_season() -> None:
    pair = {"provider": "Iran", "recipient": "Sudan", "frame": "transfer"}
    no = said(item="weapon", polarity="denied", by="Iran", told="2024-06-30", **pair)
    came = said(item="drone", by="Sudan", told="2024-06-10", **pair)
    before = said(item="drone", by="Sudan", told="2023-01-10", **pair)
    (found,) = among([no], [came], [before])
    assert sides(found) == [ids(came), ids(no)]


def test_a_part_greater_than_its_whole_is_a_conflict() -> None:
    arms = {"frame": "transfer", "unit": "item"}
    whole = said(item="weapon", count=24, count_high=99, qualifier="vague", by="Libya", **arms)
    part = said(item="rifle", count=800, by="Turkey", **arms)
    small = said(item="mortar", count=20, by="Turkey", **arms)
    all_of_it = event(whole)
    parts = [event(one, part_of=all_of_it.id) for one in (part, small)]
    by_id = {one.id: one for one in (whole, part, small)}
    (found,) = find_conflicts([all_of_it, *parts], by_id)
    assert found.kind == "figure"
    assert sides(found) == [ids(whole), ids(part)]


def test_more_than_was_promised_is_a_plan_and_a_fact_but_fewer_may_be_the_first_of_them() -> None:
    plan = said(count=300, status="pledged", by="Turkey")
    assert among([plan, said(count=120, by="Libya")]) == ()
    (found,) = among([plan, said(count=450, by="Libya")])
    assert found.kind == "plan_and_fact"


def test_rival_figures_that_one_text_sets_side_by_side_are_found_across_events() -> None:
    story = {"doc": "side", "basis": "increment", "kind": "soldier"}
    radio = said(count=100, by="state radio", date="2024-05-02", words="100 landed", **story)
    source = said(count=60, by="a pilot", words="a pilot put them at 60", **story)
    (found,) = among([radio], [source])
    assert (found.kind, sides(found)) == ("figure", [ids(radio), ids(source)])


@pytest.mark.parametrize(
    "fields",
    [
        {"words": "another 60 came, said a pilot"},
        {"words": "60 of them are officers, said a pilot"},
        {"by": None},
        {"by": "state radio"},
        {"kind": "doctor"},
        {"date": "2024-06-20"},
        {"status": "under_way"},
        {"unit": "unit"},
        {"recipient": "Niger"},
        {"count": 95, "qualifier": "approx"},
        {"doc": "elsewhere"},
    ],
)
def test_two_figures_of_one_text_that_may_be_of_two_batches_are_none(
    fields: dict[str, Any],
) -> None:
    story = {"doc": "apart", "basis": "increment", "kind": "soldier", "words": "60 came"}
    radio = said(**{**story, "count": 100, "by": "state radio", "date": "2024-05-02"})
    other = said(**{**story, "count": 60, "by": "a pilot", **fields})
    assert among([radio], [other]) == ()


def test_promises_of_batches_in_one_text_are_no_rivals_and_promised_totals_are() -> None:
    story = {"doc": "plan", "kind": "soldier", "status": "pledged", "words": "so many"}
    a, b = (said(count=n, by=by, basis="increment", **story) for n, by in ((220, "A"), (380, "B")))
    assert among([a], [b]) == ()
    stay = {**story, "frame": "presence", "basis": "total"}
    a, b = (said(count=n, by=by, **stay) for n, by in ((200, "A"), (400, "B")))
    assert [sides(one) for one in among([a], [b])] == [[ids(a), ids(b)]]


def test_fewer_in_all_than_were_due_by_then_fall_short_and_a_batch_or_an_early_count_does_not() -> (
    None
):
    guns = {"frame": "transfer", "item": "howitzer", "unit": "item", "basis": "total"}
    plan = said(count=15, status="pledged", date="2023-08", told="2023-07-01", **guns)
    short = said(count=12, by="Turkey", date="2023-08", told="2023-09-03", **guns)
    (found,) = among([plan], [short])
    assert (found.kind, sides(found)) == ("plan_and_fact", [ids(plan), ids(short)])
    early = said(count=12, by="Turkey", date="2023-08-10", told="2023-08-11", **guns)
    batch = said(count=5, by="Turkey", date="2023-08", told="2023-09-03", **guns | {"basis": None})
    full = said(count=15, by="Turkey", date="2023-08", told="2023-09-03", **guns)
    others = said(
        count=2, by="Turkey", date="2023-08", told="2023-09-03", **guns | {"item": "tank"}
    )
    assert among([plan], [early], [batch], [full], [others]) == ()


def test_all_who_leave_stand_against_those_who_are_to_stay() -> None:
    gone = {"frame": "withdrawal", "status": "pledged", "kind": "soldier", "told": "2023-01-10"}
    stay = {"frame": "presence", "status": "pledged", "kind": "soldier", "basis": "total"}
    leave = said(words="Turkey will bring all its soldiers home.", by="Turkey", **gone)
    some = said(words="In all 300 soldiers will leave.", count=300, by="Turkey", **gone)
    kept = said(count=90, by="Libya", told="2023-03-01", **stay)
    (found,) = among([leave], [kept])
    assert (found.kind, sides(found)) == ("plan_and_fact", [ids(leave), ids(kept)])
    assert among([some], [kept]) == ()
    before, long_after = (
        said(count=90, by="Libya", told=day, **stay) for day in ("2022-11-01", "2025-03-01")
    )
    elsewhere = said(count=90, by="Libya", told="2023-03-01", **stay | {"recipient": "Niger"})
    assert among([leave], [before], [long_after], [elsewhere]) == ()


# --- days ------------------------------------------------------------------------------------


def test_two_due_days_are_a_conflict_but_two_days_of_announcing_are_none() -> None:
    plan = {"status": "pledged", "frame": "transfer", "item": "drone", "told": "2023-03-01"}
    a = said(date="2023-03-10", by="Turkey", **plan)
    b = said(date="2023-03-12", by="Libya", **plan)
    (found,) = among([a, b])
    assert (found.kind, sides(found)) == ("date", [ids(a), ids(b)])
    told = {**plan, "told": "2023-03-20"}
    early, late = (said(date=day, by="Turkey", **told) for day in ("2023-03-10", "2023-03-12"))
    assert among([early, late]) == ()


def test_a_coarse_date_that_holds_the_day_is_no_conflict() -> None:
    assert among([said(date="2023-03"), said(date="2023-03-12"), said(date="2023")]) == ()


def test_a_month_stands_against_a_day_only_where_that_lies_well_outside_of_it() -> None:
    assert among([said(date="2023-03"), said(date="2023-04-02")]) == ()
    (found,) = among([said(date="2023-03"), said(date="2023-05-20")])
    assert found.kind == "date"


def test_a_due_day_is_one_for_an_undated_text_that_names_it_too() -> None:
    plan = {"frame": "withdrawal", "status": "pledged", "date": "2023-06"}
    due, retold = said(told="2023-02-01", **plan), said(told=None, **plan)
    gone = said(frame="withdrawal", date="2023-08-15", told="2023-08-16")
    (found,) = among([due, retold, gone])
    assert (found.kind, sides(found)) == ("plan_and_fact", [ids(due, retold), ids(gone)])
    assert among([retold, gone]) == ()


def test_the_day_announced_stands_against_the_day_it_came() -> None:
    plan = {"status": "pledged", "told": "2023-03-01"}
    a, b = said(date="2023-03-10", **plan), said(date="2023-03-12", **plan)
    came = said(date="2023-03-19", told="2023-03-20")
    found = {one.kind: one for one in among([a, b, came])}
    assert set(found) == {"date", "plan_and_fact"}
    assert sides(found["plan_and_fact"]) == [ids(a, b), ids(came)]
    on_time = said(date="2023-03-10", told="2023-03-20")
    assert [one.kind for one in among([a, on_time])] == []


def test_what_comes_before_a_deadline_is_in_time() -> None:
    plan = {"status": "pledged", "told": "2023-03-01", "date": "2023-03-15"}
    came = said(date="2023-03-08", told="2023-03-20", by="Libya")
    assert among([said(words="in two weeks at most", **plan), came]) == ()
    assert [one.kind for one in among([said(words="on the 15th", **plan), came])] == [
        "plan_and_fact"
    ]


def test_a_withdrawn_number_does_not_say_that_a_smaller_plan_failed() -> None:
    plan = said(count=14, status="pledged", date="2023-03-10", told="2023-03-01", by="Turkey")
    slip = said(count=18, polarity="denied", told="2023-04-01")
    assert among([plan, slip]) == ()


def test_a_due_day_gone_by_stands_against_word_that_nothing_came() -> None:
    plan = said(status="pledged", date="2023-03-10", told="2023-03-01", by="Turkey")
    word = said(polarity="denied", told="2023-04-01", by="Libya")
    early = said(polarity="denied", told="2023-03-05", by="Libya")
    assert [one.kind for one in among([plan, word])] == ["plan_and_fact"]
    assert among([plan, early]) == ()


def test_men_who_were_to_leave_and_are_still_counted_are_a_plan_and_a_fact() -> None:
    kind = {"kind": "instructor", "provider": "Russia", "recipient": "Mali"}
    stock = kind | {"frame": "presence", "status": "ongoing", "basis": "total", "doc": "later"}
    leave = said(
        frame="withdrawal", status="pledged", count=70, date="2022-02", told="2022-02-01", **kind
    )
    before = said(count=130, told="2022-09-01", **stock)
    after = said(count=250, told="2022-09-01", **stock)
    flows = [
        said(count=70, date="2021-11", doc="later", told="2022-09-01", **kind),
        said(count=50, date="2022-06", doc="later", told="2022-09-01", **kind),
    ]
    groups = [[leave], [before], [after], *([flow] for flow in flows)]
    (found,) = among(*groups)
    assert (found.kind, sides(found)) == ("plan_and_fact", [ids(leave), ids(after)])
    gone = said(frame="withdrawal", count=70, date="2022-02-10", told="2022-03-01", **kind)
    assert among([leave, gone], *groups[1:]) == ()


# --- denials and corrections -----------------------------------------------------------------


def test_all_who_say_so_stand_against_all_who_deny_it() -> None:
    a, b = said(count=40, by="Libya"), said(by="Egypt")
    no = said(polarity="denied", by="Turkey")
    still_no = said(polarity="denied", status="under_way", by="Ankara's envoy")
    (found,) = among([a, b, no, still_no])
    assert (found.kind, sides(found)) == ("denial", [ids(a, b), ids(no, still_no)])
    assert "Libya" in found.settles


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": "pledged"}, "who has sent nobody may still send them"),
        ({"status": "requested"}, "a request is not an arrival"),
        ({"certainty": "possible"}, "nobody says that it is so"),
        ({"date": "2024-08-01"}, "it speaks of a day after the denial"),
        ({"count": 20}, "fewer than are denied may have come"),
    ],
)
def test_what_a_denial_does_not_cover_is_no_conflict(fields: dict[str, Any], why: str) -> None:
    no = said(polarity="denied", count=60, by="Turkey", told="2024-05-01")
    assert among([said(by="Libya", **fields), no]) == (), why


def test_a_denial_of_a_kind_of_men_reaches_those_of_another_event() -> None:
    pair = {"provider": "Russia", "recipient": "Mali"}
    no = said(
        frame="presence", status="ongoing", kind="mercenary", polarity="denied", by="Mali", **pair
    )
    there = said(frame="presence", status="ongoing", kind="mercenary", by="France", **pair)
    came = said(kind="mercenary", count=400, by="Germany", date="2024-01", **pair)
    others = said(kind="instructor", by="Mali", **pair)
    long_ago = said(kind="mercenary", count=9, by="Germany", date="2019-01", **pair)
    elsewhere = said(kind="mercenary", by="France", provider="Russia", recipient="Niger")
    (found,) = among([no], [there], [came], [others], [long_ago], [elsewhere])
    assert (found.kind, sides(found)) == ("denial", [ids(there, came), ids(no)])


def test_no_forces_denies_special_forces_and_no_combat_troops_leaves_room_for_guards() -> None:
    there = {"frame": "presence", "status": "ongoing"}
    special = said(kind="special forces soldier", count=15, by="a leaked list", **there)
    none = said(kind="force", polarity="denied", by="Turkey", **there)
    (found,) = among([special], [none])
    assert (found.kind, sides(found)) == ("denial", [ids(special), ids(none)])
    guards = said(kind="soldier", count=40, status="under_way", by="Libya")
    no_combat = said(kind="combat troop", status="pledged", polarity="denied", by="Turkey")
    assert among([guards, no_combat]) == ()


def test_who_denies_any_sale_contradicts_that_arms_came_but_not_that_they_were_given() -> None:
    drones = {"frame": "transfer", "item": "drone"}
    no = said(polarity="denied", mode="sale", by="Turkey", **drones)
    came = said(mode="unspecified", by="Libya", **drones)
    given = said(mode="donation", by="Libya", **drones)
    (found,) = among([no, came, given])
    assert (found.kind, sides(found)) == ("denial", [ids(came), ids(no)])
    not_60 = said(count=60, unit="item", polarity="denied", mode="sale", by="Turkey", **drones)
    assert among([not_60, came]) == ()


def test_who_says_that_nobody_will_come_is_belied_by_those_who_came() -> None:
    no = said(status="pledged", polarity="denied", by="Turkey", told="2024-02-01")
    came = said(date="2024-05-01", by="Libya")
    (found,) = among([no, came])
    assert (found.kind, sides(found)) == ("denial", [ids(came), ids(no)])


def test_goes_on_and_has_stopped_are_a_conflict_where_one_text_sets_them_side_by_side() -> None:
    course = {"frame": "training", "kind": "cadet"}
    goes_on = said(status="under_way", by="Turkey", doc="one", **course)
    stopped = said(status="suspended", by="Libya", doc="one", **course)
    (found,) = among([goes_on, stopped])
    assert (found.kind, sides(found)) == ("other", [ids(goes_on), ids(stopped)])
    later = said(status="suspended", by="Libya", doc="two", **course)
    assert among([goes_on, later]) == ()


def test_two_years_in_which_a_site_began_are_a_conflict() -> None:
    site = {"frame": "facility", "facility": "base", "status": "ongoing"}
    a, b = said(date="2017/..", by="Turkey", **site), said(date="2021/..", by="Libya", **site)
    (found,) = among([a, b])
    assert (found.kind, sides(found)) == ("date", [ids(a), ids(b)])
    assert among([a, said(date="2017-05/..", by="Libya", **site)]) == ()


def test_who_denies_mercenaries_denies_the_name_and_not_the_fighters() -> None:
    pair = {"provider": "Russia", "recipient": "Mali", "frame": "presence", "status": "ongoing"}
    no = said(kind="mercenary", polarity="denied", by="Mali", **pair)
    counted = said(kind="fighter", count=400, by="Germany", **pair)
    named = said(kind="mercenary", by="France", **pair)
    assert among([no, counted]) == ()
    (found,) = among([no, counted, named])
    assert sides(found) == [ids(named), ids(no)]


def test_only_instructors_goes_with_the_denial_of_others_by_the_same_speaker() -> None:
    pair = {"provider": "Russia", "recipient": "Mali", "frame": "presence", "status": "ongoing"}
    no = said(kind="mercenary", polarity="denied", by="Mali", **pair)
    only = said(kind="instructor", by="Mali", words="Only instructors are there.", **pair)
    plain = said(kind="instructor", by="Mali", words="Instructors are there.", **pair)
    named = said(kind="mercenary", by="France", **pair)
    (found,) = among([no], [only, plain], [named])
    assert sides(found) == [ids(named), ids(no, only)]


def test_a_denial_that_an_accord_was_signed_denies_that_it_is_in_force() -> None:
    accord = {"frame": "agreement", "instrument": "defence pact"}
    signed = said(status="completed", by="Libya", **accord)
    talks = said(status="considered", by="Egypt", **accord)
    no = said(status="agreed", polarity="denied", by="Turkey", **accord)
    (found,) = among([signed, talks, no])
    assert sides(found) == [ids(signed), ids(no)]


def test_only_instructors_stands_against_mercenaries_of_the_same_text() -> None:
    pair = {"provider": "Russia", "recipient": "Mali", "frame": "presence", "status": "ongoing"}
    words = "Bamako says it has only instructors; Paris sees mercenaries."
    only = said(kind="instructor", by="Mali", doc="one", words=words, **pair)
    men = said(kind="mercenary", by="France", doc="one", words=words, **pair)
    (found,) = among([only], [men])
    assert (found.kind, sides(found)) == ("denial", [ids(only), ids(men)])
    plain = "Bamako says it has instructors; Paris sees mercenaries."
    only, men = (
        said(kind=kind, by=by, doc="two", words=plain, **pair)
        for kind, by in (("instructor", "Mali"), ("mercenary", "France"))
    )
    assert among([only], [men]) == ()


def test_a_withdrawn_number_stands_against_what_replaces_it() -> None:
    arms = {"frame": "transfer", "item": "howitzer", "unit": "item"}
    wrong = said(count=40, polarity="denied", doc="correction", **arms)
    right = said(count=14, doc="correction", by="Poland", **arms)
    same = said(count=14, by="Ukraine", **arms)
    (found,) = among([wrong, right, same])
    assert (found.kind, sides(found)) == ("corrected", [ids(wrong), ids(right, same)])


def test_not_sold_but_given_is_a_correction_and_no_denial() -> None:
    arms = {"frame": "transfer", "item": "howitzer", "unit": "item"}
    sold = said(polarity="denied", mode="sale", doc="correction", **arms)
    given = said(count=14, mode="gift", doc="correction", by="Poland", **arms)
    other = said(count=14, by="Ukraine", **arms)
    (found,) = among([sold, given, other])
    assert (found.kind, sides(found)) == ("corrected", [ids(sold), ids(given)])


def test_as_many_of_another_type_is_a_correction_and_other_wording_is_none() -> None:
    jets = {"frame": "transfer", "doc": "slip", "count": 4, "unit": "item"}
    wrong = said(item="Su-24", polarity="denied", **jets)
    right = said(item="Su-34", **jets)
    (found,) = among([wrong, right])
    assert (found.kind, sides(found)) == ("corrected", [ids(wrong), ids(right)])
    official = said(item="Su-24", polarity="denied", by="Turkey", **jets)
    assert all(one.kind != "corrected" for one in among([official, right]))
    same = said(item="Su-24", **jets)
    assert all(one.kind != "corrected" for one in among([wrong, same]))


def test_the_parts_of_a_sum_did_not_make_the_claim_that_is_withdrawn() -> None:
    men = {"kind": "soldier", "frame": "presence", "status": "ongoing", "basis": "total"}
    wrong = said(count=200, polarity="denied", doc="slip3", **men)
    right = said(count=400, by="Libya", doc="slip3", **men)
    claimed = said(count=200, by="Turkey", words="Ankara spoke of 200.", **men)
    sum_of = {"doc": "sum", "words": "200 in the north and 200 in the east", **men}
    parts = [said(count=200, by="Egypt", **sum_of) for _ in range(2)]
    (found,) = [one for one in among([wrong, right, claimed, *parts]) if one.kind == "corrected"]
    assert sides(found) == [ids(wrong, claimed), ids(right)]


def test_an_order_of_size_replaces_no_withdrawn_number() -> None:
    men = {"kind": "soldier", "frame": "presence", "status": "ongoing", "basis": "total"}
    wrong = said(count=1500, polarity="denied", doc="slip2", **men)
    right = said(count=5000, by="Libya", doc="slip2", **men)
    vague = said(count=2000, count_high=9999, qualifier="vague", by="Egypt", **men)
    (found,) = [one for one in among([wrong, right, vague]) if one.kind == "corrected"]
    assert sides(found) == [ids(wrong), ids(right)]


def test_who_made_the_claim_stands_with_what_is_withdrawn() -> None:
    arms = {"frame": "transfer", "item": "howitzer", "unit": "item"}
    claimed = said(count=40, by="Ukraine", **arms)
    wrong = said(count=40, polarity="denied", doc="correction", **arms)
    right = said(count=14, doc="correction", by="Poland", **arms)
    (found,) = among([claimed, wrong, right])
    assert (found.kind, sides(found)) == ("corrected", [ids(claimed, wrong), ids(right)])


def test_a_withdrawn_day_stands_against_the_right_one_and_a_dated_denial_does_not() -> None:
    wrong = said(date="2024-05", polarity="denied", doc="correction")
    right = said(date="2024-04-10", doc="correction")
    (found,) = among([wrong, right])
    assert (found.kind, sides(found)) == ("corrected", [ids(wrong), ids(right)])
    no = said(date="2024-04-02", polarity="denied", doc="other", by="Libya")
    came = said(date="2024-04-10", doc="other", by="Turkey")
    assert among([no, came]) == ()


def test_given_by_one_account_and_sold_by_another_is_a_conflict() -> None:
    arms = {"frame": "transfer", "item": "drone", "unit": "item"}
    sold, given = said(mode="sale", by="Turkey", **arms), said(mode="gift", by="Libya", **arms)
    unsaid = said(mode="unspecified", by="Egypt", **arms)
    (found,) = among([sold, given, unsaid])
    assert (found.kind, sides(found)) == ("other", [ids(given), ids(sold)])


def test_an_official_denial_of_a_number_is_no_correction() -> None:
    no = said(count=40, polarity="denied", by="Turkey")
    assert among([no, said(count=14, by="Libya")]) == ()


# --- form ------------------------------------------------------------------------------------


def test_a_conflict_says_what_it_is_about_and_what_would_settle_it() -> None:
    (found,) = among([said(count=250, by="Turkey", kind="adviser"), said(count=400, by="Libya")])
    assert found.what == (
        "Figures that cannot all hold for the deployment by Turkey to Libya (adviser): 250 or 400."
    )
    assert found.settles == (
        "A dated count that says whom or what it includes, by somebody other than Libya and Turkey."
    )


def test_order_of_events_and_statements_changes_nothing() -> None:
    group = [
        said(status=status, polarity=polarity, certainty=certainty, count=number, by=by)
        for number, (status, polarity, certainty, by) in enumerate(
            (s, p, c, b)
            for s in STATUSES
            for p in POLARITIES
            for c in CERTAINTIES[:2]
            for b in ("Libya", "Turkey")
        )
    ]
    by_id = {one.id: one for one in group}
    events = [event(*group[i::3]) for i in range(3)]
    forwards = find_conflicts(events, by_id)
    assert forwards
    assert find_conflicts(events[::-1], by_id) == forwards
    assert msgspec.json.encode(forwards) == msgspec.json.encode(
        find_conflicts([event(*group[i::3][::-1]) for i in (2, 0, 1)], by_id)
    )


def test_events_without_statements_at_hand_have_no_conflicts() -> None:
    a, b = said(count=250, by="Turkey"), said(count=400, by="Libya")
    assert find_conflicts([event(a, b)], {a.id: a}) == ()
