"""Loader of the words by which texts say whom somebody speaks for.

In: ``languages/<code>/offices.yaml``.  Out: ``OfficeWords``, one frozen set for each list.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any

import yaml

from tallywire.errors import PackError

__all__ = ["OfficeWords", "load_offices"]


@dataclass(frozen=True, slots=True)
class OfficeWords:
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
    path = files("tallywire.packs") / "languages" / language / "offices.yaml"
    if not path.is_file():
        raise PackError(f"language pack {language!r} has no offices.yaml; reinstall tallywire")
    content: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(content, dict):
        raise PackError(f"languages/{language}/offices.yaml: not a mapping")
    if wrong := sorted({field.name for field in fields(OfficeWords)} ^ set(content)):
        raise PackError(f"languages/{language}/offices.yaml: missing or unknown lists {wrong}")
    plain = {key: frozenset(map(str, words)) for key, words in content.items() if key != "bodies"}
    bodies = {str(word): name for name, words in content["bodies"].items() for word in words}
    return OfficeWords(bodies=bodies, **plain)
