"""Unnamed sources: which descriptions of one text mean the same people.

In: descriptions as worded.  Out: the description that each goes by: "a diplomat" and "diplomats"
are one, "a military source" and "a senior officer" two.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.model.plain import plain
from tallywire.packs.lexicon_offices import load_offices

__all__ = ["joined_descriptions", "nearest_description"]


def joined_descriptions(descriptions: Sequence[str]) -> dict[str, str]:
    """For each description the one that it goes by, given all of one text, in its order.

    One that says less joins the nearest that says all it says and more.
    """
    order = list(dict.fromkeys(descriptions))
    words = {description: _words(description) for description in order}
    found: dict[str, str] = {}
    for place, one in enumerate(order):
        fuller = [
            (abs(order.index(other) - place), order.index(other), other)
            for other in order
            if words[one] < words[other] or (words[one] == words[other] and other != one)
        ]
        full = [f for f in fuller if words[one] < words[f[2]]]
        same = [f for f in fuller if words[one] == words[f[2]] and f[1] < place]
        found[one] = min(full or same, default=(0, place, one))[2]
    return {one: _end(found, one) for one in order}


def nearest_description(description: str, others: Sequence[str]) -> str:
    """Of others that there are, the one that shares most words; the first of those."""
    words = _words(description)
    return max(others, key=lambda other: len(words & _words(other)))


def _end(found: dict[str, str], one: str) -> str:
    while found[one] != one:
        one = found[one]
    return one


def _words(description: str) -> frozenset[str]:
    """What says who it is: nouns and adjectives, in the singular."""
    empty = load_offices("en").empty_descriptions
    parts = (
        "".join(c for c in word if c.isalnum())
        for word in plain(description.replace("-", " ")).split()
    )
    return frozenset(_singular(word) for word in parts if word and word not in empty)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
