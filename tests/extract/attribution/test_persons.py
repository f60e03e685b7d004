"""People of a text: found by form, joined by surname, with what they speak for."""

from __future__ import annotations

import pytest

from tests.extract.attribution_helpers import persons_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ambassador Ana Lima came.", "Ana Lima"),
        ("Norland's Ambassador in Sudara Ana Lima came.", "Ana Lima"),
        ("The head of the Tern Group, Ivan de Souza, came.", "Ivan de Souza"),
        ("Ana Lima, a deputy head of the press department, came.", "Ana Lima"),
        ("Secretary of State Ana Lima came.", "Ana Lima"),
        ("General Karim al-Bashir came.", "Karim al-Bashir"),
        ("President Jean-Paul N'Dour came.", "Jean-Paul N'Dour"),
        ("Mr. J. P. Holm came.", "J. P. Holm"),
    ],
)
def test_a_title_or_an_apposition_makes_a_person(text: str, name: str) -> None:
    assert [p.name for p in persons_of(text).people] == [name]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    persons = persons_of("Minister Ana Lima came. Lima left on Friday.")
    assert [p.name for p in persons.people] == ["Ana Lima"]
    assert [m.person for m in persons.mentions] == [0, 0]


def test_two_people_of_one_surname_stay_two() -> None:
    persons = persons_of("Minister Ana Lima met General Otto Lima.")
    assert [p.name for p in persons.people] == ["Ana Lima", "Otto Lima"]


def test_the_fullest_name_counts() -> None:
    persons = persons_of("Minister Lima came. Later Minister Ana Maria Lima spoke.")
    assert [p.name for p in persons.people] == ["Ana Maria Lima"]


def test_a_title_says_the_state_spoken_for() -> None:
    (person,) = persons_of("Norlandic Foreign Minister Ana Lima came.").people
    assert (person.kind, person.state) == ("official", "Norland")
    assert "minister" in person.roles


def test_whoever_speaks_for_a_company_is_of_an_organisation() -> None:
    (person,) = persons_of("The head of the Tern Group, Ana Lima, came.").people
    assert (person.kind, person.organisation) == ("organisation", "Tern Group")


def test_a_former_office_holder_is_an_expert() -> None:
    (person,) = persons_of("Former minister Ana Lima came.").people
    assert person.kind == "expert"


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministry in Norburg was silent.",
        "It came on Monday, 3 May, by way of Port Street.",
        "The Tern Group sent tanks to the Red Pact.",
        "",
    ],
)
def test_ministries_days_and_streets_are_nobody(text: str) -> None:
    assert persons_of(text).people == ()


def test_a_mention_is_found_by_any_character_of_name_or_title() -> None:
    text = "Ambassador Ana Lima came."
    persons = persons_of(text)
    for offset in range(text.index(" came")):
        assert persons.at(offset) is not None
    assert persons.at(text.index("came")) is None
