"""Who is who in a matter: what one document says of a speaker holds in the others.

In: all statements of a matter.  Out: ``Acquaintance``, made once for a matter: the state or body
of each speaker, one name for each person, one document for each group of copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from tallywire.model.resolved import Resolved, Speaker
from tallywire.packs.lexicon_offices import load_offices
from tallywire.reconcile.namesakes import joined_names
from tallywire.reconcile.traces import traced_pairs

__all__ = ["Acquaintance", "meet"]

_SPEAKING = ("official", "organisation")
_Owner = tuple[str | None, str | None]


class Acquaintance(msgspec.Struct, frozen=True):
    """What is known of the speakers and documents of one matter.

    Attributes:
        names: the name that each person goes by.
        owners: state and body by that name.
        originals: for each document that has copies, or shares a slip of the pen with another,
            the one by which they all go.
    """

    names: dict[str, str]
    owners: dict[str, _Owner]
    originals: dict[str, str]

    def settled(self, speaker: Speaker) -> Speaker:
        """The speaker under one name, with what other documents say, unless its own says it."""
        if speaker.kind not in _SPEAKING or speaker.name not in self.names:
            return speaker
        name = self.names[speaker.name]
        owner = (speaker.state, speaker.body)
        if not _is_told(speaker):
            owner = self.owners.get(name, owner)
        return msgspec.structs.replace(speaker, name=name, state=owner[0], body=owner[1])

    def original(self, document: str) -> str:
        """The document itself, or the one by which it and its copies go."""
        return self.originals.get(document, document)


def meet(context: Iterable[Resolved], copied: Iterable[frozenset[str]] = ()) -> Acquaintance:
    """What the statements of a matter say of their speakers, whatever their order."""
    context = list(context)
    sources = {one.stated.source.id: one.stated.source for one in context}
    linked = {*copied, *traced_pairs(sources.values())}
    speakers = Counter(one.speaker for one in context if _is_person(one.speaker))
    names = joined_names(speaker.name for speaker in speakers if speaker.name is not None)
    told: dict[str, Counter[_Owner]] = {}
    guessed: dict[str, Counter[_Owner]] = {}
    for speaker, times in speakers.items():
        owner = (speaker.state, speaker.body)
        if speaker.name is None or owner == (None, None):
            continue
        kept = told if _is_told(speaker) else guessed
        kept.setdefault(names[speaker.name], Counter())[owner] += times
    owners = {name: _usual(counts) for name, counts in {**guessed, **told}.items()}
    return Acquaintance(names, owners, _originals(linked))


def _is_person(speaker: Speaker) -> bool:
    """Whether it is somebody; "the defence ministry" of two texts may be two ministries."""
    if speaker.name is None or speaker.kind not in _SPEAKING or not speaker.name[:1].isupper():
        return False
    lexicon, words = load_offices("en"), speaker.name.casefold().split()
    return lexicon.institutions.isdisjoint(words) and lexicon.offices.isdisjoint(words)


def _is_told(speaker: Speaker) -> bool:
    """Whether its own document or the packs say whom it speaks for; else it is a guess."""
    if speaker.office is not None:
        return True
    return speaker.name in (speaker.state, speaker.body) and speaker.body != speaker.name


def _usual(counts: Counter[_Owner]) -> _Owner:
    """The owner said most often; the first in order where several are."""
    return min(counts, key=lambda owner: (-counts[owner], owner[0] or "", owner[1] or ""))


def _originals(copied: Iterable[frozenset[str]]) -> dict[str, str]:
    """For each document that has copies, the first id of its group."""
    first: dict[str, str] = {}

    def root(name: str) -> str:
        while first.setdefault(name, name) != name:
            name = first[name]
        return name

    for pair in copied:
        one, *others = sorted(root(name) for name in pair)
        for other in others:
            first[other] = one
    return {name: root(name) for name in sorted(first)}
