"""Why what, how many, how paid for, and when.

In: the story of a draft.  Out: a ``Finding`` for each of these fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.predication.draft import Draft
from tallywire.extract.why.entries import entries_of, entries_within, in_language, name_entries
from tallywire.extract.why.facts import Facts, Step, Story, field_of
from tallywire.extract.why.sides import Finding
from tallywire.model.explanation import PackEntry
from tallywire.model.values import Quantity, Span

__all__ = ["date", "happening", "number", "token_choice", "what"]

_BY_TABLE: Final = ("read.thing_and_happening", "read.package", "read.standing")
"""Rules whose frame the table of frames gives."""
_LEVELS: Final = ("level_verbs", "level_setters", "level_makers")
_LISTED: Final = {
    "read.stock": ("grammar", _LEVELS),
    "read.pullout": ("grammar", ("pullout_verbs",)),
    "read.embargo_act": ("secondary", ("embargo_actions",)),
    "read.embargo_continued": ("secondary", ("embargo_actions",)),
    "read.training_noun": ("secondary", ("lesson_verbs", "lesson_nouns", "giving_lessons")),
    "read.fighting_beside": ("secondary", ("fighting",)),
    "read.leave_to_use": ("secondary", ("granting", "gaining")),
}
"""Where a rule that does not ask the pack of predicates looks its word up."""
_NOUN_CLASSES: Final = {"money": ("aid",), "platform": ("platform", "equipment")}
"""Themes whose nouns the lexicon lists under other classes."""


def carried(facts: Facts, step: Step, field: str, value: object) -> tuple[tuple[Span, ...], bool]:
    """The words that a step took the value from, and whether another sentence has them.

    What carries over twice is followed to the words that said it first.
    """
    source = _source(step, field, value)
    if source is None:
        return facts.span(step.after.anchor), False
    for _ in range(len(facts.sentences)):
        earlier = Story(facts, source).change(field)
        deeper = _source(earlier, field, value) if earlier is not None else None
        if deeper is None:
            break
        source = deeper
    words = facts.span(source.what_span if field == "what" else source.anchor)
    return words, source.sentence != step.after.sentence


def _source(step: Step, field: str, value: object) -> Draft | None:
    """The other draft that a step had before it and whose value it took, or None."""
    others = step.event.of(Draft) if step.event is not None else []
    return next(
        (one for one in others if one is not step.before and field_of(one, field) == value), None
    )


def happening(facts: Facts, story: Story) -> tuple[Finding, Finding]:
    """Why the predicate, and why the frame."""
    born = story.born.rule if story.born is not None else "read.thing_and_happening"
    words = facts.words(story.head) if story.head is not None else ()
    cls, row = _table_row(facts, story) if born in _BY_TABLE else ("", ())
    names = [cls] if cls else list(story.predicate.classes) if story.predicate else []
    spelled = _spellings(story)
    file = in_language(facts.data.code, "predicates")
    entries = entries_of(file, spelled, names)
    rule = "predicate.listed" if entries else "predicate.of_frame"
    if not entries:
        name, lists = _LISTED.get(born, ("secondary", ()))
        entries = entries_of(in_language(facts.data.code, name), spelled, lists)
    step = story.change("frame")
    if step is not None and step.event is not None:
        source, is_carried = carried(facts, step, "frame", story.draft.frame)
        return Finding((rule,), words, entries), Finding((step.event.rule,), source, (), is_carried)
    return Finding((rule,), words, entries), Finding((born,), words, row)


def _table_row(facts: Facts, story: Story) -> tuple[str, tuple[PackEntry, ...]]:
    """The class and the row of the frame table that made the frame, where the table did."""
    if story.predicate is None:
        return "", ()
    theme = "personnel" if story.first.theme in ("count", "trainee") else story.first.theme
    frames = facts.data.lexicon.frames
    for cls in story.predicate.classes:
        for name in (theme, "platform"):
            if frames.get(name, {}).get(cls) == story.first.frame:
                return cls, (PackEntry("frames/frames.yaml", f"{name}.{cls}: {story.first.frame}"),)
    return "", ()


def _spellings(story: Story) -> list[str]:
    """The word that says what happens, and with each word that may make it a phrase."""
    head, sentence = story.head, story.sentence
    if head is None:
        return []
    beside = [*sentence.children(head, "prt", "advmod"), *sentence.tokens[head.i + 1 :][:1]]
    return [*(f"{head.lemma} {one.lower}" for one in beside), head.lemma]


def what(facts: Facts, story: Story) -> Finding:
    """Why the kind, item, facility, instrument or action."""
    step = story.change("what")
    if step is not None and step.event is not None:
        words, is_carried = carried(facts, step, "what", story.draft.what)
        return Finding((step.event.rule,), words, (), is_carried)
    first = story.first
    words = facts.span(first.what_span)
    if first.frame == "embargo":
        return Finding(
            ("what.action",), facts.words(story.head) if story.head else words,
            entries_of(in_language(facts.data.code, "secondary"), _spellings(story)),
        )  # fmt: skip
    mention = facts.name_at(first.what_span[1] - 1) or facts.name_at(first.what_span[0])
    if mention is not None and mention.kind == "equipment" and mention.entity in str(first.what):
        return Finding(("what.designation",), words, name_entries(mention))
    entries = _noun_entries(facts, story)
    return Finding(("what.noun" if entries else "what.worded",), words, entries)


def _noun_entries(facts: Facts, story: Story) -> tuple[PackEntry, ...]:
    """The entries of the noun lexicon that end at the head noun, the longest first."""
    classes = [
        f"classes.{name}" for name in _NOUN_CLASSES.get(story.first.theme, (story.first.theme,))
    ]
    inside = story.sentence.within(*story.first.what_span)
    file = in_language(facts.data.code, "nouns")
    for size in range(len(inside), 0, -1):
        part = inside[-size:]
        phrases = [" ".join([*(t.lower for t in part[:-1]), last]) for last in
                   (part[-1].lemma, part[-1].lower)]  # fmt: skip
        found = entries_of(file, phrases, classes)
        if found:
            return found[:1]
    return entries_of(file, [t.lemma for t in inside if t.is_noun], classes)[:1]


def number(facts: Facts, story: Story, field: str) -> Finding:
    """Why the count, its upper end, its unit or its qualifier."""
    quantity = story.draft.quantity
    words = (quantity.raw,) if quantity is not None else ()
    raw = quantity.raw.exact if quantity is not None else ""
    file = in_language(facts.data.code, "numbers")
    if field == "unit":
        step = story.change("unit")
        if step is not None and step.event is not None:
            return Finding((step.event.rule,), words)
        is_money = quantity is not None and quantity.unit is not None
        nouns = words if is_money else facts.span(story.first.what_span)
        return Finding(("unit.money" if is_money else "unit.noun",), nouns)
    if field == "qualifier":
        is_plain = quantity is not None and quantity.qualifier == "exact"
        rule = "qualifier.plain" if is_plain else "qualifier.words"
        return Finding((rule,), words, () if is_plain else _qualifying(file, raw))
    return Finding(("count.words",), words, entries_within(file, raw, _COUNTING))


_COUNTING: Final = ("units", "tens", "scales", "phrases", "vague_plurals", "plural_scales")
_QUALIFYING: Final = ("qualifiers", "qualifiers_after", "vague_plurals", "vague_words")


def _qualifying(file: str, raw: str) -> tuple[PackEntry, ...]:
    return entries_within(file, raw, _QUALIFYING)[:1]


def token_choice(facts: Facts, story: Story, field: str) -> Finding:
    """Why the basis or the mode: the word that decided, where one did."""
    value = getattr(story.draft, field)
    step = story.change(field)
    if step is not None and step.event is not None:
        words, is_carried = carried(facts, step, field, value)
        return Finding((step.event.rule,), words, (), is_carried)
    decided = [e for e in story.asked if e.rule.startswith(f"{field}.") and e.result == value]
    if not decided:
        born = story.born.rule if story.born is not None else f"{field}.open"
        quantity = story.draft.quantity
        words = (quantity.raw,) if quantity is not None and value != "unspecified" else ()
        return Finding((f"{field}.open" if value == "unspecified" else born,), words)
    event = decided[-1]
    listed = _deciding(facts, story, field, value, event.of(Token))
    words = facts.words(*listed) or tuple(q.raw for q in event.of(Quantity))
    lists = ["adding_verbs", "whole_words", "part_words", f"modes.{value}"]
    places = tuple([*lists, "giving_verbs"] if value == "gift" else lists)
    spelled = [w for t in listed for w in (t.lower, t.lemma)]
    file = in_language(facts.data.code, "grammar")
    return Finding((event.rule,), words, entries_of(file, spelled, places))


def _deciding(
    facts: Facts, story: Story, field: str, value: str, tokens: Sequence[Token]
) -> list[Token]:
    """Of the words that a rule looked at, and those on them, the ones on its list."""
    grammar = facts.data.grammar
    if field == "mode":
        return list(tokens)
    lists = grammar.adding_verbs | (grammar.whole_words if value == "total" else grammar.part_words)
    near = [n for t in tokens for n in (t, *story.sentence.children(t, "amod", "det"))]
    return [t for t in near if {t.lower, t.lemma} & lists]


def date(facts: Facts, story: Story) -> Finding:
    """Why the date: the words it was read from."""
    found = story.draft.date
    if found is None or found.raw is None:
        return Finding(("date.stated",))
    sentence = story.sentence
    is_outside = not sentence.start <= found.raw.start < sentence.end
    step = story.change("date")
    named = [step.event.rule] if step is not None and step.event is not None else []
    return Finding((*named, f"date.{found.basis}"), (found.raw,), (), is_outside)
