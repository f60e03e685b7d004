"""Bounds of the sentences that may carry statements."""

from __future__ import annotations

from itertools import pairwise

from fake_extractor import make_document
from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.grammar.segment import SILENT, segment
from tallywire.model.document import Zone


def sentences(text: str, *zones: Zone) -> list[str]:
    return [text[b.start : b.end] for b in segment(make_document(text, zones=zones))]


def test_paragraphs_and_sentences_part() -> None:
    text = "A headline without a stop\n\nOne came. Two left."
    bounds = segment(make_document(text))
    assert [text[b.start : b.end] for b in bounds] == [
        *("A headline without a stop", "One came.", "Two left.")
    ]
    assert [b.paragraph for b in bounds] == [0, 1, 1]


def test_a_hard_wrap_does_not_part_a_sentence() -> None:
    line = "The ministry said on Monday that the instructors who were sent"
    text = f"{line}\nto the capital would stay there until the end of the next year."
    assert len(sentences(text)) == 1


def test_a_short_line_ends_its_paragraph() -> None:
    assert sentences("Troops leave\nthe ministry said so.") == [
        *("Troops leave", "the ministry said so.")
    ]


def test_each_sentence_of_a_quotation_keeps_its_own_marks() -> None:
    assert sentences("“We came. We left.” He smiled.") == ["“We came.", "We left.”", "He smiled."]


def test_zones_are_cut_off_and_silent_ones_left_out() -> None:
    text = "BANGUI — Troops came.\nPhoto: A. Smith\nRead more here"
    credit = text.index("Photo")
    more = text.index("Read")
    spans = ((0, 8, "dateline"), (credit, more - 1, "credit"), (more, len(text), "read_more"))
    zones = [Zone(*span) for span in spans]
    assert {z.kind for z in zones} <= SILENT
    assert sentences(text, *zones) == ["Troops came."]


def test_a_zone_that_speaks_names_its_sentences() -> None:
    text = "Troops arrive\nThey came."
    bounds = segment(make_document(text, zones=(Zone(0, 13, "headline"),)))
    assert [b.zone for b in bounds] == ["headline", "body"]


def test_nothing_to_say_gives_nothing() -> None:
    assert sentences("") == sentences(" \n\t ") == sentences("***\n---") == []


@given(st.text(alphabet="aB.?!”“ \n\r\u2028é", max_size=200))
def test_bounds_are_in_order_trimmed_and_do_not_overlap(text: str) -> None:
    bounds = segment(make_document(text))
    assert [b.index for b in bounds] == list(range(len(bounds)))
    assert all(a.end <= b.start for a, b in pairwise(bounds))
    for one in bounds:
        words = text[one.start : one.end]
        assert words == words.strip()
        assert any(c.isalnum() for c in words)
