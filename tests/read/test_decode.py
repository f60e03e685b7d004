from __future__ import annotations

import codecs

import pytest

from tallywire.read import Unreadable, read_text
from tallywire.read.decode import decode

ENGLISH = "Café Noël, Touadéra said: 300 men arrived in Bangui with the first plane.\r\nThen left."
RUSSIAN = (
    "Россия передала Центральноафриканской Республике десять бронированных машин. "
    "Посол сообщил об этом в четверг, по его словам, ещё десять машин прибудут позже."
)


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_character(bom: bytes, codec: str) -> None:
    assert decode(bom + ENGLISH.encode(codec), "x") == (ENGLISH, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(codec: str) -> None:
    text, issues = decode(ENGLISH.encode(codec), "x")
    assert text == ENGLISH
    assert [issue.code for issue in issues] == ["read.guessed"]


@pytest.mark.parametrize(
    ("text", "codec"), [(ENGLISH, "latin-1"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")]
)
def test_old_encodings_are_guessed_and_said_so(text: str, codec: str) -> None:
    found, issues = decode(text.encode(codec), "x")
    assert found == text
    assert [issue.code for issue in issues] == ["read.guessed"]


def test_a_declared_encoding_goes_before_the_guess() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "x", "windows-1251") == (RUSSIAN, ())


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(ENGLISH.encode(), "x", "no-such-codec") == (ENGLISH, ())


def test_truncated_utf8_keeps_the_text_and_says_so() -> None:
    data = "Touadéra welcomed 300 men from the East and é".encode()[:-1]
    text, issues = decode(data, "x")
    assert text == "Touadéra welcomed 300 men from the East and \ufffd"
    assert [issue.code for issue in issues] == ["read.encoding"]


@pytest.mark.parametrize(
    "text",
    [
        "Cafe\u0301 in Bangui\r\nand Café",
        "zero\u200bwidth \u200d joiner\ufeff inside",
        "emoji 🪖🇨🇫 and \U0001f9d1\u200d\u2708\ufe0f",
        "İstanbul'da 300 asker",
        "old\rmac\rlines",
    ],
)
def test_characters_stay_exactly_as_they_are(text: str) -> None:
    assert read_text(text.encode(), "x").text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b" \r\n\t ", "read.empty"),
        (codecs.BOM_UTF8, "read.empty"),
        (b"%PDF-1.7 ...", "read.format"),
        (b"PK\x03\x04abc", "read.format"),
        (b"abc\x00def", "read.format"),
        (bytes(range(256)), "read.format"),
        (b"word " * 300_000, "read.too_long"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_text(data, "thing", place="thing.txt")
    assert caught.value.issue.code == code
    assert str(caught.value).startswith("thing.txt: ")
