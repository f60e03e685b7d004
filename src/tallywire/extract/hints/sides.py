"""Who gives and who receives in a hint: every party at hand, weighed by its place.

In: a ``Scene`` and whom the text before is about.  Out: ``Parties``, which for a spot and a frame
gives ``Sides``: the likeliest two parties, how likely each is, and what they were chosen from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.hints.spots import Spot
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.accords import pair
from tallywire.packs.lexicon_hints import load_hint_weights, spelled, weighed, weights_for
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["Known", "Option", "Parties", "Sides"]

_NEAR: Final = 6
_FAR: Final = 15
_MOST: Final = 2

Weighed = tuple[Party | None, float]


@dataclass(frozen=True, slots=True)
class Known:
    """Parties that the text before a sentence is about.

    Attributes:
        parties: by what they are to it: "topic", "host", "giver", "focus" and so on.
        gave: how many drafts before have a state as provider.
        got: how many have it as recipient.
    """

    parties: Mapping[str, Party]
    gave: Mapping[str, int]
    got: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Option:
    """A party that may be a side, and what holds of it for any thing and any frame.

    Attributes:
        party: the party.
        token: its word in the sentence, or None.
        first: the first of those that it stands in a list with.
        signs: names of what holds of it.
    """

    party: Party
    token: Token | None
    first: Token | None
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a hint.

    Attributes:
        provider: who gives, or None.
        recipient: who receives, or None.
        gives: what the signs of the provider weigh.
        gets: what those of the recipient weigh.
    """

    provider: Party | None
    recipient: Party | None
    gives: float
    gets: float


class Parties:
    """All parties that the sentence or the text before it offers."""

    def __init__(self, scene: Scene, known: Known, words: Predicates) -> None:
        self.scene = scene
        self.known = known
        self.words = words
        self.options = tuple(self._options())
        self.named = len({o.party.name for o in self.options if o.token is not None})
        self._weights = load_hint_weights(scene.sentence.language)
        self._helpers = load_secondary(scene.sentence.language).helpers

    def sides(self, spot: Spot, frame: str) -> Sides:
        """The likeliest provider and recipient; None where no party is likely enough."""
        gives, gets = self._ranked(spot, frame)
        least = self._weights.open
        top, chosen = least * 2, Sides(None, None, 0.0, 0.0)
        for one, giving in [(None, least), *gives]:
            for other, getting in [(None, least), *gets]:
                if giving + getting > top and not _overlap(one, other):
                    top, chosen = giving + getting, Sides(one, other, giving, getting)
        signers = self._signers(spot) if frame == "agreement" else None
        if signers is None:
            return chosen
        provider, recipient = pair(self.scene, [signers], self._helpers)
        return Sides(provider, recipient, chosen.gives, chosen.gets)

    def _signers(self, spot: Spot) -> Party | None:
        """ "A deal between Japan and Laos", "a pact signed by": the two that the words name."""
        if spot.kind == "verb":
            return None
        sentence, noun = self.scene.sentence, spot.theme.token
        holders = [noun, *(c for c in sentence.children(noun, "acl") if c.tag == "VBN")]
        for holder in holders:
            for child in sentence.children(holder, "nmod", "obl", "obl:agent"):
                if child.dep == "obl:agent" or child.case == "between":
                    party = self.scene.resolve(child)
                    if party is not None and " and " in party.name:
                        return party
        return None

    def at(self, spot: Spot, frame: str) -> Iterator[tuple[Party, tuple[str, ...]]]:
        """The parties with all that is weighed of them: from this the weights are learned."""
        for option in self._for(spot):
            yield option.party, spelled((*option.signs, *self._near(spot, option)), frame)

    def _for(self, spot: Spot) -> list[Option]:
        """The options, less the thing itself, and with whose it is first."""
        owner = self.scene.owner(spot.theme.token) if spot.kind != "verb" else None
        at = spot.theme.token.i if spot.kind != "verb" else -1
        left = [o for o in self.options if o.token is None or o.token.i != at]
        return left if owner is None else [self._option(owner, ["place=owner"]), *left]

    def _ranked(self, spot: Spot, frame: str) -> tuple[list[Weighed], list[Weighed]]:
        """Each party with the most that it weighs as who gives, and as who receives."""
        language = self.scene.sentence.language
        gives: dict[str, Weighed] = {}
        gets: dict[str, Weighed] = {}
        sides = (
            (gives, weights_for(language, "gives", frame)),
            (gets, weights_for(language, "gets", frame)),
        )
        for option in self._for(spot):
            near = self._near(spot, option)
            for best, weights in sides:
                total = weights[""] + weighed(option.signs, weights) + weighed(near, weights)
                known = best.get(option.party.name)
                if known is None or total > known[1]:
                    best[option.party.name] = option.party, total
        return list(gives.values()), list(gets.values())

    def _options(self) -> Iterator[Option]:
        """Parties of the sentence in order, then those that the text before is about."""
        for token in self.scene.sentence.tokens:
            if not (token.is_noun or token.pos == "ADJ"):
                continue
            party = self.scene.resolve(token) if token.is_noun else self._adjective(token)
            if party is not None:
                first = self.scene.sentence.conjuncts(token)[0]
                yield self._option(party, list(self._place(token, first)), token, first)
        for name, party in self.known.parties.items():
            yield self._option(party, [f"from={name}"])

    def _option(
        self,
        party: Party,
        signs: list[str],
        token: Token | None = None,
        first: Token | None = None,
    ) -> Option:
        signs.append(f"party={party.kind}")
        if party.is_implied:
            signs.append("implied")
        if party.is_adjective:
            signs.append("adjective")
        if party.is_of_nations:
            signs.append("nations")
        known = self.known
        signs.extend(f"is={n}" for n, other in known.parties.items() if other.name == party.name)
        gave, got = known.gave.get(party.name, 0), known.got.get(party.name, 0)
        signs.append(f"gave={min(gave, _MOST)}/{min(got, _MOST)}")
        signs.append("leans=" + ("gives" if gave > got else "gets" if got > gave else "none"))
        return Option(party, token, first, tuple(signs))

    def _adjective(self, token: Token) -> Party | None:
        mention = self.scene.name_of(token)
        if mention is None or mention.kind != "state":
            return None
        return Party(mention.entity, "state", mention.start, mention.end, is_adjective=True)

    def _place(self, token: Token, first: Token) -> Iterator[str]:
        """Where a party stands in the sentence, and under which word."""
        head = self.scene.sentence.tokens[first.head]
        place = _place_of(first)
        yield f"place={place}"
        by_word = self.words.by_verb if head.is_verb else self.words.by_noun
        yield from (f"under={place}/{name}" for name in by_word.get(head.lemma, ("nothing",)))
        if head.lemma in self.scene.grammar.speech_verbs:
            yield f"says={first.dep}"
        mention = self.scene.name_of(token)
        yield f"name={mention.kind if mention is not None else 'none'}"
        if first.i != token.i:
            yield "listed"

    def _near(self, spot: Spot, option: Option) -> tuple[str, ...]:
        """How a party stands to the thing."""
        token, first = option.token, option.first
        if token is None or first is None:
            return ()
        near = "in" if first.head in spot.line else "out"
        distance = abs(token.i - spot.theme.token.i)
        side = "before" if token.i < spot.theme.token.i else "after"
        far = 0 if distance <= _NEAR else 1 if distance <= _FAR else 2
        return (
            f"near={_place_of(first)}/{near}",
            f"line={near}",
            f"side={side}",
            f"far={far}/{side}",
        )


def _place_of(token: Token) -> str:
    return f"{token.dep}-{token.case}" if token.case else token.dep


def _overlap(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return False
    return one.name == other.name or bool(
        set(one.name.split(" and ")) & set(other.name.split(" and "))
    )
