"""Who a lead leaves unnamed and the next paragraph names: "an officer said ... Colonel X said".

In: the claims of a text and its people.  Out: the claims, with those of an unnamed official, or of
a body for which a named spokesman speaks next, put down to the person.  "The ambassador" and
others of whom there is one are the resolver's; here the words of the description must fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.attribution.claims import Claim
from tallywire.extract.attribution.people import Person
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.attribution.speakers import Speaker

__all__ = ["named_later"]

NEXT: Final = 2
"""How many sentences further on somebody of the same state is who was meant."""
SENTENCES: Final = 6
"""How many sentences further on somebody of the same description is."""
PARAGRAPHS: Final = 3
"""How many paragraphs further on."""
KINDS: Final = frozenset({"anonymous", "official", "organisation"})


def named_later(claims: Sequence[Claim], resolver: Resolver) -> list[Claim]:
    """The claims with speakers by the names that the text gives them further on.

    Args:
        claims: claims in any order, none of quotations.
        resolver: what resolved their speakers, with the people of the text.
    """
    later = _Later(sorted(claims, key=lambda c: c.cue), resolver)
    meant = later.meant() if later.people else {}
    return [_as(c, meant.get(c.speakers[-1].name)) for c in claims]


def _as(claim: Claim, named: Speaker | None) -> Claim:
    """The claim by the one named; the words that stand for the speaker here stay."""
    if named is None:
        return claim
    *hops, own = claim.speakers
    return replace(claim, speakers=(*hops, replace(own, name=named.name, kind=named.kind)))


class _Later:
    """Compares descriptions with the people named after them."""

    def __init__(self, claims: Sequence[Claim], resolver: Resolver) -> None:
        self.claims = claims
        self.resolver = resolver
        self.cues = resolver.cues
        self.people = {p.name: p for p in resolver.persons.people if p.kind != "witness"}
        self.first: dict[str, int] = {}
        for mention in resolver.persons.mentions:
            self.first.setdefault(resolver.persons.of(mention).name, mention.sentence)

    def meant(self) -> dict[str, Speaker]:
        """Who is meant, by the descriptions."""
        found: dict[str, Speaker] = {}
        for at, claim in enumerate(self.claims):
            named = self._named(at, claim)
            if named is not None:
                found.setdefault(claim.speakers[-1].name, named)
        return found

    def _named(self, at: int, claim: Claim) -> Speaker | None:
        """The person who is meant by the speaker of a claim, or None."""
        own = claim.speakers[-1]
        if own.name in self.people or own.number == "many" or own.is_back:
            return None
        if own.kind not in KINDS or not own.words:
            return None
        is_body = own.kind == "organisation" or own.number != "one"
        is_body = is_body or bool(own.words & self.cues.nouns.spokesperson)
        fits = self._speaks_for if own.kind != "anonymous" and is_body else self._is_described
        for later in self._following(at, claim):
            speaker = later.speakers[-1]
            is_next = later.sentence - claim.sentence <= NEXT
            if fits(own, self.people[speaker.name], self._described(later), is_next):
                return None if self._speaks_again(own.name, later) else speaker
        return None

    def _following(self, at: int, claim: Claim) -> Iterator[Claim]:
        """The claims near enough by people whom the text has not named before."""
        far = 2 if claim.speakers[-1].words & self.cues.nouns.spokesperson else 1
        for later in self.claims[at + 1 :]:
            if later.sentence > claim.sentence + far * SENTENCES:
                return
            if later.paragraph > claim.paragraph + far * PARAGRAPHS:
                return
            name = later.speakers[-1].name
            if name in self.people and self.first.get(name, 0) > claim.sentence:
                yield later

    def _speaks_again(self, name: str, named: Claim) -> bool:
        """Whether the description speaks beside the name, and so is somebody else."""
        return any(c.speakers[-1].name == name and c.cue > named.cue for c in self.claims)

    def _described(self, claim: Claim) -> frozenset[str]:
        """The words of the phrase that names the speaker of a claim."""
        own = claim.speakers[-1]
        start, end = claim.phrase or (own.start, own.end)
        words = self.resolver.text[start:end].lower().split()
        return frozenset(w.strip(",.()").removesuffix("'s").removesuffix("’s") for w in words)

    def _states(self, own: Speaker) -> frozenset[str]:
        inside = [n for n in self.resolver.names if own.start <= n.start < own.end]
        return frozenset(n.state for n in inside if n.state is not None)

    def _is_described(
        self, own: Speaker, person: Person, phrase: frozenset[str], is_next: bool
    ) -> bool:
        """Whether the person is who was described: a commander a commander, of the same state."""
        nouns, titles = self.cues.nouns, self.cues.titles
        roles, states = own.words & (nouns.role | titles.rank), self._states(own)
        if not roles or (person.state and states and person.state not in states):
            return False
        bodies, ranks = self._bodies(own.words), person.roles & titles.rank
        if roles & nouns.spokesperson:
            return bool(person.roles & nouns.spokesperson) and bodies <= phrase
        told = roles - nouns.any_official
        if told:
            return all(any(_is_short(r, p) for p in person.roles) for r in told)
        if person.roles & nouns.in_office or ("officer" in roles and not ranks):
            return False
        return (is_next and person.state in states) or bodies <= phrase or bool(ranks)

    def _speaks_for(
        self, own: Speaker, person: Person, phrase: frozenset[str], is_next: bool
    ) -> bool:
        """Whether the person is a spokesman of the body that spoke."""
        is_spokesman = bool(own.words & self.cues.nouns.spokesperson)
        if own.kind == "organisation" and not is_spokesman:
            return False
        if not any(role.startswith("spokes") for role in person.roles):
            return False
        words = frozenset(own.name.lower().split())
        bodies = self._bodies(words) or words
        if bodies <= phrase:
            return True
        is_bare = is_next and self._bodies(phrase) <= bodies
        return is_bare and (person.state is None or person.state in self._states(own))

    def _bodies(self, words: frozenset[str]) -> frozenset[str]:
        return words & (self.cues.nouns.institution | self.cues.titles.field)


def _is_short(one: str, other: str) -> bool:
    """Whether both are one title, in short or in full: "gen" and "general"."""
    return one.startswith(other) or other.startswith(one)
