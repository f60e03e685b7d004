"""In: `languages/<code>/nouns.yaml` and `gazetteers/equipment.yaml`. Out: frozen lexicons.

The words for people, units, arms, money, bases, accords and speakers are data that an
analyst edits; this module checks the data once, with an error that names file and entry,
and offers it by class, by lemma and by written form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from tallywire.errors import PackError
from tallywire.packs.plurals import regular_plural
from tallywire.packs.reading import read_plain

__all__ = [
    "EQUIPMENT_CATEGORIES",
    "NOUN_CLASSES",
    "Equipment",
    "EquipmentPattern",
    "NounEntry",
    "Nouns",
    "load_equipment",
    "load_equipment_patterns",
    "load_nouns",
]

Strength = Literal["strong", "weak"]

NOUN_CLASSES = (
    *("personnel", "unit", "equipment", "aid", "platform", "facility", "instrument"),
    *("embargo", "trainee", "backing", "concession", "container", "modifier_military"),
    *("force", "official_person", "expert_person", "witness_person", "source_noun"),
)
"""Every class of a noun lexicon, in the order of the file."""

EQUIPMENT_CATEGORIES = (
    *("small_arms", "ammunition", "missile", "artillery", "armour", "vehicle", "aircraft"),
    *("helicopter", "drone", "ship", "air_defence", "sensor", "protective", "logistics"),
    *("explosive", "other"),
)
"""Categories of generic nouns of equipment and of designations alike."""

_FLAGS = ("mass", "strong", "weak", "ambiguous", "group", "anonymous_when_unnamed", "never")
_NOUN_KEYS = frozenset({"lemma", "plural", "category", "same_as", "also", *_FLAGS})
_ITEM_KEYS = frozenset({"name", "aliases", "ambiguous_aliases", "ambiguous"})
_PATTERN_KEYS = frozenset({"name", "category", "noun", "regex", "matches", "refuses"})
_EQUIPMENT_FILE = "gazetteers/equipment.yaml"
_NO_ENTRIES: Mapping[str, NounEntry] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One noun or multiword noun as a member of one class."""

    lemma: str  # lower case, singular, words parted by one space
    word_class: str  # the class where the data lists it; a cross-listed entry keeps it
    plurals: tuple[str, ...]  # written plural forms; empty for nouns that are never counted
    category: str | None = None  # sort of thing within `word_class`
    strength: Strength | None = None  # weak needs a military word; None is enough with two states
    same_as: str | None = None  # preferred lemma of the same thing, itself an entry of `word_class`
    also: tuple[str, ...] = ()  # further classes the entry belongs to
    is_mass: bool = False  # no number stands before it
    is_ambiguous: bool = False  # an everyday word as often as this noun
    is_group: bool = False  # an armed group, not a state's force
    is_anonymous_when_unnamed: bool = False  # as a speaker without a name it is anonymous
    is_never: bool = False  # listed to say that it is not of the class

    @property
    def preferred(self) -> str:
        """The lemma to report: `same_as` where the data names one."""
        return self.same_as or self.lemma

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form, lower case, lemma first."""
        return tuple(dict.fromkeys((self.lemma, *self.plurals)))


@dataclass(frozen=True, slots=True)
class Nouns:
    """The noun lexicon of one language."""

    language: str  # ISO 639-1 code
    by_class: Mapping[str, Mapping[str, NounEntry]]  # class, then lemma, to entry
    not_military: Mapping[str, tuple[str, ...]]  # topic to phrases that veto a trigger inside
    forms: Mapping[str, tuple[str, ...]]  # written form, lower case, to the lemmas it can be
    multiwords: tuple[str, ...]  # every form of more than one word, longest first
    vetoes: tuple[str, ...]  # every written form of `not_military`, longest first
    entries: Mapping[str, Mapping[str, NounEntry]]  # written form to its entry in each class
    classes: Mapping[str, tuple[str, ...]]  # written form to the classes that it is really of

    def lemmas_of(self, form: str) -> tuple[str, ...]:
        """Lemmas that are written like this, in any case of letters; empty when unknown."""
        return self.forms.get(form.lower(), ())

    def classes_of(self, lemma: str) -> tuple[str, ...]:
        """Classes of a lemma or written form, in the order of `NOUN_CLASSES`; never `is_never`."""
        return self.classes.get(lemma.lower(), ())

    def entries_of(self, form: str) -> Mapping[str, NounEntry]:
        """Entries of a lemma or written form by class; empty when unknown."""
        return self.entries.get(form.lower(), _NO_ENTRIES)

    def entry(self, word_class: str, form: str) -> NounEntry | None:
        """Entry of a lemma or written form in a class, or None.

        Raises:
            PackError: There is no class of that name.
        """
        if word_class not in self.by_class:
            raise PackError(f"no noun class {word_class!r}; use one of {', '.join(NOUN_CLASSES)}")
        return self.entries.get(form.lower(), _NO_ENTRIES).get(word_class)


@dataclass(frozen=True, slots=True)
class Equipment:
    """One designation of arms or equipment."""

    name: str  # as the press writes it
    category: str  # one of `EQUIPMENT_CATEGORIES`
    noun: str  # generic head, such as "helicopter"
    aliases: tuple[str, ...] = ()  # spellings that are as safe as the name
    ambiguous_aliases: tuple[str, ...] = ()  # need a number or a noun of equipment nearby
    is_ambiguous: bool = False  # the name itself needs such a sign

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name and all aliases, name first."""
        return (self.name, *self.aliases, *self.ambiguous_aliases)


@dataclass(frozen=True, slots=True)
class EquipmentPattern:
    """A rule for designations that are not listed; `regex` has the group `name`."""

    name: str  # identifier of the rule
    category: str  # one of `EQUIPMENT_CATEGORIES`
    noun: str  # generic head of what it finds
    regex: re.Pattern[str]  # compiled with word borders; a plural s may follow the group `name`
    matches: tuple[str, ...]  # texts that the whole pattern must match
    refuses: tuple[str, ...]  # texts in which it must find nothing
    owners: Mapping[str, str]  # first word of what it finds: whose it is


@cache
def load_nouns(language: str) -> Nouns:
    """Read and check the noun lexicon of a language.

    Args:
        language: ISO 639-1 code of an installed language pack.

    Raises:
        PackError: The file is missing or breaks a rule; the message names the entry.
    """
    path = f"languages/{language}/nouns.yaml"
    data = _read(path)
    classes = _mapping(data.get("classes"), path, "classes")
    categories = _mapping(data.get("categories"), path, "categories")
    _same_keys(path, "classes", set(classes), set(NOUN_CLASSES))
    home = {
        name: _class_entries(path, name, classes[name], categories.get(name, ()))
        for name in NOUN_CLASSES
    }
    by_class = {name: _with_cross_listed(path, name, home) for name in NOUN_CLASSES}
    not_military = {
        topic: tuple(_lower(path, f"not_military.{topic}", one) for one in phrases)
        for topic, phrases in _mapping(data.get("not_military"), path, "not_military").items()
    }
    forms = _forms(by_class)
    entries = {form: _by_class(by_class, lemmas) for form, lemmas in forms.items()}
    vetoes = {f for ps in not_military.values() for p in ps for f in (p, regular_plural(p))}
    return Nouns(
        language=language,
        by_class=MappingProxyType({k: MappingProxyType(v) for k, v in by_class.items()}),
        not_military=MappingProxyType(not_military),
        forms=MappingProxyType(forms),
        multiwords=_longest_first(form for form in forms if " " in form),
        vetoes=_longest_first(iter(vetoes)),
        entries=entries,
        classes={f: tuple(n for n, e in es.items() if not e.is_never) for f, es in entries.items()},
    )


@cache
def load_equipment() -> tuple[Equipment, ...]:
    """Read and check the designations, in the order of the file.

    Raises:
        PackError: The file is missing or breaks a rule; the message names the entry.
    """
    found: list[Equipment] = []
    owner: dict[str, str] = {}
    for group in _read(_EQUIPMENT_FILE).get("groups", []):
        category = _category(group.get("category"), str(group.get("noun")))
        for raw in group.get("items", []):
            item = _equipment(raw, category, str(group["noun"]))
            for spelling in item.spellings:
                if spelling in owner:
                    _fail(_EQUIPMENT_FILE, item.name, f"{spelling!r} belongs to {owner[spelling]}")
                owner[spelling] = item.name
            found.append(item)
    return tuple(found)


@cache
def load_equipment_patterns() -> tuple[EquipmentPattern, ...]:
    """Read, compile and check the patterns against their own examples.

    Raises:
        PackError: A pattern is malformed, misses an example or takes a refused one.
    """
    return tuple(_pattern(raw) for raw in _read(_EQUIPMENT_FILE).get("patterns", []))


def _fail(path: str, entry: str, problem: str) -> None:
    raise PackError(f"packs/{path}: {entry}: {problem}")


def _read(path: str) -> Mapping[str, Any]:
    return _mapping(read_plain(path), path, "the file")


def _mapping(value: object, path: str, entry: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise PackError(f"packs/{path}: {entry}: must be a mapping")
    return value


def _same_keys(path: str, entry: str, given: set[str], wanted: set[str]) -> None:
    if given != wanted:
        _fail(path, entry, f"unknown {sorted(given - wanted)}, missing {sorted(wanted - given)}")


def _known_keys(path: str, entry: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        _fail(path, entry, f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")


def _texts(path: str, entry: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
        raise PackError(f"packs/{path}: {entry}: must be a text or a list of texts: {value!r}")
    return tuple(values)


def _lower(path: str, entry: str, text: object) -> str:
    if not isinstance(text, str) or not text or text != " ".join(text.lower().split()):
        raise PackError(f"packs/{path}: {entry}: {text!r} must be lower case with single spaces")
    return text


def _class_entries(
    path: str, word_class: str, raws: object, categories: object
) -> dict[str, NounEntry]:
    if not isinstance(raws, list):
        raise PackError(f"packs/{path}: classes.{word_class}: must be a list")
    entries: dict[str, NounEntry] = {}
    for raw in raws:
        entry = _noun(path, word_class, raw, categories)
        if entry.lemma in entries:
            _fail(path, f"{word_class}.{entry.lemma}", "is listed twice")
        entries[entry.lemma] = entry
    for entry in entries.values():
        if entry.same_as is not None and entry.same_as not in entries:
            _fail(path, f"{word_class}.{entry.lemma}", f"same_as {entry.same_as!r} is not listed")
    return entries


def _noun(path: str, word_class: str, raw: object, categories: object) -> NounEntry:
    row = {"lemma": raw} if isinstance(raw, str) else _mapping(raw, path, word_class)
    lemma = _lower(path, f"{word_class}.{row.get('lemma')}", row.get("lemma"))
    where = f"{word_class}.{lemma}"
    _known_keys(path, where, row, _NOUN_KEYS)
    wrong = [flag for flag in _FLAGS if flag in row and row[flag] is not True]
    if wrong:
        _fail(path, where, f"{wrong[0]} may only be true; leave it out otherwise")
    if "strong" in row and "weak" in row:
        _fail(path, where, "cannot be both strong and weak")
    category = row.get("category")
    if category is not None and category not in categories:  # type: ignore[operator]
        _fail(path, where, f"category {category!r} is not in categories.{word_class}")
    plurals = _texts(path, where, row["plural"]) if "plural" in row else ()
    if not plurals and "mass" not in row:
        plurals = (regular_plural(lemma),)
    return NounEntry(
        lemma=lemma,
        word_class=word_class,
        plurals=tuple(_lower(path, where, one) for one in plurals),
        category=category,
        strength="strong" if "strong" in row else "weak" if "weak" in row else None,
        same_as=row.get("same_as"),
        also=_texts(path, where, row.get("also", [])),
        **{f"is_{flag}": flag in row for flag in _FLAGS if flag not in ("strong", "weak")},
    )


def _with_cross_listed(
    path: str, name: str, home: Mapping[str, Mapping[str, NounEntry]]
) -> dict[str, NounEntry]:
    entries = dict(home[name])
    for other, members in home.items():
        for entry in members.values():
            unknown = sorted(set(entry.also) - set(NOUN_CLASSES))
            if unknown:
                _fail(path, f"{other}.{entry.lemma}", f"also names no class {unknown[0]!r}")
            if name in entry.also:
                if entry.lemma in home[name]:
                    _fail(path, f"{other}.{entry.lemma}", f"is already listed in {name}")
                entries.setdefault(entry.lemma, entry)
    return entries


def _forms(by_class: Mapping[str, Mapping[str, NounEntry]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for entries in by_class.values():
        for entry in entries.values():
            for form in entry.forms:
                found.setdefault(form, {})[entry.lemma] = None
    # The word itself comes before the words that it is a form of.
    return {
        form: tuple(sorted(found[form], key=lambda x: (x != form, x))) for form in sorted(found)
    }


def _by_class(
    by_class: Mapping[str, Mapping[str, NounEntry]], lemmas: tuple[str, ...]
) -> dict[str, NounEntry]:
    """In each class the entry of the first of the lemmas that is in it."""
    found = ((name, [es[x] for x in lemmas if x in es]) for name, es in by_class.items())
    return {name: entries[0] for name, entries in found if entries}


def _longest_first(forms: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _category(value: object, entry: str) -> str:
    if value not in EQUIPMENT_CATEGORIES:
        _fail(_EQUIPMENT_FILE, entry, f"no equipment category {value!r}")
    return str(value)


def _equipment(raw: object, category: str, noun: str) -> Equipment:
    row = {"name": raw} if isinstance(raw, str) else _mapping(raw, _EQUIPMENT_FILE, noun)
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise PackError(f"packs/{_EQUIPMENT_FILE}: {noun}: an item has no name: {raw!r}")
    _known_keys(_EQUIPMENT_FILE, name, row, _ITEM_KEYS)
    return Equipment(
        name=name,
        category=category,
        noun=noun,
        aliases=_texts(_EQUIPMENT_FILE, name, row.get("aliases", [])),
        ambiguous_aliases=_texts(_EQUIPMENT_FILE, name, row.get("ambiguous_aliases", [])),
        is_ambiguous=bool(row.get("ambiguous", False)),
    )


def _bordered(name: str) -> str:
    """A pattern that begins with a capital or a figure and is no part of a longer code.

    Nor of a path or a number such as "S/2018/729"; a plural s may follow.
    """
    return rf"(?<![\w/.-])(?=[A-Z\d]){name}s?(?![\w/])(?!-\w)"


def _pattern(raw: object) -> EquipmentPattern:
    row = _mapping(raw, _EQUIPMENT_FILE, "patterns")
    name = str(row.get("name"))
    _same_keys(_EQUIPMENT_FILE, f"pattern {name}", set(row) - {"owners"}, set(_PATTERN_KEYS))
    owners = _mapping(row.get("owners", {}), _EQUIPMENT_FILE, f"pattern {name}")
    try:
        regex = re.compile(_bordered(f"(?P<name>{row['regex']})"))
    except re.error as error:
        raise PackError(f"packs/{_EQUIPMENT_FILE}: pattern {name}: {error}") from error
    pattern = EquipmentPattern(
        name=name,
        category=_category(row["category"], name),
        noun=str(row["noun"]),
        regex=regex,
        matches=_texts(_EQUIPMENT_FILE, name, row["matches"]),
        refuses=_texts(_EQUIPMENT_FILE, name, row["refuses"]),
        owners=MappingProxyType({str(word): str(state) for word, state in owners.items()}),
    )
    for text in pattern.matches:
        if regex.fullmatch(text) is None:
            _fail(_EQUIPMENT_FILE, f"pattern {name}", f"does not match its example {text!r}")
    for text in pattern.refuses:
        if regex.search(text) is not None:
            _fail(_EQUIPMENT_FILE, f"pattern {name}", f"takes what it must refuse: {text!r}")
    return pattern
