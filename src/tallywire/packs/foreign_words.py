"""Loader of offices and states as texts in other languages write them.

In: ``names/foreign.yaml``.  Out: ``ForeignWords``, by stem.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files

import msgspec
import yaml

from tallywire.errors import PackError
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["ForeignWords", "load_foreign_words"]


class ForeignWords(msgspec.Struct, frozen=True, kw_only=True):
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
    path = files("tallywire.packs") / "names" / "foreign.yaml"
    if not path.is_file():
        raise PackError("packs/names/foreign.yaml is missing. Reinstall tallywire.")
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    try:
        states = msgspec.convert(content.pop("states"), dict[str, list[str]])
        words = msgspec.convert({**content, "states": {}}, ForeignWords)
    except (msgspec.ValidationError, AttributeError, KeyError) as error:
        raise PackError(f"packs/names/foreign.yaml: {error!r}. Correct it.") from error
    unknown = sorted(set(states) - set(load_gazetteer().states))
    if unknown:
        raise PackError(f"packs/names/foreign.yaml: unknown state {unknown[0]!r}. Correct it.")
    by_stem = {stem: state for state, stems in states.items() for stem in stems}
    return msgspec.structs.replace(words, states=by_stem)
