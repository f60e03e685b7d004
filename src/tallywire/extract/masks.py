"""Bounds of a sentence -> ``Plan``: which characters the parser sees as one plain word.

In: the text, a sentence's bounds, its names and the hyphenated nouns of the language.  Out:
the plan that ``parse`` carries out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.grammar.parse import Mask, Plan
from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.language import LanguageData
from tallywire.extract.names.find import NameMention

__all__ = ["plan_of"]

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


def plan_of(text: str, bounds: Bounds, names: Sequence[NameMention], data: LanguageData) -> Plan:
    """What to parse of the sentence; ``names`` are those inside it."""
    masks = [Mask(n.start, n.end, _shown(text, n)) for n in names if n.end <= bounds.end]
    for match in data.hyphenated.finditer(text, bounds.start, bounds.end):
        if not any(m.start < match.end() and match.start() < m.end for m in masks):
            word = data.grammar.hyphenated[match.group().lower()]
            masks.append(Mask(match.start(), match.end(), word))
    for match in data.ranks.finditer(text, bounds.start, bounds.end):
        if not any(m.start < match.end() and match.start() < m.end for m in masks):
            masks.append(Mask(match.start(), match.end(), _RANK))
    for match in data.rough_words.finditer(text, bounds.start, bounds.end):
        if not any(m.start < match.end() and match.start() < m.end for m in masks):
            masks.append(Mask(match.start(), match.end(), data.grammar.rough_as))
    masks.sort(key=lambda m: m.start)
    return Plan(bounds.index, bounds.start, bounds.end, bounds.paragraph, bounds.zone, tuple(masks))


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
