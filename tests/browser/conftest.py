"""A report of invented documents, hostile ones among them, and a Chromium to open it in."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from made_up_tally import make_steps, make_tally

from tallywire.export.report import write_report
from tallywire.model.document import Document, Zone, document_id
from tallywire.model.entity import make_entity
from tallywire.model.explanation import Explanation, PackEntry, Reason, RuleNote, Why
from tallywire.model.extraction import Extraction, make_run
from tallywire.model.issue import Issue
from tallywire.model.statement import Hop, Slot, Statement, make_statement
from tallywire.model.values import DateSpan, Span

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    '<svg onload=window.hacked=1> " onmouseover=window.hacked=1 '
    "' javascript:window.hacked=1 \u202e"
)
PLAIN = (
    "Norland counts 240 trainers in Vesland\n\n"
    "HARBOUR, June 2 - The embassy of Norland told Harbour Wire on Monday that 240 trainers, "
    "half of them new, were in Vesland. Vesland has asked for 60 more, a clerk said.\n\n"
    "The opposition denies that any trainers came in May.\n\n(Photo: Harbour Wire)"
)


def _missing(what: str) -> NoReturn:
    if os.environ.get("TALLYWIRE_REQUIRE_BROWSER") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The executable to drive, or a skip (with TALLYWIRE_REQUIRE_BROWSER=1 a failure)."""
    for module in ("playwright", "axe_playwright_python"):
        if importlib.util.find_spec(module) is None:
            _missing(f"no {module}: pip install -r requirements/test.txt")
    named = os.environ.get("TALLYWIRE_CHROMIUM")
    for name in [named] if named else BROWSERS:
        found = shutil.which(str(name))
        if found:
            return found
    return _missing("no Chromium: install the package chromium, or set TALLYWIRE_CHROMIUM")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe(chromium_path: str) -> str:
    """The source of axe-core, as its package bundles it."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _document(name: str, text: str, day: str | None, **more: Any) -> Document:
    return Document(
        id=document_id(text.encode(), name),
        name=name,
        text=text,
        digest="0",
        language="en",
        published=DateSpan(day, day, "stated") if day else None,
        published_basis="metadata" if day else None,
        **more,
    )


def _statement(
    doc: Document, evidence: tuple[str, ...], hops: tuple[Hop, ...] = (), **more: Any
) -> Statement:
    iso = more.pop("date", None)
    slots = more.pop("slots", ())
    fields = {
        "frame": "presence",
        "provider": "Norland",
        "recipient": "Vesland",
        "kind": "trainer",
        "unit": "person",
        "status": "ongoing",
        "qualifier": "exact",
    } | more
    spans = tuple(_span(doc.text, words) for words in evidence)
    return make_statement(
        doc.text,
        doc.id,
        fields=fields,
        evidence=spans,
        anchors=tuple(words[:20] for words in evidence),
        slots=slots,
        hops=hops,
        date=DateSpan(iso, iso, "stated") if iso else None,
    )


def _plain() -> tuple[Document, Extraction]:
    doc = _document(
        "harbour",
        PLAIN,
        "2031-06-02",
        title="Norland counts 240 trainers in Vesland",
        publisher="Harbour Herald",
        url="https://example.org/harbour",
        zones=(Zone(0, 38, "headline"), Zone(40, 56, "dateline")),
    )
    wire = Hop("Harbour Wire", "outlet", _span(PLAIN, "Harbour Wire"), _span(PLAIN, "told"))
    embassy = Hop("Norland embassy", "official", _span(PLAIN, "embassy of Norland"))
    clerk = Hop("a clerk", "anonymous", _span(PLAIN, "a clerk"))
    whole = PLAIN[PLAIN.index("The embassy") : PLAIN.index(" Vesland has")]
    found = (
        _statement(
            doc,
            (PLAIN[:38], whole),
            (wire, embassy),
            count=240,
            basis="total",
            date="2031-06-02",
            slots=(
                Slot("count", _span(PLAIN, "240 trainers, half")),
                Slot("recipient", _span(PLAIN, "Vesland")),
            ),
        ),
        _statement(
            doc,
            ("240 trainers, half of them new, were in Vesland. Vesland has asked for 60 more",),
            (clerk,),
            frame="deployment",
            count=60,
            basis="increment",
            status="requested",
        ),
        _statement(
            doc,
            ("The opposition denies that any trainers came in May.",),
            (Hop("the opposition", "organisation", _span(PLAIN, "The opposition")),),
            frame="deployment",
            polarity="denied",
            status="completed",
            count=7,
            date="2031-05",
        ),
    )
    entities = (make_entity("Norland", "state"), make_entity("Vesland", "state"))
    return doc, Extraction(doc.id, found, entities)


def _hostile() -> tuple[Document, Extraction]:
    text = f"{HOSTILE}\r\n\tAnother 15 trainers\u2028 came & went. {HOSTILE}\n"
    doc = _document(
        HOSTILE, text, None, title=HOSTILE, publisher=HOSTILE, url="javascript:window.hacked=1"
    )
    end = Span.of(text, len(text) - 20, len(text))
    found = _statement(
        doc,
        ("Another 15 trainers\u2028 came & went.",),
        (Hop(HOSTILE, "official", end, end),),
        provider=HOSTILE,
        org=HOSTILE,
        kind=HOSTILE,
        count=15,
        date="2030",
        slots=(Slot("kind", end),),
    )
    again = _statement(
        doc, ("went",), provider=HOSTILE, kind=HOSTILE, count=400, qualifier="at_least", date="2031"
    )
    return doc, Extraction(doc.id, (found, again), issues=(Issue("read.format", HOSTILE, HOSTILE),))


@pytest.fixture(scope="session")
def documents() -> dict[str, tuple[Document, Extraction]]:
    quiet = _document("quiet", "The harvest was good.\n", "2031-06-03", title="Harvest")
    return {"plain": _plain(), "hostile": _hostile(), "quiet": (quiet, Extraction(quiet.id))}


@pytest.fixture(scope="session")
def report(
    tmp_path_factory: pytest.TempPathFactory, documents: dict[str, tuple[Document, Extraction]]
) -> Path:
    out = tmp_path_factory.mktemp("report")
    pairs = list(documents.values())
    run = make_run("1.0", "tiny 1.0", "aa", "bb")
    found = {doc.id: one for doc, one in pairs}
    reasons = {doc.id: _why(one) for doc, one in pairs}
    docs = [doc for doc, _ in pairs]
    tally = make_tally(docs, found)
    write_report(docs, found, out, run, reasons, tally=tally, steps=make_steps(tally))
    return out


def _why(extraction: Extraction) -> Why:
    """Reasons for the first statement, in words of the text; the rest are not known any more."""
    if not extraction.statements:
        return Why(note="Read with other packs than installed now.")
    first = extraction.statements[0]
    rules = (RuleNote("role.subject", "The subject of what happens."),)
    entries = (PackEntry("gazetteers/states.yaml", str(first.provider)),)
    words = tuple(slot.span for slot in first.slots)
    reasons = (
        Reason("provider", first.provider, rules, words, entries, is_carried=True),
        Reason("polarity", "affirmed", (RuleNote("polarity.open", "Nothing denies it."),)),
    )
    return Why({first.id: Explanation(first.id, reasons)})


class Visit:
    """A page under watch: what it printed, violated, fetched, and whether a text took over."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on("request", self._request)
        self.page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) =>"
            " console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
        )

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file://", "data:")):
            self.trouble.append(f"network: {request.url}")

    def open(self, path: Path, anchor: str = "") -> Any:
        self.page.goto(path.as_uri() + anchor)
        return self.page


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    watching = Visit(browser, viewport={"width": 1280, "height": 800})
    yield watching
    watching.context.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Visit]:
    watching = Visit(browser, viewport={"width": 390, "height": 844}, has_touch=True)
    yield watching
    watching.context.close()


@pytest.fixture
def dark(browser: Any) -> Iterator[Visit]:
    """A browser whose user prefers dark pages."""
    watching = Visit(browser, viewport={"width": 1280, "height": 800}, color_scheme="dark")
    yield watching
    watching.context.close()


@pytest.fixture
def still(browser: Any) -> Iterator[Visit]:
    """A browser without JavaScript."""
    watching = Visit(browser, viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    yield watching
    watching.context.close()
