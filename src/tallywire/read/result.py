"""What reading one text gives: a document, or the issue that says why there is none.

In: nothing.  Out: ``ReadResult`` and ``Unreadable``, the error of the functions that read a
single text.
"""

from __future__ import annotations

import msgspec

from tallywire.errors import ReadError
from tallywire.model.document import Document
from tallywire.model.issue import Issue

__all__ = ["ReadResult", "Unreadable"]


class ReadResult(msgspec.Struct, frozen=True):
    """One text read, or not.

    Attributes:
        place: file, line or stream, as named in messages.
        document: the document, or None.
        issue: why there is no document, or None.
    """

    place: str
    document: Document | None = None
    issue: Issue | None = None


class Unreadable(ReadError):  # noqa: N818 - it reads as what the text is
    """A text that cannot become a document.

    Attributes:
        issue: the coded reason; its message is the message of the error.
    """

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue
