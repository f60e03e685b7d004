"""Every list of words of the English packs is sound, and asked for by a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

FILES = ("cues", "grammar", "secondary", "status")
OF_NAMES = {"agencies", "helpers", "warlords"}
"""Lists of names, which are written with capitals."""
OF_PLAIN_OBJECTS = {"verbs.amount"}
"""Lists that may be empty: of prepositions, by verbs that need none."""


def lists_below(path: str, content: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(content, list):
        yield path, content
    elif isinstance(content, dict):
        for key, inner in content.items():
            yield from lists_below(f"{path}.{key}" if path else str(key), inner)


@cache
def pack(name: str) -> dict[str, Any]:
    path = files("tallywire.packs") / "languages" / "en" / f"{name}.yaml"
    return dict(yaml.safe_load(path.read_text("utf-8")))


LISTS = [(name, *found) for name in FILES for found in lists_below("", pack(name))]


@pytest.mark.parametrize(
    ("path", "words"), [pytest.param(p, w, id=f"{n}.{p}") for n, p, w in LISTS]
)
def test_a_list_holds_words_each_once(path: str, words: list[Any]) -> None:
    assert words or path.rpartition(".")[0] in OF_PLAIN_OBJECTS, "an empty list says nothing"
    assert all(isinstance(w, str) for w in words), "on, off, no and yes need quotation marks"
    assert [w for w in words if w != " ".join(w.split())] == []
    assert path in OF_NAMES or [w for w in words if w != w.lower()] == []
    assert sorted(words) == sorted(set(words))


@cache
def code() -> str:
    """The modules of the package, one after the other."""
    root = files("tallywire")
    found = [root]
    texts = []
    for folder in found:  # grows as it goes
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                found.append(entry)
            elif entry.name.endswith(".py"):
                texts.append(entry.read_text("utf-8"))
    return "\n".join(texts)


@pytest.mark.parametrize("name", FILES)
def test_each_list_is_asked_for(name: str) -> None:
    fields = {f for key, inner in pack(name).items() for f in (key, *_fields(name, inner))}
    asked = {f for f in fields if re.search(rf'\.{f}\b|"{f}"', code())}
    assert fields - asked == set(), "no rule asks for these: take them out"


def _fields(name: str, inner: Any) -> tuple[str, ...]:
    """The lists of a group of cues; elsewhere a group stands by words, not by lists."""
    return tuple(inner) if name == "cues" and isinstance(inner, dict) else ()
