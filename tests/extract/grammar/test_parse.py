"""Trees of sentences: what the parser says, in the shape that the rules read."""

from __future__ import annotations

import sys

import pytest

from tallywire.errors import InstallationError
from tallywire.extract.grammar import morphology
from tallywire.extract.grammar.morphology import COMPONENTS
from tallywire.extract.grammar.parse import Mask, Parser, Plan, model_digest, model_package
from tallywire.extract.grammar.syntax import Sentence

PARSER = Parser()
WORDS = (
    "There were no troops there.",
    "Let's say that it ain't so, and they're gonna leave.",
    "Those who have it had done what he does; that is all.",
    "She gave him hers, and he'd got tanks, men's rifles and the worst of maps.",
    "Those who had been sent were being trained by the officers who are training others.",
    "The ministry said that 300 instructors arrived in Bangui on Oct. 15, 2020.",
)


def plan(text: str, *masks: Mask, index: int = 0) -> Plan:
    return Plan(index, 0, len(text), 0, "body", masks)


def tree(text: str, *masks: Mask) -> Sentence:
    (found,) = PARSER.parse(text, [plan(text, *masks)])
    return found


def word(sentence: Sentence, text: str):
    return next(t for t in sentence.tokens if t.text == text)


@pytest.fixture(scope="module")
def whole():
    """The model with all that the parser does itself."""
    return model_package().load(exclude=["ner", "senter"])


@pytest.mark.parametrize("text", WORDS)
def test_parts_of_speech_and_lemmas_are_those_of_the_whole_pipeline(whole, text: str) -> None:
    expected = [(t.pos_, t.lemma_.lower(), t.tag_) for t in whole(text)]
    for _ in range(2):  # asked for the first time, and remembered
        assert [(t.pos, t.lemma, t.tag) for t in tree(text).tokens] == expected


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [tree(text) for text in WORDS]
    monkeypatch.setattr(morphology, "_MOST", 3)
    assert [tree(text) for text in WORDS] == before


def test_each_sentence_is_parsed_on_its_own_whatever_stands_beside_it() -> None:
    text = " ".join(WORDS)
    plans, at = [], 0
    for n, one in enumerate(WORDS):
        plans.append(Plan(n, at, at + len(one), n, "body", ()))
        at += len(one) + 1
    apart = [tree for one in plans for tree in PARSER.parse(text, [one])]
    assert PARSER.parse(text, plans) == apart
    assert PARSER.parse_all([(text, plans[:2]), (text, []), (text, plans[2:])]) == [
        apart[:2],
        [],
        apart[2:],
    ]
    assert PARSER.parse(text, []) == []


def test_a_name_of_several_words_is_one_token_with_its_own_characters() -> None:
    text = "Russia gave the Central African Republic 10 BRDM-2 vehicles."
    start = text.index("Central")
    tanks = text.index("BRDM-2")
    end = start + len("Central African Republic")
    sentence = tree(text, Mask(start, end, "France"), Mask(tanks, tanks + 6, "tank"))
    name = word(sentence, "Central African Republic")
    assert (name.lemma, text[name.start : name.end]) == ("central african republic", name.text)
    assert word(sentence, "BRDM-2").lemma == "brdm-2"


def test_offsets_are_those_of_the_document() -> None:
    text = "“Moscow’s men” left – at last."
    for token in tree(text).tokens:
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("text", "noun", "dep", "case"),
    [
        ("France sent soldiers to Mali.", "Mali", "obl", "to"),
        ("The soldiers of France left.", "France", "nmod", "of"),
        ("Soldiers were sent by France.", "France", "obl:agent", "by"),
        ("Troops moved out of Niger.", "Niger", "obl", "from"),
    ],
)
def test_a_preposition_marks_its_noun(text: str, noun: str, dep: str, case: str) -> None:
    token = word(tree(text), noun)
    assert (token.dep, token.case) == (dep, case)


def test_a_tree_has_one_root_and_no_circle() -> None:
    for text in WORDS:
        sentence = tree(text)
        roots = [t for t in sentence.tokens if t.head == t.i]
        assert roots
        for token in sentence.tokens:
            assert len(list(sentence.ancestors(token))) < len(sentence.tokens)


def test_what_is_done_here_is_left_out_of_the_pipeline() -> None:
    assert not set(COMPONENTS) & set(PARSER._nlp.pipe_names)


def test_the_digest_of_a_model_is_the_same_each_time() -> None:
    package = model_package()
    assert model_digest(package) == model_digest(package)


def test_without_a_model_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[model_package.__module__]  # `tallywire.extract` is a function as well
    monkeypatch.setattr(module, "MODELS", ("no_such_model",))
    with pytest.raises(InstallationError, match=r"no_such_model.*pip install en-core-web-sm"):
        model_package()
