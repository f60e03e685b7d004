"""Loader of the predicate and status words of a language.

In: ``languages/<code>/predicates.yaml`` and ``status.yaml``.  Out: ``Predicates``, which
tells what a verb or noun does and who fills which place, and what governing words do to
the status of what they govern.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tallywire.errors import PackError
from tallywire.model.values import STATUSES
from tallywire.packs.reading import read_pack

__all__ = ["PredicateClass", "Predicates", "load_predicates"]

ROLES: Final = frozenset(
    {"provider", "recipient", "theme", "trainee", "party", "kind", "content", "none"}
)


@dataclass(frozen=True, slots=True)
class PredicateClass:
    """What a family of words does: role of subject, object, iobj and each preposition."""

    name: str
    roles: Mapping[str, str]
    verbs: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Predicates:
    """The predicate and status words of one language.

    Attributes:
        classes: by name.
        by_verb: lemma, or "lemma particle", to the names of its classes, in file order.
        particled: lemmas that stand in ``by_verb`` with a particle.
        by_noun: the same as ``by_verb`` for nouns.
        beginnings: class to the first words of its verbs: without one of them nothing is of it.
        status: lemma or phrase to the status it puts its content on.
        phrased: lemmas that begin a phrase of ``status``.
        beside: adjective to the status that it puts a noun of happening on.
        said_of: what is said of a happening ("on hold", "fall through") to its status.
        flags: "denial", "negation", "likely", "possible", "conditional", "future" to lemmas.
    """

    classes: Mapping[str, PredicateClass]
    by_verb: Mapping[str, tuple[str, ...]]
    particled: frozenset[str]
    by_noun: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, frozenset[str]]
    status: Mapping[str, str]
    phrased: frozenset[str]
    beside: Mapping[str, str]
    said_of: Mapping[str, str]
    flags: Mapping[str, frozenset[str]]


@functools.cache
def load_predicates(language: str) -> Predicates:
    """The predicate words of ``language``.

    Raises:
        PackError: a file is missing or an entry breaks a rule.
    """
    words = _read(language, "predicates.yaml")
    status = _read(language, "status.yaml")
    classes = {name: _predicate_class(name, entry) for name, entry in words.items()}
    ladder = _by_word(language, status.pop("status"))
    beside = _by_word(language, status.pop("beside"))
    said_of = _by_word(language, status.pop("said_of"))
    by_verb = _inverted((c.name, c.verbs) for c in classes.values())
    return Predicates(
        classes=classes,
        by_verb=by_verb,
        particled=_leading(by_verb),
        by_noun=_inverted((c.name, c.nouns) for c in classes.values()),
        beginnings={c.name: frozenset(v.split()[0] for v in c.verbs) for c in classes.values()},
        status=ladder,
        phrased=_leading(ladder),
        beside=beside,
        said_of=said_of,
        flags={name: frozenset(map(str, lemmas)) for name, lemmas in status.items()},
    )


def _leading(entries: Iterable[str]) -> frozenset[str]:
    """The first words of the entries of several words."""
    return frozenset(entry.partition(" ")[0] for entry in entries if " " in entry)


def _by_word(language: str, rungs: Mapping[str, Any]) -> dict[str, str]:
    """Each word with the first rung that lists it."""
    ladder: dict[str, str] = {}
    for rung, lemmas in rungs.items():
        if rung not in STATUSES:
            raise PackError(f"languages/{language}/status.yaml: {rung!r} is no status")
        for lemma in lemmas:
            ladder.setdefault(str(lemma), rung)
    return ladder


def _read(language: str, name: str) -> dict[str, Any]:
    return read_pack(f"languages/{language}/{name}", dict[str, Any])


def _predicate_class(name: str, entry: Mapping[str, Any]) -> PredicateClass:
    unknown = set(entry["roles"].values()) - ROLES
    if unknown:
        raise PackError(f"predicates.yaml: {name}: unknown roles {sorted(unknown)}")
    return PredicateClass(
        name,
        {str(k): str(v) for k, v in entry["roles"].items()},
        frozenset(map(str, entry["verbs"])),
        frozenset(map(str, entry["nouns"])),
    )


def _inverted(pairs: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, lemmas in pairs:
        for lemma in sorted(lemmas):
            found.setdefault(lemma, []).append(name)
    return {lemma: tuple(names) for lemma, names in found.items()}
