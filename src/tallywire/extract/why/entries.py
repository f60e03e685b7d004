"""Words -> pack entries: which file, and which place in it, lists a word.

In: the YAML files of the packs.  Out: ``entries_of`` and what is built on it.  An entry is told
by its file and the keys above it, the word itself last: ``predicates.yaml: give.verbs: deliver``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from tallywire.extract.names.find import NameMention
from tallywire.model.explanation import PackEntry
from tallywire.packs.lexicon_nouns import load_equipment_patterns

__all__ = ["entries_of", "entries_within", "entry", "in_language", "name_entries"]

_NAME_FILES: Final = {
    "state": "states",
    "region": "regions",
    "organisation": "organisations",
    "group": "organisations",
    "outlet": "outlets",
    "person": "people",
    "equipment": "equipment",
}
_NAMING: Final = ("lemma", "name")
"""Keys whose value is the word that an entry is about."""


def in_language(language: str, name: str) -> str:
    """The path of a language's file below ``packs/``."""
    return f"languages/{language}/{name}.yaml"


def entry(file: str, place: str, word: str) -> PackEntry:
    """The entry of a word at a place of a file."""
    return PackEntry(file, f"{place}: {word}" if place else word)


def entries_of(
    file: str, words: Iterable[str], under: Iterable[str] = ("",)
) -> tuple[PackEntry, ...]:
    """Where a file lists the words, below one of the places ``under``; each entry once."""
    listed, below = _listed(file), tuple(under)
    return tuple(
        dict.fromkeys(
            entry(file, place, spelled)
            for word in words
            for place, spelled in listed.get(word.lower(), ())
            if any(place == one or place.startswith(one and f"{one}.") for one in below)
        )
    )


def entries_within(file: str, text: str, under: Iterable[str] = ("",)) -> tuple[PackEntry, ...]:
    """Entries for the words and phrases of a file that stand in ``text``, the longest first."""
    inside = f" {' '.join(text.lower().split())} "
    found = sorted(
        (word for word in _listed(file) if f" {word} " in inside), key=lambda w: (-len(w), w)
    )
    return entries_of(file, found, under)


def name_entries(mention: NameMention) -> tuple[PackEntry, ...]:
    """The gazetteer entry of a name, and where a rule made it the pattern it fits."""
    kind = mention.kind
    if kind == "place":
        entries = entries_of("gazetteers/places.yaml", (mention.entity,))
        return entries or entries_of("gazetteers/states.yaml", (mention.state or "",))
    file = f"gazetteers/{_NAME_FILES[kind]}.yaml"
    found = entries_of(file, (mention.entity,))
    if found or kind != "equipment":
        return found
    return tuple(
        PackEntry(file, f"patterns: {one.name}")
        for one in load_equipment_patterns()
        if one.regex.fullmatch(mention.entity)
    )


@cache
def _listed(file: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Each word of a file in small letters, with the places that list it and its spelling."""
    source = files("tallywire.packs").joinpath(file)
    if not source.is_file():
        return {}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for place, word in _walk(yaml.load(source.read_bytes(), Loader=yaml.CSafeLoader), ""):
        found.setdefault(word.lower(), {})[place, word] = None
    return {word: tuple(places) for word, places in found.items()}


def _walk(node: Any, place: str) -> Iterator[tuple[str, str]]:
    """Place and word of everything that a file lists, or gives a value to."""
    if isinstance(node, dict):
        named = next((node[key] for key in _NAMING if isinstance(node.get(key), str)), None)
        if named is not None:
            yield place, named
            return
        for key, value in node.items():
            if isinstance(value, list | dict):
                yield from _walk(value, f"{place}.{key}" if place else str(key))
            yield place, str(key)
    elif isinstance(node, list):
        for one in node:
            if isinstance(one, list | dict):
                yield from _walk(one, place)
            elif isinstance(one, str):
                yield place, one
