"""What carries over from sentence to sentence, how far, and what does not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tallywire.extract.discourse.carry_over import NEAR, REACH, Discourse
from tallywire.extract.parties.focus import Focus
from tallywire.extract.predication.draft import Draft
from tests.extract.scenes import draft, scene, sides
from tests.extract.secondary_helpers import only, read

SENT = "France sent 200 soldiers to Chad."
GAVE = "France delivered ten howitzers to Chad."
RAIN = "\n\nFrance and its soldiers watched the rain in Chad."


def placed(text: str, paragraph: int = 0, sentence: int = 0) -> Draft:
    """The draft of ``text`` as if it stood in that paragraph."""
    return replace(draft(text), paragraph=paragraph, sentence=sentence)


def carried(*drafts: Draft) -> Draft | None:
    """The last of the drafts after the others were taken."""
    discourse = Discourse(Focus())
    taken = [discourse.take(d) for d in drafts]
    return taken[-1]


def last(frame: str, text: str) -> dict[str, Any]:
    return read(frame, text)[-1]


@pytest.mark.parametrize(
    ("text", "frame", "count", "status"),
    [
        (f"{SENT} Another ten will arrive.", "deployment", 10, "pledged"),
        (f"{SENT} Their number may reach 400.", "presence", 400, "considered"),
        (f"{SENT} They left.", "withdrawal", None, "completed"),
        (f"{SENT} More of them will come.", "deployment", None, "pledged"),
    ],
)
def test_a_pointer_takes_parties_and_kind_from_what_it_points_to(
    text: str, frame: str, count: int | None, status: str
) -> None:
    found = last(frame, text)
    assert (found["provider"], found["recipient"]) == ("France", "Chad")
    assert (found["kind"], found["count"], found["status"]) == ("soldier", count, status)


@pytest.mark.parametrize(
    "text", [f"{GAVE} Another ten will follow.", f"{GAVE} The second batch arrived in March."]
)
def test_another_ten_of_things_are_a_transfer_of_those_things(text: str) -> None:
    found = last("transfer", text)
    assert (found["provider"], found["recipient"]) == ("France", "Chad")
    assert (found["item"], found["basis"]) == ("howitzer", "increment")


def test_what_was_moved_there_is_of_people_or_things_as_they_were() -> None:
    assert read("deployment", f"{GAVE} Another ten will arrive.") == ()
    assert read("transfer", f"{SENT} Another ten will arrive.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Another ten will arrive in May.",
        "Their number may reach 400.",
        "The weapons arrived.",
        "The package includes 20 tanks.",
    ],
)
def test_a_pointer_to_nothing_makes_no_statement(text: str) -> None:
    assert carried(placed(text)) is None


@pytest.mark.parametrize(("back", "reached"), [(REACH, True), (REACH + 1, False)])
def test_a_pointer_reaches_so_many_paragraphs_back(back: int, reached: bool) -> None:
    found = carried(placed(SENT), placed("Another ten will arrive.", paragraph=back))
    assert (found is not None) is reached


@pytest.mark.parametrize(("back", "reached"), [(NEAR, True), (NEAR + 1, False)])
def test_a_thing_of_nobody_named_reaches_less_far(back: int, reached: bool) -> None:
    found = carried(placed(GAVE), placed("The howitzers arrived.", paragraph=back))
    assert (found is not None) is reached


def test_a_pointer_reaches_over_sentences_that_say_nothing() -> None:
    assert last("deployment", f"{SENT}{RAIN}\n\nAnother ten soldiers will arrive.")["count"] == 10


def test_what_makes_a_sum_has_the_frame_and_status_of_what_was_told() -> None:
    found = last("transfer", f"{GAVE[:-1]}, which makes 20.")
    assert (found["count"], found["basis"], found["status"]) == (20, "total", "completed")


def test_the_content_of_a_package_has_its_parties_status_and_basis() -> None:
    package = "France announced a package of military aid for Chad worth 90 million euros."
    found = last("transfer", f"{package} The package includes 20 tanks.")
    assert (found["provider"], found["recipient"]) == ("France", "Chad")
    assert (found["item"], found["count"]) == ("tank", 20)
    assert (found["status"], found["basis"]) == ("pledged", "increment")


@pytest.mark.parametrize(
    ("plan", "status"),
    [
        ("France plans to send 300 soldiers to Chad.", "pledged"),
        ("Chad asked France for 300 soldiers.", "requested"),
        ("France is considering sending 300 soldiers to Chad.", "considered"),
    ],
)
def test_a_stock_to_be_reached_has_the_status_of_the_plan(plan: str, status: str) -> None:
    found = only("presence", f"{plan} Their number could reach 500.")
    assert (found["status"], found["certainty"], found["basis"]) == (status, "possible", "total")


def test_doing_so_is_the_same_act_by_another_party() -> None:
    found = last("deployment", "Spain sent 200 soldiers to Mali. France followed suit.")
    assert (found["provider"], found["recipient"], found["count"]) == ("France", "Mali", None)


def test_the_recipient_of_what_a_state_gave_before_is_that_of_what_it_gives_now() -> None:
    found = only("transfer", f"{SENT} France also delivered 20 tanks.")
    assert (found["provider"], found["recipient"]) == ("France", "Chad")


def test_the_usual_recipient_of_a_provider_is_known_when_the_whole_text_is() -> None:
    discourse = Discourse(Focus())
    early = placed("France delivered 20 tanks.")
    taken = discourse.take(early)
    assert taken is not None
    assert taken.recipient is None
    later = discourse.take(placed(SENT, sentence=1))
    assert later is not None
    assert [sides(d) for d in discourse.finish([taken, later])] == [("France", "Chad")] * 2


def test_without_any_recipient_in_the_text_there_is_no_statement() -> None:
    discourse = Discourse(Focus())
    taken = discourse.take(placed("France delivered 20 tanks."))
    assert taken is not None
    assert discourse.finish([taken]) == []


def test_soldiers_of_nobody_are_at_home_unless_said_to_be_foreign() -> None:
    assert read("deployment", "200 soldiers arrived in Chad.") == ()
    found = only("deployment", "200 foreign soldiers arrived in Chad.")
    assert (found["provider"], found["recipient"]) == (None, "Chad")


def test_nobody_sends_to_itself() -> None:
    assert read("deployment", "France sent 200 French soldiers to France.") == ()


def test_the_last_state_that_acts_is_remembered() -> None:
    discourse = Discourse(Focus())
    discourse.notice(scene("France praised the elections in Chad."))
    assert discourse.seen_acting is not None
    assert discourse.seen_acting.name == "France"


def test_a_sentence_without_states_changes_nothing() -> None:
    discourse = Discourse(Focus())
    discourse.notice(scene("The rain fell."))
    assert discourse.seen_acting is None
    assert (discourse.topic, discourse.host) == (None, None)


def test_what_is_taken_sets_topic_and_host() -> None:
    discourse = Discourse(Focus())
    discourse.take(placed(SENT))
    assert discourse.topic is not None
    assert discourse.host is not None
    assert (discourse.topic.name, discourse.host.name) == ("France", "Chad")


def test_a_group_that_is_only_described_is_no_host() -> None:
    discourse = Discourse(Focus())
    discourse.take(placed("France gave Syrian rebels 20 rifles."))
    assert discourse.host is None


def test_reading_one_text_leaves_nothing_for_the_next() -> None:
    assert carried(placed(SENT), placed("Another ten will arrive.")) is not None
    assert carried(placed("Another ten will arrive.")) is None


def test_provider_and_recipient_are_never_the_same() -> None:
    found = carried(placed(SENT), placed("Another ten soldiers will leave for France."))
    assert found is None or sides(found) != ("France", "France")
