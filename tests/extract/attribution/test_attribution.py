"""Attribution: one short text per phenomenon, with those whose right answer is nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.attribution_helpers import attribution_of, hops_at, path

LIMA = "Ambassador Ana Lima"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (f"{LIMA} said that Norland sent 40 tanks.", "40 tanks", ["Ana Lima"]),
        (f"Norland sent 40 tanks, {LIMA} said.", "40 tanks", ["Ana Lima"]),
        (f"Norland sent 40 tanks, said {LIMA}.", "40 tanks", ["Ana Lima"]),
        ("The 40 tanks, Ambassador Ana Lima said, are in Sudara.", "in Sudara", ["Ana Lima"]),
        (f"According to {LIMA}, Norland sent 40 tanks.", "40 tanks", ["Ana Lima"]),
        (f"Norland sent 40 tanks, according to {LIMA}.", "40 tanks", ["Ana Lima"]),
        ("Norland said it would send 40 tanks.", "40 tanks", ["Norland"]),
        ("Norburg said it would send 40 tanks.", "40 tanks", ["Norland"]),
        ("Norland announced 40 more tanks for Sudara.", "40 more", ["Norland"]),
        ("Norland denied sending tanks to Sudara.", "sending", ["Norland"]),
        ("Reuters put the number of tanks at 40.", "40", ["Reuters"]),
        (f"{LIMA} spoke of 40 tanks.", "40 tanks", ["Ana Lima"]),
        ("Norburg's own figure is 40 tanks.", "40 tanks", ["Norland"]),
        ("The report says that Norland sent 40 tanks.", "40 tanks", ["report"]),
    ],
)
def test_a_reporting_word_names_its_speaker(text: str, words: str, expected: list[str]) -> None:
    assert path(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LIMA} told Reuters that Norland sent 40 tanks.", ["Reuters", "Ana Lima"]),
        (f"Norland sent 40 tanks, {LIMA} told Interfax.", ["Interfax", "Ana Lima"]),
        (
            f"{LIMA} told Interfax that Norland sent 40 tanks, Reuters reported.",
            ["Reuters", "Interfax", "Ana Lima"],
        ),
        (
            f"According to Reuters, {LIMA} said that Norland sent 40 tanks.",
            ["Reuters", "Ana Lima"],
        ),
        (
            "Reuters reported, citing diplomats, that Norland sent 40 tanks.",
            ["Reuters", "diplomats"],
        ),
        (
            "Reuters quoted two diplomats as saying that Norland sent 40 tanks.",
            ["Reuters", "two diplomats"],
        ),
        (
            f"{LIMA} was quoted by Reuters as saying that Norland sent 40 tanks.",
            ["Reuters", "Ana Lima"],
        ),
        (
            "Documents seen by Reuters say that Norland sent 40 tanks.",
            ["Reuters", "Documents"],
        ),
        (
            "Diplomats told Reuters that Norland had announced that it sent 40 tanks.",
            ["Reuters", "Diplomats", "Norland"],
        ),
    ],
)
def test_hops_stand_from_the_outermost_to_the_origin(text: str, expected: list[str]) -> None:
    assert path(text, "40 tanks") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland sent 40 tanks to Sudara on Monday.",
        "Norland is believed to have sent 40 tanks to Sudara.",
        "Norland asked for 40 tanks in May.",
        "Norland promised 40 tanks in May.",
        "The 40 tanks came according to plan.",
        "Norland sent 40 tanks, which makes 60 by this newspaper's count.",
    ],
)
def test_without_a_speaker_the_publisher_answers(text: str) -> None:
    assert path(text, "40 tanks") == []


def test_a_mere_audience_is_no_hop() -> None:
    assert path(f"{LIMA} told reporters that Norland sent 40 tanks.", "40 tanks") == ["Ana Lima"]


def test_an_unnamed_spokesman_speaks_for_the_body_he_names() -> None:
    hops = hops_at("A spokesman for Sentinel House said that 40 tanks had left.", "40 tanks")
    assert [(h.name, h.kind) for h in hops] == [("Sentinel House", "official")]


def test_an_unnamed_source_is_called_as_worded() -> None:
    hops = hops_at("A senior military officer said that 40 tanks had left.", "40 tanks")
    assert [(h.name, h.kind) for h in hops] == [("senior military officer", "anonymous")]


def test_a_misspelt_agency_is_mended_where_a_speaker_stands() -> None:
    assert path("Norland sent 40 tanks, according to Retuers.", "40 tanks") == ["Reuters"]


def test_a_statement_by_a_body_is_the_body() -> None:
    text = "Norland sent 40 tanks, according to a Tern Group statement."
    assert path(text, "40 tanks") == ["Tern Group"]


def test_a_pronoun_keeps_the_speaker_and_the_hops() -> None:
    text = f"{LIMA} told Reuters that Norland sent 40 tanks. They had 12 guns, she added."
    assert path(text, "12 guns") == ["Reuters", "Ana Lima"]


def test_a_role_is_the_person_who_has_it() -> None:
    text = (
        f"{LIMA} met Minister Boris Holm on Friday. The talks took all day.\n\n"
        "Norland sent 40 tanks, the minister said."
    )
    assert path(text, "40 tanks") == ["Boris Holm"]


def test_a_short_form_is_the_body_named_before() -> None:
    text = (
        "The Norlandic Defence Ministry said that 40 tanks had left. "
        "Another 12 would follow, the ministry said."
    )
    assert path(text, "12") == ["Norlandic Defence Ministry"]


def test_a_sentence_that_leans_on_a_report_carries_it() -> None:
    text = f"{LIMA} said that Norland sent 40 tanks. They arrived with 12 guns."
    hops = hops_at(text, "12 guns")
    assert [h.name for h in hops] == ["Ana Lima"]
    assert hops[0].is_carried


def test_a_new_paragraph_is_the_publisher_again() -> None:
    text = f"{LIMA} said that Norland sent 40 tanks.\n\nThey arrived with 12 guns."
    assert path(text, "12 guns") == []


def test_the_publishers_own_relative_clause_is_the_publishers() -> None:
    text = f"{LIMA} said that Norland sent 40 tanks to Sudara, which lost 12 guns in May."
    assert path(text, "40 tanks") == ["Ana Lima"]
    assert path(text, "12 guns") == []


def test_what_follows_after_or_while_is_the_publishers() -> None:
    text = f"Norland sent 40 tanks, {LIMA} said on Monday, a week after Sudara lost 12 guns."
    assert path(text, "12 guns") == []


def test_two_reports_in_one_sentence_keep_their_own_speakers() -> None:
    text = f"{LIMA} said that 40 tanks had left, and Minister Boris Holm said that 12 guns stayed."
    assert path(text, "40 tanks") == ["Ana Lima"]
    assert path(text, "12 guns") == ["Boris Holm"]


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    text = f'"We sent 40 tanks to Sudara. We sent 12 guns as well," {LIMA} said.'
    assert path(text, "40 tanks") == path(text, "12 guns") == ["Ana Lima"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        f'"We sent 40 tanks to Sudara last May," {LIMA} said.\n\n'
        '"We sent 12 guns on top of them in June."'
    )
    assert path(text, "12 guns") == ["Ana Lima"]


def test_a_missing_opening_mark_is_supplied() -> None:
    text = f"It was cold. We sent 40 tanks to them in May,” {LIMA} told Reuters."
    assert path(text, "40 tanks") == ["Reuters", "Ana Lima"]
    assert path(text, "It was cold") == []


def test_a_sentence_that_takes_up_the_one_before_attributes_it() -> None:
    text = "All 40 tanks have left. The Norlandic government announced it on Monday."
    assert path(text, "40 tanks") == ["Norlandic government"]


def test_a_list_after_a_colon_belongs_to_whoever_introduced_it() -> None:
    text = f"{LIMA} said that Norland had sent three lots:\n\n- 40 tanks\n\n- 12 guns\n\nIt rained."
    assert path(text, "40 tanks") == path(text, "12 guns") == ["Ana Lima"]
    assert path(text, "It rained") == []


def test_a_named_person_with_an_apposition_speaks() -> None:
    text = "In May Ana Lima, spokeswoman of the Tern Group, said that 40 tanks had left."
    assert path(text, "40 tanks") == ["Ana Lima"]


def test_a_minister_first_named_in_the_next_sentence_is_the_one() -> None:
    text = (
        "The head of the mission said that 40 tanks had left. "
        "Ana Lima also said that 12 guns stayed."
    )
    assert path(text, "40 tanks") == ["Ana Lima"]


def test_bodies_of_two_states_under_one_noun_are_named_apart() -> None:
    text = "The defence ministries of Norland and Sudara said that 40 tanks had left."
    assert path(text, "40 tanks") == ["Defence Ministry of Norland and Defence Ministry of Sudara"]


def test_a_credit_at_the_end_of_an_item_is_its_origin() -> None:
    text = "Norland sends 40 tanks to the army of Sudara after a long quarrel. (Reuters)\n\nRain."
    assert path(text, "40 tanks") == ["Reuters"]


def test_a_credit_after_a_named_speaker_is_a_hop() -> None:
    text = f"{LIMA} says that Norland sent 40 tanks to the army of Sudara. (Reuters)\n\nRain."
    assert path(text, "40 tanks") == ["Reuters", "Ana Lima"]


def test_a_headline_names_its_speaker_before_a_colon() -> None:
    text = f"Lima: 40 tanks have left\n\n{LIMA} spoke on Monday."
    assert path(text, "40 tanks", headline=True) == ["Ana Lima"]


def test_joint_speakers_are_one_origin() -> None:
    text = "Norland and Sudara said that 40 tanks had left."
    assert path(text, "40 tanks") == ["Norland and Sudara"]


def test_the_publisher_speaking_of_itself_is_nobody_else() -> None:
    assert path("We wrote that Norland had sent 40 tanks.", "40 tanks") == []


def test_a_gap_in_the_paragraph_does_not_break_carrying() -> None:
    text = f"{LIMA} said that Norland sent 40 tanks. It rained. They arrived with 12 guns."
    from tallywire.extract.attribution import attribute
    from tallywire.extract.attribution.persons import find_persons
    from tallywire.packs.lexicon_cues import cue_lexicon
    from tests.extract.attribution_helpers import parse

    sentences, names = parse(text)
    kept = [sentences[0], sentences[2]]
    found = attribute(text, kept, names, find_persons(text, kept, names), cue_lexicon())
    hops = found.path_at(kept[1].index, text.index("12 guns"))
    assert [h.name for h in hops] == ["Ana Lima"]


PIECES = st.sampled_from(
    [
        f"{LIMA} told Reuters that Norland sent 40 tanks.",
        "“They have 12 guns, he added.",
        "According to",
        "According to Retuers, diplomats said so.",
        'The ministry said: "No. Never!"',
        "said said, said.",
        "(Reuters)",
        "\n\n",
        "It denied that; they, however, announced it",
        "Norburg, Reuters recalls, counts 12.",
        "”",
        "whom the government announced İstanbul ﬁ 🙂",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7))
def test_every_hop_holds_in_the_text_and_repeats_exactly(pieces: list[str]) -> None:
    text = " ".join(pieces)
    attribution, sentences = attribution_of(text)
    again, _ = attribution_of(text)
    for sentence in sentences:
        for token in sentence.tokens:
            hops = attribution.path_at(sentence.index, token.start)
            assert hops == again.path_at(sentence.index, token.start)
            for hop in hops:
                assert hop.name
                assert hop.span.holds_in(text)
                assert hop.cue is not None
                assert hop.cue.holds_in(text)
