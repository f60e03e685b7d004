"""Loader of the words by which texts count parts.

In: ``languages/<code>/sums.yaml``.  Out: ``Sums``; what each list holds is said in the file.
"""

from __future__ import annotations

import functools

import msgspec

from tallywire.errors import PackError
from tallywire.packs.reading import read_pack

__all__ = ["Sums", "load_sums"]


class Sums(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of the file."""

    language: str
    each: frozenset[str]
    joining: frozenset[str]


@functools.cache
def load_sums(language: str = "en") -> Sums:
    """The words of one language.

    Raises:
        PackError: the file is missing, or lacks or adds a list, or holds an empty one.
    """
    path = f"languages/{language}/sums.yaml"
    words = read_pack(path, Sums)
    if not words.each or not words.joining:
        raise PackError(f"packs/{path}: a list is empty")
    return words
