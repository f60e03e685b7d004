"""Whom somebody speaks for, read from the words beside the name.

In: a text and a name in it.  Out: ``Office``: "Russia's ambassador in Mali Igor Gromyko", "Sow,
a spokesman of the ministry", "Kane, who heads the EU training mission".  Whose ministry it is
where the text says only "the ministry" is left to ``surroundings.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.phrases import Office, is_head, is_title, read_office
from tallywire.resolve.wording import Reading, Word, read_words

__all__ = ["Office", "office_at", "office_in", "office_of", "place_of"]

_REACH: Final = 16
"""Words that a description beside a name may have."""


def office_of(name: str, text: str) -> Office | None:
    """What the text says of who is called so: the first that names an owner, else the first."""
    reading = read_words(text)
    found = [office for form in _forms(name) for office in _described(reading, form)]
    return next((office for office in found if office.is_settled), found[0] if found else None)


def office_in(words: str) -> Office | None:
    """What the words themselves say: "Malian foreign ministry", "the embassy"."""
    reading = read_words(words)
    return read_office(reading, 0, len(reading.words), needs_head=True, is_whole=True)


def place_of(words: str, office: Office, text: str) -> Office | None:
    """The office at the first place where the text has the words, or None."""
    place = next(read_words(text).find(words), None)
    return replace(office, start=place[0], end=place[1]) if place else None


def _forms(name: str) -> Iterator[str]:
    """The name, then the surname alone."""
    yield name
    last = name.split()[-1:]
    if last and last[0] != name and last[0][:1].isupper() and len(last[0]) > 2:
        yield last[0]


def _described(reading: Reading, name: str) -> Iterator[Office]:
    for start, end in reading.find(name):
        for office in (_before(reading, start), _after(reading, end)):
            if office is not None:
                yield office


def _before(reading: Reading, start: int) -> Office | None:
    """The description that ends where the name starts."""
    words = reading.words
    end = _before_titles(reading, start)
    first = end
    while first > 0 and end - first < _REACH:
        party = reading.ending.get(first)
        size = party.end - party.start if party is not None else 1
        word = words[first - size]
        if word.sentence != words[start].sentence or not (party or _may_describe(word)):
            break
        first -= size
    return read_office(reading, first, end, needs_head=end != start)


def _before_titles(reading: Reading, start: int) -> int:
    """The end of an apposition before the name: "its commander, General" ends at the comma."""
    words, at = reading.words, start
    while at and words[at - 1].sentence == words[start].sentence and is_title(words[at - 1]):
        at -= 1
    return at - 1 if at and words[at - 1].text == "," else start


def _after(reading: Reading, end: int) -> Office | None:
    """The description that follows the name after a comma, or after "of"."""
    words, lexicon = reading.words, load_offices("en")
    if end + 2 >= len(words) or words[end].sentence != words[end - 1].sentence:
        return None
    if words[end].text != "," and words[end].key != "of":
        return None
    first = end + (words[end].text == ",")
    is_led = words[first].key == "who" and words[first + 1].key in lexicon.leading
    first += 2 * is_led
    last = _stretch(reading, first)
    if last > first and _is_another(reading, first, last):
        return None
    return read_office(reading, first, last, needs_head=not is_led, is_led=is_led)


def office_at(reading: Reading, first: int) -> Office | None:
    """The office that the words from ``first`` on describe, no name among them."""
    last = _stretch(reading, first)
    if last == first or _is_another(reading, first, last):
        return None
    return read_office(reading, first, last, needs_head=True)


def _stretch(reading: Reading, first: int) -> int:
    """The end of the words from ``first`` on that may describe somebody."""
    words, last = reading.words, first
    while last < len(words) and last - first < _REACH:
        party = reading.opening.get(last)
        if words[last].sentence != words[first].sentence:
            break
        if party is None and not _may_describe(words[last]):
            break
        last = party.end if party is not None else last + 1
    return last


def _may_describe(word: Word) -> bool:
    """Whether the word may stand in a description."""
    lexicon = load_offices("en")
    links = lexicon.owner_links | lexicon.host_links
    known = word.key in lexicon.modifiers or word.key in links or is_head(word)
    return known or (word.is_name and word.key[:1].isalpha())


def _is_another(reading: Reading, first: int, last: int) -> bool:
    """Whether the words name somebody else with his office ("Foreign Minister Diop")."""
    words, modifiers = reading.words, load_offices("en").modifiers
    inside = {at for party in reading.within(first, last) for at in range(party.start, party.end)}
    return any(
        is_head(words[at])
        and at not in inside
        and not words[at].is_possessive
        and words[at + 1].is_name
        and words[at + 1].key not in modifiers
        and not is_head(words[at + 1])
        and (at + 1 not in reading.opening or reading.opening[at + 1].name.kind == "person")
        for at in range(first, last - 1)
    )
