"""People of a text: where they are named, their fullest name, and what they speak for.

In: the text, its parsed sentences and the gazetteer names.  Out: ``Persons``.  Gazetteers do not
hold the hundreds of officials that news quotes, and the parser's own entities are weak here,
so people are read from form: a run of capitals that a title, an apposition or a reporting
verb shows to be a person.  Later mentions by surname alone are joined to the fullest name.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from tallywire.extract.attribution.people import Person, PersonMention, Persons, fold
from tallywire.extract.names.find import NameMention
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_cues import CueLexicon, PhraseWords, TitleWords, cue_lexicon

__all__ = ["find_persons"]

WORD: Final = re.compile(r"(?:[A-Z]\.)+|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


class _Patterns(NamedTuple):
    """How the words around a person's name are told apart.

    Attributes:
        beside: what may stand between a state and a person's title: "Eritrean presidential".
        breaks: where the words that belong to a name begin anew.
        trailing: what stands beside a name after a comma.
        told: words right before who says it.
    """

    beside: re.Pattern[str]
    breaks: re.Pattern[str]
    trailing: re.Pattern[str]
    told: re.Pattern[str]


@functools.cache
def _patterns(words: PhraseWords) -> _Patterns:
    plain, before = alternation(words.plain), alternation(words.straight_before)
    cases = "by|to|from|for|with|and|of|in|on|as|at|who"
    return _Patterns(
        beside=re.compile(rf"(?:['’]s)? (?:(?!(?:{cases}|{plain}) )[a-z-]+ ){{0,2}}"),
        breaks=re.compile(rf"[,;:()\"“”—–]|\b(?:{plain})\b"),
        trailing=re.compile(rf",\s+(?:(?!\b(?:{plain}|and|who)\b)[^,;:\"“”]){{3,100}}"),
        told=re.compile(rf"\b(?:{before})\s+$"),
    )


class Bounded(Protocol):
    """A sentence, parsed or not: its place among the sentences and its code points."""

    @property
    def index(self) -> int:
        """Place among the document's sentences."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


class _Role(NamedTuple):
    """What stands around a mention.

    Attributes:
        before: words straight before it.
        is_near: whether a role, or a verb of saying, stands beside it.
        is_straight: whether a role comes right before it.
        words: the words that may tell what it is.
    """

    before: str
    is_near: bool
    is_straight: bool
    words: str


@dataclass(slots=True)
class _Found:
    """A mention before it is known whose it is."""

    start: int
    end: int
    left: int
    sentence: Bounded
    words: tuple[str, ...]
    is_sure: bool
    role: _Role | None = None


def find_persons(
    text: str,
    sentences: Sequence[Bounded],
    names: Sequence[NameMention],
    cues: CueLexicon | None = None,
) -> Persons:
    """The people named in ``sentences``.

    Args:
        text: the document's text.
        sentences: sentences in order, parsed or not: all of a text, so that who is named outside
            the parsed ones is known too.
        names: gazetteer names of the whole text, in order.
        cues: cue words of the language; those of English by default.
    """
    finder = _Finder(text, names, cues or cue_lexicon("en"))
    runs = ((run, sentence) for sentence in sentences for run in finder.runs(sentence))
    found = (finder.person(run, sentence) for run, sentence in runs)
    return finder.join([mention for mention in found if mention is not None])


_ARTICLE: Final = re.compile(r"^(?:(?:al|el|an|ash|at)-|[dl]['’])")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.)+")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+|[JS]r\.")
_IN_OFFICE: Final = re.compile(r"\b(\w+) (?:in|to|for|of|at) (?:the )?[\w.\s]{2,40}$")


@functools.lru_cache(maxsize=1 << 14)
def _is_capital(word: str) -> bool:
    if word[:1].isupper():
        return True
    bare = _ARTICLE.sub("", word)
    return bool(bare) and bare[0].isupper()


@functools.cache
def _opening(titles: TitleWords) -> Callable[[str], bool]:
    """Which words may open a run: those with a capital, and titles."""
    known = titles.before_name

    @functools.lru_cache(maxsize=1 << 14)
    def can_open(word: str) -> bool:
        return fold(word) in known or _is_capital(word)

    return can_open


class _Finder:
    """Holds what all steps need: text, names and words."""

    def __init__(self, text: str, names: Sequence[NameMention], cues: CueLexicon) -> None:
        self.text = text
        self.names = names
        self.starts = [n.start for n in names]
        self.cues = cues
        titles = cues.titles
        self.titles = titles.before_name
        self.fields = titles.field
        self.particles = titles.particles
        self.can_open = _opening(titles)
        self.patterns = _patterns(cues.phrases)
        self.roles = cues.roles

    # -- runs of capitals ---------------------------------------------------------------

    def name_at(self, start: int, end: int) -> NameMention | None:
        """The gazetteer name that overlaps ``start:end``, or None."""
        at = bisect_right(self.starts, end - 1) - 1
        if at >= 0 and self.names[at].end > start:
            return self.names[at]
        return None

    def runs(self, sentence: Bounded) -> Iterator[list[re.Match[str]]]:
        """Runs of capitals of a sentence that may be people."""
        run: list[re.Match[str]] = []
        for word in WORD.finditer(self.text, sentence.start, sentence.end):
            if run:
                if self._continues(run[-1], word, sentence):
                    run.append(word)
                    continue
                yield run
                run = []
            if self.can_open(word.group()) and self._is_free(word):
                run.append(word)
        if run:
            yield run

    def _is_free(self, word: re.Match[str]) -> bool:
        """Whether the word is a title, or part of no name but a person's."""
        name = self.name_at(*word.span())
        return name is None or name.kind == "person" or fold(word.group()) in self.titles

    def _continues(self, last: re.Match[str], word: re.Match[str], sentence: Bounded) -> bool:
        if self.text[last.end() : word.start()] not in (" ", "-", "\u00a0"):
            return False
        before = last.group()
        if before.endswith((".", "'s", "’s")) and not (
            _INITIALS.fullmatch(before)
            or fold(before) in self.titles
            or fold(before) in self.cues.titles.name_suffixes
        ):
            return False
        if fold(word.group()) in self.particles and word.group() != "Al":
            after = WORD.match(self.text, word.end() + 1, sentence.end)
            return after is not None and (
                _is_capital(after.group()) or fold(after.group()) in self.particles
            )
        return self.can_open(word.group()) and self._is_free(word)

    def person(self, run: list[re.Match[str]], sentence: Bounded) -> _Found | None:
        """The person whom a run may name, its titles taken off, or None."""
        low = [fold(w.group()) for w in run]
        first = max([n for n, word in enumerate(low, 1) if word in self.titles], default=0)
        is_of = self.text.endswith("of ", sentence.start, run[0].start())
        if not first and is_of and low[0] in self.fields:
            first = 1
        has_title, last = first > 0, len(run)
        while first < last and low[first] in self.cues.nouns.not_person:
            first, has_title = first + 1, False
        while first < last and (low[last - 1] in self.particles or low[last - 1] in self.titles):
            last -= 1
        name = run[first:last]
        if not 0 < len(name) <= 6 or not self.cues.nouns.not_surname.isdisjoint(low[first:last]):
            return None
        words = tuple(w.group() for w in name)
        if not has_title and any(len(w) > 2 and w.isupper() for w in words):
            return None
        start, end = name[0].start(), name[-1].end()
        while self.text[end - 1] == "." and not _DOTTED.fullmatch(words[-1]):
            end -= 1
        end -= 2 if self.text.endswith(("'s", "’s"), start, end) else 0
        left = run[0].start() if has_title else start
        found = _Found(start, end, left, sentence, words, has_title)
        if not has_title and len(words) > 1:
            role = self._role(found)
            found.is_sure = role.is_near or (
                role.is_straight and bool(_IN_OFFICE.search(role.before))
            )
        return found

    # -- roles --------------------------------------------------------------------------

    def _role(self, found: _Found) -> _Role:
        """What stands around a mention; worked out once."""
        if found.role is None:
            found.role = self._around(found.left, found.end, found.sentence)
        return found.role

    def _around(self, left: int, end: int, sentence: Bounded) -> _Role:
        before = self.text[sentence.start : left]
        after = self.text[end : min(sentence.end, end + 110)]
        ahead = self.patterns.breaks.split(before[:-1] if before else "")
        close = ahead[-1] if ahead else ""
        comma_before = before.rstrip().endswith(",")
        segment = re.split(r"[,;:()\"“”]", before.rstrip().rstrip(","))[-1]
        hinted = comma_before and self._has_role(segment[-90:])
        direct = self._has_role(close[-70:]) and not comma_before
        trailing = ""
        match = self.patterns.trailing.match(after)
        if match and self._has_role(" ".join(match.group().split()[:7])):
            trailing = match.group()
        verb = re.match(r"(?:,[^,]{3,100},)?\s+(?:has |had |also |have )?(\w+)", after)
        speaks = bool(verb and verb.group(1) in self.cues.speaking)
        words = " ".join(
            [
                segment[-90:] if hinted else "",
                close[-70:] if direct else "",
                self.text[left:end],
                trailing,
            ]
        )
        is_told = self.patterns.told.search(before) is not None
        is_near = hinted or bool(trailing) or speaks or is_told or direct
        return _Role(close[-70:], is_near, direct, words)

    def _has_role(self, words: str) -> bool:
        return not self.roles.isdisjoint(map(fold, WORD.findall(words)))

    # -- identity -----------------------------------------------------------------------

    def join(self, found: Sequence[_Found]) -> Persons:
        """Mentions joined to people by surname, surer and fuller forms first."""
        surnames: dict[str, list[int]] = {}
        groups: list[list[_Found]] = []
        single = {fold(f.words[-1]) for f in found if len(f.words) == 1 and f.left == f.start}
        full = [f for f in found if len(f.words) > 1]
        known = single | {fold(f.words[-1]) for f in full if f.is_sure}
        for item in full:
            if fold(item.words[-1]) in known:
                self._place(item, surnames, groups)
        given = self._given(groups)
        for item in found:
            if len(item.words) == 1:
                key = fold(item.words[0])
                if key in surnames:
                    groups[self._nearest(item, surnames[key], groups)].append(item)
                elif len(given.get(key, ())) == 1:
                    groups[given[key][0]].append(item)
                elif item.is_sure:
                    self._place(item, surnames, groups)
        order = sorted(range(len(groups)), key=lambda g: min(f.start for f in groups[g]))
        people = tuple(self._make(groups[g]) for g in order)
        mentions = [
            PersonMention(f.start, f.end, f.left, n, f.sentence.index)
            for n, g in enumerate(order)
            for f in groups[g]
        ]
        return Persons(people, tuple(sorted(set(mentions))))

    @staticmethod
    def _given(groups: Sequence[list[_Found]]) -> dict[str, list[int]]:
        """People by how their full name begins: "Xi" of Xi Jinping, "Saddam"."""
        given: dict[str, list[int]] = {}
        for n, group in enumerate(groups):
            for word in {fold(f.words[0]) for f in group}:
                given.setdefault(word, []).append(n)
        return given

    def _place(
        self, item: _Found, surnames: dict[str, list[int]], groups: list[list[_Found]]
    ) -> None:
        key = fold(item.words[-1])
        for g in surnames.get(key, []):
            if any(
                len(f.words) == 1 or fold(f.words[0])[:3] == fold(item.words[0])[:3]
                for f in groups[g]
            ):
                groups[g].append(item)
                return
        groups.append([item])
        surnames.setdefault(key, []).append(len(groups) - 1)
        for word in item.words[1:-1]:
            if len(word) > 2 and fold(word) not in self.particles:
                surnames.setdefault(fold(word), []).append(len(groups) - 1)

    @staticmethod
    def _nearest(item: _Found, options: list[int], groups: list[list[_Found]]) -> int:
        def distance(g: int) -> tuple[int, int]:
            earlier = [item.start - f.start for f in groups[g] if f.start < item.start]
            return (0, min(earlier)) if earlier else (1, groups[g][0].start)

        return min(options, key=distance)

    def _make(self, group: Sequence[_Found]) -> Person:
        best = max(group, key=lambda f: (len(f.words), f.end - f.start, -f.start))
        told = [self._role(f).words for f in group]
        words = frozenset(map(fold, WORD.findall(" ".join(told))))
        roles = words & self.roles
        state, body = self._side(group, told)
        return Person(
            self.text[best.start : best.end].replace("\n", " "),
            self._kind(words, roles, body),
            roles,
            state,
            body,
        )

    def _side(self, group: Sequence[_Found], told: Sequence[str]) -> tuple[str | None, str | None]:
        state = body = None
        for item, words in zip(group, told, strict=True):
            first = bisect_right(self.starts, item.left - 71)
            for name in self.names[first : first + 40]:
                if name.end > item.end + 90:
                    break
                beside = self.patterns.beside.fullmatch(self.text, name.end, item.left) is not None
                if not beside and self.text[name.start : name.end] not in words:
                    continue
                if name.kind == "state" or name.state is not None:
                    state = state or name.state or name.entity
                elif name.kind in ("organisation", "group"):
                    body = body or name.entity
        return state, body

    def _kind(self, words: frozenset[str], roles: frozenset[str], body: str | None) -> str:
        if roles & self.cues.nouns.expert or (words & self.cues.nouns.former and roles):
            return "expert"
        if body is not None or words & self.cues.titles.organisation:
            return "organisation"
        return "official" if roles else "witness"
