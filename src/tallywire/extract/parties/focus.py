"""What a whole text is about: which states its words name most, and as places.

In: the text, its names and its sentence bounds.  Out: a ``Focus`` that says which state hosts
what the text tells of, where a sentence leaves that open.  The names of the whole text
count, so that the answer does not depend on which sentences were parsed.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.names.eras import is_one_land
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.scene import Party
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["Focus", "about", "find_focus"]

HEAD_WEIGHT: Final = 3
"""How much a name in the headline or the first paragraph counts, against 1 elsewhere."""

_INTO: Final = "in|into|to|from|inside|across|within|throughout|for|on|over|near|around"
"""Prepositions that make the name after them a place to which or in which things happen."""

ASIDE: Final = 5.0
"""Up to this weight a name is no scene of what is told elsewhere, if the text names it once."""

NEAR: Final = 2
"""How many sentences after its one mention such a name is forgotten."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A state with the weight of its mentions and the sentences that they stand in."""

    party: Party
    weight: float
    sentences: frozenset[int]

    def is_aside(self, sentence: int) -> bool:
        """Whether it is named in passing, and not right before this sentence."""
        if self.party.kind != "state" or len(self.sentences) > 1 or self.weight > ASIDE:
            return False
        return all(not 0 <= sentence - at < NEAR for at in self.sentences)


@dataclass(frozen=True, slots=True)
class Focus:
    """States of a text by how much they are its scene, the most first; how long the text is."""

    scenes: tuple[_Scene, ...] = ()
    sentences: int = 0

    def host(
        self,
        provider: Party | None,
        leanings: Mapping[str, float],
        sentence: int,
        *,
        is_land: bool = False,
    ) -> Party | None:
        """The state that is most the scene of the text and is not the provider.

        A state that only the sentence itself names is what that sentence says, not what the
        text is about; one that the text names once, in passing and elsewhere, hosts nothing.

        Args:
            provider: who gives or sends.
            leanings: for states with a part in statements so far, a factor above 1 where
                they receive more often than they give, below 1 where they give more often.
            sentence: index of the sentence whose host is open.
            is_land: whether only a state will do, no sea or region.
        """
        taken = set(provider.name.split(" and ")) if provider is not None else set()
        left = (
            scene
            for scene in self.scenes
            if not any(_is_same(scene.party.name, name) for name in taken)
            and scene.sentences != {sentence}
            and not (scene.party.kind != "state" if is_land else scene.is_aside(sentence))
        )
        if not leanings:
            most = next(left, None)  # they stand in order of their weight
        else:
            most = max(left, key=lambda s: s.weight * leanings.get(s.party.name, 1.0), default=None)
        return most.party if most is not None else None


def about(party: Party) -> Focus:
    """A text whose one scene is ``party``."""
    return Focus((_Scene(party, 1.0, frozenset()),))


def find_focus(
    text: str, names: Sequence[NameMention], bounds: Sequence[Bounds], language: str = "en"
) -> Focus:
    """Weigh every mention of a state or of a place in one, and of seas and regions as places."""
    patterns = _patterns(language)
    head_end = _end_of_head(bounds)
    starts = [b.start for b in bounds]  # the n-th sentence has the index n
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Party] = {}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        party = _scene_of(name)
        if party is None or patterns.foe.search(text, max(0, name.start - 40), name.start):
            continue
        is_adjective = name.form in ("adjective", "demonym")
        is_place = patterns.place.search(text, max(0, name.start - 30), name.start) is not None
        if party.kind == "region" and (is_adjective or not is_place):
            continue
        weight = (1.0 if is_adjective else 2.0) + (3.0 if is_place else 0.0)
        weights[party.name] += weight * (HEAD_WEIGHT if name.start < head_end else 1)
        first.setdefault(party.name, party)
        found[party.name].add(bisect_right(starts, name.start) - 1)
    ranked = sorted(weights, key=lambda s: (-weights[s], first[s].start, s))
    scenes = tuple(_Scene(first[s], weights[s], frozenset(found[s])) for s in ranked)
    return Focus(scenes, len(bounds))


class _Patterns(NamedTuple):
    """What stands before a name.

    Attributes:
        place: words that make it a place to which or in which things happen.
        foe: words that make it an adversary, at whose place nothing is given.
    """

    place: re.Pattern[str]
    foe: re.Pattern[str]


@functools.cache
def _patterns(language: str) -> _Patterns:
    words = load_grammar(language)
    lands, foes = alternation(words.land_marks), alternation(words.foe_phrases)
    between = rf"(?:(?:{alternation(words.foe_marks)})\s+)*"
    return _Patterns(
        place=re.compile(rf"(?:\b(?:{_INTO})(?:\s+(?:{lands}))*\s+)$", re.IGNORECASE),
        foe=re.compile(rf"\b(?:{foes})\s+{between}$", re.IGNORECASE),
    )


def _scene_of(name: NameMention) -> Party | None:
    """The state, sea or region that a name makes a scene of."""
    if name.kind == "region" or name.subkind == "sea":
        return Party(name.entity, "region", name.start, name.end)
    state = name.entity if name.kind == "state" else name.state
    if state is None or name.kind not in ("state", "place"):
        return None
    return Party(state, "state", name.start, name.end)


def _is_same(one: str, other: str) -> bool:
    return one == other or is_one_land(one, other)


def _end_of_head(bounds: Sequence[Bounds]) -> int:
    """Where the headline and the first paragraph of running text end."""
    paragraphs = sorted({b.paragraph for b in bounds})[:2]
    return max((b.end for b in bounds if b.paragraph in paragraphs), default=0)
