"""Explanations: which rule, which words and which pack entry gave each field."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import tallywire
from tallywire.extract.rule_names import RULES
from tallywire.extract.watch import rule, told, watching
from tallywire.model.document import Document
from tallywire.model.explanation import Explanation, Reason
from tallywire.model.statement import RECORD_FIELDS, Statement
from tests.golden.test_golden import CASES, Case, document_of, the_extractor

EXTRACT = Path(tallywire.__file__).parent / "extract"
FIELDS = [f for f in RECORD_FIELDS if f not in ("anchors", "evidence", "via", "date_basis")]


def read(text: str, published: str = "2024-03-10") -> list[tuple[Statement, dict[str, Reason]]]:
    """Each statement of the text with its reasons by field."""
    document = document_of(Case("one", "", text, published))
    statements = {s.id: s for s in the_extractor().extract(document).statements}
    return [
        (statements[e.statement_id], {r.field: r for r in e.reasons})
        for e in the_extractor().explain(document)
    ]


def why(text: str, field: str, place: int = 0) -> Reason:
    """Why the statement at that place of the text has its value in the field."""
    return read(text)[place][1][field]


def names(reason: Reason) -> list[str]:
    return [note.name for note in reason.rules]


def exact(reason: Reason) -> list[str]:
    return [span.exact for span in reason.words]


def entries(reason: Reason) -> list[str]:
    return [str(one) for one in reason.entries]


def as_read(statement: Statement, field: str) -> object:
    """The value of the field as an explanation gives it."""
    return list(statement.via) if field == "via" else getattr(statement, field)


@cache
def golden() -> tuple[tuple[Document, tuple[Statement, ...], tuple[Explanation, ...]], ...]:
    """Every golden case read and explained, once."""
    documents = [document_of(case) for cases in CASES.values() for case in cases]
    reader = the_extractor()
    return tuple((d, reader.extract(d).statements, reader.explain(d)) for d in documents)


def test_the_predicate_is_told_with_the_entry_that_lists_it() -> None:
    reason = why("Chad received 20 howitzers from Serbia.", "predicate")
    assert reason.value == "receive"
    assert exact(reason) == ["received"]
    assert entries(reason) == ["languages/en/predicates.yaml: get.verbs: receive"]


def test_the_frame_is_told_with_the_row_of_the_table_of_frames() -> None:
    reason = why("Chad received 20 howitzers from Serbia.", "frame")
    assert entries(reason) == ["frames/frames.yaml: equipment.get: transfer"]


def test_a_party_is_told_by_its_place_its_name_and_both_their_entries() -> None:
    reason = why("Belgrade delivered 20 howitzers to Chad.", "provider")
    assert reason.value == "Serbia"
    assert names(reason) == ["role.subject", "party.metonym"]
    assert exact(reason) == ["Belgrade"]
    assert entries(reason) == [
        "languages/en/predicates.yaml: give.roles.subject: provider",
        "gazetteers/states.yaml: Serbia",
    ]


def test_a_recipient_after_a_preposition_names_the_role_of_the_preposition() -> None:
    reason = why("Serbia delivered 20 howitzers to Chad.", "recipient")
    assert names(reason) == ["role.preposition", "party.name"]
    assert "languages/en/predicates.yaml: give.roles.to: recipient" in entries(reason)


def test_an_owner_on_the_men_is_told_with_the_men_and_the_adjective() -> None:
    reason = why("Forty Danish instructors arrived in Lithuania.", "provider")
    assert names(reason) == ["role.on_the_thing", "party.owner", "party.adjective"]
    assert exact(reason) == ["Danish", "instructors"]


def test_a_pronoun_is_told_with_the_name_it_stands_for() -> None:
    reason = why("Italy has said it had sent 300 soldiers to Chad.", "provider")
    assert "party.pronoun" in names(reason)
    assert exact(reason) == ["Italy", "it"]
    assert not reason.is_carried


def test_what_carries_over_is_marked_with_the_words_it_came_from() -> None:
    text = "Norway gave 18 howitzers to Estonia. Another six followed in May."
    found = {field: why(text, field, 1) for field in ("provider", "recipient", "item", "count")}
    assert {field: one.is_carried for field, one in found.items()} == {
        "provider": True, "recipient": True, "item": True, "count": False,
    }  # fmt: skip
    assert exact(found["provider"]) == ["Norway"]
    assert exact(found["item"]) == ["howitzers"]
    assert "carry.antecedent" in names(found["recipient"])
    assert exact(found["count"]) == ["Another six"]


def test_what_another_clause_of_the_same_sentence_says_is_not_carried_over() -> None:
    text = "Another 600 Danish instructors have arrived in Chad, which brings the total to 900."
    reason = why(text, "kind", 1)
    assert reason.value == "instructor"
    assert exact(reason) == ["instructors"]
    assert not reason.is_carried


def test_a_word_that_no_consulted_list_has_is_given_no_entry() -> None:
    text = "Another 600 Danish instructors have arrived in Chad, which brings the total to 900."
    assert entries(why(text, "predicate", 1)) == ["languages/en/grammar.yaml: level_setters: bring"]
    assert entries(why(text, "frame", 1)) == []


def test_a_designation_leads_to_the_gazetteer_of_equipment() -> None:
    reason = why("Serbia delivered 20 BRDM-2 to Chad.", "item")
    assert names(reason) == ["what.designation"]
    assert entries(reason) == ["gazetteers/equipment.yaml: groups.items: BRDM-2"]


def test_a_noun_leads_to_the_class_that_lists_it() -> None:
    reason = why("Serbia sent 20 instructors to Chad.", "kind")
    assert entries(reason) == ["languages/en/nouns.yaml: classes.personnel: instructor"]


def test_a_bound_leads_to_the_words_of_the_pack_of_numbers() -> None:
    reason = why("Serbia sent at least 20 instructors to Chad.", "qualifier")
    assert reason.value == "at_least"
    assert "languages/en/numbers.yaml: qualifiers.at_least: at least" in entries(reason)


@pytest.mark.parametrize(
    ("text", "value", "rule_name", "words"),
    [
        ("Serbia delivered 20 howitzers to Chad.", "completed", "status.past", ["delivered"]),
        (
            "Serbia will send 20 tanks to Chad.",
            "pledged",
            "status.will",
            ["will", "send"],
        ),
        ("Serbia refused to sell 20 howitzers to Chad.", "refused", "status.governor", ["refused"]),
        ("Chad requested 20 howitzers from Serbia.", "requested", "status.class", ["requested"]),
    ],
)
def test_a_status_is_told_by_what_decided_it(
    text: str, value: str, rule_name: str, words: list[str]
) -> None:
    reason = why(text, "status")
    assert reason.value == value
    assert names(reason) == [rule_name]
    assert exact(reason) == words


def test_a_governing_word_leads_to_the_rung_that_lists_it() -> None:
    reason = why("Serbia refused to sell 20 howitzers to Chad.", "status")
    assert entries(reason) == ["languages/en/status.yaml: status.refused: refuse"]


def test_a_denial_is_told_by_its_negative_word() -> None:
    reason = why("Serbia did not send 20 howitzers to Chad.", "polarity")
    assert reason.value == "denied"
    assert exact(reason) == ["not"]
    assert entries(reason) == ["languages/en/status.yaml: negation: not"]


def test_doubt_is_told_by_its_word() -> None:
    reason = why("Serbia reportedly sent 20 howitzers to Chad.", "certainty")
    assert exact(reason) == ["reportedly"]
    assert entries(reason) == ["languages/en/status.yaml: possible: reportedly"]


def test_a_basis_and_a_mode_are_told_by_their_words() -> None:
    text = "Serbia donated 20 additional howitzers to Chad."
    assert why(text, "basis").value == "increment"
    assert why(text, "mode").value == "gift"
    assert entries(why(text, "mode")) == ["languages/en/grammar.yaml: modes.gift: donate"]


def test_an_origin_is_told_by_the_reporting_word_and_the_speaker() -> None:
    reason = why("Serbia sent 20 howitzers to Chad, Reuters reported.", "origin")
    assert names(reason) == ["origin.verb"]
    assert exact(reason) == ["Reuters", "reported"]
    assert entries(reason)[-1] == "gazetteers/outlets.yaml: Reuters"


def test_a_statement_in_nobody_elses_voice_is_the_publishers() -> None:
    reason = why("Serbia sent 20 howitzers to Chad.", "origin")
    assert reason.value == "publisher"
    assert names(reason) == ["origin.publisher"]


def test_repeated_evidence_is_told_with_the_words_of_the_repetition() -> None:
    text = (
        "Ireland will send 12 instructors to Mozambique, the defence department said.\n\n"
        "Nobody in Dublin was surprised. Ireland will send 12 instructors to Mozambique."
    )
    reason = why(text, "evidence")
    assert reason.value == 2
    assert names(reason) == ["merge.repeats"]
    assert exact(reason) == ["12 instructors"]


def test_a_document_in_a_language_without_a_pack_has_no_explanations() -> None:
    document = Document(id="doc_1", name="x", text="Tere.", digest="0", language="et")
    assert the_extractor().explain(document) == ()


def test_every_field_of_every_golden_statement_has_a_reason() -> None:
    missing = [
        (document.name, field)
        for document, statements, found in golden()
        for statement, explanation in zip(statements, found, strict=True)
        for field in FIELDS
        if getattr(statement, field) is not None
        and field not in {reason.field for reason in explanation.reasons}
    ]
    assert missing == []


def test_every_statement_is_explained_under_its_own_id_and_in_its_own_words() -> None:
    for document, statements, found in golden():
        assert [s.id for s in statements] == [e.statement_id for e in found]
        for statement, explanation in zip(statements, found, strict=True):
            for reason in explanation.reasons:
                assert all(span.holds_in(document.text) for span in reason.words)
                if reason.field in RECORD_FIELDS and reason.field not in ("origin", "evidence"):
                    assert reason.value == as_read(statement, reason.field)


def test_every_side_of_a_statement_is_told_in_words_of_the_text() -> None:
    wordless = [
        (document.name, reason)
        for document, _, found in golden()
        for explanation in found
        for reason in explanation.reasons
        if reason.field in ("provider", "recipient", "count", "date") and not reason.words
    ]
    assert wordless == []


def test_every_pack_entry_that_is_named_stands_in_its_file() -> None:
    named = {
        entry for _, _, found in golden() for e in found for r in e.reasons for entry in r.entries
    }
    assert len(named) > 100
    for entry in named:
        text = (files("tallywire.packs") / entry.file).read_text("utf-8")
        assert entry.entry.rsplit(": ", 1)[-1] in text, str(entry)


def test_every_rule_that_is_described_gave_some_field_of_a_golden_case() -> None:
    met = {
        note.name for _, _, found in golden() for e in found for r in e.reasons for note in r.rules
    }
    assert sorted(set(RULES) - met) == []


def test_every_rule_that_the_code_names_is_described() -> None:
    rooms = "|".join(sorted({name.split(".")[0] for name in RULES}))
    shape = re.compile(rf"({rooms})\.[a-z_]+")
    named = {
        node.value
        for path in EXTRACT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if shape.fullmatch(node.value)
    }
    assert len(named) > 60
    assert sorted(named - set(RULES)) == []


def test_a_rule_without_a_description_cannot_be_marked() -> None:
    with pytest.raises(KeyError, match="no description"):
        rule("status.nowhere")


def test_descriptions_are_single_short_sentences() -> None:
    for name, says in RULES.items():
        assert says.endswith("."), name
        assert says.count(". ") == 0, name
        assert len(says) <= 100, name


def test_being_watched_changes_nothing_that_is_read() -> None:
    document = document_of(CASES["rules"][0])
    plain = the_extractor().extract(document)
    with watching() as watch:
        assert the_extractor().extract(document) == plain
    assert watch.events


def test_outside_of_a_watch_nothing_is_kept() -> None:
    with watching() as watch:
        pass
    assert told("gift", "mode.word") == "gift"
    assert watch.events == []


def test_a_watch_tells_who_made_a_thing_and_what_was_asked_on_the_way() -> None:
    @rule("read.stock")
    def outer(word: str) -> list[str]:
        return inner(word)

    @rule("status.own")
    def inner(word: str) -> list[str]:
        return [word]

    with watching() as watch:
        made = outer("ten")
    maker = watch.maker(made)
    assert maker is not None
    assert maker.rule == "status.own"
    assert [event.rule for event in watch.events[0].walk()] == ["read.stock", "status.own"]
