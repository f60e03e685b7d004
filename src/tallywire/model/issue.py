"""A coded oddity of the data: recorded, counted, shown; the run goes on.

In: nothing.  Out: ``Issue`` and the table ``ISSUES`` of stable codes with the words that
explain them and the remedy.
"""

from __future__ import annotations

from typing import Final

import msgspec

__all__ = ["ISSUES", "Issue"]

ISSUES: Final[dict[str, str]] = {
    "read.unreadable": "{place}: cannot be read ({detail}). Check the path and its permissions.",
    "read.empty": "{place}: holds no text. Nothing was stored; check the file.",
    "read.encoding": "{place}: is not valid {detail}; undecodable bytes stand as U+FFFD. "
    "Convert the file to UTF-8 and add it again.",
    "read.guessed": "{place}: is not UTF-8 and names no encoding; it was read as {detail}. If "
    "letters look wrong, convert it to UTF-8 and add it again.",
    "read.too_long": "{place}: has {detail} characters or bytes, over the limit for one document "
    "(1,000,000 characters). Split it into documents and add those.",
    "read.no_texts": "{place}: holds no text, Markdown, HTML or JSON lines file. Check the folder.",
    "read.format": "{place}: {detail}. Supported: text, Markdown, HTML, JSON lines.",
    "read.json": "{place}: {detail}. Give one JSON object a line with the keys id and text.",
    "read.metadata": "{place}: {detail}. Metadata is a JSON list of objects with an id.",
    "read.date": "{place}: publication date {detail} is not ISO 8601; it was left out.",
    "language.no_pack": "{place}: language {detail} has no pack; the text is stored, no "
    "statement was read.",
    "language.unknown": "{place}: the language could not be told; the text is stored, no "
    "statement was read. Give it in the metadata.",
    "statements.unreadable": "{place}: {detail}. Give a JSON object with a list `statements` in "
    "the form of the annotation guide; this document was left out.",
    "statements.text": "{place}: its text cannot be read ({detail}). Convert it to UTF-8; until "
    "then copies of it are not found.",
    "document.same_name": "{place}: another document of this name has other content; both are "
    "kept. Rename one to tell them apart.",
    "extract.unlocated": "{place}: {detail} could not be located in the text and was dropped.",
    "extract.failed": "{place}: extraction failed ({detail}). The document is stored without "
    "statements; please report it with the text.",
}


class Issue(msgspec.Struct, frozen=True, order=True):
    """One oddity.

    Attributes:
        code: a key of ``ISSUES``.
        place: the document, file or line it is about.
        detail: what fills the template beside the place.
    """

    code: str
    place: str
    detail: str = ""

    def __post_init__(self) -> None:
        if self.code not in ISSUES:
            raise ValueError(f"unknown issue code {self.code!r}; add it to ISSUES")

    @property
    def message(self) -> str:
        """The sentence shown to the user: what failed, on what, and what to do."""
        return ISSUES[self.code].format(place=self.place, detail=self.detail)
