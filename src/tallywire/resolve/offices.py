"""Whom somebody speaks for, read from the words beside the name.

In: a text and a name in it.  Out: ``Office``: "Russia's ambassador in Mali Igor Gromyko", "Sow,
a spokesman of the ministry", "Kane, who heads the EU training mission".  Whose ministry it is
where the text says only "the ministry" is left to ``surroundings.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.wording import Party, Reading, Word, read_words

__all__ = ["Office", "office_at", "office_in", "office_of", "place_of"]

_REACH: Final = 16
"""Words that a description beside a name may have."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a text says of somebody.

    Attributes:
        words: the description.
        state: the state spoken for, or None.
        body: the organisation spoken for, or None.
        is_envoy: it is one who speaks in the country of another.
        heads: the words for office and institution, in the singular.
        is_several: it names more than one ("Western governments").
        start: its first word.
        end: past its last word.
    """

    words: str
    state: str | None
    body: str | None
    is_envoy: bool
    heads: frozenset[str]
    is_several: bool
    start: int
    end: int

    @property
    def is_settled(self) -> bool:
        """Whether it says for whom."""
        return self.state is not None or self.body is not None


def office_of(name: str, text: str) -> Office | None:
    """What the text says of who is called so: the first that names an owner, else the first."""
    reading = read_words(text)
    found = [office for form in _forms(name) for office in _described(reading, form)]
    return next((office for office in found if office.is_settled), found[0] if found else None)


def office_in(words: str) -> Office | None:
    """What the words themselves say: "Malian foreign ministry", "the embassy"."""
    reading = read_words(words)
    return _office(reading, 0, len(reading.words), needs_head=True, is_whole=True)


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
    return _office(reading, first, end, needs_head=end != start)


def _before_titles(reading: Reading, start: int) -> int:
    """The end of an apposition before the name: "its commander, General" ends at the comma."""
    words, at = reading.words, start
    while at and words[at - 1].sentence == words[start].sentence and _is_title(words[at - 1]):
        at -= 1
    return at - 1 if at and words[at - 1].text == "," else start


def _is_title(word: Word) -> bool:
    return word.text == "." or (word.is_name and word.key in load_offices("en").modifiers)


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
    return _office(reading, first, last, needs_head=not is_led, is_led=is_led)


def office_at(reading: Reading, first: int) -> Office | None:
    """The office that the words from ``first`` on describe, no name among them."""
    last = _stretch(reading, first)
    if last == first or _is_another(reading, first, last):
        return None
    return _office(reading, first, last, needs_head=True)


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
    known = word.key in lexicon.modifiers or word.key in links or _is_head(word)
    return known or (word.is_name and word.key[:1].isalpha())


@cache
def _heads() -> frozenset[str]:
    lexicon = load_offices("en")
    return lexicon.offices | lexicon.institutions


def _is_head(word: Word) -> bool:
    return _singular(word) in _heads()


def _singular(word: Word) -> str:
    return word.key if word.key in _heads() else word.key.removesuffix("s")


def _is_another(reading: Reading, first: int, last: int) -> bool:
    """Whether the words name somebody else with his office ("Foreign Minister Diop")."""
    words, modifiers = reading.words, load_offices("en").modifiers
    inside = {at for party in reading.within(first, last) for at in range(party.start, party.end)}
    return any(
        _is_head(words[at])
        and at not in inside
        and not words[at].is_possessive
        and words[at + 1].is_name
        and words[at + 1].key not in modifiers
        and not _is_head(words[at + 1])
        and (at + 1 not in reading.opening or reading.opening[at + 1].name.kind == "person")
        for at in range(first, last - 1)
    )


def _office(
    reading: Reading,
    first: int,
    last: int,
    *,
    needs_head: bool,
    is_led: bool = False,
    is_whole: bool = False,
) -> Office | None:
    """The office that the words ``first:last`` describe."""
    words, lexicon = reading.words, load_offices("en")
    heads = [at for at in range(first, last) if _is_head(words[at])]
    if not heads and not is_led and (needs_head or not _stands_before(reading, last)):
        return None
    if not is_led and not is_whole:
        first = _start(reading, first, heads[0] if heads else last)
    is_envoy = any(words[at].key.removesuffix("s") in lexicon.envoys for at in heads)
    hosts = lexicon.host_links | ({"for"} if is_envoy else set())
    owners = [p for p in reading.within(first, last) if not _is_host(reading, p, first, hosts)]
    head = heads[0] if heads else last
    owners.sort(key=lambda p: (p.end > head, abs(head - p.start)))
    state = next((s for p in owners if (s := _state_of(p))), None)
    body = next((b for p in owners if (b := _body_of(p))), None)
    if state is None and body is None:
        state, body = _pointed(reading, first, last)
    if state is None and body is None:
        state = None if is_envoy else _seated(reading, first, last)
        body = _unknown_body(reading, first, last) if state is None else None
    return Office(
        words=" ".join(word.text for word in words[first:last]),
        state=state,
        body=body,
        is_envoy=is_envoy,
        heads=frozenset(_singular(words[at]) for at in heads),
        is_several=any(words[at].key not in _heads() for at in heads),
        start=first,
        end=last,
    )


def _stands_before(reading: Reading, end: int) -> bool:
    """Whether a party before the titles there owns what follows ("Mali's", "Malian General")."""
    while end and reading.ending.get(end) is None and _is_title(reading.words[end - 1]):
        end -= 1
    party = reading.ending.get(end)
    return party is not None and (party.is_possessive or party.is_adjective)


def _start(reading: Reading, first: int, head: int) -> int:
    """Where the noun phrase of the head begins: parties and modifiers before it belong to it."""
    at, modifiers = head, load_offices("en").modifiers
    while at > first:
        party = reading.ending.get(at)
        if party is not None and party.start >= first:
            at = party.start
        elif reading.words[at - 1].key in modifiers or _is_head(reading.words[at - 1]):
            at -= 1
        else:
            break
    return at


def _is_host(reading: Reading, party: Party, first: int, links: frozenset[str]) -> bool:
    """Whether the party stands after "in" or "to": where the office is held, not for whom."""
    modifiers, at = load_offices("en").modifiers, party.start - 1
    while at > first and reading.words[at].key in modifiers:
        at -= 1
    return at >= first and reading.words[at].key in links


def _state_of(party: Party) -> str | None:
    """The state that the party is, or whose own body or office holder it is."""
    name = party.name
    if name.kind == "state":
        return name.entity
    is_own = name.kind == "person" or name.subkind == "body"
    return name.state if is_own else None


def _body_of(party: Party) -> str | None:
    gazetteer = load_gazetteer()
    if party.name.kind in ("organisation", "group") and party.name.subkind != "body":
        return party.name.entity
    person = gazetteer.people.get(party.name.entity)
    return person.organisation if person is not None else None


def _pointed(reading: Reading, first: int, last: int) -> tuple[str | None, str | None]:
    """The state and the body that "its" points to: the first named before, here or just before."""
    words, pointing = reading.words, load_offices("en").pointing
    if not any(words[at].key in pointing for at in range(first, min(last, first + 3))):
        return None, None
    here = words[first].sentence
    before = [p for p in reading.parties if p.end <= first and _is_antecedent(reading, p)]
    for sentence in (here, here - 1):
        near = [p for p in before if words[p.start].sentence == sentence]
        near.sort(key=lambda p: (p.is_possessive or p.is_adjective, p.start))
        if near:
            state = next((s for p in near if (s := _state_of(p))), None)
            return state, next((b for p in near if (b := _body_of(p))), None)
    return None, None


def _is_antecedent(reading: Reading, party: Party) -> bool:
    """Whether "its" may mean the party: named as such, or as the owner of an institution."""
    if not party.is_adjective and not party.is_possessive:
        return True
    return any(_is_head(word) for word in reading.words[party.end : party.end + 3])


def _seated(reading: Reading, first: int, last: int) -> str | None:
    """The state at whose seat an institution stands: "the defence ministry in Ankara"."""
    own = load_offices("en").state_institutions
    for party in reading.within(first, last):
        at = party.start
        is_seat = party.name.kind == "state" and party.name.form in ("capital", "metonym")
        after = at - 2 >= first and _singular(reading.words[at - 2]) in own
        if is_seat and after and reading.words[at - 1].key == "in":
            return party.name.entity
    return None


def _unknown_body(reading: Reading, first: int, last: int) -> str | None:
    """A body that no gazetteer knows: the capitals after "of the"."""
    words, lexicon = reading.words, load_offices("en")
    for at in range(first, last - 1):
        if words[at].key not in ("of", "for"):
            continue
        start = at + 2 if words[at + 1].key == "the" else at + 1
        end = start
        for here in range(start, last):
            if words[here].is_name:
                end = here + 1
            elif words[here].key not in lexicon.owner_links | {"the", "and", "in"}:
                break
        run = words[start:end]
        if run and run[0].is_name and not all(map(_is_head, run)):
            return " ".join(word.text for word in run)
    return None
