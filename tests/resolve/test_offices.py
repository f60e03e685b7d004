"""Whom somebody speaks for, read from the words beside the name."""

from __future__ import annotations

import pytest

from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.offices import office_in, office_of

_ECOWAS = "Economic Community of West African States"


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Turkey's ambassador in Somalia Kerem Aydin said so.", "Kerem Aydin", "Turkey"),
        ("The Yemeni Deputy Defence Minister Salim Bahah left.", "Salim Bahah", "Yemen"),
        ("Omar Sow, a spokesman of the Malian army, spoke.", "Omar Sow", "Mali"),
        ("The spokeswoman of Georgia's government, Nino Kapa, spoke.", "Nino Kapa", "Georgia"),
        ("French General Luc Aubin told reporters of it.", "Luc Aubin", "France"),
        ("Ali Nur of the Somali presidency denied it.", "Ali Nur", "Somalia"),
        (
            "Armenia lost. Its defence minister, Aram Petrosian, resigned.",
            "Aram Petrosian",
            "Armenia",
        ),
        ("Pentagon spokesman Dale Bruck said so.", "Dale Bruck", "United States"),
    ],
)
def test_the_words_beside_a_name_tell_the_state_it_speaks_for(
    text: str, name: str, state: str
) -> None:
    office = office_of(name, text)
    assert office is not None
    assert office.state == state


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Colonel Jan Maas, who heads the ECOWAS force, spoke.", "Jan Maas", _ECOWAS),
        ("The head of the Desert League, Oleg Sorin, spoke.", "Oleg Sorin", "Desert League"),
        ("NATO spokeswoman Ida Lund denied it.", "Ida Lund", "NATO"),
        ("Houthi spokesman Nabil Qadi claimed it.", "Nabil Qadi", "Houthis"),
    ],
)
def test_the_words_beside_a_name_tell_the_body_it_speaks_for(
    text: str, name: str, body: str
) -> None:
    office = office_of(name, text)
    assert office is not None
    assert office.body == body


def test_a_possessor_points_back_to_the_body_named_before() -> None:
    text = "NATO trains soldiers in Iraq. Some left, its commander, General Per Holm, said."
    office = office_of("Per Holm", text)
    assert office is not None
    assert office.body == "NATO"


def test_a_possessor_does_not_point_to_whom_an_adjective_names() -> None:
    text = "Mali's army denied it. Only Turkish trainers came, said Colonel Ba, its spokesman."
    office = office_of("Ba", text)
    assert office is not None
    assert office.state == "Mali"


def test_an_ambassador_does_not_speak_for_the_country_he_is_sent_to() -> None:
    office = office_of("Igor Lapin", "The ambassador to Libya, Igor Lapin, said so.")
    assert office is not None
    assert office.state is None
    assert office.is_envoy


def test_the_minister_of_another_clause_is_not_the_office_of_a_name() -> None:
    text = "The Malian minister was out. Igor Lapin, Foreign Minister Abdou Keita and others met."
    assert office_of("Igor Lapin", text) is None


def test_a_place_before_a_name_is_no_office() -> None:
    assert office_of("Igor Lapin", "In Mali Igor Lapin was seen.") is None


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Malian foreign ministry", "Mali"),
        ("Defence Ministry of Niger", "Niger"),
        ("Turkish embassy in Somalia", "Turkey"),
        ("Ukraine's UN mission", "Ukraine"),
    ],
)
def test_an_institution_names_its_state(words: str, state: str) -> None:
    office = office_in(words)
    assert office is not None
    assert office.state == state


def test_every_envoy_is_an_office_or_institution_and_all_words_are_lower_case() -> None:
    words = load_offices("en")
    assert words.envoys <= words.offices | words.institutions
    for group in (words.offices, words.institutions, words.modifiers, words.empty_descriptions):
        assert all(word == word.casefold() and word.strip() == word for word in group)
