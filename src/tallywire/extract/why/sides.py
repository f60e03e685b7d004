"""Why a provider or recipient: its place in the sentence, how it is named, where it is from.

In: the story of a draft.  Out: a ``Finding`` for one side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tallywire.extract.grammar.clauses import is_passive
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.names.find import names_within
from tallywire.extract.parties.scene import Party
from tallywire.extract.watch import Event
from tallywire.extract.why.entries import entries_of, in_language, name_entries
from tallywire.extract.why.facts import Facts, Step, Story
from tallywire.model.explanation import PackEntry
from tallywire.model.values import Span

__all__ = ["Finding", "side"]

_RESOLVING: Final = ("party.phrase", "party.owner", "party.pronoun")
_ADJECTIVES: Final = ("adjective", "demonym", "combining")
_KINDS: Final = {"place": "party.place", "person": "party.person"}
_RELATIONS: Final = {
    "nsubj": ("role.subject", "subject"),
    "csubj": ("role.subject", "subject"),
    "nsubj:pass": ("role.object", "object"),
    "obj": ("role.object", "object"),
    "iobj": ("role.indirect", "iobj"),
    "obl:agent": ("role.agent", "subject"),
}


_RANK: Final = {"role.on_the_thing": 1, "role.controlled": 2, "role.in_sentence": 3}
"""Of several words that were taken for a party, the one nearest to what happens is shown."""


class Finding(NamedTuple):
    """Names of rules, words and entries for one field."""

    rules: tuple[str, ...]
    words: tuple[Span, ...] = ()
    entries: tuple[PackEntry, ...] = ()
    is_carried: bool = False


def side(facts: Facts, story: Story, field: str, party: Party) -> Finding:
    """Why ``party`` fills ``field``."""
    sentence = story.sentence
    is_outside = not sentence.start <= party.start < sentence.end
    name, entries = _naming(facts, party)
    words = facts.span((party.start, party.end))
    step = story.change(field)
    if step is not None and step.event is not None:
        return Finding((*_changed(step, party), name), words, entries, is_outside)
    token, how = _stands(story, party)
    if token is None:
        return Finding(("carry.text" if is_outside else "role.in_sentence", name), words, entries)
    role, key = _role(story, token)
    if is_outside and how != "party.pronoun":
        how = "carry.text"
    is_other = token.end <= party.start or party.end <= token.start
    rules = (role, how, name) if is_other else (role, name)
    found = (*_class_entry(facts, story, field, key), *entries)
    return Finding(rules, tuple(sorted({*facts.words(token), *words})), found, is_outside)


def _changed(step: Step, party: Party) -> tuple[str, ...]:
    """The rule that chose the party, where one was asked, and the rule that put it there."""
    assert step.event is not None
    chosen = [e.rule for e in step.event.walk() if e.result is party and e is not step.event]
    return (*chosen[-1:], step.event.rule)


def _naming(facts: Facts, party: Party) -> tuple[str, tuple[PackEntry, ...]]:
    """The rule by which the words name the party, and the entries that know them."""
    inside = names_within(facts.names, party.start, party.end)
    own = [n for n in inside if party.name in (n.entity, n.state)]
    mention = next(reversed(own or inside), None)
    if party.kind == "worded":
        last = facts.text[party.start : party.end].split()[-1:]
        file = in_language(facts.data.code, "nouns")
        lemmas = [lemma for w in last for lemma in facts.data.lexicon.nouns.lemmas_of(w)]
        return "party.described", entries_of(file, lemmas, ("classes.force",))
    if " and " in party.name and (mention is None or mention.entity != party.name):
        return "party.joint", tuple(e for n in inside for e in name_entries(n))
    if mention is None:
        is_person = facts.persons.at(party.start) is not None
        return ("party.person" if is_person else "party.phrase"), ()
    entries = name_entries(mention)
    if mention.kind in _KINDS:
        return _KINDS[mention.kind], entries
    if party.org is not None:
        return "party.body", entries
    if mention.form in _ADJECTIVES:
        return "party.adjective", entries
    is_other = mention.form in ("capital", "metonym") or mention.entity != party.name
    return ("party.metonym" if is_other else "party.name"), entries


def _stands(story: Story, party: Party) -> tuple[Token | None, str]:
    """The word in the sentence that was taken for the party, and by which rule."""
    found = [
        (token, _how(event, party))
        for event in _outermost(story, party)
        for token in event.of(Token)[:1]
    ]
    if found:
        return min(found, key=lambda one: _RANK.get(_role(story, one[0])[0], 0))
    inside = story.sentence.within(party.start, party.end)
    return (inside[-1] if inside else None), "party.phrase"


def _how(event: Event, party: Party) -> str:
    """By which of the ways of resolving; a pronoun or an owner anywhere below decides."""
    below = {one.rule for one in event.walk() if one.result == party}
    return next((one for one in ("party.pronoun", "party.owner") if one in below), event.rule)


def _outermost(story: Story, party: Party) -> Iterator[Event]:
    """The rules that took a word for the party, without those that these asked in turn."""
    taken: set[int] = set()
    for event in story.asked:
        if event.rule in _RESOLVING and event.result == party and id(event) not in taken:
            taken.update(id(inner) for inner in event.walk())
            yield event


def _role(story: Story, token: Token) -> tuple[str, str]:
    """What the word is to what happens, and the key of that in the table of roles."""
    sentence, head = story.sentence, story.head
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = sentence.tokens[token.head]
    if head is None:
        return "role.in_sentence", ""
    things = {t.i for t in sentence.within(*story.first.what_span)}
    if token.i in things and token.i != head.i:
        return "role.on_the_thing", ""
    if token.head == head.i and token.i != head.i:
        if token.dep in _RELATIONS:
            return _RELATIONS[token.dep]
        if token.case:
            return "role.preposition", token.case
    if head.dep == "acl:relcl" and head.head == token.i and not is_passive(sentence, head):
        return "role.subject", "subject"
    if token.head in things:
        return "role.on_the_thing", token.case
    above = [t.i for t in sentence.ancestors(head)]
    if token.dep in _RELATIONS and token.head in above:
        return "role.controlled", "subject"
    below = [t.i for t in sentence.ancestors(token)]
    if head.i in below and token.case:
        return "role.preposition", token.case
    return "role.in_sentence", ""


def _class_entry(facts: Facts, story: Story, field: str, key: str) -> tuple[PackEntry, ...]:
    """The line of the table of roles that gives this relation this role."""
    if story.predicate is None or not key:
        return ()
    file = in_language(facts.data.code, "predicates")
    for name in story.predicate.classes:
        cls = facts.data.lexicon.predicates.classes.get(name)
        if cls is not None and cls.roles.get(key) in (field, "party"):
            return (PackEntry(file, f"{name}.roles.{key}: {cls.roles[key]}"),)
    return ()
