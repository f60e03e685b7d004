"""What holds of reading any text: offsets, equal ids, no memory of other documents.

The texts are made of the golden cases' sentences in any order, with Unicode noise between and
inside them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallywire.extract.extractor import Extractor
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.values import Span
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata

CASES = Path(__file__).parents[1] / "golden" / "cases"
SENTENCES = [
    case["text"]
    for path in sorted(CASES.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
NOISE = [
    "🪖",
    "👩🏽‍✈️",
    "e\u0301",
    "\u0301",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "İ",
    "ß",
    "ﬁ",
    "\u00a0",
    "\u202f",
    "\u2028",
    "\x85",
    "\x0b",
    "\t",
    "\r",
    "\ufffd",
    "𝟏𝟎",
    "“",
    "(",
    "…",
    "$",
    "- ",
    "٣",
]
BREAKS = [" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "", " 🙂 ", "\u2029"]
EFFORT = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One to five sentences with up to six pieces of noise anywhere in them."""
    count = draw(st.integers(1, 5))
    text = "".join(
        draw(st.sampled_from(SENTENCES)) + draw(st.sampled_from(BREAKS)) for _ in range(count)
    )
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(NOISE)) + text[place:]
    return text


PUBLISHED = st.sampled_from([None, "2019-05-08", "1994-12-31", "2012"])


@cache
def extractor(_which: int = 0) -> Extractor:
    return Extractor()


def document(text: str, published: str | None = None, name: str = "text") -> Document:
    known = Metadata(published=published, language="en")
    return build_document(Source(text.encode(), name, name, known), text)


def spans(extraction: Extraction) -> list[Span]:
    """Every span of the extraction: evidence, slots, hops with their cues, mentions."""
    found = [m.span for m in extraction.mentions]
    for statement in extraction.statements:
        found += [*statement.evidence, *(s.span for s in statement.slots)]
        found += [h.span for h in statement.hops]
        found += [h.cue for h in statement.hops if h.cue is not None]
    return found


@EFFORT
@given(texts(), PUBLISHED)
def test_every_span_is_what_the_text_has_there(text: str, published: str | None) -> None:
    read = document(text, published)
    assert read.text == text
    assert [s for s in spans(extractor().extract(read)) if text[s.start : s.end] != s.exact] == []


@EFFORT
@given(st.text(max_size=300))
def test_no_text_makes_reading_fail(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    read = document(text)
    assert all(s.holds_in(text) for s in spans(extractor().extract(read)))


@EFFORT
@given(texts(), texts(), PUBLISHED)
def test_what_is_read_does_not_depend_on_what_was_read_before(
    text: str, other: str, published: str | None
) -> None:
    first = extractor().extract(document(text, published))
    extractor().extract(document(other, "2001-01-01", "other"))
    again = extractor().extract(document(text, published))
    assert msgspec.json.encode(first) == msgspec.json.encode(again)


@EFFORT
@given(st.lists(texts(), min_size=2, max_size=4, unique=True))
def test_the_order_of_documents_and_the_extractor_that_reads_them_do_not_matter(
    several: list[str],
) -> None:
    documents = [document(text) for text in several]
    forth = {d.id: extractor(0).extract(d) for d in documents}
    back = {d.id: extractor(1).extract(d) for d in reversed(documents)}
    assert forth == back
    assert extractor(0).run == extractor(1).run


@EFFORT
@given(st.lists(texts(), max_size=6))
def test_documents_read_together_give_what_each_gives_alone(several: list[str]) -> None:
    documents = [document(text, name=str(n)) for n, text in enumerate(several)]
    together = extractor(0).extract_many(documents)
    assert together == [extractor(1).extract(d) for d in documents]


@EFFORT
@given(texts(), PUBLISHED)
def test_equal_input_has_equal_ids_and_no_two_statements_share_one(
    text: str, published: str | None
) -> None:
    once = extractor().extract(document(text, published))
    twice = extractor().extract(document(text, published))
    ids = [s.id for s in once.statements]
    assert ids == [s.id for s in twice.statements]
    assert len(set(ids)) == len(ids)


@EFFORT
@given(texts(), texts())
def test_statements_come_in_the_order_of_their_first_evidence(text: str, more: str) -> None:
    found = extractor().extract(document(text + "\n\n" + more)).statements
    starts = [s.evidence[0].start for s in found]
    assert starts == sorted(starts)
    for statement in found:
        assert list(statement.evidence) == sorted(statement.evidence)


@EFFORT
@given(texts(), st.sampled_from(["2019-05-08", "2001-02-03"]))
def test_the_publication_date_changes_dates_only(text: str, published: str) -> None:
    def undated(day: str | None) -> set[tuple[object, ...]]:
        return {
            (s.frame, s.provider, s.recipient, s.what, s.count, s.status, s.evidence[0])
            for s in extractor().extract(document(text, day)).statements
        }

    assert undated(published) == undated(None)


@st.composite
def cut(draw: st.DrawFn) -> str:
    """A piece of a sentence, from any word to any other, as a headline or a broken file has it."""
    words = draw(st.sampled_from(SENTENCES)).split(" ")
    first = draw(st.integers(0, len(words) - 1))
    return " ".join(words[first : draw(st.integers(first, len(words))) + 1])


@settings(EFFORT, max_examples=400)
@given(cut(), PUBLISHED)
def test_a_sentence_that_is_cut_anywhere_is_read_without_an_error(
    text: str, published: str | None
) -> None:
    extractor().extract(document(text, published))
