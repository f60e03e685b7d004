"""Who independently answers for an event.

In: the statements of one event.  Out: ``Voice``, one for each independent origin: a government
with all who speak for it, an organisation, an outlet that found it out itself, unnamed sources
of one description; whatever nobody answers for is ``unknown`` and never counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Voice
from tallywire.model.resolved import Resolved
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.reconcile.acquaintance import Acquaintance, meet
from tallywire.reconcile.descriptions import joined_descriptions, nearest_description

__all__ = ["voices_of"]

Key = tuple[str, ...]
"""What makes an origin: its sort, and who."""

_UNKNOWN: Final[Key] = ("unknown",)
_NEVER: Final = 10**9
"""The day of a text without a date: after all others."""
_RANK: Final = (
    "official",
    "organisation",
    "document",
    "expert",
    "outlet",
    "social",
    "witness",
    "anonymous",
)
"""The kind of a voice whose statements have several: the first of these."""


def voices_of(
    members: Sequence[Resolved],
    context: Sequence[Resolved] | Acquaintance,
    copied: Iterable[frozenset[str]] = (),
) -> tuple[Voice, ...]:
    """The independent origins of an event, the unknown one last.

    Args:
        members: the statements of the event.
        context: all statements of the matter, which may say whom a speaker speaks for; for many
            events of one matter what ``meet`` makes of them, once.
        copied: pairs of ids of documents one of which copies the other; not needed where
            ``meet`` had them.
    """
    known = context if isinstance(context, Acquaintance) else meet(context, copied)
    ordered = sorted(members, key=lambda one: (one.stated.source.id, one.stated.position, one.id))
    keys = [_key(one, known) for one in ordered]
    for merge in (_one_description, _one_story, _one_body, _one_outlet, _part_of_joint):
        keys = merge(ordered, keys, known)
    groups: dict[Key, list[Resolved]] = {}
    for one, key in zip(ordered, keys, strict=True):
        groups.setdefault(key, []).append(one)
    voices = [_voice(key, said) for key, said in groups.items()]
    return tuple(sorted(voices, key=lambda v: (v.origin is None, v.origin or "", v)))


# -- whose words a statement is ------------------------------------------------------------


def _key(one: Resolved, known: Acquaintance) -> Key:
    """Who answers for one statement."""
    speaker = known.settled(one.speaker)
    if speaker.name is None:
        return _UNKNOWN
    if speaker.state is not None:
        return "state", speaker.state
    if speaker.body is not None:
        return "body", speaker.body
    if speaker.kind == "outlet" and _is_named(speaker.name):
        return "outlet", speaker.name
    if speaker.kind in ("official", "organisation", "social"):
        return "name", speaker.name
    if speaker.kind in ("expert", "witness") and _is_named(speaker.name):
        return "name", speaker.name
    body = _citing_body(one)
    if body is not None:
        return "body", body
    text = known.original(one.stated.source.id)
    return "text", text, one.relays[-1] if one.relays else "", speaker.name


def _is_named(name: str) -> bool:
    """Whether it is a name and no description ("Analysts", "some papers", "Local press")."""
    if name in load_gazetteer().outlets:
        return True
    last = name.casefold().split()[-1:]
    heads = load_offices("en").unnamed_heads
    is_described = not last or last[0] in heads or last[0].removesuffix("s") in heads
    return name[:1].isupper() and not is_described


def _citing_body(one: Resolved) -> str | None:
    """The organisation whose report or statement cites the source: the source goes with it."""
    if not one.relays:
        return None
    organisation = load_gazetteer().organisations.get(one.relays[-1])
    if organisation is not None:
        return organisation.name
    hops = one.statement.hops
    is_report = len(hops) > 1 and hops[-2].kind in ("organisation", "document")
    return one.relays[-1] if is_report else None


# -- origins that turn out to be one ---------------------------------------------------------


def _one_description(
    members: Sequence[Resolved], keys: Sequence[Key], known: Acquaintance
) -> list[Key]:
    """Unnamed sources of one text and agency whose descriptions agree."""
    said: dict[Key, list[str]] = {}
    for key in keys:
        if key[0] == "text":
            said.setdefault(key[:3], []).append(key[3])
    goes_by = {place: joined_descriptions(names) for place, names in said.items()}
    return [(*k[:3], goes_by[k[:3]][k[3]]) if k[0] == "text" else k for k in keys]


def _one_story(members: Sequence[Resolved], keys: Sequence[Key], known: Acquaintance) -> list[Key]:
    """What unnamed sources told an agency is one story, in whatever texts it is retold.

    The text that came first tells how many they were; an outlet that others credit with the
    event has it from them too.
    """
    first: dict[str, tuple[int, Key]] = {}
    for one, key in zip(members, keys, strict=True):
        if key[0] == "text" and _is_named(key[2]):
            told = (one.told_day or _NEVER, key)
            first[key[2]] = min(told, first.get(key[2], told))
    stories: dict[str, list[str]] = {}
    for key in keys:
        if key[0] == "text" and key[2] in first and key[1] == first[key[2]][1][1]:
            stories.setdefault(key[2], []).append(key[3])
    return [_retold(key, first, stories) for key in keys]


def _retold(
    key: Key, first: Mapping[str, tuple[int, Key]], stories: Mapping[str, Sequence[str]]
) -> Key:
    agency = {"text": key[2:3], "outlet": key[1:2]}.get(key[0], ())
    if not agency or agency[0] not in first:
        return key
    text, told = first[agency[0]][1][1], stories[agency[0]]
    if key[0] == "text" and key[1] == text:
        return key
    said = nearest_description(key[3], told) if key[0] == "text" else told[0]
    return "text", text, agency[0], said


def _one_body(members: Sequence[Resolved], keys: Sequence[Key], known: Acquaintance) -> list[Key]:
    """A mission named without its country is the one that is named with it."""
    bodies = sorted({key[1] for key in keys if key[0] == "body"})
    fuller = {
        body: next((other for other in bodies if other.startswith(f"{body} in ")), body)
        for body in bodies
    }
    return [("body", fuller[key[1]]) if key[0] == "body" else key for key in keys]


def _one_outlet(members: Sequence[Resolved], keys: Sequence[Key], known: Acquaintance) -> list[Key]:
    """An outlet has it from the speaker whom it relays in the same text, or in a copy of it."""
    texts = [known.original(one.stated.source.id) for one in members]
    relayed: dict[tuple[str, str], list[tuple[int, Key]]] = {}
    for one, text, key in zip(members, texts, keys, strict=True):
        for relay in one.relays if key[0] not in ("outlet", "unknown") else ():
            relayed.setdefault((text, relay), []).append((one.stated.position, key))

    def told(one: Resolved, text: str, key: Key) -> Key:
        near = relayed.get((text, key[1])) if key[0] == "outlet" else None
        here = one.stated.position
        return min((abs(place - here), other) for place, other in near)[1] if near else key

    return [told(*row) for row in zip(members, texts, keys, strict=True)]


def _part_of_joint(
    members: Sequence[Resolved], keys: Sequence[Key], known: Acquaintance
) -> list[Key]:
    """What several said together is nothing new where each of them says it by itself."""
    there = set(keys)

    def parted(key: Key) -> Key:
        parts = [(key[0], part) for part in key[1].split(" and ")] if len(key) == 2 else []
        enough: Callable[[Iterable[bool]], bool] = all if key[0] == "state" else any
        if len(parts) > 1 and key[0] in ("state", "outlet") and enough(p in there for p in parts):
            return next(part for part in parts if part in there)
        return key

    return [parted(key) for key in keys]


# -- in words ----------------------------------------------------------------------------------


def _voice(key: Key, said: Sequence[Resolved]) -> Voice:
    kinds = {one.speaker.kind for one in said}
    kind = next((kind for kind in _RANK if kind in kinds), "unknown")
    if key == _UNKNOWN:
        kind = "unknown"
    elif key[0] == "state":
        kind = "official"
    return Voice(
        origin=_label(key, said),
        kind=kind,
        statements=tuple(sorted(one.id for one in said)),
        relays=tuple(sorted({one.relays for one in said})),
    )


def _label(key: Key, said: Sequence[Resolved]) -> str | None:
    """The voice in plain words: "Russian government", "diplomats (AFP)"."""
    if key == _UNKNOWN:
        return None
    if key[0] == "state":
        return _government(key[1])
    if key[0] == "text":
        agencies = sorted({one.statement.via[-1] for one in said if one.statement.via})
        return f"{key[3]} ({agencies[0]})" if agencies else key[3]
    return key[1]


def _government(state: str) -> str:
    """ "Malian government"; "government of Niger" where others share the adjective."""
    gazetteer = load_gazetteer()
    if state not in gazetteer.states:
        return f"governments of {state}"
    adjective = next(iter(gazetteer.states[state].adjectives), None)
    if adjective is None or adjective in gazetteer.shared:
        return f"government of {state}"
    return f"{adjective} government"
