"""Whether two names denote one entity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.packs.name_words import load_name_words
from tallywire.resolve.names import is_same_name, likeness
from tallywire.resolve.spelling import consonants, romanised, sound_of, spelling_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idrissa Touré", "Idrissa Toure"),
        ("Sergej Petrenko", "Sergey Petrenko"),
        ("Pavlo Hrytsenko", "Павло Гриценко"),
        ("Карим Назаров", "Karim Nazarov"),
        ("Petros Adamyan", "Պետրոս Ադամյան"),
        ("فريد بيروت", "Farid Beirut"),
        ("Diallo, Mariam", "Mariam Diallo"),
        ("General Mariam Diallo", "Mariam Diallo"),
        ("M. Diallo", "Mariam Diallo"),
        ("Mariam Fatou Diallo", "Mariam Diallo"),
        ("Jean Marie Okombi", "Jean-Marie Okombi"),
        ("Mike Harlan", "Michael Harlan"),
        ("Mohammed Othmani", "Muhammad Othmani"),
        ("Viktor Lysenkov", "Victor Lysenkow"),
        ("MariamDiallo", "Mariam Diallo"),
    ],
)
def test_spellings_of_one_person_are_the_same_name(one: str, other: str) -> None:
    assert is_same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ousmane Diallo", "Mariam Diallo"),
        ("K. Diallo", "Mariam Diallo"),
        ("Mariam Diallo", "Mariam Keita"),
        ("Salman bin Omar al-Rashid", "Omar bin Salman al-Rashid"),
        ("Andriy Shevchuk", "Andriy Shevardin"),
        ("Ali Hassan", "Karim Nazarov"),
        ("", "Karim Nazarov"),
    ],
)
def test_two_people_are_not_the_same_name(one: str, other: str) -> None:
    assert not is_same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("OOO Volga Avia", "Volga Avia LLC", True),
        ("Harbour Mining Company Limited", "Harbour Mining Co., Ltd.", True),
        ("The Harbour & Sons Company", "Harbour and Sons", True),
        ("Gulf Defence Works", "Gulf Defense Works", True),
        ("Brigade Forty-Two", "Brigade 42", True),
        ("DVL", "Desert Veterans League", True),
        ("Harbour Mining", "Harbour Shipping", False),
        ("Bank of Mali", "Bank of Niger", False),
        ("Brigade 42", "Brigade 43", False),
        ("Avia Trading", "Avia Trading Senegal", False),
    ],
)
def test_bodies_are_told_by_their_own_words(one: str, other: str, is_same: bool) -> None:
    assert is_same_name(one, other, "organisation") is is_same


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation"]))
def test_likeness_is_symmetric_and_from_0_to_1(one: str, other: str, kind: str) -> None:
    assert likeness(one, other, kind) == likeness(other, one, kind)
    assert 0.0 <= likeness(one, other, kind) <= 1.0


def test_every_letter_is_one_and_becomes_latin() -> None:
    words = load_name_words()
    assert all(len(letter) == 1 for letter in words.letters)
    assert all(latin.isascii() and latin == latin.lower() for latin in words.letters.values())
    assert all(len(pair) == 1 for pair in words.sounds)
    assert romanised("шамиль") == "shamil"


def test_a_sound_has_one_spelling() -> None:
    assert sound_of("khalifa") == sound_of("halifa")
    assert sound_of("tchitcherin") == sound_of("chicherin")
    assert consonants("nabil") == consonants("nbyl")


def test_a_name_of_nothing_but_a_title_or_form_keeps_it() -> None:
    assert spelling_of("Prince", "person").words == ("prince",)
    assert spelling_of("Holding AG", "organisation").words == ("holding",)
    assert spelling_of("Limited", "organisation").words == ("limited",)
