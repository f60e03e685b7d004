"""The words that say what happens, and those that say how sure and how far it is."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
import yaml

from tallywire.errors import PackError
from tallywire.model.values import STATUSES
from tallywire.packs import lexicon_predicates
from tallywire.packs.lexicon_predicates import ROLES, load_predicates


def raw(name: str) -> dict[str, Any]:
    path = files("tallywire.packs") / "languages" / "en" / name
    return dict(yaml.safe_load(path.read_text("utf-8")))


CLASSES = raw("predicates.yaml")
STATUS = raw("status.yaml")
FLAGS = sorted(set(STATUS) - {"status"})
PLACES = {"subject", "object", "iobj", "assigned"}


def are_words(words: list[Any]) -> bool:
    return all(isinstance(w, str) and w == " ".join(w.lower().split()) and w for w in words)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_has_roles_verbs_and_nouns_and_nothing_else(name: str) -> None:
    entry = CLASSES[name]
    assert set(entry) == {"roles", "verbs", "nouns"}
    assert entry["verbs"] or entry["nouns"], "a class without a word is never found"
    assert set(entry["roles"].values()) <= ROLES


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_the_words_of_a_class_are_in_small_letters_each_once(name: str) -> None:
    for kind in ("verbs", "nouns"):
        words = CLASSES[name][kind]
        assert are_words(words)
        assert [w for w, n in Counter(words).items() if n > 1] == []


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_role_is_filled_from_a_place_or_a_preposition(name: str) -> None:
    for place in CLASSES[name]["roles"]:
        assert isinstance(place, str), "on needs quotation marks"
        assert place in PLACES or place.replace(" ", "").isalpha()


def test_each_word_leads_to_all_its_classes_in_the_order_of_the_file() -> None:
    loaded = load_predicates("en")
    assert list(loaded.classes) == list(CLASSES)
    for verb, names in loaded.by_verb.items():
        assert list(names) == [n for n in CLASSES if verb in CLASSES[n]["verbs"]]
    for noun, names in loaded.by_noun.items():
        assert list(names) == [n for n in CLASSES if noun in CLASSES[n]["nouns"]]


def test_every_rung_is_a_status_and_no_word_stands_on_two() -> None:
    ladder = STATUS["status"]
    assert set(ladder) <= set(STATUSES)
    count = Counter(word for words in ladder.values() for word in set(words))
    assert [word for word, n in count.items() if n > 1] == []


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_holds_words_in_small_letters_each_once(name: str) -> None:
    assert are_words(STATUS[name]), '"no" and "on" need quotation marks'
    assert len(STATUS[name]) == len(set(STATUS[name]))


def test_the_flags_are_those_that_the_rules_ask_for() -> None:
    flags = load_predicates("en").flags
    assert {"denial", "negation", "likely", "possible", "conditional", "future"} <= set(flags)
    assert "no" in flags["negation"]
    assert not flags["denial"] & flags["negation"]


def test_a_language_without_words_is_an_error_that_names_the_file() -> None:
    with pytest.raises(PackError, match=r"languages/xx/predicates\.yaml"):
        load_predicates("xx")


def test_an_unknown_role_is_an_error_that_names_the_class(monkeypatch: pytest.MonkeyPatch) -> None:
    send = {**CLASSES["send"], "roles": {"subject": "postman"}}
    files_read = {"predicates.yaml": {"send": send}, "status.yaml": {"status": {}}}
    monkeypatch.setattr(lexicon_predicates, "_read", lambda _, name: files_read[name])
    with pytest.raises(PackError, match=r"send: unknown roles \['postman'\]"):
        load_predicates.__wrapped__("en")


def test_an_unknown_status_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    files_read = {"predicates.yaml": {}, "status.yaml": {"status": {"dreamt": ["dream"]}}}
    monkeypatch.setattr(lexicon_predicates, "_read", lambda _, name: files_read[name])
    with pytest.raises(PackError, match="'dreamt' is no status"):
        load_predicates.__wrapped__("en")
