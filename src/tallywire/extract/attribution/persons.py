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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from tallywire.extract.attribution.people import Person, PersonMention, Persons, fold
from tallywire.extract.names.find import NameMention
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_cues import CueLexicon, PhraseWords, cue_lexicon

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


@dataclass(slots=True)
class _Found:
    """A mention before it is known whose it is."""

    start: int
    end: int
    left: int
    sentence: int
    words: tuple[str, ...]
    role: str
    is_sure: bool


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
    found: list[_Found] = []
    for sentence in sentences:
        found.extend(finder.runs(sentence))
    return finder.join(found, sentences)


_ARTICLE: Final = re.compile(r"^(?:(?:al|el|an|ash|at)-|[dl]['’])")


@functools.lru_cache(maxsize=1 << 14)
def _is_capital(word: str) -> bool:
    if word[:1].isupper():
        return True
    bare = _ARTICLE.sub("", word)
    return bool(bare) and bare[0].isupper()


class _Finder:
    """Holds what all steps need: text, names and words."""

    def __init__(self, text: str, names: Sequence[NameMention], cues: CueLexicon) -> None:
        self.text = text
        self.names = names
        self.starts = [n.start for n in names]
        self.cues = cues
        titles = cues.titles
        self.titles = titles.plain | titles.office | titles.rank
        self.fields = titles.field
        self.patterns = _patterns(cues.phrases)
        self.role_nouns = cues.nouns.role | titles.office | titles.rank | cues.nouns.spokesperson

    # -- runs of capitals ---------------------------------------------------------------

    def name_at(self, start: int, end: int) -> NameMention | None:
        """The gazetteer name that overlaps ``start:end``, or None."""
        at = bisect_right(self.starts, end - 1) - 1
        if at >= 0 and self.names[at].end > start:
            return self.names[at]
        return None

    def runs(self, sentence: Bounded) -> Iterator[_Found]:
        """Runs of capitals of a sentence that may be people."""
        run: list[re.Match[str]] = []
        for word in WORD.finditer(self.text, sentence.start, sentence.end):
            if run and self._continues(run, word, sentence):
                run.append(word)
                continue
            if run:
                yield from self._person(run, sentence)
            run = [word] if self._can_open(word) else []
        yield from self._person(run, sentence)

    def _can_open(self, word: re.Match[str]) -> bool:
        if fold(word.group()) in self.titles:
            return True
        if not _is_capital(word.group()):
            return False
        name = self.name_at(word.start(), word.end())
        return name is None or name.kind == "person"

    def _continues(self, run: list[re.Match[str]], word: re.Match[str], sentence: Bounded) -> bool:
        gap = self.text[run[-1].end() : word.start()]
        if run[-1].group().endswith((".", "'s", "’s")) and not (
            re.fullmatch(r"(?:[A-Z]\.)+", run[-1].group())
            or fold(run[-1].group()) in self.titles | self.cues.titles.name_suffixes
        ):
            return False
        if gap not in (" ", "-", "\u00a0"):
            return False
        if fold(word.group()) in self.cues.titles.particles and word.group() != "Al":
            after = WORD.match(self.text, word.end() + 1, sentence.end)
            return (after is not None and _is_capital(after.group())) or bool(
                after is not None and fold(after.group()) in self.cues.titles.particles
            )
        return self._can_open(word)

    def _person(self, run: list[re.Match[str]], sentence: Bounded) -> Iterator[_Found]:
        if not run:
            return
        last_title = max(
            (i for i, w in enumerate(run) if fold(w.group()) in self.titles), default=-1
        )
        title = run[: last_title + 1]
        name = run[last_title + 1 :]
        before = self.text[max(sentence.start, run[0].start() - 60) : run[0].start()]
        if name and not title and fold(name[0].group()) in self.fields and before.endswith("of "):
            title, name = name[:1], name[1:]
        while name and fold(name[0].group()) in self.cues.nouns.not_person:
            name = name[1:]
            title = []
        while name and fold(name[-1].group()) in self.cues.titles.particles | self.titles:
            name = name[:-1]
        if not name or len(name) > 6:
            return
        start, end = name[0].start(), name[-1].end()
        while self.text[end - 1] == "." and not re.fullmatch(
            r"(?:[A-Z]\.)+|[JS]r\.", name[-1].group()
        ):
            end -= 1
        end = start + len(re.sub(r"['’]s$", "", self.text[start:end]))
        words = tuple(w.group() for w in name)
        left = title[0].start() if title else start
        role = self._role(left, end, sentence)
        has_title = bool(title) and fold(title[-1].group()) in self.titles | self.fields
        prep_title = bool(
            re.search(r"\b(\w+) (?:in|to|for|of|at) (?:the )?[\w.\s]{2,40}$", role[0])
        )
        is_sure = has_title or (len(words) > 1 and (role[1] or (prep_title and role[2])))
        if any(fold(w) in self.cues.nouns.not_surname for w in words):
            return
        if not has_title and any(w.isupper() and len(w) > 2 for w in words):
            return
        yield _Found(start, end, left, sentence.index, words, role[3], bool(is_sure))

    # -- roles --------------------------------------------------------------------------

    def _role(self, left: int, end: int, sentence: Bounded) -> tuple[str, bool, bool, str]:
        """Words before; whether a role is near; whether it comes right before; role words."""
        before = self.text[sentence.start : left]
        after = self.text[end : min(sentence.end, end + 110)]
        own = self.text[left:end]
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
            [segment[-90:] if hinted else "", close[-70:] if direct else "", own, trailing]
        )
        is_told = self.patterns.told.search(before) is not None
        return close[-70:], hinted or bool(trailing) or speaks or is_told or direct, direct, words

    def _has_role(self, words: str) -> bool:
        return any(
            fold(w.group()) in self.role_nouns or fold(w.group()) in self.cues.nouns.expert
            for w in WORD.finditer(words)
        )

    # -- identity -----------------------------------------------------------------------

    def join(self, found: Sequence[_Found], sentences: Sequence[Bounded]) -> Persons:
        """Mentions joined to people by surname, surer and fuller forms first."""
        surnames: dict[str, list[int]] = {}
        groups: list[list[_Found]] = []
        single = {fold(f.words[-1]) for f in found if len(f.words) == 1 and f.left == f.start}
        full = [f for f in found if len(f.words) > 1]
        for item in full:
            if not (item.is_sure or self._known(item, full) or fold(item.words[-1]) in single):
                continue
            self._place(item, surnames, groups)
        for item in found:
            if len(item.words) == 1:
                key = fold(item.words[0])
                if key in surnames:
                    groups[self._nearest(item, surnames[key], groups)].append(item)
                elif len(given := self._given(key, groups)) == 1:
                    groups[given[0]].append(item)
                elif item.is_sure:
                    self._place(item, surnames, groups)
        order = sorted(range(len(groups)), key=lambda g: min(f.start for f in groups[g]))
        people = tuple(self._make(groups[g]) for g in order)
        mentions = [
            PersonMention(f.start, f.end, f.left, n, f.sentence)
            for n, g in enumerate(order)
            for f in groups[g]
        ]
        return Persons(people, tuple(sorted(set(mentions))))

    @staticmethod
    def _given(key: str, groups: Sequence[list[_Found]]) -> list[int]:
        """People whose full name begins with the word: "Xi" of Xi Jinping, "Saddam"."""
        first = [{fold(f.words[0]) for f in group if len(f.words) > 1} for group in groups]
        return [n for n, words in enumerate(first) if key in words]

    def _known(self, item: _Found, full: Sequence[_Found]) -> bool:
        same = [f for f in full if fold(f.words[-1]) == fold(item.words[-1])]
        return any(f.is_sure for f in same)

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
            if fold(word) not in self.cues.titles.particles and len(word) > 2:
                surnames.setdefault(fold(word), []).append(len(groups) - 1)

    @staticmethod
    def _nearest(item: _Found, options: list[int], groups: list[list[_Found]]) -> int:
        def distance(g: int) -> tuple[int, int]:
            earlier = [item.start - f.start for f in groups[g] if f.start < item.start]
            return (0, min(earlier)) if earlier else (1, groups[g][0].start)

        return min(options, key=distance)

    def _make(self, group: Sequence[_Found]) -> Person:
        best = max(group, key=lambda f: (len(f.words), f.end - f.start, -f.start))
        words = " ".join(f.role for f in group)
        roles = frozenset(fold(w.group()) for w in WORD.finditer(words)) & (
            self.role_nouns | self.cues.nouns.expert
        )
        state, body = self._side(group)
        return Person(
            self.text[best.start : best.end].replace("\n", " "),
            self._kind(words, roles, body),
            roles,
            state,
            body,
        )

    def _side(self, group: Sequence[_Found]) -> tuple[str | None, str | None]:
        state = body = None
        for item in group:
            first = bisect_right(self.starts, item.left - 71)
            for name in self.names[first : first + 40]:
                if name.end > item.end + 90:
                    break
                beside = self.patterns.beside.fullmatch(self.text, name.end, item.left) is not None
                if not beside and self.text[name.start : name.end] not in item.role:
                    continue
                if name.kind == "state" or name.state is not None:
                    state = state or name.state or name.entity
                elif name.kind in ("organisation", "group"):
                    body = body or name.entity
        return state, body

    def _kind(self, words: str, roles: frozenset[str], body: str | None) -> str:
        low = {fold(w.group()) for w in WORD.finditer(words)}
        if roles & self.cues.nouns.expert or (low & self.cues.nouns.former and roles):
            return "expert"
        if body is not None or low & self.cues.titles.organisation:
            return "organisation"
        return "official" if roles else "witness"
