"""Whose ministry "the ministry" is, where the words beside it do not say.

In: an office without owner, its text, the parties of the statement.  Out: a state, and whether
the text tells it or it is no more than likely.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.offices import Office
from tallywire.resolve.parties import home_of
from tallywire.resolve.wording import Party, Reading, read_words

__all__ = ["likely_state", "told_state"]

_SEATS = ("metonym", "capital")
_NEAR = 6
"""Words between a name and the capital it speaks in."""


def told_state(office: Office, text: str) -> str | None:
    """The state that the sentences around the office name as its own, or None."""
    reading = read_words(text)
    told = (
        _seat_after(reading, office)
        or _opening_seat(reading, office)
        or _same_office(reading, office)
    )
    if told is not None or office.is_envoy:
        return told
    return _opening_state(reading, office.start) or _colleague(reading, office)


def likely_state(is_envoy: bool, providers: Sequence[str], recipients: Sequence[str]) -> str | None:
    """The party that such an office is likely to belong to.

    An ambassador speaks in the country that receives and belongs to the one that sends; a
    minister or spokesman without a country is the host's, for whose readers the text was made.
    """
    states = load_gazetteer().states
    sending = [home_of(party) for party in providers if home_of(party) in states]
    hosting = [home_of(party) for party in recipients if home_of(party) in states]
    return next(iter(sending if is_envoy else [*hosting, *sending]), None)


def _seat(party: Party) -> str | None:
    return party.name.entity if party.name.kind == "state" and party.name.form in _SEATS else None


def _seat_after(reading: Reading, office: Office) -> str | None:
    """ "said in Moscow": the seat of a government just after."""
    words = reading.words
    for party in reading.within(office.end, min(len(words), office.end + 4 + _NEAR)):
        is_here = words[party.start].sentence == words[office.start].sentence
        if is_here and _seat(party) and words[party.start - 1].key == "in":
            return _seat(party) if not office.is_envoy else None
    return None


def _opening_seat(reading: Reading, office: Office) -> str | None:
    """ "Moscow tells it differently. The minister said": what opens this sentence or the last."""
    words = reading.words
    here = words[office.start].sentence
    for party in reading.parties:
        sentence = words[party.start].sentence
        if sentence > here or party.start >= office.start:
            break
        is_first = party.start == 0 or words[party.start - 1].sentence != sentence
        follows = words[party.end].text if party.end < len(words) else ""
        is_subject = is_first or words[party.start - 1].text == ":"
        if sentence >= here - 1 and is_subject and _seat(party) and follows[:1].islower():
            return _seat(party)
    return None


def _same_office(reading: Reading, office: Office) -> str | None:
    """ "the Malian defence minister" elsewhere in the text; the nearest before, else after."""
    own = {word.key for word in reading.words[office.start : office.end]} & _BRANCHES
    found: list[tuple[int, str]] = []
    for party in reading.parties if own else ():
        state = party.name.state if party.name.kind == "state" else _own_state(party)
        around = {word.key for word in reading.words[party.start : party.end + 2]}
        owns = party.name.kind != "state" or party.is_possessive or party.is_adjective
        if state and owns and own & around:
            found.append((party.start, state))
    before = [state for start, state in found if start < office.start]
    return next(iter(before[-1:] or [state for _, state in found]), None)


def _opening_state(reading: Reading, at: int) -> str | None:
    """ "Denmark will take part, the minister said": the state that opens the sentence."""
    words = reading.words
    opening = next((i for i in range(at, -1, -1) if _opens(reading, i)), at)
    party = reading.opening.get(opening)
    if party is None or party.end > at or party.name.kind != "state":
        return None
    follows = words[party.end].text
    return party.name.entity if follows[:1].islower() and not party.is_possessive else None


def _opens(reading: Reading, at: int) -> bool:
    return at == 0 or reading.words[at - 1].sentence != reading.words[at].sentence


def _colleague(reading: Reading, office: Office) -> str | None:
    """The state of the last one before with an office of the same name."""
    own = {word.key for word in reading.words[office.start : office.end]} & load_offices(
        "en"
    ).offices
    for at in range(office.start - 1, -1, -1):
        if reading.words[at].key in own:
            state = _opening_state(reading, at)
            if state is not None:
                return state
    return None


def _own_state(party: Party) -> str | None:
    """The state whose ministry or the like the party is."""
    return party.name.state if party.name.subkind == "body" else None


_BRANCHES = frozenset({"foreign", "defence", "defense", "interior", "presidency", "parliament"})
"""Words that tell one institution of a state from its others."""
