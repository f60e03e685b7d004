"""Bytes -> Document: the first stage.

In: paths, or the bytes of one text.  Out: ``Document`` values with marked zones, date and
language, and an ``Issue`` for everything that could not be read.
"""

from tallywire.read.jsonl import read_jsonl
from tallywire.read.metadata import Metadata, load_metadata
from tallywire.read.page import read_html
from tallywire.read.paths import SUFFIXES, read_paths
from tallywire.read.result import ReadResult, Unreadable
from tallywire.read.text import read_markdown, read_text

__all__ = [
    "SUFFIXES",
    "Metadata",
    "ReadResult",
    "Unreadable",
    "load_metadata",
    "read_html",
    "read_jsonl",
    "read_markdown",
    "read_paths",
    "read_text",
]
