"""Loader of what names are compared by: letters, sounds, titles, forms of companies.

In: ``names/names.yaml``, which says what each list holds.  Out: ``NameWords``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["NameWords", "load_name_words"]


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of the file."""

    letters: Mapping[str, str]
    vowelless: frozenset[str]
    sounds: tuple[dict[str, str], ...]
    titles: frozenset[str]
    particles: frozenset[str]
    sons: frozenset[str]
    company_forms: frozenset[str]
    common_words: frozenset[str]
    same_words: Mapping[str, str]
    short_names: Mapping[str, str]
    numbers: Mapping[str, int]


@functools.cache
def load_name_words() -> NameWords:
    """The lists of the installed pack.

    Raises:
        PackError: the file is missing, or a list of it is missing, unknown or no list of words.
    """
    return read_pack("names/names.yaml", NameWords)
