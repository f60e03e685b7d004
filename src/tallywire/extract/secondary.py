"""The frames beside men and arms: bases, accords, embargoes, training, backing, concessions.

In: one sentence with its themes and quantities, and the drafts that the general rules made of
it.  Out: the drafts of the sentence, those of these six frames read or corrected by the room
that knows the frame.  The other frames pass through untouched.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.backing import read_backing
from tallywire.extract.draft import Draft
from tallywire.extract.parties import Scene
from tallywire.extract.themes import Theme
from tallywire.extract.training import read_training
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["with_secondary"]


def with_secondary(
    scene: Scene,
    drafts: Sequence[Draft],
    themes: Sequence[Theme],
    quantities: Sequence[Quantity],
    nouns: Nouns,
    words: Predicates,
) -> list[Draft]:
    """``drafts`` with those of the secondary frames added and corrected."""
    found = list(drafts)
    found.extend(read_training(scene, quantities, nouns, words))
    found.extend(read_backing(scene, nouns, words))
    return found
