"""Whose ministry "the ministry" is, where the words beside it do not say.

In: an office without owner, its text, the parties of the statement.  Out: a state, and whether
the text tells it or it is no more than likely.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.offices import office_at
from tallywire.resolve.parties import canonical_name, home_of
from tallywire.resolve.phrases import Office
from tallywire.resolve.wording import Party, Reading, read_words

__all__ = ["introduced", "likely_state", "told_state"]

_SEATS = ("metonym", "capital")
_LEAD = 3
"""Sentences that make the opening of a text, the headline being one."""
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
    return _opening_state(reading, office.start, office.start) or _colleague(reading, office)


def likely_state(
    office: Office, text: str, publisher: str | None, parties: tuple[Sequence[str], Sequence[str]]
) -> str | None:
    """The party of the statement that such an office is likely to belong to.

    An ambassador speaks in the country that receives and belongs to the one that sends.  Of others
    a paper leaves out the country where it is its own, or the one the text opens with; else they
    are the host's.

    Args:
        office: the office.
        text: its document.
        publisher: who published it.
        parties: providers and recipients.
    """
    states = load_gazetteer().states
    sending, hosting = (
        [h for party in side if (h := home_of(party)) in states] for side in parties
    )
    if office.is_envoy:
        return next(iter(sending), None)
    for likely in (_home_of_paper(publisher), _lead_state(text)):
        if likely is not None and likely in (*sending, *hosting):
            return likely
    return next(iter(hosting), None)


def introduced(name: str, text: str) -> Office | None:
    """The office that the sentence before or after gives without a name.

    "The head of the mission said so.  Planes came, Colonel Sow told the radio."
    """
    reading = read_words(text)
    words = reading.words
    for start, end in reading.find(name):
        here = words[start].sentence
        near = [i for i in range(len(words)) if abs(words[i].sentence - here) == 1]
        for at in near:
            is_after = words[at].sentence > here
            if words[at].key != "the" or (is_after and not _opens(reading, at)):
                continue
            office = office_at(reading, at)
            if office is not None and office.is_settled and _speaks(reading, office.end, is_after):
                return office
        if end:
            break
    return None


def _speaks(reading: Reading, at: int, is_after: bool) -> bool:
    """Whether what ends there is the subject of a verb of saying, or set off by a comma."""
    if at >= len(reading.words):
        return False
    follows = reading.words[at]
    return follows.key in load_offices("en").saying or (is_after and follows.text == ",")


def _home_of_paper(publisher: str | None) -> str | None:
    """The state of a paper or broadcaster; agencies write for all the world."""
    outlet = load_gazetteer().outlets.get(canonical_name(publisher)) if publisher else None
    return outlet.state if outlet is not None and outlet.kind != "agency" else None


def _lead_state(text: str) -> str | None:
    """The state that opens the headline or one of the first sentences."""
    reading = read_words(text)
    words = reading.words
    opening = [i for i in range(len(words)) if words[i].sentence < _LEAD and _opens(reading, i)]
    return next((s for i in opening if (s := _opening_state(reading, i, len(words)))), None)


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
    own = {word.key for word in reading.words[office.start : office.end]} & load_offices(
        "en"
    ).branches
    found: list[tuple[int, str]] = []
    for party in reading.parties if own else ():
        state = party.name.state if party.name.kind == "state" else _own_state(party)
        around = {word.key for word in reading.words[party.start : party.end + 2]}
        owns = party.name.kind != "state" or party.is_possessive or party.is_adjective
        if state and owns and own & around:
            found.append((party.start, state))
    before = [state for start, state in found if start < office.start]
    return next(iter(before[-1:] or [state for _, state in found]), None)


def _opening_state(reading: Reading, at: int, before: int) -> str | None:
    """ "Denmark will take part, the minister said": the state that opens a sentence.

    Args:
        reading: the text.
        at: a word of the sentence.
        before: the first word that is too late.
    """
    words = reading.words
    opening = next((i for i in range(at, -1, -1) if _opens(reading, i)), at)
    party = reading.opening.get(opening + (words[opening].key == "the"))
    if party is None or party.end > before or party.end >= len(words):
        return None
    follows = words[party.end]
    if party.is_adjective or party.is_possessive:
        is_subject = follows.key in load_offices("en").institutions
    else:
        is_subject = follows.text[:1].islower()
    return party.name.entity if is_subject and party.name.kind == "state" else None


def _opens(reading: Reading, at: int) -> bool:
    return at == 0 or reading.words[at - 1].sentence != reading.words[at].sentence


def _colleague(reading: Reading, office: Office) -> str | None:
    """The state of the last one before with an office of the same name."""
    own = {word.key for word in reading.words[office.start : office.end]} & load_offices(
        "en"
    ).offices
    for at in range(office.start - 1, -1, -1):
        if reading.words[at].key in own:
            state = _opening_state(reading, at, at)
            if state is not None:
                return state
    return None


def _own_state(party: Party) -> str | None:
    """The state whose ministry or the like the party is."""
    return party.name.state if party.name.subkind == "body" else None
