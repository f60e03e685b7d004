"""How much of a text around a draft tells of foreign help: where it tells little, nothing carries.

In: the drafts of a text with all sides filled, those that are only hinted at, and its sentences
as they are read.  Out: the same drafts without those that lean on a text that is about something
else.  A newspaper's page on an election names many states; that one line of it speaks of soldiers
or of a base does not make the other names their senders and hosts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import Draft

__all__ = ["Gist"]

AROUND: Final = 15
"""How many sentences before and after a draft count."""

LEAST: Final = 0.1
"""How many drafts to a sentence there must be around a draft before a side may come from another
sentence, or a sentence that no rule reads may tell anything by its signs.

Of public news of all kinds a quarter of such drafts lies below it, nearly all of them wrong; of
texts that are about foreign help, one in a thousand."""

PEACEFUL: Final = 0.2
"""The same for a sentence that has no word of war, forces or arms."""


class Gist:
    """What the sentences of one text are about, and which drafts it bears out."""

    def __init__(self, sentences: int) -> None:
        """Begin a text of so many sentences."""
        self._sentences = sentences
        self._warlike: set[int] = set()

    def notice(self, scene: Scene) -> None:
        """Remember whether a sentence has a word of war, forces or arms."""
        if scene.sentence.has_any(scene.grammar.war_words):
            self._warlike.add(scene.sentence.index)

    def kept(
        self, drafts: Sequence[Draft], hints: Sequence[Draft]
    ) -> tuple[list[Draft], list[Draft]]:
        """The drafts and the hints that the text around them bears out.

        Args:
            drafts: what rules read.
            hints: what is only hinted at.
        """
        told = sorted(draft.sentence for draft in drafts)
        size = max(self._sentences, *(d.sentence + 1 for d in (*drafts, *hints)), 1)

        def density(at: int) -> float:
            first, last = max(0, at - AROUND), min(size, at + AROUND + 1)
            return (bisect_left(told, last) - bisect_left(told, first)) / (last - first)

        def least(at: int) -> float:
            return LEAST if at in self._warlike else PEACEFUL

        sure = [d for d in drafts if _is_whole(d) or density(d.sentence) >= least(d.sentence)]
        return sure, [h for h in hints if density(h.sentence) >= LEAST]


def _is_whole(draft: Draft) -> bool:
    """Whether its own sentence names both sides; a ban says enough by itself."""
    return draft.frame == "embargo" or (draft.is_provider_named and draft.is_recipient_named)
