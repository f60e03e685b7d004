"""Loader of offices and states as texts in other languages write them.

In: ``names/foreign.yaml``.  Out: ``ForeignWords``, by stem.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

import msgspec

from tallywire.errors import PackError
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.reading import read_pack

__all__ = ["ForeignWords", "load_foreign_words"]

_FILE: Final = "names/foreign.yaml"


class ForeignWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Stems of words, and common words.

    Attributes:
        offices: of offices and institutions.
        envoys: of those that speak in the country of another.
        common: common words of these languages.
        english: common words of English.
        states: of names and adjectives, with the state.
    """

    offices: frozenset[str]
    envoys: frozenset[str]
    common: frozenset[str]
    english: frozenset[str]
    states: Mapping[str, str]


@functools.cache
def load_foreign_words() -> ForeignWords:
    """The stems of the installed pack.

    Raises:
        PackError: the file is missing or broken, or names a state that the gazetteers lack.
    """
    words = read_pack(_FILE, ForeignWords, by_word=["states"])
    unknown = sorted(set(words.states.values()) - set(load_gazetteer().states))
    if unknown:
        raise PackError(f"packs/{_FILE}: unknown state {unknown[0]!r}; correct it")
    return words
