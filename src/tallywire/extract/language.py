"""What a language's packs give the extractor, loaded once.

In: a language code.  Out: ``LanguageData``: names, triggers, nouns, predicates, number and
date words.  A language has a pack when ``packs/languages/<code>/predicates.yaml`` exists.
"""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from tallywire.extract.gate import Gate
from tallywire.extract.names.designations import DesignationIndex
from tallywire.extract.names.find import NameIndex, Surface
from tallywire.extract.names.passages import LONG
from tallywire.extract.names.phrases import Phrases, any_of
from tallywire.extract.reader import Lexicon
from tallywire.extract.triggers import trigger_table
from tallywire.model.document import Document
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_cues import CueLexicon, cue_lexicon
from tallywire.packs.lexicon_frames import load_frame_table
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_nouns import (
    Nouns,
    load_equipment,
    load_equipment_patterns,
    load_nouns,
)
from tallywire.packs.lexicon_numbers import (
    DateWords,
    NumberWords,
    load_date_words,
    load_number_words,
)
from tallywire.packs.lexicon_predicates import load_predicates
from tallywire.packs.lexicon_secondary import load_secondary
from tallywire.packs.plurals import regular_plural

__all__ = ["LanguageData", "can_tell", "has_pack", "load_language"]


_RANK_CUT: Final = 6
"""Letters that no rank written in full has fewer of."""


@dataclass(frozen=True)
class LanguageData:
    """All that reading one language needs."""

    code: str
    names: NameIndex
    ambiguous: NameIndex
    designations: DesignationIndex
    gate: Gate
    lexicon: Lexicon
    grammar: Grammar
    numbers: NumberWords
    dates: DateWords
    cues: CueLexicon
    force_nouns: frozenset[str]
    group_nouns: frozenset[str]
    noun_lemmas: Mapping[str, str]
    office_nouns: frozenset[str]
    hyphenated: re.Pattern[str]
    rough_words: re.Pattern[str]
    ranks: re.Pattern[str]
    masked_words: Phrases
    arms_bans: Phrases
    war_words: Phrases
    arms_words: Phrases


@functools.cache
def has_pack(code: str | None) -> bool:
    """Whether statements can be read in this language."""
    if not code or not code.isalpha():
        return False
    return (files("tallywire.packs") / "languages" / code / "predicates.yaml").is_file()


def can_tell(document: Document) -> bool:
    """Whether the text may have statements: by its language, and by what it speaks of.

    A long text that nowhere has a word of war, forces or arms has none: its rounds are played,
    its batteries charged.
    """
    if document.language is None or not has_pack(document.language):
        return False
    is_short = len(document.text) < LONG
    return is_short or load_language(document.language).war_words.is_in(document.text)


@functools.cache
def load_language(code: str) -> LanguageData:
    """The data of one language.

    What is loaded by then, the model included, is never garbage.  It is taken out of sight of
    the collector, which would look through all of it again and again.

    Raises:
        PackError: a pack breaks its own rules.
    """
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        data = _load(code)
        gc.freeze()
    finally:
        if is_collecting:
            gc.enable()
    return data


def _load(code: str) -> LanguageData:
    nouns = load_nouns(code)
    return LanguageData(
        code=code,
        names=NameIndex(_surfaces()),
        ambiguous=NameIndex(_ambiguous_surfaces()),
        designations=DesignationIndex(load_equipment_patterns()),
        gate=Gate(
            trigger_table(
                nouns,
                load_predicates(code),
                load_secondary(code),
                load_grammar(code),
                load_number_words(code),
            )
        ),
        lexicon=Lexicon(nouns, load_predicates(code), load_frame_table()),
        grammar=load_grammar(code),
        numbers=load_number_words(code),
        dates=load_date_words(code),
        cues=cue_lexicon(code),
        force_nouns=frozenset(k for k, e in nouns.by_class["force"].items() if not e.is_group),
        noun_lemmas=_plurals_of_groups(nouns, load_grammar(code)),
        group_nouns=frozenset(k for k, e in nouns.by_class["force"].items() if e.is_group),
        hyphenated=any_of(load_grammar(code).hyphenated),
        rough_words=_before_numbers(load_grammar(code).rough_words, load_number_words(code)),
        ranks=_before_names(_cut_short(cue_lexicon(code).titles.rank)),
        masked_words=Phrases(
            [
                *(*load_grammar(code).hyphenated, *load_grammar(code).rough_words),
                *_cut_short(cue_lexicon(code).titles.rank),
            ]
        ),
        arms_bans=Phrases(load_grammar(code).arms_bans),
        war_words=_with_plurals(load_grammar(code).war_words),
        arms_words=_with_plurals(load_grammar(code).war_words | load_grammar(code).arms_words),
        office_nouns=frozenset(nouns.by_class["official_person"]),
    )


def _cut_short(ranks: Iterable[str]) -> list[str]:
    return sorted({r.capitalize() for r in ranks if len(r) < _RANK_CUT}, reverse=True)


def _before_names(ranks: Iterable[str]) -> re.Pattern[str]:
    """Ranks cut short before a name, one or more: "Maj. Gen.", "Lt.-Col."."""
    words = "|".join(ranks)
    one = rf"(?:(?:Vice|Rear|Staff|Master|Chief)[ -])?(?:{words})\."
    return re.compile(rf"\b{one}(?:[ -]?{one})*(?= [A-Z])")


def _plurals_of_groups(nouns: Nouns, grammar: Grammar) -> Mapping[str, str]:
    """Plurals to their dictionary form: those of groups ("Islamists"), and those listed."""
    groups = [k for k, e in nouns.by_class["force"].items() if e.is_group and " " not in k]
    plain = {f"{group}s": group for group in groups if group not in grammar.craft_nouns}
    return {**plain, **grammar.noun_lemmas}


def _surfaces() -> Iterator[Surface]:
    for name in load_gazetteer().names:
        yield Surface(
            name.surface,
            name.entity,
            name.kind,
            name.form,
            name.state,
            name.subkind,
            name.case_sensitive,
        )
    for equipment in load_equipment():
        if equipment.is_ambiguous:
            continue
        for spelling in (equipment.name, *equipment.aliases):
            yield Surface(
                spelling, equipment.name, "equipment", "name", None, equipment.category, False
            )


def _ambiguous_surfaces() -> Iterator[Surface]:
    """Designations that are everyday words or names too."""
    for equipment in load_equipment():
        everyday = equipment.ambiguous_aliases
        if equipment.is_ambiguous:
            everyday = (equipment.name, *equipment.aliases, *everyday)
        for spelling in everyday:
            name, is_code = equipment.name, spelling.isalpha() and spelling.isupper()
            yield Surface(spelling, name, "equipment", "name", None, equipment.category, is_code)


def _with_plurals(words: frozenset[str]) -> Phrases:
    return Phrases([*words, *_plurals(words)])


def _plurals(words: Iterable[str]) -> Iterator[str]:
    yield from (regular_plural(word) for word in sorted(words))


def _before_numbers(phrases: Iterable[str], numbers: NumberWords) -> re.Pattern[str]:
    """The phrases where a number follows: "up to 300", "as many as two dozen"."""
    counted = "|".join(sorted([*numbers.units, *numbers.tens, *numbers.scales]))
    articles = "|".join(numbers.article)
    ahead = rf"(?=\s+(?:\d|(?:(?:{articles})\s+)?(?:{counted})\b))"
    return re.compile(any_of(phrases).pattern + ahead, re.IGNORECASE)
