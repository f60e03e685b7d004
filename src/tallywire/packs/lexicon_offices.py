"""Loader of the words by which texts say whom somebody speaks for.

In: ``languages/<code>/offices.yaml``.  Out: ``OfficeWords``, one frozen set for each list.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["OfficeWords", "load_offices"]


class OfficeWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, kw_only=True):
    """Word lists of one language; what each holds is said in the file itself.

    Attributes:
        bodies: phrase to the organisation whose experts it names.
    """

    offices: frozenset[str]
    institutions: frozenset[str]
    envoys: frozenset[str]
    modifiers: frozenset[str]
    owner_links: frozenset[str]
    host_links: frozenset[str]
    pointing: frozenset[str]
    leading: frozenset[str]
    state_institutions: frozenset[str]
    state_missions: frozenset[str]
    public_offices: frozenset[str]
    unnamed_heads: frozenset[str]
    branches: frozenset[str]
    saying: frozenset[str]
    lengthening: frozenset[str]
    abbreviations: frozenset[str]
    state_papers: frozenset[str]
    empty_descriptions: frozenset[str]
    bodies: Mapping[str, str]


@functools.cache
def load_offices(language: str) -> OfficeWords:
    """The words of ``language``.

    Raises:
        PackError: the file is missing, or a list of it is missing or unknown.
    """
    return read_pack(f"languages/{language}/offices.yaml", OfficeWords, by_word=["bodies"])
