"""Who answers for a statement, and whom that person or body speaks for.

In: a statement and its document.  Out: ``Speaker``.  An unnamed source keeps its description and
never becomes its government; a speaker whose state is only likely has no ``office``, so that
what another document says of the same person wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from tallywire.model.resolved import Speaker, Stated
from tallywire.packs.gazetteer import Gazetteer, load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.abroad import is_foreign, state_abroad
from tallywire.resolve.offices import office_in, office_of, place_of
from tallywire.resolve.parties import canonical_name, home_of, known_name
from tallywire.resolve.phrases import Office
from tallywire.resolve.surroundings import introduced, likely_state, told_state
from tallywire.resolve.wording import read_words

__all__ = ["relays_of", "speaker_of"]

_NAMED: Final = frozenset({"official", "organisation"})
"""Kinds of origin that speak for a state or body."""

_SOURCES: Final = frozenset({"official", "officer", "member", "adviser", "diplomat"})
"""Heads that make the holder of an office one of his people: "an official of the minister"."""
_INITIAL: Final = re.compile(r"(?<=\w )[A-Z]\. (?=\w)")


def speaker_of(stated: Stated) -> Speaker:
    """The speaker of the statement as far as its own document and the packs tell."""
    origin = stated.statement.origin
    if origin.name is None:
        return Speaker(None, origin.kind)
    if origin.kind in ("document", "outlet") and not _is_outlet(origin.name, origin.kind):
        return _paper(origin.name, origin.kind)
    if origin.kind == "anonymous":
        return _unnamed(origin.name)
    is_misread = origin.kind == "witness" and _is_in_office(origin.name)
    if origin.kind not in _NAMED and not is_misread:
        return Speaker(canonical_name(origin.name), origin.kind)
    parties = (stated.statement.provider or "", stated.statement.recipient or "")
    source, kind = stated.source, "official" if is_misread else origin.kind
    found = _named(origin.name, kind, source.text, source.publisher, parties)
    return msgspec.structs.replace(found, office=None) if is_misread else found


def _is_outlet(name: str, kind: str) -> bool:
    """Whether it is an outlet at all; "UN reports" are no more than a paper."""
    papers = load_offices("en").state_papers
    last = name.casefold().split()[-1:]
    return kind == "outlet" and not (last and last[0].removesuffix("s") in papers)


def _is_in_office(name: str) -> bool:
    """Whether a witness is somebody known to speak for a state or body, or an institution."""
    known = known_name(name)
    if known is not None:
        return known.kind == "person"
    office = office_in(name)
    return office is not None and bool(office.heads & load_offices("en").state_institutions)


def _unnamed(name: str) -> Speaker:
    """An unnamed source as described; "Mali's defence minister" is one in office all the same."""
    office = office_in(name)
    if office is not None and office.state and office.heads & load_offices("en").public_offices:
        is_one = not office.is_several and not office.heads & _SOURCES
        if is_one:
            return Speaker(name, "official", state=office.state, office=office.words)
    return Speaker(name, "anonymous")


def relays_of(stated: Stated) -> tuple[str, ...]:
    """The hops between publisher and speaker, outermost first; a report goes by its author."""
    return tuple(_relay(name) for name in stated.statement.via)


@lru_cache(maxsize=8192)
def _relay(name: str) -> str:
    if known_name(name) is not None:
        return canonical_name(name)
    return _paper(name, "document").body or name


@lru_cache(maxsize=8192)
def _named(
    name: str, kind: str, text: str, publisher: str | None, parties: tuple[str, str]
) -> Speaker:
    """Whom an official or somebody of an organisation speaks for."""
    joint = _joint(name, kind)
    if joint is not None:
        return joint
    known = _known(name, kind)
    if known is not None and (known.body is not None or known.name == known.state):
        return known
    office = office_in(name) if known is None else None
    if office is None or not _fits(office, kind):
        beside = office_of(name, text) if text and not is_foreign(text) else None
        office = beside or office
    if office is not None and _fits(office, kind):
        return _speaking(known.name if known and known.name else name, kind, office)
    if known is not None:
        return known
    return _unsettled(name, kind, office, (text, publisher), parties)


def _fits(office: Office, kind: str) -> bool:
    """Whether the office says for which state, or which body, one of this kind speaks."""
    words = load_offices("en")
    own = words.state_institutions | words.state_missions
    is_own = kind == "official" or bool(office.heads & own)
    return (office.state is not None and is_own) or (
        office.body is not None and _is_body(office.body, kind)
    )


def _is_body(body: str, kind: str) -> bool:
    """A body that no gazetteer knows may be an office of a state ("of the Presidency")."""
    return kind == "organisation" or body in load_gazetteer().organisations


def _speaking(name: str, kind: str, office: Office) -> Speaker:
    """An official speaks for the state where there is one, others for the body."""
    is_state = kind == "official" or office.words == name
    if is_state and office.state is not None:
        return Speaker(name, kind, state=office.state, office=office.words)
    if office.body is not None:
        return Speaker(name, kind, body=office.body, office=office.words)
    return Speaker(name, kind, state=office.state, office=office.words)


def _known(name: str, kind: str) -> Speaker | None:
    """What the gazetteers know; ``office`` is set for people, whom a text may describe anew."""
    found = known_name(name) or known_name(_INITIAL.sub("", name))
    if found is None:
        return None
    gazetteer = load_gazetteer()
    if found.kind == "state":
        return Speaker(found.entity, kind, state=found.entity)
    if found.kind in ("organisation", "group"):
        return _of_body(found.entity, kind, gazetteer)
    person = gazetteer.people.get(found.entity) if found.kind == "person" else None
    if person is None:
        return None
    body = person.organisation
    is_sure = kind == "official" or body is not None
    role = person.role if is_sure else None
    return Speaker(person.name, kind, state=person.state, body=body, office=role)


def _of_body(body: str, kind: str, gazetteer: Gazetteer) -> Speaker:
    entry = gazetteer.organisations[body]
    is_own = entry.kind == "body" and entry.state is not None
    return Speaker(body, kind, state=entry.state if is_own else None, body=body)


def _joint(name: str, kind: str) -> Speaker | None:
    """Several governments that speak together are one speaker, of all of them."""
    parts = name.split(" and ")
    if len(parts) < 2 or known_name(name) is not None:
        return None
    states = {state for part in parts if (state := _owner(part, kind)) is not None}
    if len(states) < 2:
        return None
    return Speaker(name, kind, state=" and ".join(sorted(states)), office=name)


def _owner(name: str, kind: str) -> str | None:
    known = _known(name, kind)
    if known is not None:
        return known.state
    office = office_in(name)
    return office.state if office is not None else None


def _unsettled(
    name: str,
    kind: str,
    office: Office | None,
    where: tuple[str, str | None],
    parties: tuple[str, str],
) -> Speaker:
    """An office whose owner only the surroundings may tell; a body of its own otherwise.

    Args:
        name: who speaks.
        kind: official or organisation.
        office: what the name or the words beside it say.
        where: the text and its publisher.
        parties: provider and recipient.
    """
    text, publisher = where
    if text and is_foreign(text):
        abroad = _abroad(name, text, parties[0]) if kind == "official" else None
        if abroad is not None:
            return abroad
        text = ""
    told = introduced(name, text) if text and office is None else None
    if told is not None and _fits(told, kind):
        return msgspec.structs.replace(_speaking(name, kind, told), office=None)
    if kind == "organisation":
        return Speaker(name, kind, body=name)
    if office is None or office.is_several:
        return Speaker(name, kind)
    placed = place_of(name, office, text) if office.words == name else office
    state = told_state(placed, text) if placed is not None else None
    if state is not None:
        return Speaker(name, kind, state=state, office=office.words)
    providers, recipients = (tuple(map(canonical_name, p.split(" and "))) for p in parties)
    likely = likely_state(office, text, publisher, (providers, recipients))
    return Speaker(name, kind, state=likely)


def _abroad(name: str, text: str, provider: str) -> Speaker | None:
    """What a French or Russian text says; an envoy without a country is likely the sender's."""
    found = state_abroad(name, text)
    if found is None or found[0]:
        return found and Speaker(name, "official", state=found[0], office=found[1])
    sender = home_of(canonical_name(provider)) if provider else None
    return Speaker(name, "official", state=sender if sender in load_gazetteer().states else None)


def _paper(name: str, kind: str) -> Speaker:
    """Whose paper it is: a Russian request is Russia's, a report of UN experts the panel's."""
    known = known_name(name)
    if known is not None and known.kind in ("organisation", "group"):
        return Speaker(known.entity, kind, body=known.entity)
    reading = read_words(name)
    keys = [word.key for word in reading.words]
    plain = " ".join(keys)
    bodies = load_offices("en").bodies
    written = next((body for phrase, body in bodies.items() if f" {phrase} " in f" {plain} "), None)
    if written is not None:
        return Speaker(name, kind, body=written)
    return _owned_paper(name, kind, keys)


def _owned_paper(name: str, kind: str, keys: Sequence[str]) -> Speaker:
    papers = load_offices("en").state_papers
    for party in read_words(name).parties:
        if party.name.kind == "state" and papers & {key.removesuffix("s") for key in keys}:
            return Speaker(name, kind, state=party.name.entity, office=name)
        if party.name.kind in ("organisation", "group"):
            state = party.name.state if party.name.subkind == "body" else None
            body = party.name.entity
            return Speaker(name, kind, state=state, body=body, office=name)
    return Speaker(name, kind)
