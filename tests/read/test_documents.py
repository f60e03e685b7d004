from __future__ import annotations

import pytest

from tallywire.read import Metadata, Unreadable, read_html, read_markdown, read_text

BODY = "The ministry said on Friday that 60 instructors had arrived in the capital Bangui."


def published(text: str, **given: str) -> tuple[str | None, str | None]:
    document = read_text(text.encode(), "x", metadata=Metadata(**given))
    iso = document.published.iso if document.published else None
    return iso, document.published_basis


def test_metadata_gives_the_date() -> None:
    assert published(f"BANGUI, 3 May 2019 - {BODY}", published="2020-10-24") == (
        "2020-10-24",
        "metadata",
    )


def test_a_full_dateline_gives_the_date_with_its_words() -> None:
    document = read_text(f"BANGUI, 3 May 2019 - {BODY}".encode(), "x")
    assert document.published is not None
    assert document.published.iso == "2019-05-03"
    assert document.published.raw is not None
    assert document.published.raw.holds_in(document.text)
    assert document.anchor_date == "2019-05-03"


def test_a_byline_gives_the_date() -> None:
    text = f"Sixty arrive\n\nRiver Desk, 5 August 2022\n\n{BODY}"
    assert published(text) == ("2022-08-05", "dateline")


def test_a_date_at_the_end_of_the_headline_gives_the_date() -> None:
    text = f"Radio River, bulletin of 22 December 2020\n\n{BODY}"
    assert published(text) == ("2020-12-22", "dateline")


def test_a_date_amid_the_headline_does_not() -> None:
    assert published(f"Pact of 22 December 2020 is signed\n\n{BODY}")[1] == "inferred"


def test_a_dateline_without_year_resolves_nothing() -> None:
    assert published(f"BANGUI, Oct 16 (River Post) - {BODY}") == (None, None)


def test_a_year_from_metadata_completes_the_dateline() -> None:
    text = f"BANGUI, Oct 16 (River Post) - {BODY}"
    assert published(text, published="2020") == ("2020-10-16", "dateline")


def test_a_dateline_that_contradicts_the_metadata_does_not_count() -> None:
    text = f"BANGUI, 3 May 2019 - {BODY}"
    assert published(text, published="2020") == ("2020", "metadata")


def test_the_latest_past_date_is_a_bound_that_resolves_nothing() -> None:
    text = f"{BODY} He was elected in December 2020 and had come in 2017."
    document = read_text(text.encode(), "x")
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == ("2020-12", None)
    assert document.published.basis == "inferred"
    assert document.published_basis == "inferred"
    assert document.anchor_date is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The rest will arrive in December 2025.",
        "It runs until December 2025.",
        "All shall be gone by the end of December 2025.",
        "Five are to follow in 2025.",
        "A force of 2025 men stood there.",
        "On 31 February 2025 nothing happened.",
    ],
)
def test_what_lies_ahead_or_is_no_date_bounds_nothing(sentence: str) -> None:
    assert published(f"{BODY} {sentence}") == (None, None)


def test_a_wrong_date_is_left_out_with_an_issue() -> None:
    document = read_text(BODY.encode(), "x", metadata=Metadata(published="24.10.2020"))
    assert document.published is None
    assert [issue.code for issue in document.issues] == ["read.date"]


def test_a_time_of_day_is_dropped() -> None:
    assert published(BODY, published="2020-10-24T12:00:00Z")[0] == "2020-10-24"


def test_defaults_fill_gaps_only() -> None:
    defaults = Metadata(published="2020-01-01", publisher="Default")
    document = read_text(
        BODY.encode(), "x", metadata=Metadata(publisher="River Post"), defaults=defaults
    )
    assert document.publisher == "River Post"
    assert document.published is not None
    assert document.published.iso == "2020-01-01"


def test_the_title_comes_from_metadata_or_headline() -> None:
    text = f"Sixty arrive\n\n{BODY}".encode()
    assert read_text(text, "x").title == "Sixty arrive"
    assert read_text(text, "x", metadata=Metadata(title="Other")).title == "Other"
    assert read_text(BODY.encode(), "x").title is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"),
        ("Россия передала республике десять машин, сообщил посол.", "ru"),
        ("La ministre a remis mardi à l'armée centrafricaine des fusils.", "fr"),
    ],
)
def test_language_is_told_from_the_body(text: str, code: str) -> None:
    assert read_text(text.encode(), "x").language == code


def test_a_language_that_cannot_be_told_is_an_issue() -> None:
    document = read_text(b"12345 !!", "x")
    assert document.language is None
    assert [issue.code for issue in document.issues] == ["language.unknown"]


def test_the_language_of_the_metadata_wins() -> None:
    assert read_text(BODY.encode(), "x", metadata=Metadata(language="FR-ca")).language == "fr"


def test_the_same_bytes_give_the_same_id_whatever_their_name() -> None:
    first, second = read_text(BODY.encode(), "a"), read_text(BODY.encode(), "b")
    assert first.id == second.id
    other = read_text(BODY.encode(), "a", metadata=Metadata(publisher="River Post"))
    assert other.id != first.id


def test_front_matter_is_metadata_and_stays_in_the_text() -> None:
    text = (
        '---\r\ntitle: "Sixty arrive"\r\ndate: 2021-07-02\r\nauthor: Jane Doe\r\n'
        f"publisher: River Post\r\n---\r\n\r\n# Sixty arrive\r\n\r\n{BODY}\r\n"
    )
    document = read_markdown(text.encode(), "x")
    assert document.text == text
    assert (document.title, document.publisher) == ("Sixty arrive", "River Post")
    assert document.published is not None
    assert (document.published.iso, document.published_basis) == ("2021-07-02", "page")
    assert document.metadata == {"author": "Jane Doe"}
    assert [zone.kind for zone in document.zones] == ["byline", "headline"]


def test_a_rule_in_markdown_is_no_front_matter() -> None:
    document = read_markdown(f"{BODY}\n\n---\n\n{BODY}\n\n---\n".encode(), "x")
    assert document.metadata == {}


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Sixty arrive | River Post</title><meta property="og:site_name" content="River Post">
<meta property="og:title" content="Sixty arrive">
<meta property="article:published_time" content="2021-07-02T10:00:00Z">
<meta name="author" content="Jane Doe"><script>var hidden = "300 men";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Sixty arrive</h1>
<p>{BODY}</p><p>{BODY.replace("60", "70")} Noël &amp; Touadéra met.</p><p>{BODY}</p></article>
<footer>Copyright</footer></body></html>"""


def test_a_page_gives_its_article_title_date_and_site() -> None:
    document = read_html(PAGE.encode(), "x")
    assert document.text.startswith(f"Sixty arrive\n\n{BODY}\n\n")
    assert "Noël & Touadéra met." in document.text
    assert "hidden" not in document.text
    assert (document.title, document.publisher) == ("Sixty arrive", "River Post")
    assert document.published is not None
    assert (document.published.iso, document.published_basis) == ("2021-07-02", "page")
    assert document.zones[0].kind == "headline"
    assert document.digest == read_html(PAGE.encode(), "y").digest


def test_metadata_wins_over_the_page() -> None:
    given = Metadata(published="2020-01-01", title="Given")
    document = read_html(PAGE.encode(), "x", metadata=given)
    assert document.title == "Given"
    assert document.published is not None
    assert (document.published.iso, document.published_basis) == ("2020-01-01", "metadata")


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Noël &amp; Touadéra", "Туадера")
    document = read_html(page.encode("cp1251"), "x")
    assert "Туадера met." in document.text
    assert document.issues == ()


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><script>var a = 'text';</script></head></html>",
        "<html><body></body></html>",
        "<html",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_html(page.encode(), "x")
    assert caught.value.issue.code == "read.empty"


def test_markup_that_attacks_is_only_text() -> None:
    page = PAGE.replace("met.", "met &lt;script&gt;alert(1)&lt;/script&gt;.")
    assert "<script>alert(1)</script>" in read_html(page.encode(), "x").text
