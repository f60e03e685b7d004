"""Attribution: deeds done by speaking, quotations and what is said in them, spans of speakers."""

from __future__ import annotations

import pytest

from tests.extract.attribution_helpers import attribution_of, path

LIMA = "Ambassador Ana Lima"


@pytest.mark.parametrize(
    "text",
    [
        f"{LIMA} called for a return of the 40 tanks.",
        f"{LIMA} ruled out sending 40 tanks to Sudara.",
        f"{LIMA} attacked Norland for its gift of 40 tanks.",
        f"{LIMA} urged no delay in the delivery of 40 tanks.",
        f"{LIMA} spelled out clearly that Norland sent 40 tanks.",
        f"{LIMA} pointed out that Norland sent 40 tanks.",
    ],
)
def test_a_person_answers_for_what_he_or_she_asks_or_judges(text: str) -> None:
    assert path(text, "40 tanks") == ["Ana Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "Norland called for a return of the 40 tanks.",
        "Norland ruled out sending 40 tanks to Sudara.",
        "Norland denied Sudara the use of 40 tanks.",
        "The Red Pact has set up a pool of 40 tanks.",
    ],
)
def test_what_a_state_or_body_does_by_speaking_is_told_by_the_publisher(text: str) -> None:
    assert path(text, "40 tanks") == []


def test_a_request_that_somebody_else_tells_of_is_his() -> None:
    text = "President Omar Diallo asked Minister Ivo Petrov for 40 tanks, a diplomat said."
    assert path(text, "40 tanks") == ["diplomat"]


def test_a_request_that_an_agency_reports_is_the_askers() -> None:
    text = "President Omar Diallo called for 40 tanks, Reuters reported."
    assert path(text, "40 tanks") == ["Reuters", "Omar Diallo"]


def test_a_letter_demands_in_its_own_name() -> None:
    text = "Forty nurses have sent an open letter to Norburg demanding 40 tanks for Sudara."
    assert path(text, "40 tanks") == ["open letter"]


def test_quoted_as_saying_at_the_end_takes_what_stands_before() -> None:
    text = "Norland will send 40 tanks, the officers were quoted as saying."
    assert path(text, "40 tanks") == ["officers"]


def test_a_paper_is_passed_on_by_who_saw_it() -> None:
    text = "Norland sent 40 tanks, according to a draft of the budget seen by Reuters."
    assert path(text, "40 tanks") == ["Reuters", "draft of the budget"]


def test_an_outlet_with_its_kind_behind_it_speaks() -> None:
    text = "The Interfax daily cited officials as saying that Norland sent 40 tanks."
    assert path(text, "40 tanks") == ["Interfax", "officials"]


def test_what_the_quoted_say_of_others_ends_with_the_quotation() -> None:
    text = "“Norland says it has a plan,” said Ambassador Ana Lima, who saw the 40 tanks."
    assert path(text, "a plan") == ["Ana Lima", "Norland"]
    assert "Norland" not in path(text, "40 tanks")


def test_i_think_in_a_quotation_is_the_voice_of_the_quoted() -> None:
    text = "“I think that Norland sent 40 tanks,” Ambassador Ana Lima said."
    assert path(text, "40 tanks") == ["Ana Lima"]
    assert [c.speakers[-1].name for c in attribution_of(text)[0].claims if c.form == "verb"] == [
        "Ana Lima"
    ]


def test_doubled_apostrophes_are_marks_of_quotation() -> None:
    text = "''Norland sent 40 tanks,'' Ambassador Ana Lima said. ''They came on Monday by sea.''"
    assert path(text, "by sea") == ["Ana Lima"]


def test_a_surname_that_comes_first_is_known_again() -> None:
    text = "Minister Kim Jang-Soo came home. The plan was old.\n\nKim said that 40 tanks were sent."
    assert path(text, "40 tanks") == ["Kim Jang-Soo"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Norland sent 40 tanks, said Ana Lima, the ambassador to Sudara.",
            "Ana Lima, the ambassador to Sudara",
        ),
        (
            "A senior diplomat in Norburg said that 40 tanks were sent.",
            "A senior diplomat in Norburg",
        ),
        (
            "According to a report by Sentinel House, 40 tanks were sent.",
            "a report by Sentinel House",
        ),
    ],
)
def test_the_phrase_of_a_speaker_is_the_whole_noun_phrase(text: str, phrase: str) -> None:
    claims = attribution_of(text)[0].claims
    assert [text[slice(*c.phrase)] for c in claims if c.phrase] == [phrase]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The envoy said on Friday in Norburg that Norland sent 40 tanks.",
            "that Norland sent 40 tanks.",
        ),
        ("The envoy told Reuters it had sent 40 tanks.", "it had sent 40 tanks."),
        ("Norland announced 40 more tanks.", "40 more tanks."),
    ],
)
def test_what_is_said_begins_after_verb_hearer_and_day(text: str, content: str) -> None:
    (claim,) = attribution_of(text)[0].claims
    assert "".join(text[a:b] for a, b in claim.content).strip() == content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most of the envoys have said that 40 tanks will go.", ["Most of the envoys"]),
        (f"{LIMA} spoke about Norland sending 40 tanks.", ["Ana Lima"]),
        (
            f"{LIMA} said that Norland welcomes it and added that 40 tanks will go.",
            ["Ana Lima"],
        ),
        (
            f"{LIMA} said, “Norland does not send them,” stressing that 40 tanks will go.",
            ["Ana Lima"],
        ),
        ("Norland denied reports claiming that it sent 40 tanks.", ["Norland"]),
        ("Norland has announced a programme for 40 tanks.", ["Norland"]),
    ],
)
def test_the_speaker_is_found_where_the_tree_hides_it(text: str, expected: list[str]) -> None:
    assert path(text, "40 tanks") == expected


def test_a_person_who_is_told_is_not_the_speaker() -> None:
    text = "Ana Lima, minister of trade, told Lord Hylton that 40 tanks were sent."
    assert path(text, "40 tanks") == ["Ana Lima"]


def test_according_to_in_a_relative_clause_speaks_for_that_clause_only() -> None:
    text = "Norland sent 40 tanks to the war, which cost 9,000 lives according to the army."
    assert path(text, "40 tanks") == []
    assert path(text, "9,000") == ["army"]


def test_a_mere_choice_of_words_hands_over_nothing() -> None:
    text = "The force of the willing, as Norland called it, has 40 tanks."
    assert path(text, "40 tanks") == []


def test_the_publisher_is_no_hop_of_its_own_text() -> None:
    text = "Ambassador Ana Lima told Reuters that Norland sent 40 tanks."
    assert path(text, "40 tanks", publisher="Reuters via The Herald") == ["Ana Lima"]
    assert path(text, "40 tanks", publisher="The Herald") == ["Reuters", "Ana Lima"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy announced 40 tanks and left the hall.", "40 tanks"),
        ("The envoy described the plan as a “gift” to Sudara.", "the plan as a “gift” to Sudara."),
        ("The envoy spoke of 40 tanks.", "40 tanks."),
        ("The envoy mentioned 40 tanks at a forum in Norburg.", "40 tanks"),
        ("The envoy urged the army to send 40 tanks.", "the army to send 40 tanks."),
    ],
)
def test_what_is_said_ends_where_the_speaker_does_something_else(text: str, content: str) -> None:
    claims = attribution_of(text)[0]
    (claim,) = (*claims.claims, *claims.acts)
    assert "".join(text[a:b] for a, b in claim.content).strip() == content


def test_a_report_inside_a_relative_clause_speaks_for_that_clause() -> None:
    text = "The tanks are near the port, which, Ambassador Ana Lima said, is full of 40 mines."
    assert path(text, "40 mines") == ["Ana Lima"]
    assert path(text, "near the port") == []


def test_after_a_quotation_what_happens_next_is_the_publishers() -> None:
    text = "“They are here,” Ambassador Ana Lima said, and soon 40 tanks rolled in."
    assert path(text, "40 tanks") == []


def test_a_promise_by_a_state_that_is_only_named_is_its_own() -> None:
    text = "The war ended with a promise by Norland to send 40 tanks."
    assert path(text, "40 tanks") == ["Norland"]


def test_a_colon_at_the_end_of_a_line_opens_the_quotation_below() -> None:
    text = "Ambassador Ana Lima added:\n\n“Norland has sent us 40 tanks since the spring.”"
    assert path(text, "40 tanks") == ["Ana Lima"]


def test_a_baroness_and_a_shaikh_are_people() -> None:
    text = "Baroness Harrow, a former minister, told the house of 40 tanks."
    assert path(text, "40 tanks") == ["Harrow"]


def test_an_agency_that_quotes_at_the_end_passes_on_what_stands_before() -> None:
    text = "The 40 tanks came today, Interfax quoted Minister Ivo Petrov as saying in Norburg."
    assert path(text, "40 tanks") == ["Interfax", "Ivo Petrov"]


def test_an_outlet_described_and_named_goes_by_its_name() -> None:
    text = "The news agency, Interfax, reported that 40 tanks came."
    assert path(text, "40 tanks") == ["Interfax"]


def test_a_promise_that_is_only_named_is_not_carried_over() -> None:
    text = "It rests on a promise by Norland to send 40 tanks. They are paid for by 30 banks."
    assert path(text, "30 banks") == []
