from __future__ import annotations

import pytest

from tallywire.read.zones import body_text, mark_zones


def zones(text: str, **options: object) -> list[tuple[str, str]]:
    return [(z.kind, text[z.start : z.end]) for z in mark_zones(text, **options)]  # type: ignore[arg-type]


BODY = "The ministry said on Friday that 60 instructors had arrived in the town of Ombella."


def kinds(text: str) -> set[str]:
    return {kind for kind, _ in zones(text)}


def test_a_first_line_before_an_empty_line_is_the_headline() -> None:
    assert zones(f"Sixty instructors arrive\n\n{BODY}\n") == [
        ("headline", "Sixty instructors arrive")
    ]


def test_a_first_paragraph_that_ends_like_a_sentence_is_no_headline() -> None:
    assert zones(f"{BODY}\n\n{BODY}") == []


def test_a_headline_may_end_in_an_abbreviation() -> None:
    assert zones(f"Instructors leave for the U.S.\n\n{BODY}")[0][0] == "headline"


def test_the_known_title_is_the_headline_even_with_a_full_stop() -> None:
    text = f"They have come.\n\n{BODY}"
    assert zones(text, title="They  have come.") == [("headline", "They have come.")]


def test_a_headline_stands_behind_an_appeal_for_support() -> None:
    text = f"Support The River Post!\n\nOffice opens in Bangui\n\n{BODY}\n\n{BODY}\n\n{BODY}"
    assert zones(text)[:2] == [
        ("subscribe", "Support The River Post!"),
        ("headline", "Office opens in Bangui"),
    ]


def test_a_single_line_of_text_is_body() -> None:
    assert zones("Russia sends 300 instructors to Bangui") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "BANGUI, 3 April 2019 - ",
        "BANGUI, Oct 16 (River Post) - ",
        "KHARTOUM, March 5 (Xinhua) -- ",
        "BRUSSELS (Reuters) – ",
        "PORT-AU-PRINCE, Haiti (AP) — ",
        "WASHINGTON— ",
        "MOSCOW/BANGUI - ",
        "FORT EXAMPLE, Alabama (June 1, 2020) – ",
        "Berlin (dpa) - ",
        "Madrid, 5 mar (EFE).- ",
        "Erevan - envoyée spéciale - ",
        "БАНГИ, 16 октября - ",
        "(AFP) - ",
        "MINSK ",
        "NEW YORK ",
        "AUSTIN, Texas ",
        "RALEIGH, North Carolina ",
        "HANOVER, Germany/WASHINGTON ",
        "Saturday, 18 December 2021. ",
    ],
)
def test_only_the_dateline_itself_is_marked(dateline: str) -> None:
    text = f"Sixty instructors arrive\n\n{dateline}{BODY}\n\n{BODY}"
    assert zones(text)[1:] == [("dateline", dateline.strip())]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO Secretary General Example said that 300 soldiers would leave.",
        "ECOWAS says it will send ground troops.",
        "The army - all 300 men of it - has left the town.",
        "UNMISS, the mission of the United Nations, has 300 soldiers there.",
        "Wagner Group (a private company) - known for its work abroad - has sent men.",
        "Three men - Ivanov, Petrov and Sidorov - arrived on 3 May.",
        "In Moscow, Russia said on 5 May - after a delay - that it would send ten vehicles.",
        "U.S. Air Force officers urged the government to speed up.",
    ],
)
def test_a_sentence_that_only_looks_like_a_dateline_stays_body(opening: str) -> None:
    assert zones(f"Sixty instructors arrive\n\n{opening}\n\n{BODY}")[1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "By staff and agencies",
        "By Jane Example and Joe Sample in Bangui",
        "Par Jeanne Durand, à Paris",
        "River Desk, 5 August 2022",
        "River Institute, brief no. 14, 8 November 2019",
        "Reuters, 14/06 16:49 CET",
        "Updated: 3 May 2021",
        "Записка № 3, 9 декабря 2020 года",
    ],
)
def test_a_byline_under_the_headline_is_marked(line: str) -> None:
    assert zones(f"Sixty instructors arrive\n\n{line}\n\n{BODY}")[1:] == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "By Saturday all of them had left the base.",
        "On 5 August 2022 Russia sent 300 instructors.",
        "Russia sent 300 instructors on 5 August 2022",
    ],
)
def test_a_sentence_with_a_date_or_by_is_no_byline(line: str) -> None:
    assert "byline" not in kinds(f"Sixty instructors arrive\n\n{line}\n\n{BODY}\n\n{BODY}")


def test_a_caption_is_parted_from_its_credit() -> None:
    text = f"Office opens\n\nRussia has donated arms. JaneDoe / Wikicommons\n\n{BODY}\n\n{BODY}"
    assert zones(text)[1:] == [
        ("caption", "Russia has donated arms."),
        ("credit", "JaneDoe / Wikicommons"),
    ]


def test_a_bracketed_picture_credit_makes_a_caption() -> None:
    text = f"Office opens\n\nA convoy near the town [Jane Doe/AP]\n\n{BODY}\n\n{BODY}"
    assert zones(text)[1:] == [
        ("caption", "A convoy near the town"),
        ("credit", "[Jane Doe/AP]"),
    ]


def test_a_source_in_round_brackets_behind_an_item_is_left_alone() -> None:
    assert kinds(f"Week\n\n{BODY} (AP)\n\n{BODY} (Reuters) (Al Jazeera)\n\n{BODY}") == {"headline"}


def test_a_file_picture_is_a_caption() -> None:
    text = f"Office opens\n\n{BODY}\n\nFILE - A flag in Bangui, Jan. 2, 2015.\n\n{BODY}"
    assert zones(text)[1:] == [("caption", "FILE - A flag in Bangui, Jan. 2, 2015.")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Jane Doe; Editing by Joe Sample)", ["credit"]),
        ("Source: Agencies", ["credit"]),
        ("Source – Jane Doe", ["credit"]),
        ("Photo: J. Doe, archive. Read more: who trains whom.", ["credit", "read_more"]),
        ("Subscribe for a coin. Photo: private.", ["subscribe", "credit"]),
        ("Have a question? Send it by post.", ["subscribe", "subscribe"]),
        ("Read more", ["read_more"]),
        ("Founded 1961. Fog until noon. Read more on page 2.", ["read_more"]),
        ("Lire aussi : le plan du camp", ["read_more"]),
        ("Читайте также: цены на зерно", ["read_more"]),
        ("Подписывайтесь на наш канал.", ["subscribe"]),
    ],
)
def test_the_foot_of_a_text_is_marked_sentence_by_sentence(line: str, expected: list[str]) -> None:
    found = [kind for kind, _ in zones(f"Sixty arrive\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{line}")]
    assert found[1:] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Support from many governments for the mission has waned.",
        "Read more than once, the contract still says nothing about the 300 men.",
        "Sources in the ministry spoke of 300 men.",
        "Subscribers to the army's fund paid for ten vehicles.",
        "Photographs of the 20 vehicles were shown on television.",
        "Images of 14 fighter jets were published by the command.",
        "Donations of 20 vehicles arrived in May.",
        "Editing of the report took the panel a month.",
        "Relations between the two countries are older.",
        "Sharing the cost, Paris sent 40 men.",
        "Joined by 60 instructors, the army moved north.",
        "Follow-up deliveries of ammunition are under way.",
        "Contacts with the embassy ended in May.",
        '"Subscribe to peace," said the minister.',
    ],
)
def test_body_sentences_that_open_like_a_cue_stay_body(sentence: str) -> None:
    assert kinds(f"Sixty arrive\n\n{BODY}\n\n{sentence}") == {"headline"}


def test_a_cross_reference_between_paragraphs_is_read_more() -> None:
    text = f"Sixty arrive\n\n{BODY}\n\nOPINION: A strategy that wins\n\n{BODY}\n\n{BODY}\n\n{BODY}"
    assert zones(text)[1:] == [("read_more", "OPINION: A strategy that wins")]


def test_a_cue_amid_a_paragraph_in_the_middle_marks_nothing() -> None:
    middle = f"{BODY} Share this with nobody, he said. {BODY}"
    text = "\n\n".join(["Sixty arrive", BODY, BODY, middle, BODY, BODY, BODY])
    assert kinds(text) == {"headline"}


def test_short_lines_between_paragraphs_are_headings() -> None:
    text = f"Sixty arrive\n\n{BODY}\n\nRules of engagement\n\n{BODY}\n\n{BODY}"
    assert zones(text)[1:] == [("heading", "Rules of engagement")]


def test_headings_of_a_digest_stand_above_one_another() -> None:
    text = f"Conflicts\nA civil war\nEastern offensive\n{BODY}\nAnother war\n{BODY}"
    assert [kind for kind, _ in zones(text)] == ["heading"] * 4


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nThe package holds:\n\nTwo launchers\n\nTen vehicles\n\n{BODY}",
        f"{BODY}\n\n- Two launchers\n- Ten vehicles\n\n{BODY}",
        f"{BODY}\n\n10 BRDM-2 vehicles\n\n{BODY}",
        f"{BODY}\n\nRussia has sent ten vehicles\n\n{BODY}",
        f"{BODY}\n\nOne\nTwo\nThree\nFour\nFive\n{BODY}",
        f"{BODY}\n\nThe ministry spoke of three hundred men\nand of ten vehicles for them\nin May.",
        f"{BODY}\n\nA last line",
    ],
)
def test_lists_sentences_and_wrapped_lines_are_no_headings(text: str) -> None:
    assert kinds(text) == set()


def test_questions_above_their_answers_are_headings() -> None:
    text = f"Answers\n\nWho says so?\n{BODY}\n\nIs it certain?\nNo. {BODY}"
    assert [kind for kind, _ in zones(text)] == ["headline", "heading", "heading"]


def test_markdown_headings_are_marked_with_their_marks() -> None:
    text = f"# Sixty arrive\n\n{BODY}\n\n## What else?\n\n{BODY}"
    assert zones(text, markdown=True) == [
        ("headline", "# Sixty arrive"),
        ("heading", "## What else?"),
    ]


def test_crlf_moves_no_zone() -> None:
    text = f"Sixty arrive\r\n\r\nBANGUI, 3 May 2019 - {BODY}\r\n\r\nRead more"
    assert [kind for kind, _ in zones(text)] == ["headline", "dateline", "read_more"]


def test_letters_that_grow_in_lower_case_move_no_zone() -> None:
    text = f"İİİ İstanbul\n\nİSTANBUL, 3 May 2019 - {BODY}\n\nİİİ. Read more: the map."
    found = zones(text)
    assert found[0] == ("headline", "İİİ İstanbul")
    assert found[1] == ("dateline", "İSTANBUL, 3 May 2019 -")
    assert found[-1] == ("read_more", "Read more: the map.")


def test_body_text_is_what_no_zone_covers() -> None:
    text = f"Sixty arrive\n\n{BODY}\n\nRead more"
    assert body_text(text, mark_zones(text)) == BODY
