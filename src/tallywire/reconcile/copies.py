"""Documents one of which copies the other's wording, wholly or in large part.

In: documents.  Out: ``Copy`` pairs.  Candidates come from a sketch of each text, the runs of words
whose hash is a multiple of ``ONE_IN`` (the "mod m" sketch of Broder 1997, which unlike MinHash with
bands also finds a small text inside a large one); then the shared runs are counted exactly.  One
document is added without the texts of the others: keep the keys of ``signature``, look up who
shares them, ask ``worth_comparing``, and compare those alone.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tallywire.model.ledger import Copy
from tallywire.model.resolved import Source
from tallywire.reconcile.shingles import Wording, wording_of

__all__ = [
    "CROWD",
    "LEAST_SHARE",
    "compare",
    "find_copies",
    "signature",
    "worth_comparing",
]

LEAST_SHARE: Final = 0.4
"""Share of the shorter text's runs of five words that makes a copy.  In 4,400 pairs of news texts
those with the same news in other words stay under 0.1; a copy with every sentence touched has
0.5 and more."""
ONE_IN: Final = 8
"""One run in so many is a key: some 30 keys for a text of 250 words.  A copy with the least share
shares 12 of them on average, a text of 60 words copied wholly 7; that none is shared has a chance
under 0.001."""
CROWD: Final = 64
"""Of a key that more documents have, each is compared with so many alone, the first by id: a story
told a thousand times is one group without every pair of it."""
_LEAST_RUNS: Final = 15
"""Runs of a text that is long enough to be copied: three lines."""
_FRAME: Final = 0.8
"""Two texts of one publisher that share only their opening or their end share its boilerplate,
unless that is so much of the shorter."""


def signature(text: str) -> tuple[int, ...]:
    """The keys that find the copies of a text, sorted, from 0 to 2**63; equal on every machine."""
    encoded = map(str.encode, wording_of(text).distinct)
    return tuple(sorted(_key(run) for run in encoded if zlib.crc32(run) % ONE_IN == 0))


def worth_comparing(shared: int, one: int, other: int) -> bool:
    """Whether texts with so many keys that share so many may be copies.

    A quarter of what copies share on average: a set phrase or two in common is not enough.
    """
    return shared > 0 and shared >= min(one, other) * LEAST_SHARE / 4


def compare(one: Source, other: Source) -> float:
    """The share of the shorter's runs that stand in the longer; 0 where it is no copy."""
    short, long = sorted((wording_of(one.text), wording_of(other.text)), key=lambda w: len(w.runs))
    wanted, there = short.distinct, long.distinct
    if len(wanted) < _LEAST_RUNS:
        return 0.0
    shared = wanted & there
    share = len(shared) / len(wanted)
    is_house = one.publisher == other.publisher and share < _FRAME
    if share < LEAST_SHARE or (is_house and _is_frame(short, shared) and _is_frame(long, shared)):
        return 0.0
    return round(share, 4)


def find_copies(sources: Iterable[Source]) -> tuple[Copy, ...]:
    """The near-duplicate pairs among the documents, sorted."""
    known = {source.id: source for source in sources if source.text}
    keys = {id: signature(known[id].text) for id in sorted(known)}
    holders: dict[int, list[str]] = {}
    for id, own in keys.items():
        for key in own:
            holders.setdefault(key, []).append(id)
    found = []
    for (first, second), shared in sorted(_pairs(holders).items()):
        if worth_comparing(shared, len(keys[first]), len(keys[second])):
            share = compare(known[first], known[second])
            if share:
                found.append(Copy(first, second, share))
    return tuple(found)


def _pairs(holders: Mapping[int, Sequence[str]]) -> Counter[tuple[str, str]]:
    """How many keys each pair shares; ids stand in order."""
    found: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        for place, second in enumerate(ids):
            found.update((first, second) for first in ids[: min(place, CROWD)])
    return found


def _key(run: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(run, digest_size=8).digest(), "big") >> 1


def _is_frame(wording: Wording, shared: frozenset[str]) -> bool:
    """Whether what is shared is one stretch at the beginning or the end."""
    there = [run in shared for run in wording.runs]
    return sum(a != b for a, b in pairwise(there)) <= 1
