"""A watched reading -> explanations: for each field the rules, words and pack entries.

In: the statements of a document, and what was noted while they were read (``watch``).  Out: an
``Explanation`` for each.  Nothing is guessed from the statement alone: the drafts behind it are
followed back, step by step, to the rule that made them (decision 0008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.extract.assemble import Group
from tallywire.extract.attribution.claims import Claim
from tallywire.extract.rule_names import RULES
from tallywire.extract.watch import Event
from tallywire.extract.why.entries import entries_of, in_language, name_entries
from tallywire.extract.why.facts import Facts, Story
from tallywire.extract.why.measures import date, happening, number, token_choice, what
from tallywire.extract.why.sides import Finding, side
from tallywire.extract.why.standing import certainty, polarity, status
from tallywire.model.explanation import Explanation, Reason, RuleNote
from tallywire.model.statement import FRAMES, Hop, Statement
from tallywire.model.values import Span

__all__ = ["Facts", "explain"]

_NUMBERS: Final = ("count", "count_high", "unit", "qualifier")


def explain(facts: Facts, statements: Sequence[Statement]) -> tuple[Explanation, ...]:
    """The reasons of each statement, in the order given."""
    groups = {
        event.result.id: event.of(Group)[0]
        for event in facts.events()
        if event.rule == "merge.repeats" and isinstance(event.result, Statement)
    }
    return tuple(
        Explanation(one.id, tuple(_reasons(facts, one, groups[one.id]))) for one in statements
    )


def _reasons(facts: Facts, statement: Statement, group: Group) -> Iterator[Reason]:
    story = Story(facts, group.lead.draft)
    for field, finding in _findings(facts, statement, story):
        value = getattr(statement, field, None)
        if field == "predicate":
            value = story.head.lemma if story.head is not None else None
        if value is not None:
            yield _reason(field, value, finding)
    yield _reason("origin", statement.origin.name or "publisher", _origin(facts, statement.hops))
    if statement.via:
        words = tuple(hop.span for hop in statement.hops[:-1])
        names = [n for span in words if (n := facts.name_at(span.start)) is not None]
        entries = tuple(dict.fromkeys(e for n in names for e in name_entries(n)))
        is_carried = any(hop.is_carried for hop in statement.hops[:-1])
        yield _reason(
            "via", list(statement.via), Finding(("origin.path",), words, entries, is_carried)
        )
    if group.others:
        anchors = tuple(Span.of(facts.text, *one.draft.anchor) for one in group.others)
        yield _reason("evidence", len(statement.evidence), Finding(("merge.repeats",), anchors))


def _reason(field: str, value: object, finding: Finding) -> Reason:
    notes = tuple(RuleNote(name, RULES[name]) for name in dict.fromkeys(finding.rules))
    return Reason(field, value, notes, finding.words, finding.entries, finding.is_carried)


def _findings(facts: Facts, statement: Statement, story: Story) -> Iterator[tuple[str, Finding]]:
    """The fields of the record in its order, origin and evidence left out."""
    predicate, frame = happening(facts, story)
    yield "predicate", predicate
    yield "frame", frame
    draft = story.draft
    if draft.provider is not None:
        found = side(facts, story, "provider", draft.provider)
        yield "provider", found
        yield "org", found
    if draft.recipient is not None:
        yield "recipient", side(facts, story, "recipient", draft.recipient)
    yield FRAMES[statement.frame].what, what(facts, story)
    if draft.mode is not None:
        yield "mode", token_choice(facts, story, "mode")
    if draft.quantity is not None:
        for field in _NUMBERS:
            yield field, number(facts, story, field)
    yield "basis", token_choice(facts, story, "basis")
    yield "status", status(facts, story)
    yield "polarity", polarity(facts, story)
    yield "certainty", certainty(facts, story)
    if draft.date is not None:
        yield "date", date(facts, story)


def _origin(facts: Facts, hops: Sequence[Hop]) -> Finding:
    """Why the origin: the reporting words and the words that name the speaker."""
    if not hops:
        return Finding(("origin.publisher",))
    hop = hops[-1]
    made: Event | None = facts.watch.maker(hop)
    claims = made.of(Claim) if made is not None else []
    rules = ["origin.carried"] if hop.is_carried else []
    form = f"origin.{claims[0].form}" if claims else "origin.path"
    rules.append(form if form in RULES else "origin.path")
    words = (hop.span, *([hop.cue] if hop.cue is not None else []))
    sentence = facts.sentences.get(claims[0].sentence) if claims else None
    cue = hop.cue
    lemmas = [t.lemma for t in sentence.within(cue.start, cue.end)] if sentence and cue else []
    entries = entries_of(in_language(facts.data.code, "cues"), lemmas, ("verbs", "phrases"))[:1]
    name = facts.name_at(hop.span.start)
    named = name_entries(name) if name is not None else ()
    return Finding(tuple(rules), tuple(sorted(set(words))), (*entries, *named), hop.is_carried)
