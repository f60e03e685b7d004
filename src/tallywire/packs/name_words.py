"""Loader of what names are compared by: letters, sounds, titles, forms of companies.

In: ``names/names.yaml``, which says what each list holds.  Out: ``NameWords``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files

import msgspec
import yaml

from tallywire.errors import PackError

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
    path = files("tallywire.packs") / "names" / "names.yaml"
    if not path.is_file():
        raise PackError("packs/names/names.yaml is missing. Reinstall tallywire.")
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    try:
        return msgspec.convert(content, NameWords)
    except msgspec.ValidationError as error:
        raise PackError(f"packs/names/names.yaml: {error}. Correct it.") from error
