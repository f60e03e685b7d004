"""What a run of words says of the office it describes: which, and whose.

In: words of a text.  Out: ``Office``: "Russia's ambassador in Mali" is Russia's, "the head of the
Desert League" the league's, "its commander" of who was named before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.wording import Party, Reading, Word

__all__ = ["Office", "is_head", "is_title", "read_office"]


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


def read_office(
    reading: Reading,
    first: int,
    last: int,
    *,
    needs_head: bool,
    is_led: bool = False,
    is_whole: bool = False,
) -> Office | None:
    """The office that the words ``first:last`` describe, or None.

    Args:
        reading: the text.
        first: the first word that may belong to it.
        last: past the last.
        needs_head: without a word for office or institution there is none.
        is_led: the words follow "who heads".
        is_whole: all the words belong to it.
    """
    words, lexicon = reading.words, load_offices("en")
    heads = [at for at in range(first, last) if is_head(words[at])]
    if not heads and not is_led and (needs_head or not _stands_before(reading, last)):
        return None
    if not is_led and not is_whole:
        first = _start(reading, first, heads[0] if heads else last)
    is_envoy = any(words[at].key.removesuffix("s") in lexicon.envoys for at in heads)
    owners = _owners(reading, first, last, heads[0] if heads else last, is_envoy)
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


def _owners(reading: Reading, first: int, last: int, head: int, is_envoy: bool) -> list[Party]:
    """The parties that may be spoken for: those before the head first, the nearest foremost."""
    links = load_offices("en").host_links | ({"for"} if is_envoy else set())
    found = [p for p in reading.within(first, last) if not _is_host(reading, p, first, links)]
    return sorted(found, key=lambda p: (p.end > head, abs(head - p.start)))


def _stands_before(reading: Reading, end: int) -> bool:
    """Whether a party before the titles there owns what follows ("Mali's", "Malian General")."""
    while end and reading.ending.get(end) is None and is_title(reading.words[end - 1]):
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
        elif reading.words[at - 1].key in modifiers or is_head(reading.words[at - 1]):
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
    return any(is_head(word) for word in reading.words[party.end : party.end + 3])


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
        if run and run[0].is_name and not all(map(is_head, run)):
            return " ".join(word.text for word in run)
    return None


def is_title(word: Word) -> bool:
    """Whether the word may stand between an office and the name: "General", "Mr."."""
    return word.text == "." or (word.is_name and word.key in load_offices("en").modifiers)


@cache
def _heads() -> frozenset[str]:
    lexicon = load_offices("en")
    return lexicon.offices | lexicon.institutions


def is_head(word: Word) -> bool:
    """Whether the word names an office or institution, in the singular or plural."""
    return _singular(word) in _heads()


def _singular(word: Word) -> str:
    return word.key if word.key in _heads() else word.key.removesuffix("s")
