"""The static report as a reader meets it: in Chromium, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction

pytestmark = pytest.mark.browser

Documents = dict[str, tuple[Document, Extraction]]

AXE = """async () => {
  const found = await axe.run(document);
  return found.violations.map((one) => one.id + ': ' + one.nodes.map((n) => n.html).join(' | '));
}"""


def pages(report: Path) -> list[Path]:
    found = sorted(report.rglob("*.html"))
    assert len(found) > 8
    return found


def shown(page: Any) -> list[str]:
    return [
        row.locator("td").nth(4).inner_text().split("\n")[0]
        for row in page.locator("table.ledger tbody tr").all()
        if row.is_visible()
    ]


def test_no_page_has_an_accessibility_violation(visit: Any, report: Path, axe: str) -> None:
    for path in pages(report):
        page = visit.open(path)
        page.evaluate(axe)
        assert page.evaluate(AXE) == [], path.name


def test_no_page_has_an_accessibility_violation_on_a_phone(
    phone: Any, report: Path, axe: str
) -> None:
    for path in pages(report):
        page = phone.open(path)
        page.evaluate(axe)
        assert page.evaluate(AXE) == [], path.name


def test_opened_statement_has_no_accessibility_violation(
    phone: Any, report: Path, documents: Documents, axe: str
) -> None:
    _, extraction = documents["plain"]
    page = phone.open(report / "documents" / "harbour.html", f"#{extraction.statements[0].id}")
    assert page.locator(".card.on .close").is_visible()
    page.evaluate(axe)
    assert page.evaluate(AXE) == []


def test_opened_reasons_have_no_accessibility_violation(
    visit: Any, phone: Any, report: Path, axe: str
) -> None:
    for watching in (visit, phone):
        page = watching.open(report / "documents" / "harbour.html")
        page.evaluate("() => document.querySelectorAll('.why').forEach((one) => one.open = true)")
        page.evaluate(axe)
        assert page.evaluate(AXE) == []


def test_reasons_are_closed_until_asked_for_and_open_without_javascript(
    still: Any, report: Path
) -> None:
    page = still.open(report / "documents" / "harbour.html")
    card = page.locator(".card").first
    assert not card.get_by_text("The subject of what happens.").is_visible()
    card.locator(".why summary").click()
    told = card.locator(".why")
    assert told.get_by_text("The subject of what happens.").is_visible()
    assert "240 trainers, half" in told.inner_text()
    assert "carried over" in told.inner_text()
    assert "gazetteers/states.yaml: Norland" in told.inner_text()
    assert "No word decides: polarity." in told.inner_text()


def test_a_statement_without_reasons_says_why(still: Any, report: Path) -> None:
    page = still.open(report / "documents" / "harbour.html")
    told = page.locator(".card").nth(1).locator(".why")
    told.locator("summary").click()
    assert "the program has changed since" in told.inner_text()


def test_opening_the_reasons_by_mouse_keeps_them_open_with_javascript(
    visit: Any, report: Path
) -> None:
    page = visit.open(report / "documents" / "harbour.html")
    page.locator(".card .why summary").first.click()
    assert page.locator(".card .why dl").first.is_visible()


def test_hostile_text_does_nothing_and_nothing_is_fetched(visit: Any, report: Path) -> None:
    for path in pages(report):
        page = visit.open(path)
        for mark in page.locator("mark").all():
            mark.hover()
            mark.click(position={"x": 2, "y": 4})
        page.wait_for_timeout(30)
        assert page.evaluate("window.hacked") is None, path.name
        assert page.locator("main script, main img, main [onload], main [style]").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0
    assert visit.trouble == []


def test_policy_stops_even_a_script_that_got_in(visit: Any, report: Path) -> None:
    page = visit.open(report / "index.html")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.hacked=1';"
        " document.body.append(s); const i = new Image(); i.src = 'http://127.0.0.1:9/x'; }"
    )
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert any("policy: script-src" in line for line in visit.trouble)
    assert any("policy: img-src http://127.0.0.1:9/x" in line for line in visit.trouble)


def test_page_shows_the_text_to_the_letter(visit: Any, report: Path, documents: Documents) -> None:
    for doc, _ in documents.values():
        (path,) = (
            one
            for one in (report / "documents").glob("*.html")
            if one.name != "index.html" and doc.id and _is_page_of(visit, one, doc)
        )
        assert visit.open(path).evaluate("document.getElementById('text').textContent") == doc.text


def _is_page_of(visit: Any, path: Path, doc: Document) -> bool:
    title = visit.open(path).locator("h1").inner_text()
    return bool(title[:7] == (doc.title or doc.name)[:7])


def test_highlights_are_exactly_the_evidence(
    visit: Any, report: Path, documents: Documents
) -> None:
    _, extraction = documents["plain"]
    page = visit.open(report / "documents" / "harbour.html")
    for number, statement in enumerate(extraction.statements, 1):
        marked = page.evaluate(
            "(n) => Array.from(document.querySelectorAll(`[data-s~='${n}']`),"
            " (node) => node.textContent).join('')",
            str(number),
        )
        assert marked == "".join(span.exact for span in statement.evidence)
        places = page.evaluate(
            """([n, count]) => Array.from({length: count}, (_, i) => {
              const range = document.createRange();
              range.setStart(document.getElementById('text'), 0);
              range.setEndBefore(document.getElementById(`e${n}-${i}`));
              return Array.from(range.toString()).length;
            })""",
            [number, len(statement.evidence)],
        )
        assert places == [span.start for span in statement.evidence]


def test_link_to_a_statement_opens_its_card_and_its_sentence(
    visit: Any, report: Path, documents: Documents
) -> None:
    _, extraction = documents["plain"]
    page = visit.open(report / "ledger.html")
    page.get_by_role("link", name="240", exact=True).click()
    assert page.url.endswith(f"documents/harbour.html#{extraction.statements[0].id}")
    card = page.locator(".card.on")
    assert card.get_attribute("id") == extraction.statements[0].id
    assert "Harbour Wire" in card.locator(".path").inner_text()
    assert page.locator("mark.on").first.is_visible()
    raw = card.locator(".fields .raw").first
    assert "Vesland" in raw.inner_text()


def test_path_is_drawn_from_the_publisher_to_the_speaker(visit: Any, report: Path) -> None:
    page = visit.open(report / "documents" / "harbour.html")
    steps = page.locator(".card").first.locator(".path.drawn > li")
    names = [step.locator("bdi").first.inner_text() for step in steps.all()]
    assert names == ["Harbour Herald", "Harbour Wire", "Norland embassy"]
    assert steps.last.get_attribute("class") == "origin"


def test_hovering_a_sentence_shows_its_statement(visit: Any, report: Path) -> None:
    page = visit.open(report / "documents" / "harbour.html")
    page.locator("mark", has_text="The opposition").first.hover()
    assert page.locator(".card.on").get_attribute("data-n") == "3"
    assert page.locator(".hop", has_text="The opposition").count() == 1
    page.locator("h1").hover()


def test_clicking_where_spans_overlap_shows_one_statement_after_the_other(
    visit: Any, report: Path
) -> None:
    page = visit.open(report / "documents" / "harbour.html")
    both = page.locator("mark[data-s='1 2']", has_text="240 trainers").first
    both.click()
    assert page.locator(".card.on").get_attribute("data-n") == "1"
    both.click()
    assert page.locator(".card.on").get_attribute("data-n") == "2"


def test_keyboard_reaches_opens_and_leaves_a_statement(visit: Any, report: Path) -> None:
    page = visit.open(report / "documents" / "harbour.html")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className.includes('note')"):
            break
    number = page.evaluate("document.activeElement.dataset.n")
    assert number == "1"
    assert page.locator(".card.on").get_attribute("data-n") == "1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('card')")
    page.keyboard.press("Escape")
    assert page.locator(".card.on").count() == 0
    assert page.evaluate("document.activeElement.className.includes('note')")
    assert "#" not in page.url


def test_card_on_a_phone_opens_over_the_text_and_closes(phone: Any, report: Path) -> None:
    page = phone.open(report / "documents" / "harbour.html")
    page.locator(".note").nth(2).tap()
    card = page.locator(".card.on")
    assert card.evaluate("(node) => getComputedStyle(node).position") == "fixed"
    card.locator(".close").tap()
    assert page.locator(".card.on").count() == 0


def test_ledger_sorts_by_number_and_keeps_what_has_none_last(visit: Any, report: Path) -> None:
    page = visit.open(report / "ledger.html")
    assert shown(page) == ["15", "at least 400", "7", "240", "60"]
    button = page.get_by_role("button", name="How many")
    button.click()
    assert shown(page) == ["7", "15", "60", "240", "at least 400"]
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("How many")
    button.focus()
    page.keyboard.press("Enter")
    assert shown(page) == ["at least 400", "240", "60", "15", "7"]
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(30)
    assert shown(page) == ["15", "at least 400", "7", "240", "60"]


def test_ledger_filters_combine_count_and_stand_in_the_address(visit: Any, report: Path) -> None:
    page = visit.open(report / "ledger.html")
    page.locator("select[name=provider]").select_option("Norland")
    assert shown(page) == ["7", "240", "60"]
    page.locator("select[name=frame]").select_option("deployment")
    assert shown(page) == ["7", "60"]
    assert page.locator("#shown").inner_text() == "2 of 5 statements"
    page.locator("input[name=text]").fill("CLERK")
    assert shown(page) == ["60"]
    page.locator("input[name=text]").fill("no such words")
    assert shown(page) == []
    address = page.url
    assert "frame=deployment" in address
    page.goto(address.replace("no+such+words", "clerk"))
    page.reload()
    assert shown(page) == ["60"]
    assert visit.trouble == []


def test_overview_leads_to_the_filtered_ledger(visit: Any, report: Path) -> None:
    page = visit.open(report / "index.html")
    page.locator("table.bars a", has_text="deployment").click()
    assert shown(page) == ["7", "60"]


def test_mark_in_the_chart_leads_to_its_event(visit: Any, report: Path) -> None:
    (path,) = (report / "series").glob("norland*.html")
    page = visit.open(path)
    chart = page.locator(".chart.wide svg")
    assert "Norland in Vesland" in chart.locator("title").first.text_content()
    marks = chart.locator("a").evaluate_all(
        "(all) => all.map((a) => [a.getAttribute('aria-label'), a.href.baseVal])"
    )
    assert len(marks) == 3
    listed = page.locator("table.figures td[data-label='Event'] a").evaluate_all(
        "(all) => all.map((a) => a.getAttribute('href'))"
    )
    assert sorted(target for _, target in marks) == sorted(listed)
    label, target = next(mark for mark in marks if mark[0].startswith("240 in place"))
    assert "according to" in label
    chart.locator(f"a[href='{target}']").click()
    assert page.locator("h1").inner_text().lower().startswith("presence of 240 trainer")


def test_chart_fits_a_phone_and_its_labels_can_be_read(phone: Any, report: Path) -> None:
    (path,) = (report / "series").glob("norland*.html")
    page = phone.open(path)
    assert not page.locator(".chart.wide").is_visible()
    chart = page.locator(".chart.slim")
    assert chart.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    sizes = chart.locator("text").evaluate_all(
        "(all) => all.filter((t) => t.textContent)"
        ".map((t) => parseFloat(getComputedStyle(t).fontSize)"
        " * t.ownerSVGElement.getScreenCTM().a)"
    )
    assert min(sizes) >= 10


def test_no_page_has_an_accessibility_violation_in_the_dark(
    dark: Any, report: Path, axe: str
) -> None:
    for path in pages(report):
        page = dark.open(path)
        page.evaluate(axe)
        assert page.evaluate(AXE) == [], path.name


def test_event_shows_who_is_behind_it_as_a_tree_without_javascript(
    still: Any, report: Path
) -> None:
    (path,) = (report / "events").glob("presence-of-240*.html")
    page = still.open(path)
    voice = page.locator(".voice")
    assert voice.locator("h3").inner_text().startswith("Norland embassy")
    assert voice.locator("li", has_text="Harbour Wire").count() >= 1
    leaf = voice.locator(".leaf")
    assert leaf.inner_text().startswith("Harbour Herald")
    leaf.locator("a").click()
    assert page.locator(".card:target").is_visible()


def test_events_are_filtered_by_origins_and_conflicts(visit: Any, report: Path) -> None:
    page = visit.open(report / "events" / "index.html")
    assert page.locator("#shown").inner_text() == "5 events"
    page.locator("select[name=origins]").select_option("0")
    assert page.locator("#shown").inner_text() == "1 of 5 events"
    page.locator("select[name=origins]").select_option("")
    page.locator("select[name=conflicts]").select_option("1")
    assert page.locator("#shown").inner_text() == "2 of 5 events"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(30)
    page.get_by_role("button", name="How many").click()
    page.get_by_role("button", name="How many").click()
    first = page.locator("table.events tbody tr").first
    assert first.locator("td").nth(3).text_content() == "at least 400"
    assert visit.trouble == []


def test_sum_is_shown_term_by_term_with_a_sign_that_says_whether_it_closes(
    still: Any, report: Path
) -> None:
    page = still.open(report / "identities.html")
    sums = page.locator(".sum")
    assert sums.nth(0).locator(".amount").all_inner_texts() == ["240", "60", "300"]
    assert sums.nth(0).locator(".sign").all_inner_texts() == ["+", "="]
    assert sums.nth(1).locator(".sign").all_inner_texts() == ["\u2212", "≠"]
    assert "20 more than the terms come to" in sums.nth(1).inner_text()


def test_everything_but_sorting_and_filtering_works_without_javascript(
    still: Any, report: Path, documents: Documents
) -> None:
    _, extraction = documents["plain"]
    page = still.open(report / "ledger.html")
    assert not page.locator("#filters").is_visible()
    assert page.locator("table.ledger tbody tr").count() == 5
    page.locator("tr", has_text="a clerk").locator("td.num a").click()
    card = page.locator(".card:target")
    assert card.get_attribute("id") == extraction.statements[1].id
    assert card.is_visible()
    card.locator(".refs a").first.click()
    assert page.url.endswith("#e2-0")
    page.locator(".note").first.click()
    assert page.url.endswith(f"#{extraction.statements[0].id}")


def test_no_page_is_wider_than_a_phone(phone: Any, report: Path) -> None:
    for path in pages(report):
        page = phone.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name


def test_print_drops_the_controls_and_keeps_every_statement(visit: Any, report: Path) -> None:
    page = visit.open(report / "ledger.html")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator("table.ledger tbody tr").last.is_visible()
    page = visit.open(report / "documents" / "harbour.html")
    after = page.evaluate("getComputedStyle(document.querySelector('a.out'), '::after').content")
    assert "https://example.org/harbour" in after
