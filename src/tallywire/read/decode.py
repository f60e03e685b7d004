"""Bytes -> characters, exactly as they were written.

In: the bytes of a text and, for a page, the encoding that it declares.  Out: the characters
and the issues met.  Nothing is normalised: line ends, composed and decomposed letters,
zero-width characters all stay, since every offset counts in this text.  Only a byte order
mark at the very start, which is no character of the text, goes.

Order of trust: byte order mark, strict UTF-8, declared encoding, UTF-8 with a few broken
bytes, UTF-16 without a mark, and last the guess of charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import charset_normalizer

from tallywire.model.issue import Issue
from tallywire.read.result import Unreadable

__all__ = ["MAX_CHARACTERS", "check_text", "decode"]

MAX_CHARACTERS: Final = 1_000_000
"""Longest document: what the parser takes at once, some 160,000 words."""

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "compressed data"),
)
_CANDIDATES: Final = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp866",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "iso8859_2",
    "iso8859_5",
    "iso8859_6",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
]
"""What news text of the last forty years comes in; fewer candidates, fewer wrong guesses."""

_SAMPLE_BYTES: Final = 65_536
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.005
_SURROGATE = re.compile("[\ud800-\udfff]")
_BROKEN_SHARE: Final = 0.02
"""UTF-8 with fewer broken bytes than this share of its multi-byte letters is damaged UTF-8;
other encodings read as UTF-8 break at nearly every letter."""


def decode(data: bytes, place: str, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The characters of ``data``.

    Raises:
        Unreadable: the data is empty, binary or too long.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(Issue("read.format", place, f"this is {name}"))
    text, issues = _decode(data, place, declared)
    check_text(text, place)
    return text, issues


def check_text(text: str, place: str) -> None:
    """Raise ``Unreadable`` unless ``text`` is text: not empty, not binary, not too long."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(Issue("read.too_long", place, f"{len(text):,}"))
    if not text.strip("\ufeff\u200b \t\r\n\f\v\x85\xa0") or text.isspace():
        raise Unreadable(Issue("read.empty", place))
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, _CONTROL_SHARE * len(text)):
        raise Unreadable(Issue("read.format", place, "this is binary data, not text"))
    if _SURROGATE.search(text):
        raise Unreadable(Issue("read.format", place, "it holds half of a surrogate pair"))


def _decode(data: bytes, place: str, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _lossy(data[len(bom) :], codec, place)
    text = _strict(data, "utf-8")
    if text is None and declared:
        text = _strict(data, declared)
    if text is not None and "\x00" not in text:
        return text, ()
    wide = _wide_codec(data)
    if wide is not None and (found := _strict(data, wide)) is not None:
        return found, (Issue("read.guessed", place, wide.upper()),)
    if text is not None or _is_damaged_utf8(data):
        return _lossy(data, "utf-8", place)
    codec = _guess(data)
    text, issues = _lossy(data, codec, place)
    return text, issues or (Issue("read.guessed", place, codec),)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _lossy(data: bytes, codec: str, place: str) -> tuple[str, tuple[Issue, ...]]:
    """The text, with U+FFFD and an issue where bytes are broken."""
    text = _strict(data, codec)
    if text is not None:
        return text, ()
    detail = codec.upper().replace("-LE", "").replace("-BE", "")
    return data.decode(codec, "replace"), (Issue("read.encoding", place, detail),)


_WIDE_BYTES: Final = 16
"""Fewer bytes say too little: a stray zero byte among four is no UTF-16."""


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is zero."""
    sample = data[:4096]
    if len(sample) < _WIDE_BYTES or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end == len(data):
            return whole > 0 or error.end - error.start > 1
    return broken <= _BROKEN_SHARE * whole


def _guess(data: bytes) -> str:
    matches = charset_normalizer.from_bytes(
        data[:_SAMPLE_BYTES], cp_isolation=_CANDIDATES, preemptive_behaviour=False
    )
    best = matches.best()
    return "cp1252" if best is None else best.encoding
