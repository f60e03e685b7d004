"""Bounds of a sentence -> ``Plan``: which characters the parser sees as one plain word.

In: the text, its names and the words of its language, then a sentence's bounds.  Out: the plan
that ``parse`` carries out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from tallywire.extract.grammar.parse import Mask, Plan
from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.language import LanguageData
from tallywire.extract.names.find import NameMention, names_within

__all__ = ["Masks"]

_MASK_WORDS: Final = {
    "state": "France",
    "region": "Africa",
    "organisation": "Nato",
    "group": "Hamas",
    "outlet": "Reuters",
    "place": "Paris",
    "person": "Smith",
}
_RANK: Final = "General"
"""What the parser sees for ranks cut short: it takes "Maj." for the end of a sentence."""
_MASK_FORMS: Final = {"adjective": "French", "demonym": "Frenchmen", "combining": "Franco"}


class Masks:
    """What the parser sees of one text in place of its names and its rough words."""

    def __init__(self, text: str, names: Sequence[NameMention], data: LanguageData) -> None:
        """Nothing is looked for before a sentence is asked for.

        Args:
            text: the text.
            names: its names in order of offset.
            data: the words of its language.
        """
        self._text = text
        self._names = names
        self._data = data

    @cached_property
    def _rough(self) -> list[int]:
        return self._data.masked_words.starts(self._text)

    def plan(self, bounds: Bounds) -> Plan:
        """What to parse of the sentence."""
        text, start, end = self._text, bounds.start, bounds.end
        names = names_within(self._names, start, end)
        masks = [Mask(n.start, n.end, _shown(text, n)) for n in names if n.end <= end]
        if bisect_left(self._rough, start) < bisect_left(self._rough, end):
            self._add_rough(masks, start, end)
        masks.sort(key=lambda m: m.start)
        return Plan(bounds.index, start, end, bounds.paragraph, bounds.zone, tuple(masks))

    def _add_rough(self, masks: list[Mask], start: int, end: int) -> None:
        data, plain = self._data, self._data.grammar.hyphenated
        for pattern, word in (
            (data.hyphenated, None),
            (data.ranks, _RANK),
            (data.rough_words, data.grammar.rough_as),
        ):
            for match in pattern.finditer(self._text, start, end):
                if not any(m.start < match.end() and match.start() < m.end for m in masks):
                    shown = word or plain[match.group().lower()]
                    masks.append(Mask(match.start(), match.end(), shown))


def _shown(text: str, name: NameMention) -> str:
    """The plain word that the parser sees for a name."""
    if name.kind == "equipment":
        following = text[name.end : name.end + 2]
        return "tank" if following[:1] == " " and following[1:].isalpha() else "tanks"
    if name.form in _MASK_FORMS:
        after = text[name.end : name.end + 2]
        if name.form == "demonym" and after[:1] == " " and after[1:].islower():
            return "French"
        return _MASK_FORMS[name.form]
    return _MASK_WORDS[name.kind]
