"""Names as what is compared of them: Latin letters, no titles, company forms or doubled spellings.

In: a name in any script, and its kind.  Out: ``Spelling``: its words with what they sound like.
Without tables of a library: those at hand copy data under licences that the project cannot take.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tallywire.packs.name_words import load_name_words

__all__ = ["PERSON", "Spelling", "consonants", "sound_of", "spelling_of"]

PERSON: Final = "person"
"""The kind of name that has given names, titles and fathers; all others are bodies or things."""
_WORD: Final = re.compile(r"[\w]+|[&%]")
_DOTTED: Final = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_TENS: Final = frozenset(map(str, range(20, 100, 10)))
_LONGEST_FORM: Final = 5
"""Words of the longest company form that is looked for."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name made comparable.

    Attributes:
        words: its words in Latin letters, titles and company forms left out.
        script: the script it was written in (``LATIN``, ``CYRILLIC``).
        native: the words as written, for names of one script.
    """

    words: tuple[str, ...]
    script: str
    native: tuple[str, ...]


@lru_cache(maxsize=65_536)
def spelling_of(name: str, kind: str) -> Spelling:
    """The name as what is compared of it."""
    plain = _in_order(_DOTTED.sub(lambda m: m.group().replace(".", "") + " ", name), kind)
    plain = re.sub(r"(?<=\w)[-'’`](?=\w)", "" if kind == PERSON else " ", plain)
    native = tuple(_WORD.findall(_flat(plain)))
    latin = tuple(word for raw in native if (word := romanised(raw)))
    words = _without_titles(latin) if kind == PERSON else _without_forms(latin)
    same = load_name_words().same_words
    numbers = load_name_words().numbers
    told = [str(numbers[word]) if word in numbers else same.get(word, word) for word in words]
    return Spelling(tuple(_added_up(told)), _script(name), native)


def _added_up(words: Sequence[str]) -> list[str]:
    """ "forty four" is 44."""
    found: list[str] = []
    for word in words:
        is_tens = bool(found) and found[-1].isdigit() and found[-1] in _TENS
        if is_tens and word.isdigit() and len(word) == 1:
            word = str(int(found.pop()) + int(word))
        found.append(word)
    return found


def romanised(word: str) -> str:
    """The word in Latin letters, as far as the tables go."""
    letters = load_name_words().letters
    return "".join(letters.get(c, c) for c in word)


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """One spelling for all spellings of a sound, doubled letters once."""
    for pair in load_name_words().sounds:
        for written, spoken in pair.items():
            word = word.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", word)


def consonants(word: str) -> str:
    """What is left in a script without vowels; sounds that such scripts write alike are one."""
    bones = "".join(c for c in sound_of(word) if c not in "aeiouvh")
    return re.sub(r"(.)\1+", r"\1", bones.translate(str.maketrans("pglr", "bkll")))


def _flat(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in decomposed if not unicodedata.combining(c) or _tells(c))
    return unicodedata.normalize("NFC", "".join(kept))


def _tells(mark: str) -> bool:
    """Whether a mark changes the letter itself: vowels of India to Cambodia, voiced kana."""
    return "\u0900" <= mark <= "\u17ff" or mark in "\u3099\u309a"


def _in_order(name: str, kind: str) -> str:
    """ "Sow, Omar" is "Omar Sow"; of a body only the part before a comma and form stays first."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and kind == PERSON and "," not in first else name


def _without_titles(words: Sequence[str]) -> tuple[str, ...]:
    lists = load_name_words()
    found = [
        w for w in dict.fromkeys(words) if w not in lists.titles and w not in lists.company_forms
    ]
    return tuple(found) or tuple(words)


def _without_forms(words: Sequence[str]) -> tuple[str, ...]:
    forms, found, at = load_name_words().company_forms, [], 0
    while at < len(words):
        size = next(
            (n for n in range(_LONGEST_FORM, 0, -1) if " ".join(words[at : at + n]) in forms), 0
        )
        if not size and words[at] not in ("the", "and", "&", "of"):
            found.append(words[at])
        at += max(size, 1)
    return tuple(found) or tuple(words)


def _script(name: str) -> str:
    """The script of the first letter."""
    for c in name:
        if c.isalpha():
            return unicodedata.name(c, "LATIN").split()[0]
    return "LATIN"
