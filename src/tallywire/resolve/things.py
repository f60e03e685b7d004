"""Labels of what was sent, opened or signed, made comparable.

In: a statement.  Out: ``Thing``: heads, modifiers, and the classes of the packs that hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from tallywire.model.resolved import Thing
from tallywire.model.statement import FRAMES, Statement
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_nouns import NounEntry, load_equipment, load_equipment_patterns
from tallywire.packs.lexicon_nouns import load_nouns as _load_nouns
from tallywire.packs.lexicon_things import load_things
from tallywire.resolve.folding import fold

__all__ = ["thing_of"]

_CLASSES: Final = {
    "kind": ("personnel", "unit", "trainee", "platform", "equipment", "backing"),
    "item": ("equipment", "platform", "aid", "concession"),
    "facility": ("facility",),
    "instrument": ("instrument", "embargo"),
}
"""Classes of nouns in which a label is looked for, by the field that holds it."""

_ARMS: Final = "arms"
_PERSON: Final = "person"
_JOINED: Final = " and "


def thing_of(statement: Statement) -> Thing:
    """What the statement is about; without groups where no pack knows the words."""
    label = statement.what
    return Thing() if label is None else _thing(label, FRAMES[statement.frame].what)


@lru_cache(maxsize=65_536)
def _thing(label: str, field: str) -> Thing:
    heads: set[str] = set()
    modifiers: set[str] = set()
    groups: dict[str, None] = {}
    general: list[bool] = []
    for part in filter(None, (fold(part) for part in label.split(_JOINED))):
        head, rest, classes = _read(part, _CLASSES.get(field, ()))
        heads.add(head)
        modifiers.update(rest)
        groups.update(dict.fromkeys(classes))
        general.append(head in load_things().general)
    return Thing(
        label=label,
        heads=tuple(sorted(heads)),
        modifiers=tuple(sorted(modifiers)),
        groups=tuple(groups),
        is_general=bool(general) and all(general),
    )


def _read(part: str, classes: tuple[str, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Head, other words, and groups from narrow to broad."""
    words = part.split()
    if "personnel" in classes and part in _peoples():
        return _PERSON, (part,), (_PERSON,)
    while len(words) > 1 and words[-1].isdigit() and not _spellings().get(part):
        words.insert(0, words.pop())
    if classes and classes[0] in ("equipment", "personnel"):
        for first, last, name, groups in _designations(words):
            tail = _entry(" ".join(words[last:]), classes)
            if tail is None or _is_class_of(tail.preferred, groups):
                return name, (*words[:first], *words[last:]), groups
    for first in range(len(words)):
        entry = _entry(" ".join(words[first:]), classes)
        if entry is not None:
            head = entry.preferred
            narrower = _ring_head(head, classes)
            dropped = head.split()[: -len(narrower.split())] if narrower != head else []
            return narrower, (*words[:first], *dropped), _groups(entry, narrower)
    return words[-1], tuple(words[:-1]), ()


def _is_class_of(lemma: str, groups: tuple[str, ...]) -> bool:
    general = load_things().general.get(lemma)
    return lemma in groups or (general is not None and bool({*general.categories} & {*groups}))


def _ring_head(head: str, classes: tuple[str, ...]) -> str:
    """The shorter noun at the end of the head that a ring lists ("military instructor")."""
    rings = load_things().ring_of
    words = head.split()
    ends = [" ".join(words[i:]) for i in range(len(words) - 1, 0, -1)]
    shorter = next((one for one in ends if one in rings and _entry(one, classes)), None)
    is_person = "personnel" in classes
    return (
        shorter
        if is_person and shorter and rings.get(head, rings[shorter]) == rings[shorter]
        else head
    )


def _entry(lemma: str, classes: tuple[str, ...]) -> NounEntry | None:
    nouns = _load_nouns("en")
    found = (nouns.entry(name, lemma) for name in classes)
    return next((one for one in found if one is not None and not one.is_never), None)


def _groups(entry: NounEntry, head: str) -> tuple[str, ...]:
    ring = load_things().ring_of.get(head)
    if ring is not None:
        return (ring,)
    if entry.word_class in ("equipment", "platform") and entry.category:
        return (head, entry.category, _ARMS)
    return (head, entry.category) if entry.category else (head,)


def _designations(words: list[str]) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Designations among the words, longest first: first and last word, name, groups."""
    known = _spellings()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            found = known.get(" ".join(words[first : first + length]))
            if found is not None:
                yield first, first + length, *found
    for i, word in enumerate(words):
        for pattern in load_equipment_patterns():
            if pattern.regex.fullmatch(word.upper()):
                groups = (fold(word), pattern.noun, pattern.category, _ARMS)
                yield i, i + 1, fold(word), groups


@cache
def _peoples() -> frozenset[str]:
    """What people are called by their state: "Fijian", "Sudanese"."""
    names = load_gazetteer().names
    return frozenset(fold(name.surface) for name in names if name.form in ("demonym", "adjective"))


@cache
def _spellings() -> dict[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for one in load_equipment():
        name = fold(one.name)
        for spelling in one.spellings:
            found.setdefault(fold(spelling), (name, (name, one.noun, one.category, _ARMS)))
    return found
