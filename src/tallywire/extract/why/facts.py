"""What explaining needs of a document: its text, trees and names, and how a draft came about.

In: a watched reading.  Out: ``Facts`` for the document and ``Story`` for one draft: the rule
that made it, and each rule that changed it afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Final

from tallywire.extract.attribution.people import Persons
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.language import LanguageData
from tallywire.extract.names.find import NameMention
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import Event, Watch
from tallywire.model.values import Span

__all__ = ["Facts", "Step", "Story", "field_of"]

_STANCE: Final = ("status", "polarity", "certainty")
_COMPARED: Final = ("frame", "provider", "recipient", "what", "quantity", "unit", "basis", "mode")


def field_of(draft: Draft, field: str) -> object:
    """The value of a field of a draft, by its name in the record."""
    return getattr(draft.stance if field in _STANCE else draft, field)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a draft; ``event`` is None where no named rule made it."""

    event: Event | None
    before: Draft
    after: Draft


class Facts:
    """A document that was read under watch."""

    def __init__(
        self,
        text: str,
        sentences: Mapping[int, Sentence],
        names: Sequence[NameMention],
        persons: Persons,
        data: LanguageData,
        watch: Watch,
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.names = names
        self.persons = persons
        self.data = data
        self.watch = watch

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """Every draft that a named rule made, in order."""
        return tuple(
            made
            for event in self.events()
            for made in (event.result if isinstance(event.result, tuple) else (event.result,))
            if isinstance(made, Draft) and self.watch.maker(made) is event
        )

    def events(self) -> Iterator[Event]:
        """Every asking of a rule, in order."""
        for event in self.watch.events:
            yield from event.walk()

    def words(self, *tokens: Token) -> tuple[Span, ...]:
        """The tokens as spans, in order of the text, each once."""
        return tuple(sorted({Span.of(self.text, t.start, t.end) for t in tokens}))

    def span(self, bounds: tuple[int, int]) -> tuple[Span, ...]:
        """The characters as a span, or none where there are none."""
        return (Span.of(self.text, *bounds),) if bounds[0] < bounds[1] else ()

    def name_at(self, offset: int) -> NameMention | None:
        """The gazetteer name over a character, or None."""
        at = bisect_right(self.names, offset, key=attrgetter("start")) - 1
        return self.names[at] if at >= 0 and offset < self.names[at].end else None


class Story:
    """How one draft came about.

    Attributes:
        draft: the draft as it ended.
        first: the draft as the rule of its sentence made it.
        born: that rule at work, or None where it has no name.
        steps: what changed it afterwards, the oldest first.
    """

    def __init__(self, facts: Facts, draft: Draft) -> None:
        self.draft = draft
        self.born: Event | None = None
        steps: list[Step] = []
        seen, current = {id(draft)}, draft
        while True:
            event = facts.watch.maker(current)
            given = event.of(Draft) if event is not None else []
            before = given[0] if given else None
            if event is not None and before is None:
                self.born = event
                break
            before = before or _likest(facts, current, seen)
            if before is None or (id(before) in seen and event is None):
                break
            steps.append(Step(event, before, current))
            seen.add(id(before))
            current = before
        self.first = current
        self.sentence = facts.sentences[current.sentence]
        self.steps = tuple(reversed(steps))

    def change(self, field: str) -> Step | None:
        """The last step that gave the field its value, or None where it was born with it."""
        for step in reversed(self.steps):
            if field_of(step.before, field) != field_of(step.after, field):
                return step
        return None

    @cached_property
    def asked(self) -> tuple[Event, ...]:
        """Every rule that was asked while the draft was made, in order."""
        return tuple(self.born.walk()) if self.born is not None else ()

    @cached_property
    def predicate(self) -> Predicate | None:
        """What happens, as the rules saw it when they read how it stands."""
        chains = [e for e in self.asked if e.rule == "status.chain" and e.of(Predicate)]
        near = [e for e in chains if e.of(Predicate)[0].token.i == self.first.head]
        chosen = (near or chains)[-1:]
        return chosen[0].of(Predicate)[0] if chosen else None

    @cached_property
    def head(self) -> Token | None:
        """The word that says what happens."""
        if self.predicate is not None:
            return self.predicate.token
        return self.sentence.tokens[self.first.head] if self.first.head >= 0 else None


def _likest(facts: Facts, draft: Draft, seen: set[int]) -> Draft | None:
    """The latest draft of the same words that a named rule made, the likest of several."""
    same = [
        (sum(field_of(one, f) == field_of(draft, f) for f in _COMPARED), place, one)
        for place, one in enumerate(facts.drafts)
        if one.sentence == draft.sentence
        and (one.anchor, one.what_span, one.head) == (draft.anchor, draft.what_span, draft.head)
        and id(one) not in seen
    ]
    return max(same, key=lambda item: item[:2])[2] if same else None
