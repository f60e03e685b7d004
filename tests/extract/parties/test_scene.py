"""Who a noun phrase stands for: states in all their forms, bodies, groups, pronouns."""

from __future__ import annotations

import pytest

from tallywire.extract.parties.scene import Party, join_parties
from tests.extract.scenes import scene, state, word


def party(text: str, token: str, **before: Party) -> Party | None:
    read = scene(text, **before)
    return read.resolve(word(read.sentence, token))


def who(text: str, token: str, **before: Party) -> str | None:
    found = party(text, token, **before)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "token", "name"),
    [
        ("France sent troops.", "France", "France"),
        ("Paris sent troops.", "Paris", "France"),
        ("The Kremlin sent troops.", "Kremlin", "Russia"),
        ("The Pentagon sent troops.", "Pentagon", "United States"),
        ("Bangui got arms.", "Bangui", "Central African Republic"),
        ("French troops left.", "troops", "France"),
        ("France's troops left.", "troops", "France"),
        ("The army of France left.", "army", "France"),
        ("The French government sent arms.", "government", "France"),
        ("Chad's parliament met.", "parliament", "Chad"),
        ("The Malian capital fell.", "capital", "Mali"),
        ("Soldiers from Chad left.", "Soldiers", "Chad"),
    ],
)
def test_a_state_is_known_by_name_capital_adjective_possessive_and_bodies(
    text: str, token: str, name: str
) -> None:
    found = party(text, token)
    assert found is not None
    assert (found.name, found.kind) == (name, "state")


@pytest.mark.parametrize(
    ("text", "token", "names"),
    [
        ("France and Spain sent troops.", "France", "France and Spain"),
        ("US and British troops left.", "troops", "United States and United Kingdom"),
        ("The troops of France and Spain left.", "troops", "France and Spain"),
    ],
)
def test_coordinated_states_are_one_party(text: str, token: str, names: str) -> None:
    assert who(text, token) == names


@pytest.mark.parametrize(
    ("text", "token", "name", "kind"),
    [
        ("NATO sent troops.", "NATO", "NATO", "organisation"),
        ("The African Union sent troops.", "African Union", "African Union", "organisation"),
        ("Hamas got arms.", "Hamas", "Hamas", "group"),
        ("Africa got arms.", "Africa", "Africa", "region"),
        ("The Syrian rebels got arms.", "rebels", "Syrian rebels", "worded"),
    ],
)
def test_bodies_groups_and_regions_stand_for_themselves(
    text: str, token: str, name: str, kind: str
) -> None:
    found = party(text, token)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_a_company_alone_is_the_party_and_with_its_owner_the_org() -> None:
    alone = party("Wagner Group sent troops.", "Wagner Group")
    owned = party("Russia's Wagner Group sent troops.", "Wagner Group")
    assert alone is not None
    assert owned is not None
    assert (alone.name, alone.org, alone.is_company) == ("Wagner Group", None, True)
    assert (owned.name, owned.org, owned.kind) == ("Russia", "Wagner Group", "state")


def test_a_party_has_the_words_that_name_it() -> None:
    text = "The French army left."
    found = party(text, "army")
    assert found is not None
    assert text[found.start : found.end] == "French"


def test_they_are_the_nearest_who_act_in_the_sentence_before_the_topic() -> None:
    text = "France said it sent troops."
    assert who(text, "it", topic=state("Spain")) == "France"


@pytest.mark.parametrize(
    ("text", "token"), [("It sent troops.", "It"), ("Its troops left.", "troops")]
)
def test_a_pronoun_without_a_name_before_it_is_the_topic_or_nobody(text: str, token: str) -> None:
    assert who(text, token, topic=state("France")) == "France"
    assert who(text, token) is None


def test_he_is_the_last_official_named() -> None:
    text = "German Defence Minister Boris Pistorius said he sent arms."
    assert who(text, "he", topic=state("Spain")) == "Germany"


def test_the_country_and_the_army_are_the_host_of_the_text() -> None:
    assert who("The country got arms.", "country", host=state("Chad")) == "Chad"
    assert who("The army got arms.", "army", host=state("Chad")) == "Chad"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("A country got arms.", "country"),
        ("The weather was bad.", "weather"),
        ("Reuters said that.", "Reuters"),
        ("Human Rights Watch sent letters.", "Human Rights Watch"),
        ("Anti-French troops left.", "troops"),
    ],
)
def test_what_names_no_party_is_nobody_even_where_a_host_is_known(text: str, token: str) -> None:
    assert who(text, token, host=state("Chad"), topic=state("France")) is None


def test_owners_of_things_are_not_the_things() -> None:
    read = scene("Two French warships left.")
    ships = word(read.sentence, "warships")
    assert read.resolve(ships) is None
    owner = read.owner(ships)
    assert owner is not None
    assert owner.name == "France"


def test_joining_nobody_is_nobody_and_the_same_twice_is_one() -> None:
    france, chad = state("France"), Party("Chad", "state", 10, 14, org="Chadian Army")
    assert join_parties([]) is None
    assert join_parties([france, france]) == france
    joined = join_parties([france, chad])
    assert joined is not None
    assert (joined.name, joined.org, joined.end) == ("France and Chad", "Chadian Army", 14)


def test_who_is_joined_by_a_pronoun_leaves_the_span_of_the_first() -> None:
    america, russia = Party("United States", "state", 50, 54), Party("Russia", "state", 0, 6)
    joined = join_parties([america, russia])
    assert joined is not None
    assert (joined.name, joined.start, joined.end) == ("United States and Russia", 50, 54)
    back = join_parties([russia, america])
    assert back is not None
    assert (back.start, back.end) == (0, 54)
