"""The extractor as a whole: what it returns, and what it leaves alone."""

from __future__ import annotations

from functools import cache

import pytest

from tallywire.extract.extractor import Extractor
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata

ARTICLE = """\
Brazil sends 30 instructors to Mozambique

MAPUTO, 8 May 2019 - Brazil has sent 30 military instructors to Mozambique, Defence Minister \
Fernando Azevedo told Reuters on Tuesday. A school in Beira waits for them.

Portugal delivered 12 howitzers to the Mozambican army in 2017.

The rains were late this year. Farmers near the river hope for a better harvest.

Read more: Angola bought 40 tanks from Bulgaria
Subscribe to our newsletter: Sudan sent 800 soldiers to Yemen
"""


@cache
def extractor() -> Extractor:
    return Extractor()


def document(text: str, language: str | None = "en", name: str = "text") -> Document:
    known = Metadata(published="2019-05-08", language=language)
    return build_document(Source(text.encode(), name, name, known), text)


def extract(text: str, language: str | None = "en") -> Extraction:
    return extractor().extract(document(text, language))


def facts(text: str) -> list[tuple[object, ...]]:
    return [(s.frame, s.provider, s.recipient, s.what, s.count) for s in extract(text).statements]


def test_an_article_gives_its_statements_in_the_order_of_the_text() -> None:
    assert facts(ARTICLE) == [
        ("deployment", "Brazil", "Mozambique", "military instructor", 30),
        ("transfer", "Portugal", "Mozambique", "howitzer", 12),
    ]


def test_the_headline_and_the_sentence_it_repeats_are_two_spans_of_one_statement() -> None:
    statement = extract(ARTICLE).statements[0]
    assert len(statement.evidence) == 2
    assert statement.evidence[0].exact == "Brazil sends 30 instructors to Mozambique"


def test_the_path_of_attribution_has_evidence_for_each_hop() -> None:
    statement = extract(ARTICLE).statements[0]
    assert (statement.via, statement.origin.name) == (("Reuters",), "Fernando Azevedo")
    assert [h.name for h in statement.hops] == ["Reuters", "Fernando Azevedo"]
    assert all(h.span.holds_in(ARTICLE) for h in statement.hops)


def test_calls_to_the_reader_make_no_statement() -> None:
    assert facts("Read more: Angola bought 40 tanks from Bulgaria\n") == []
    assert all(s.provider != "Sudan" for s in extract(ARTICLE).statements)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", ".", "…", "12", "\r\n \u200b"])
def test_a_text_without_words_has_no_statement(text: str) -> None:
    assert extract(text).statements == ()


def test_a_language_without_a_pack_is_an_issue_and_no_statement() -> None:
    extraction = extract("Brasilien hat 30 Ausbilder nach Mosambik geschickt.", "de")
    assert extraction.statements == ()
    assert [(i.code, i.detail) for i in extraction.issues] == [("language.no_pack", "de")]


def test_a_language_that_could_not_be_told_is_an_issue() -> None:
    unknown = Document(id="doc_1", name="x", text="30 instructors", digest="0", language=None)
    extraction = extractor().extract(unknown)
    assert extraction.statements == ()
    assert [i.code for i in extraction.issues] == ["language.unknown"]


def test_entities_are_those_that_the_sentences_read_name() -> None:
    extraction = extract(ARTICLE)
    names = {e.name for e in extraction.entities}
    assert {"Brazil", "Mozambique", "Portugal", "Reuters"} <= names
    assert list(extraction.entities) == sorted(extraction.entities)


def test_every_mention_points_at_an_entity_and_at_its_characters() -> None:
    extraction = extract(ARTICLE)
    known = {e.id for e in extraction.entities}
    assert {m.entity_id for m in extraction.mentions} == known
    assert all(m.span.holds_in(ARTICLE) for m in extraction.mentions)
    assert {m.document_id for m in extraction.mentions} == {extraction.document_id}


def test_the_same_text_in_two_documents_has_two_sets_of_ids() -> None:
    text = "Fiji has sent 70 soldiers to Iraq."
    one, two = (
        extractor().extract(
            build_document(
                Source(text.encode(), "x", "x", Metadata(publisher=publisher, language="en")), text
            )
        )
        for publisher in ("Harbour Gazette", "Hill Gazette")
    )
    assert {s.id for s in one.statements}.isdisjoint({s.id for s in two.statements})
    assert [s.what for s in one.statements] == [s.what for s in two.statements]


def test_two_extractors_have_the_same_run() -> None:
    assert Extractor().run == extractor().run


def test_windows_line_ends_change_offsets_but_not_what_is_read() -> None:
    assert facts(ARTICLE.replace("\n", "\r\n")) == facts(ARTICLE)


def test_the_same_sentence_in_two_paragraphs_is_one_statement_with_two_spans() -> None:
    sentence = "Fiji has sent 70 soldiers to Iraq."
    (statement,) = extract(f"{sentence}\n\nThe sea was calm.\n\n{sentence}").statements
    assert len(statement.evidence) == 2


def test_what_another_document_was_about_is_forgotten() -> None:
    extract("Kenya has sent 200 soldiers to Somalia.")
    assert facts("Another ten will follow in June.") == []


def test_a_long_text_without_a_relevant_word_is_read_at_once() -> None:
    assert facts("The harvest was good and the river was high. " * 2000) == []
