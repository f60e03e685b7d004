"""How a proposition stands: every rung, chains of governing words, denials and doubts."""

from __future__ import annotations

import pytest

from tallywire.extract.predication.status import VOID, Stance
from tallywire.model.values import CERTAINTIES, POLARITIES, STATUSES
from tests.extract.scenes import draft, drafts, stance

LADDER = [
    ("France is considering sending 200 soldiers to Chad.", "considered"),
    ("Chad asked France to send 200 soldiers.", "requested"),
    ("France offered to send 200 soldiers to Chad.", "offered"),
    ("France promised Chad 200 soldiers.", "pledged"),
    ("France has agreed to send 200 soldiers to Chad.", "agreed"),
    ("France approved the sale of 12 howitzers to Chad.", "authorised"),
    ("France is delivering 12 howitzers to Chad.", "under_way"),
    ("France delivered 12 howitzers to Chad.", "completed"),
    ("France has 200 soldiers in Chad.", "ongoing"),
    ("France suspended deliveries of howitzers to Chad.", "suspended"),
    ("France refused to send 200 soldiers to Chad.", "refused"),
    ("France cancelled the delivery of 12 howitzers to Chad.", "cancelled"),
    ("France ended the delivery of howitzers to Chad.", "ended"),
]


@pytest.mark.parametrize(("text", "status"), LADDER)
def test_every_rung_of_the_ladder_is_read(text: str, status: str) -> None:
    assert draft(text).stance == Stance(status)


def test_the_rungs_above_are_all_there_are() -> None:
    assert [status for _, status in LADDER] == list(STATUSES)


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("France will send troops.", "send", "pledged"),
        ("France plans to send troops.", "send", "pledged"),
        ("France is sending troops.", "sending", "under_way"),
        ("France is sending troops next month.", "sending", "pledged"),
        ("France is deploying troops.", "deploying", "under_way"),
        ("Troops are being sent.", "sent", "under_way"),
        ("France began sending troops.", "sending", "under_way"),
        ("France sent troops.", "sent", "completed"),
        ("France has sent troops.", "sent", "completed"),
        ("France finished sending troops.", "sending", "completed"),
        ("The troops to be sent are ready.", "sent", "pledged"),
    ],
)
def test_a_bare_tense_says_how_far_things_are(text: str, verb: str, status: str) -> None:
    assert stance(text, verb) == Stance(status)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("France agreed to consider sending troops.", "sending", "considered"),
        ("France rejected a request to send troops.", "send", "refused"),
        ("France declined a request to send troops.", "send", "refused"),
        ("France scrapped plans to send troops.", "send", "cancelled"),
        ("France halted plans to send troops.", "send", "suspended"),
        ("France ruled out sending troops.", "sending", "refused"),
        ("France postponed the deployment of troops.", "deployment", "suspended"),
        ("France abandoned the deployment of troops.", "deployment", "cancelled"),
        ("France authorised the deployment of troops.", "deployment", "authorised"),
        ("France stopped sending troops.", "sending", "ended"),
    ],
)
def test_the_outermost_strong_word_of_a_chain_wins(text: str, word: str, status: str) -> None:
    assert stance(text, word) == Stance(status)


def test_what_stands_in_another_clause_moves_nothing() -> None:
    assert stance("France, which refused to comment, sent troops.", "sent") == Stance("completed")
    assert stance("France sent troops after refusing.", "sent") == Stance("completed")


def test_hoping_that_somebody_will_is_no_request_by_the_one_who_will() -> None:
    assert stance("Chad hopes France will send troops.", "send") == Stance("pledged")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("France did not send troops.", "send"),
        ("France never sent troops.", "sent"),
        ("No troops were sent.", "sent"),
        ("France denied that it had sent troops.", "sent"),
        ("France dismissed reports that it had sent troops.", "sent"),
    ],
)
def test_one_negation_anywhere_on_the_chain_denies(text: str, verb: str) -> None:
    assert stance(text, verb) == Stance("completed", "denied")


def test_two_negations_affirm_again() -> None:
    text = "France denied that it had not sent troops."
    assert stance(text, "sent") == Stance("completed", "affirmed")


def test_a_negated_refusal_stays_a_refusal_that_is_denied() -> None:
    assert stance("France never refused to send troops.", "send") == Stance("refused", "denied")


def test_a_negated_plan_is_denied() -> None:
    assert stance("France was not planning to send troops.", "send") == Stance("pledged", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "France has not decided whether to send troops.",
        "France refused to say whether it would send troops.",
        "France asked whether to send troops.",
    ],
)
def test_whether_is_a_thing_being_considered_and_denies_nothing(text: str) -> None:
    assert stance(text, "send") == Stance("considered")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("France wants Chad to stop sending troops.", "sending"),
        ("France urged Chad to end deliveries of howitzers.", "deliveries"),
    ],
)
def test_a_plea_to_stop_is_void(text: str, word: str) -> None:
    assert stance(text, word).status == VOID


@pytest.mark.parametrize(
    "text",
    [
        "Chad asked France to stop sending howitzers to Libya.",
        "Chad urged France to end deliveries of howitzers to Libya.",
        "Has France sent 200 soldiers to Chad?",
    ],
)
def test_pleas_to_stop_and_questions_make_no_draft(text: str) -> None:
    assert drafts(text) == []


@pytest.mark.parametrize("text", ["France will not send troops.", "France would not send troops."])
def test_will_not_is_a_refusal_and_no_denial(text: str) -> None:
    assert stance(text, "send") == Stance("refused")


def test_cannot_is_a_refusal() -> None:
    found = stance("France cannot send troops.", "send")
    assert (found.status, found.polarity) == ("refused", "affirmed")


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("France reportedly sent troops.", "sent", Stance("completed", certainty="possible")),
        ("France probably sent troops.", "sent", Stance("completed", certainty="likely")),
        (
            "France is believed to have sent troops.",
            "sent",
            Stance("completed", certainty="likely"),
        ),
        ("France may send troops.", "send", Stance("considered", certainty="possible")),
        (
            "If talks fail, France could send troops.",
            "send",
            Stance("considered", certainty="conditional"),
        ),
        (
            "France would send troops if talks failed.",
            "send",
            Stance("pledged", certainty="conditional"),
        ),
    ],
)
def test_doubt_is_told_apart_from_the_rung(text: str, verb: str, expected: Stance) -> None:
    assert stance(text, verb) == expected


@pytest.mark.parametrize(
    "text",
    [
        "200 French soldiers were once stationed in Chad.",
        "Until 2020, 200 French soldiers were based in Chad.",
    ],
)
def test_a_state_that_once_held_has_ended(text: str) -> None:
    assert draft(text).stance == Stance("ended")


def test_soldiers_who_will_remain_are_there() -> None:
    assert draft("200 French soldiers will remain in Chad.").stance == Stance("ongoing")


def test_soldiers_who_have_not_left_deny_a_withdrawal() -> None:
    found = draft("The 200 French soldiers have not left Chad.")
    assert (found.frame, found.stance) == ("withdrawal", Stance("completed", "denied"))


@pytest.mark.parametrize("verb", ["sent", "did not send", "may send", "will not send", "refused"])
def test_a_stance_keeps_to_the_closed_vocabularies(verb: str) -> None:
    rest = "to send 20 tanks to Chad." if verb == "refused" else "20 tanks to Chad."
    found = draft(f"France {verb} {rest}").stance
    assert found.status in STATUSES
    assert found.polarity in POLARITIES
    assert found.certainty in CERTAINTIES


@pytest.mark.parametrize(
    "text",
    [
        "France has no soldiers in Chad.",
        "There are no French soldiers in Chad.",
        "France has never had 200 soldiers in Chad.",
    ],
)
def test_soldiers_who_are_not_there_deny_a_presence(text: str) -> None:
    found = draft(text)
    assert (found.frame, found.stance) == ("presence", Stance("ongoing", "denied"))


def test_leaving_that_goes_on_is_under_way_and_leaving_to_come_is_pledged() -> None:
    assert draft("200 French soldiers are leaving Chad.").stance == Stance("under_way")
    assert draft("200 French soldiers will leave Chad.").stance == Stance("pledged")
