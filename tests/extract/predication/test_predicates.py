"""What happens to a noun, and who does it: control, raising, passives, gaps and particles."""

from __future__ import annotations

import pytest

from tallywire.extract.grammar.clauses import is_passive, subject_of
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.predication.arguments import arguments
from tests.extract.scenes import english, happening, parse, word


def subject(text: str, verb: str) -> str | None:
    sentence = parse(text)
    found = subject_of(sentence, word(sentence, verb))
    return found.text if found else None


def roles(text: str, token: str, *, is_noun: bool = False) -> dict[str, object]:
    sentence = parse(text)
    found = arguments(sentence, Predicate(word(sentence, token), (), "object", is_noun))
    return {
        "subject": found.subject and found.subject.text,
        "object": found.object and found.object.text,
        "iobj": found.iobj and found.iobj.text,
        **{case: other.text for case, other in found.obliques},
    }


def classes(text: str, verb: str) -> tuple[str, ...]:
    sentence = parse(text)
    return verb_classes(sentence, word(sentence, verb), english().lexicon.predicates)


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("France asked Spain to send troops.", "send", "Spain"),
        ("France allowed Spain to base troops in Chad.", "base", "Spain"),
        ("France persuaded Spain to consider sending troops.", "sending", "Spain"),
        ("France was asked to send troops.", "send", "France"),
    ],
)
def test_whoever_is_asked_or_allowed_is_who_does_it(text: str, verb: str, who: str) -> None:
    assert subject(text, verb) == who


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("France plans to send troops.", "send", "France"),
        ("France promised Spain to send troops.", "send", "France"),
        ("France is ready to send troops.", "send", "France"),
        ("France was accused of sending troops.", "sending", "France"),
        ("France, having sold tanks, sent troops.", "sold", "France"),
        ("France sold and delivered tanks.", "delivered", "France"),
        ("France has a plan to send troops.", "send", "France"),
        ("Its plan to send troops failed.", "send", "Its"),
    ],
)
def test_the_subject_above_does_what_an_open_clause_says(text: str, verb: str, who: str) -> None:
    assert subject(text, verb) == who


def test_a_clause_of_saying_keeps_its_own_subject() -> None:
    assert subject("Chad said that France had sent troops.", "sent") == "France"


def test_the_agent_of_a_passive_does_it() -> None:
    text = "Troops were sent by France."
    assert subject(text, "sent") == "France"
    assert roles(text, "sent") == {"subject": "France", "object": "Troops", "iobj": None}


def test_a_passive_without_agent_has_nobody_who_does_it() -> None:
    text = "Tanks were sold to Chad and shipped by France."
    assert roles(text, "sold") == {"subject": None, "object": "Tanks", "iobj": None, "to": "Chad"}


def test_the_noun_of_a_subject_relative_does_what_its_clause_says() -> None:
    assert subject("The troops who left Mali were tired.", "left") == "troops"


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Troops were sent to Mali.", "sent", True),
        ("Troops sent to Mali rested.", "sent", True),
        ("Troops were trained and sent to Mali.", "sent", True),
        ("France sent troops.", "sent", False),
        ("France has sent troops.", "sent", False),
    ],
)
def test_full_reduced_and_coordinated_passives_are_passives(
    text: str, verb: str, passive: bool
) -> None:
    sentence = parse(text)
    assert is_passive(sentence, word(sentence, verb)) is passive


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("France sent troops and tanks.", "tanks", [("sent", "object")]),
        ("France sent vehicles, including tanks.", "tanks", [("sent", "object")]),
        ("Troops, mostly gunners, arrived.", "gunners", [("arrived", "subject")]),
        ("France supplied Chad with howitzers.", "howitzers", [("supplied", "with")]),
        ("There are troops in Mali.", "troops", [("are", "attr")]),
        ("French arms sales to Chad rose.", "arms", [("sales", "modifier")]),
        (
            "France announced the deployment of troops.",
            "troops",
            [("deployment", "modifier"), ("announced", "object")],
        ),
    ],
)
def test_what_governs_a_noun_is_found_through_lists_examples_and_nouns(
    text: str, noun: str, expected: list[tuple[str, str]]
) -> None:
    assert happening(text, noun) == expected


@pytest.mark.parametrize(
    ("text", "noun", "first"),
    [
        ("Troops stationed in Mali rested.", "Troops", ("stationed", "object")),
        ("The deployed troops rested.", "troops", ("deployed", "object")),
        ("The troops who left Mali were tired.", "troops", ("left", "subject")),
        ("The soldiers whom France trained left.", "soldiers", ("trained", "object")),
    ],
)
def test_participles_and_relative_clauses_on_a_noun_come_first(
    text: str, noun: str, first: tuple[str, str]
) -> None:
    assert happening(text, noun)[0] == first


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Troops will begin leaving Mali.", "Troops", [("leaving", "subject")]),
        ("Troops are on their way to Mali.", "Troops", [("way", "subject")]),
    ],
)
def test_a_raised_subject_belongs_to_the_verb_below(
    text: str, noun: str, expected: list[tuple[str, str]]
) -> None:
    assert happening(text, noun) == expected


def test_a_number_behind_a_preposition_can_be_the_subject() -> None:
    text = "Between 1,300 and 1,400 remained."
    assert happening(text, "1,300") == [("remained", "subject")]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The weather was bad for soldiers.", "soldiers"),
        ("The convoy carried a group of soldiers.", "soldiers"),
    ],
)
def test_nothing_happens_to_a_noun_that_is_only_mentioned(text: str, noun: str) -> None:
    assert [h for h in happening(text, noun) if h[1] in ("subject", "object", "modifier")] == []


@pytest.mark.parametrize("text", ["France pulled out its troops.", "France pulled its troops out."])
def test_a_particle_changes_what_a_verb_does_wherever_it_stands(text: str) -> None:
    assert classes(text, "pulled") == ("pull", "depart", "scrap")


def test_home_turns_a_sending_into_a_withdrawal() -> None:
    assert classes("France sent soldiers home.", "sent") == ("pull",)
    assert "send" in classes("France sent soldiers who went home.", "sent")


def test_a_verb_of_no_class_has_none() -> None:
    assert classes("France sang.", "sang") == ()


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        (
            "Russia's delivery of arms to Mali ended.",
            "delivery",
            {"subject": "Russia", "object": "arms", "iobj": None, "to": "Mali"},
        ),
        (
            "The sale of tanks by France to Chad ended.",
            "sale",
            {"subject": "France", "object": "tanks", "iobj": None, "to": "Chad"},
        ),
        (
            "The arrival of soldiers from Chad ended.",
            "arrival",
            {"subject": None, "object": "soldiers", "iobj": None, "from": "Chad"},
        ),
    ],
)
def test_a_noun_of_happening_has_arguments_like_a_verb(
    text: str, noun: str, expected: dict[str, object]
) -> None:
    assert roles(text, noun, is_noun=True) == expected


def test_a_relation_that_a_class_says_nothing_of_has_no_role() -> None:
    send = english().lexicon.predicates.classes["send"]
    assert send.roles["to"] == "recipient"
    assert "despite" not in send.roles
