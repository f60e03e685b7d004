"""What a word can do to open the reading of a text: taken from the packs, word by word.

In: the lexicons of a language.  Out: a table from written form to ``Sort``.  A sentence can
open a reading when it has words of the sorts of one line of ``OPENINGS``; which they are
follows from what the reading rules ask of a noun of each class and strength.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import IntFlag, auto
from itertools import chain
from typing import Final

from tallywire.extract.names.find import fold
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_nouns import NounEntry, Nouns
from tallywire.packs.lexicon_numbers import NumberWords
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["FORMS", "OPENINGS", "WEIGHED", "Sort", "trigger_table"]


class Sort(IntFlag):
    """What a word, a name or a number adds to its sentence."""

    OPENS = auto()  # men, arms, bases, bans and the like, by themselves
    SOLDIER = auto()  # one man at arms: counts when counted
    EXPERT = auto()  # officers, engineers: count when somebody named sends some
    PEOPLE = auto()  # people who count when they are counted and go from state to state
    EVERYDAY = auto()  # a noun that a military word beside it makes ours
    MILITARY = auto()  # such a word
    ARMED = auto()  # a force, an armed group, men at arms
    AID = auto()  # help and support that nothing names as military
    HELP = auto()  # air support, intelligence: for a state too
    ACCORD = auto()  # deals and accords
    LESSON = auto()  # training and teaching
    BACKING = auto()  # to back, to fund, to support; a backer
    FORM = auto()  # advice, logistics, cash: for armed men only
    BLAMING = auto()  # to accuse
    GUARDING = auto()  # to advise, to defend: whole states too
    ENTERING = auto()  # to cross into a country
    LEAVING = auto()  # to pull out, of a country
    QUITTING = auto()  # to leave it
    SITE = auto()  # ports, land, camps
    FIGHTING = auto()  # combat
    SIDING = auto()  # alongside somebody, in support of him
    TELLING = auto()  # to notify a council
    COUNCIL = auto()
    MONEY = auto()  # a currency
    NAME = auto()  # an actor that the gazetteers know
    PAIR = auto()  # two of them
    BODY = auto()  # an armed group, company or force with a name
    CITIZEN = auto()  # "Danes": people of a state
    NUMBER = auto()
    WAR = auto()  # the text, somewhere, speaks of arms or fighting


OPENINGS: Final[tuple[Sort, ...]] = (
    Sort.OPENS,
    Sort.SOLDIER | Sort.NUMBER,
    Sort.SOLDIER | Sort.MILITARY,
    Sort.EXPERT | Sort.NUMBER | Sort.NAME,
    Sort.EXPERT | Sort.MILITARY,
    Sort.PEOPLE | Sort.MILITARY,
    Sort.PEOPLE | Sort.NUMBER | Sort.PAIR,
    Sort.MONEY | Sort.NUMBER | Sort.WAR | Sort.NAME,
    Sort.EVERYDAY | Sort.MILITARY,
    Sort.AID | Sort.WAR | Sort.PAIR,
    Sort.AID | Sort.ARMED | Sort.NAME,
    Sort.AID | Sort.BODY,
    Sort.HELP | Sort.NAME,
    Sort.ACCORD | Sort.MILITARY | Sort.NAME,
    Sort.LESSON | Sort.ARMED | Sort.NAME,
    Sort.LESSON | Sort.CITIZEN,
    Sort.LESSON | Sort.BODY,
    Sort.BACKING | Sort.ARMED | Sort.NAME,
    Sort.BACKING | Sort.BODY,
    Sort.FORM | Sort.ARMED | Sort.NAME,
    Sort.FORM | Sort.BODY,
    Sort.BACKING | Sort.BLAMING | Sort.NAME | Sort.WAR,
    Sort.GUARDING | Sort.PAIR,
    Sort.GUARDING | Sort.ARMED | Sort.NAME,
    Sort.LEAVING | Sort.PAIR,
    Sort.QUITTING | Sort.PAIR | Sort.WAR,
    Sort.ENTERING | Sort.MILITARY | Sort.PAIR,
    Sort.SITE | Sort.ARMED | Sort.NAME,
    Sort.SITE | Sort.BODY,
    Sort.FIGHTING | Sort.SIDING | Sort.NAME,
    Sort.TELLING | Sort.COUNCIL,
)
"""Sorts that together let a sentence open a reading."""

WEIGHED: Final = Sort.SOLDIER | Sort.EXPERT | Sort.PEOPLE | Sort.MONEY
"""Sorts for which it must be asked whether the sentence has a number."""

FORMS: Final = frozenset({"advice", "intelligence", "logistics", "money"})
"""Forms of backing that count for armed men whatever word names them."""

_THINGS: Final = ("unit", "equipment", "facility", "embargo", "concession")


def trigger_table(
    nouns: Nouns,
    predicates: Predicates,
    extra: SecondaryWords,
    grammar: Grammar,
    numbers: NumberWords,
) -> Mapping[str, Sort]:
    """Written forms, folded, with their sorts."""
    table: dict[str, Sort] = defaultdict(lambda: Sort(0))
    irregular: dict[str, list[str]] = defaultdict(list)
    for form, lemma in sorted(grammar.irregular.items()):
        irregular[lemma].append(form)
    for form, sort in chain(_of_nouns(nouns), _of_lists(extra, grammar), _of_bodies(nouns)):
        for spelled in _numbers(form):
            table[fold(spelled)] |= sort
    for lemma, sort in _of_verbs(predicates, extra, grammar):
        for spelled in (*_tenses(lemma), *irregular[lemma]):
            table[fold(spelled)] |= sort
    for word in (*numbers.currency_signs, *numbers.currency_codes, *numbers.currency_words):
        table[fold(word)] |= Sort.MONEY
    return dict(table)


def _of_nouns(nouns: Nouns) -> Iterator[tuple[str, Sort]]:
    for name in _THINGS:
        for entry in _entries(nouns, name):
            yield from _forms(entry, Sort.EVERYDAY if entry.strength == "weak" else Sort.OPENS)
    for entry in _entries(nouns, "personnel"):
        yield from _of_people(entry)
    for entry in _entries(nouns, "instrument"):
        is_sure = entry.strength == "strong" and entry.lemma != "treaty"
        yield from _forms(entry, Sort.OPENS if is_sure else Sort.ACCORD)
    for name, strong in (("aid", Sort.OPENS), ("backing", Sort.HELP)):
        for entry in _entries(nouns, name):
            weak = Sort.EVERYDAY if entry.strength == "weak" else Sort.AID
            weak |= Sort.FORM if name == "backing" and entry.category in FORMS else Sort(0)
            yield from _forms(entry, strong if entry.strength == "strong" else weak)
    for entry in _entries(nouns, "modifier_military"):
        if entry.strength == "strong":
            yield from _forms(entry, Sort.MILITARY)


def _of_people(entry: NounEntry) -> Iterator[tuple[str, Sort]]:
    """Men at arms in the plural open a text; one man, and everyday people, must be counted."""
    if entry.strength == "weak":
        is_expert = entry.category in ("advisory", "technical") or entry.lemma == "officer"
        yield from _forms(entry, Sort.EXPERT if is_expert else Sort.PEOPLE)
    elif entry.plurals and entry.category != "force":
        yield entry.lemma, Sort.SOLDIER
        yield from ((form, Sort.OPENS) for form in entry.plurals)
    else:
        yield from _forms(entry, Sort.OPENS)


def _of_bodies(nouns: Nouns) -> Iterator[tuple[str, Sort]]:
    """Forces and men at arms, who can be trained, be backed and use a site."""
    for name in ("force", "personnel", "unit", "platform", "trainee"):
        for entry in _entries(nouns, name):
            is_state = name == "force" and entry.category == "state"
            if entry.strength != "weak" and not (is_state and entry.strength != "strong"):
                yield from _forms(entry, Sort.ARMED)


def _of_lists(extra: SecondaryWords, grammar: Grammar) -> Iterator[tuple[str, Sort]]:
    lists: tuple[tuple[Iterable[str], Sort], ...] = (
        (extra.military_topics, Sort.MILITARY),
        (extra.soft_accords | extra.accord_nouns | extra.dealings, Sort.ACCORD),
        (grammar.troop_arrivals | grammar.stays, Sort.LEAVING),
        (extra.lesson_nouns, Sort.LESSON),
        (extra.soft_sites, Sort.SITE),
        (extra.attacks | extra.struggles | extra.efforts, Sort.FIGHTING),
        (extra.siding_cases | extra.siding_nouns, Sort.SIDING),
        (extra.backers, Sort.BACKING),
        (extra.war_sides, Sort.ARMED),
        ({name.split()[-1].lower() for name in extra.warlords}, Sort.ARMED),
        (extra.deciding_bodies, Sort.COUNCIL),
        (extra.backed | {"behind"}, Sort.BACKING),
        (("presence", "camp"), Sort.OPENS),
    )
    for words, sort in lists:
        yield from ((word, sort) for word in sorted(words))


def _of_verbs(
    predicates: Predicates, extra: SecondaryWords, grammar: Grammar
) -> Iterator[tuple[str, Sort]]:
    for verb, classes in sorted(predicates.by_verb.items()):
        if "train" in classes:
            yield verb, Sort.LESSON
        if "back" in classes:
            yield verb, Sort.BACKING
        if verb in extra.guarding:
            yield verb, Sort.GUARDING
    yield from ((verb, Sort.BACKING) for verb in sorted(extra.outfitting))
    leaving = {noun for noun, classes in predicates.by_noun.items() if "pull" in classes}
    yield from ((word, Sort.LEAVING) for word in sorted(leaving | grammar.pullout_verbs))
    yield from ((verb, Sort.ENTERING) for verb in sorted(grammar.entering_verbs))
    yield from ((verb, Sort.QUITTING) for verb in sorted(grammar.quitting_verbs))
    yield from ((verb, Sort.FIGHTING) for verb in sorted(extra.fighting | extra.coming))
    yield from ((verb, Sort.TELLING) for verb in sorted(extra.notifying))
    yield from ((verb, Sort.BLAMING) for verb in sorted(extra.blaming))


def _entries(nouns: Nouns, word_class: str) -> Iterator[NounEntry]:
    return (entry for entry in nouns.by_class[word_class].values() if not entry.is_never)


def _forms(entry: NounEntry, sort: Sort) -> Iterator[tuple[str, Sort]]:
    return ((form, sort) for form in entry.forms)


def _numbers(form: str) -> Iterator[str]:
    """The form, and what else a dictionary would lead back to it."""
    yield from (form, f"{form}s", f"{form}es")
    if form.endswith("y"):
        yield f"{form[:-1]}ies"
    if form.endswith("man"):
        yield f"{form[:-2]}en"


def _tenses(verb: str) -> Iterator[str]:
    """A verb's written forms; of a phrasal verb those of its first word."""
    head = verb.split(" ")[0]
    yield from (head, f"{head}s", f"{head}es", f"{head}ed", f"{head}d", f"{head}ing")
    if head.endswith("e"):
        yield f"{head[:-1]}ing"
    if head.endswith("y"):
        yield from (f"{head[:-1]}ies", f"{head[:-1]}ied")
    yield from (f"{head}{head[-1]}ed", f"{head}{head[-1]}ing")
