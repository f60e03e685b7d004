"""Short forms of accords: what is one, what it stands for, where it stands."""

from __future__ import annotations

from tallywire.extract.names.shortforms import places_of, short_forms

NOUNS = frozenset({"agreement", "pact", "memorandum"})


def test_letters_in_brackets_stand_for_the_accord_before_them() -> None:
    text = "On Friday the Mutual Defence Support Agreement (MDSA) lapsed."
    assert short_forms(text, NOUNS) == {"mdsa": "Mutual Defence Support Agreement"}


def test_little_words_belong_to_the_name_and_articles_and_what_stands_before_do_not() -> None:
    text = 'The Status of Visiting Forces Pact ("Sovfp"). Then Peru Basing Agreement (the BA) came.'
    assert short_forms(text, NOUNS) == {
        "sovfp": "Status of Visiting Forces Pact",
        "ba": "Basing Agreement",
    }


def test_brackets_after_other_names_or_with_other_letters_are_no_short_form() -> None:
    text = "The Lake Commission (LC) met. A Basing Agreement (Reuters) fell. The Pact (P) held."
    assert short_forms(text, NOUNS) == {}


def test_a_short_form_is_found_only_as_a_word_of_its_own() -> None:
    assert places_of({"ba"}, "The BA, not Bahrain; a BA.") == [4, 23]
    assert places_of((), "Nothing.") == []
