"""For whom "we" stands: the state of whoever answers for the words.

In: the attribution of a text, its people and names.  Out: ``Voices``, which gives the party that a
speaker means by "we", "us" and "our".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.attribution import Attribution
from tallywire.extract.attribution.people import Persons
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.names.find import NameMention, names_within
from tallywire.extract.parties.party import Party
from tallywire.model.statement import Hop

__all__ = ["Voices"]

_SPEAKING: Final = frozenset({"official", "anonymous", "organisation", "expert"})
"""Kinds of speakers who may speak for a state."""


class Voices:
    """The states of the speakers of one text."""

    def __init__(
        self, attribution: Attribution, persons: Persons, names: Sequence[NameMention]
    ) -> None:
        self._attribution = attribution
        self._states = {p.name: p.state for p in persons.people if p.kind != "witness"}
        self._names = names

    def of(self, sentence: int, token: Token) -> Party | None:
        """Whom the speaker of the word means by it, or None where that is not told.

        Args:
            sentence: index of the sentence.
            token: the pronoun.
        """
        hops = self._attribution.path_at(sentence, token.start)
        state = self._state(hops[-1]) if hops and hops[-1].kind in _SPEAKING else None
        return Party(state, "state", token.start, token.end) if state is not None else None

    def _state(self, hop: Hop) -> str | None:
        if hop.name in self._states:
            return self._states[hop.name]
        inside = names_within(self._names, hop.span.start, hop.span.end)
        return next((n.state for n in inside if n.state is not None), None)
