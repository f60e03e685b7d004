"""The static report as files: links, escaping, sameness, slugs, words, segments."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_tally import make_steps, make_tally

from tallywire.errors import UsageError
from tallywire.export.report import ReportSummary, charts, write_report
from tallywire.export.report.segments import exact, split_text
from tallywire.export.report.slugs import make_slugs
from tallywire.export.report.svg import tidy_svg
from tallywire.export.report.views import documents_of
from tallywire.export.report.words import (
    clip,
    count_phrase,
    date_phrase,
    group_of,
    number,
    period,
    safe_url,
    shortest_date,
    visible,
)
from tallywire.model.document import Document, Zone, document_id
from tallywire.model.explanation import Explanation, PackEntry, Reason, RuleNote, Why
from tallywire.model.extraction import Extraction, make_run
from tallywire.model.issue import Issue
from tallywire.model.ledger import Tally
from tallywire.model.statement import Hop, Slot, Statement, make_statement
from tallywire.model.values import DateSpan, Span

RUN = make_run("1.2.3", "tiny 1.0", "aa", "bb")
TEXT = (
    "Norland trainers in Vesland number 240\n\n"
    "The embassy of Norland told Harbour Wire that 240 trainers were in Vesland in May 2031. "
    "Vesland asked for 60 more, a clerk said.\n\n(Photo: Harbour Wire)"
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def document(name: str, text: str = TEXT, **more: Any) -> Document:
    day = more.pop("day", "2031-06-02")
    return Document(
        id=document_id(text.encode("utf-8", "surrogatepass"), name),
        name=name,
        text=text,
        digest="0",
        language="en",
        published=DateSpan(day, day, "stated") if day else None,
        published_basis="metadata" if day else None,
        **more,
    )


def statement(doc: Document, words: str, hops: tuple[Hop, ...] = (), **more: Any) -> Statement:
    iso = more.pop("date", None)
    slots = more.pop("slots", ())
    evidence = more.pop("evidence", None) or (span(doc.text, words),)
    fields = {
        "frame": "presence",
        "provider": "Norland",
        "recipient": "Vesland",
        "kind": "trainer",
        "unit": "person",
        "status": "ongoing",
        "qualifier": "exact",
    } | more
    if fields.get("count") is None:
        fields["qualifier"] = None
    return make_statement(
        doc.text,
        doc.id,
        fields=fields,
        evidence=evidence,
        anchors=(words,),
        slots=slots,
        hops=hops,
        date=DateSpan(iso, iso, "stated") if iso else None,
    )


def sample(name: str = "harbour-1", **more: Any) -> tuple[Document, Extraction]:
    doc = document(
        name,
        title="Norland trainers in Vesland number 240",
        publisher="Harbour Herald",
        zones=(Zone(0, 38, "headline"), Zone(170, 191, "credit")),
        **more,
    )
    text = doc.text
    said = span(text, "The embassy of Norland told Harbour Wire that 240 trainers were in Vesland")
    wire = Hop("Harbour Wire", "outlet", span(text, "Harbour Wire"), span(text, "told"))
    embassy = Hop("Norland embassy", "official", span(text, "embassy of Norland"))
    clerk = Hop("a clerk", "anonymous", span(text, "a clerk"))
    stock = statement(
        doc,
        "240 trainers",
        (wire, embassy),
        count=240,
        basis="total",
        date="2031-05",
        evidence=(Span.of(text, 0, 38), said),
        slots=(Slot("count", span(text, "240 trainers")),),
    )
    asked = statement(
        doc,
        "Vesland asked for 60 more, a clerk said.",
        (clerk,),
        frame="deployment",
        count=60,
        basis="increment",
        status="requested",
    )
    return doc, Extraction(doc.id, (stock, asked))


def write_whole(
    out: Path, *pairs: tuple[Document, Extraction], reasons: dict[str, Why] | None = None
) -> ReportSummary:
    documents, found = [doc for doc, _ in pairs], {doc.id: one for doc, one in pairs}
    tally = make_tally(documents, found)
    steps = make_steps(tally)
    return write_report(documents, found, out, RUN, reasons, tally=tally, steps=steps)


def write(out: Path, *pairs: tuple[Document, Extraction]) -> dict[str, bytes]:
    write_whole(out, *pairs)
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


class Page(HTMLParser):
    """Ids, links, tags with attributes, and the text of the element with id ``text``."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.depth = 0
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("id") == "text":
            self.depth = 1
        elif self.depth:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def test_report_has_its_pages_and_says_how_many(tmp_path: Path) -> None:
    doc, extraction = sample()
    summary = write_whole(tmp_path / "a" / "b", (doc, extraction))
    assert summary.index == tmp_path / "a" / "b" / "index.html"
    assert (summary.documents, summary.statements) == (1, 2)
    assert summary.entities == 4  # two states, the embassy, the wire; the clerk is unnamed
    assert summary.events == 2
    # overview, lists, origins, conflicts, sums, ledger; document, names, events, one series
    assert summary.pages == 9 + 1 + 4 + 2 + 1
    assert len(list((tmp_path / "a" / "b").rglob("*.html"))) == summary.pages


def test_report_is_the_same_bytes_again_and_in_any_order(tmp_path: Path) -> None:
    pairs = [sample("one"), sample("two", day="2031-07-01"), sample("three", day=None)]
    first = write(tmp_path / "1", *pairs)
    assert first == write(tmp_path / "2", *reversed(pairs))
    assert first == write(tmp_path / "1", *pairs)


def test_every_relative_link_leads_to_a_page_and_an_id_that_exist(tmp_path: Path) -> None:
    files = write(tmp_path, sample("one"), sample("two"), sample("../../con", day=None))
    pages = {name: Page(body) for name, body in files.items() if name.endswith(".html")}
    checked = 0
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            if link.startswith(("http", "data:")):
                continue
            target, _, anchor = link.partition("#")
            path = (tmp_path / name).parent / target if target else tmp_path / name
            key = path.resolve().relative_to(tmp_path.resolve()).as_posix()
            assert key in pages, (name, link)
            if anchor and "=" not in anchor:
                assert anchor in pages[key].ids, (name, link)
            checked += 1
    assert checked > 100


def test_every_count_in_the_ledger_leads_to_the_statement_in_its_document(tmp_path: Path) -> None:
    doc, extraction = sample()
    files = write(tmp_path, (doc, extraction))
    links = Page(files["ledger.html"]).links
    for one in extraction.statements:
        assert f"documents/harbour-1.html#{one.id}" in links
        assert one.id in Page(files["documents/harbour-1.html"]).ids


def test_document_page_holds_the_text_to_the_letter(tmp_path: Path) -> None:
    doc, extraction = sample()
    assert Page(write(tmp_path, (doc, extraction))["documents/harbour-1.html"]).text == doc.text


def test_empty_report_says_so_in_sentences(tmp_path: Path) -> None:
    files = write(tmp_path)
    assert b"The report holds no documents" in files["index.html"]
    assert b"no timeline to draw" in files["index.html"]
    assert b"the ledger is empty" in files["ledger.html"]
    assert b"marks" not in files["index.html"].split(b"<main")[1]


def test_document_without_statements_still_has_a_page(tmp_path: Path) -> None:
    doc = document("quiet", "The harvest was good.")
    write_report([doc], {}, tmp_path, RUN, tally=Tally())
    page = (tmp_path / "documents" / "quiet.html").read_text(encoding="utf-8")
    assert "No statement about foreign military assistance was found in this text." in page
    assert "The harvest was good." in page


def test_denial_uncertainty_and_unknown_publisher_are_visible(tmp_path: Path) -> None:
    doc = document("denial", "No trainers came to Vesland.", day=None)
    one = statement(doc, "No trainers came", polarity="denied", certainty="likely")
    ledger = write(tmp_path, (doc, Extraction(doc.id, (one,))))["ledger.html"].decode()
    assert '<strong class="no">denied</strong>' in ledger
    assert ">likely<" in ledger
    assert "publisher unknown" in ledger
    assert "no number" in ledger


HOSTILE = (
    '</script><script>x()</script><img src=x onerror="x()"> javascript:x() {{7*191}} ]]> \u202e\x00'
)


def test_markup_in_any_field_is_only_text(tmp_path: Path) -> None:
    text = HOSTILE + " 240 trainers \ud800 end"
    doc = document(HOSTILE, text, title=HOSTILE, publisher=HOSTILE, url="javascript:x()")
    doc_issues = Extraction(
        doc.id,
        (
            statement(
                doc,
                "240 trainers",
                (Hop(HOSTILE, "official", span(text, "end")),),
                provider=HOSTILE,
                recipient="a and " + HOSTILE,
                kind=HOSTILE,
                org=HOSTILE,
                count=240,
                date="2031-05",
            ),
            statement(
                doc,
                "end",
                kind=HOSTILE,
                provider=HOSTILE,
                recipient="a and " + HOSTILE,
                count=3,
                date="2032",
            ),
        ),
        issues=(Issue("read.unreadable", HOSTILE, HOSTILE),),
    )
    for name, body in write(tmp_path, (doc, doc_issues)).items():
        if not name.endswith(".html"):
            continue
        page = Page(body)
        assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "form2")], (
            name
        )
        assert sum(tag == "script" for tag, _ in page.tags) <= 1, name
        for _, attributes in page.tags:
            assert not [key for key in attributes if key.startswith("on")], name
            assert "style" not in attributes, name
            assert not str(attributes.get("href", "")).startswith("javascript"), name
        assert not re.search(r"\b1337\b", body.decode()), name


def test_reasons_stand_with_their_statement_and_are_only_text(tmp_path: Path) -> None:
    doc, extraction = sample()
    one, other = extraction.statements
    evil = '<script>alert(1)</script>"\u202e'
    told = Reason("provider", evil, (RuleNote("role.subject", evil),), (span(doc.text, "240"),),
                  (PackEntry("states.yaml", evil),), is_carried=True)  # fmt: skip
    bare = Reason("basis", "total", (RuleNote("basis.open", "Nothing says."),))
    reasons = {doc.id: Why({one.id: Explanation(one.id, (told, bare))})}
    write_whole(tmp_path, (doc, extraction), reasons=reasons)
    (path,) = (p for p in (tmp_path / "documents").glob("*.html") if p.name != "index.html")
    page = path.read_text("utf-8")
    assert page.count('<details class="why">') == 2
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "carried over" in page
    assert "No word decides: basis." in page
    assert str(Why().missing(other.id)) in page


def test_a_report_without_reasons_has_no_place_for_them(tmp_path: Path) -> None:
    assert all(b"<details" not in page for name, page in write(tmp_path, sample()).items()
               if name.startswith("documents/"))  # fmt: skip


def test_policy_admits_only_the_hashes_of_what_is_inline(tmp_path: Path) -> None:
    page = write(tmp_path, sample())["ledger.html"].decode()
    policy = re.search(r'Policy" content="([^"]+)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy
    assert style
    assert script
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for inline in (style[1], script[1]):
        digest = hashlib.sha256(inline.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy[1]


def test_stale_pages_of_an_older_report_go_and_foreign_files_stay(tmp_path: Path) -> None:
    write(tmp_path, sample("one"), sample("two"))
    (tmp_path / "documents" / "mine.html").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    files = write(tmp_path, sample("one"))
    assert "documents/two.html" not in files
    assert "documents/one.html" in files
    assert files["documents/mine.html"] == files["notes.txt"] == b"mine"


def test_forged_manifest_removes_nothing_outside_our_folders(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, sample("one"))
    victim = tmp_path / "victim.html"
    victim.write_text("keep")
    (out / "report.json").write_text('{"run": "r", "files": ["../victim.html", "documents/../x"]}')
    write(out, sample("one"))
    (out / "report.json").write_text("not json")
    write(out, sample("one"))
    assert victim.read_text() == "keep"


def test_target_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match=r"file: the report cannot be written there .*--out"):
        write_report([], {}, tmp_path / "file", RUN, tally=Tally())


def test_document_given_twice_counts_once(tmp_path: Path) -> None:
    doc, extraction = sample()
    assert write_whole(tmp_path, (doc, extraction), (doc, extraction)).documents == 1


@pytest.mark.parametrize(
    ("name", "slug"),
    [("car-2021", "car-2021"), ("United Kingdom", "united-kingdom")],
)
def test_plain_names_keep_plain_slugs(name: str, slug: str) -> None:
    assert make_slugs([("k", name)]) == {"k": slug}


@pytest.mark.parametrize(
    "name", ["../../x/é", "CON", "index", "", "Бангуи", "a" * 500, "\u202e", "con", "lpt1"]
)
def test_awkward_names_get_safe_slugs_with_a_hash(name: str) -> None:
    slug = make_slugs([("k", name)])["k"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 71
    assert slug not in ("con", "index", "lpt1")


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_slugs_are_safe_unique_and_independent_of_order(names: list[str]) -> None:
    pairs = [(name, name) for name in names]
    slugs = make_slugs(pairs)
    assert len(set(slugs.values())) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs.values())
    assert slugs == make_slugs(reversed(pairs))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_segments_join_to_the_text_and_cover_each_span(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60))
    doc = document("p", text)
    cuts = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(cuts, cuts).filter(lambda p: p[0] < p[1]), max_size=5))
    made = [
        statement(doc, "", evidence=(Span.of(text, a, b),), count=place)
        for place, (a, b) in enumerate(spans)
    ]
    runs = split_text(doc, made)
    assert "".join(run.text for run in runs) == text
    for place, (a, b) in enumerate(spans, 1):
        assert "".join(run.text for run in runs if place in run.statements) == text[a:b]
        assert sum(note.number == place for run in runs for note in run.notes) == 1
        assert sum(f"e{place}-0" in run.ids for run in runs) == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_exact_text_survives_escaping(text: str) -> None:
    bare = re.sub(r"<[^>]*>", "", str(exact(text)))
    assert html.unescape(bare.replace("&#13;", "\r")) == html.unescape(
        text.replace("&", "&amp;")
    ).replace("&amp;", "&")


def test_hidden_characters_are_named_and_isolated() -> None:
    assert visible("a\u202eb") == "a⟨U+202E⟩b"
    assert exact("a\u202eb") == 'a<bdi class="ctl" data-code="U+202E">\u202e</bdi>b'
    assert visible("plain\u200dtext é") == "plain\u200dtext é"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"count": 1135}, "1,135"),
        ({"count": 70, "qualifier": "approx"}, "about 70"),
        ({"count": 3400, "qualifier": "at_least"}, "at least 3,400"),
        ({"count": 2100, "qualifier": "at_most"}, "up to 2,100"),
        ({"count": 800, "count_high": 2000, "qualifier": "range"}, "800–2,000"),
        ({"count": 200, "count_high": 999, "qualifier": "vague"}, "roughly 200–999"),
        ({"count": 300_000_000, "unit": "USD"}, "300 million USD"),
        ({"count": 1, "unit": "shipment"}, "1 shipment"),
        ({"count": 2.5, "unit": "tonne"}, "2.5 tonnes"),
        ({"count": None}, None),
    ],
)
def test_counts_are_worded_with_their_qualifier(fields: dict[str, Any], words: str | None) -> None:
    assert count_phrase(statement(document("q"), "240", **fields)) == words


def test_numbers_stay_exact() -> None:
    assert number(4135) == "4,135"
    assert number(1_234_567) == "1,234,567"
    assert number(1_500_000_000) == "1.5 billion"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2020-10-24", "24 October 2020"),
        ("2020-10", "October 2020"),
        ("2018/..", "since 2018"),
        ("2020-10-15/2020-10-20", "15 October 2020 to 20 October 2020"),
        ("2020-13", "2020-13"),
        (None, None),
    ],
)
def test_dates_are_worded_no_finer_than_given(iso: str | None, words: str | None) -> None:
    assert date_phrase(iso) == words


@pytest.mark.parametrize(
    ("first", "last", "iso"),
    [
        ("2020-10-24", "2020-10-24", "2020-10-24"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-10-01", "2020-11-30", "2020-10-01/2020-11-30"),
    ],
)
def test_days_that_are_a_whole_month_or_year_are_named_as_such(
    first: str, last: str, iso: str
) -> None:
    assert shortest_date(first, last) == iso


@pytest.mark.parametrize("iso", [None, "", "2020-13", "2020-02-31", "0000", "2021/2020", "soon"])
def test_what_is_no_date_has_no_period(iso: str | None) -> None:
    assert period(iso) is None


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({"status": "completed"}, "happened"),
        ({"status": "requested"}, "planned"),
        ({"status": "refused"}, "denied"),
        ({"status": "completed", "polarity": "denied"}, "denied"),
    ],
)
def test_will_is_not_did(fields: dict[str, Any], group: str) -> None:
    assert group_of(statement(document("g"), "240", **fields)) == group


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x()",
        "data:text/html,x",
        "//host/x",
        "http://",
        "http://a b",
        "file:///etc",
        "x",
        "https://a\u202e.example",
        "http://[",
        None,
        "",
    ],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert safe_url(url) is None
    assert safe_url("https://example.org/a?b=c") == "https://example.org/a?b=c"


def test_clip_cuts_at_words() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("short", 9) == "short"


def test_charts_have_a_name_a_description_and_steady_ids() -> None:
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<defs><linearGradient id="gradient_17"/><clipPath id="clip9"/></defs>'
        '<g clip-path="url(#clip9)" style="x"><path fill="url(#gradient_17)" aria-label="A &lt; B" '
        'role="graphics-symbol"/></g></svg>'
    )
    once = str(tidy_svg(source, "k", "Name <b>", "Said"))
    again = source.replace("gradient_17", "gradient_4").replace("clip9", "clip2")
    assert once == str(tidy_svg(again, "k", "Name <b>", "Said"))
    root = ElementTree.fromstring(once)
    assert root[0].text == "Name <b>"
    assert root.get("aria-labelledby") == root[0].get("id") == "k-title"
    assert "style=" not in once
    assert "graphics-symbol" not in once


def test_the_timeline_keeps_to_the_schema_of_vega_lite(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    specs = []

    def keep(spec: dict[str, Any], *_: object) -> str:
        specs.append(spec)
        return ""

    monkeypatch.setattr(charts, "render_svg", keep)
    doc, extraction = sample()
    (view,) = documents_of([doc], {doc.id: extraction})
    charts.timeline_chart(view.statements, "t")
    altair.Chart.from_dict(specs[0])


def test_a_single_figure_is_not_drawn(tmp_path: Path) -> None:
    doc = document("one", "No trainers came to Vesland but 240.")
    files = write(tmp_path, (doc, Extraction(doc.id, (statement(doc, "240", count=240),))))
    (name,) = (one for one in files if one.startswith("series/norland"))
    page = files[name].decode()
    assert "A single figure is no development" in page
    assert "<svg" not in page
    assert ">240<" in page
