from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tallywire.model.document import Document
from tallywire.read import Unreadable, read_html, read_jsonl, read_markdown, read_text
from tallywire.read.dates import find_dates
from tallywire.read.zones import mark_zones

PIECES = st.sampled_from(
    [
        "BANGUI, 3 May 2019 - ",
        "MINSK ",
        "Read more",
        "Photo: Jane Doe / AFP",
        "By staff and agencies",
        "Subscribe now.",
        "Source: ",
        "FILE - ",
        "(Reporting by X)",
        "A heading",
        "Who says so?",
        "OPINION: More",
        "İSTANBUL ",
        "River Desk, no. 5.",
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "🪖",
        "The army has 300 men. ",
        "---\ntitle: x\n---\n",
        "# ",
        " ",
    ]
)
NEWSLIKE = st.lists(PIECES | st.text(max_size=12), max_size=24).map("".join)


def check(document: Document, text: str) -> None:
    assert document.text == text
    at = 0
    for zone in document.zones:
        assert at <= zone.start < zone.end <= len(text)
        exact = text[zone.start : zone.end]
        assert exact == exact.strip()
        at = zone.end
    if document.published is not None and document.published.raw is not None:
        assert document.published.raw.holds_in(text)


@settings(max_examples=300, deadline=None)
@given(NEWSLIKE)
@example("0\x00\x80")
def test_any_text_is_kept_and_its_zones_lie_inside_in_order(text: str) -> None:
    assume("\x00" not in text or len(text.encode()) < 16)  # longer, it may be UTF-16 as well
    for reader in (read_text, read_markdown):
        try:
            document = reader(text.encode("utf-8"), "x")
        except Unreadable:
            continue
        check(document, text.removeprefix("\ufeff"))


@settings(max_examples=300, deadline=None)
@given(NEWSLIKE, st.none() | st.text(max_size=20))
def test_zones_never_overlap_whatever_the_title(text: str, title: str | None) -> None:
    zones = mark_zones(text, title)
    assert list(zones) == sorted(zones)
    assert all(a.end <= b.start for a, b in pairwise(zones))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | NEWSLIKE.map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    for reader in (read_text, read_markdown, read_html):
        try:
            document = reader(data, "x")
        except Unreadable:
            continue
        check(document, document.text)
        assert document == reader(data, "x")


@settings(max_examples=100, deadline=None)
@given(NEWSLIKE)
def test_any_text_between_tags_is_a_page_or_a_reason(text: str) -> None:
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    try:
        document = read_html(page.encode("utf-8"), "x")
    except Unreadable:
        return
    check(document, document.text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b"")), max_size=6))
def test_any_lines_give_a_result_each(lines: list[bytes]) -> None:
    filled = [line for line in lines if line.strip()]
    results = list(read_jsonl(lines, "x"))
    assert len(results) >= len(filled) - 1
    assert all((result.document is None) != (result.issue is None) for result in results)


@settings(max_examples=200, deadline=None)
@given(NEWSLIKE)
def test_dates_lie_where_they_say(text: str) -> None:
    for date in find_dates(text):
        assert 0 <= date.start < date.end <= len(text)
        assert date.year is not None or date.month is not None
