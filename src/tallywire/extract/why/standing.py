"""Why a status, polarity and certainty: the governing word, form or class that decided.

In: the story of a draft.  Out: a ``Finding`` for each of the three.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.own_rung import CLASS_STATUS
from tallywire.extract.predication.status import Stance
from tallywire.extract.watch import Event
from tallywire.extract.why.entries import entries_of, in_language
from tallywire.extract.why.facts import Facts, Story
from tallywire.extract.why.sides import Finding
from tallywire.model.values import Span

__all__ = ["certainty", "polarity", "status"]

_SETTLING: Final = {
    "status.growth": "ongoing",
    "status.no_longer": "ended",
    "status.whether": "considered",
    "status.withheld": "refused",
    "status.happened": "completed",
    "status.one_batch": "completed",
    "status.under_accord": "agreed",
    "status.under_proposal": "considered",
    "status.leave_refused": "refused",
    "status.not_ruled_out": "considered",
}
"""Rules that settle the rung at once, with the rung that each gives."""
_GOVERNING: Final = ("status.governor", "status.governor_ahead")
_BY_GOVERNOR: Final = (
    "status.by_force",
    "status.leave_of_accord",
    "status.swelling_plea",
    "status.light_verb",
)
"""What a governing word does by more than its being in a list."""
_NEGATIVE: Final = ("neg", "det", "advmod", "cc", "mark", "case")
_DOUBT: Final = ("likely", "possible", "conditional")


def status(facts: Facts, story: Story) -> Finding:
    """Why the draft stands on its rung."""
    wanted = story.draft.stance.status
    step = story.change("status")
    if step is not None and step.event is not None:
        carried = [d.anchor for d in step.event.of(Draft) if d is not step.before]
        words = facts.span(carried[0]) if carried else _head(facts, story)
        return Finding((step.event.rule,), words, (), bool(carried))
    stances = [e for e in story.asked if isinstance(e.result, Stance) and e.result.status == wanted]
    chains = [e for e in stances if e.rule == "status.chain"]
    if chains:
        return _in_chain(facts, story, chains[-1], wanted)
    rule = stances[0].rule if stances else _own_rule(story, "status.own")
    return Finding((rule,), _head(facts, story))


def _in_chain(facts: Facts, story: Story, chain: Event, wanted: str) -> Finding:
    for event in chain.inner:
        is_said = event.rule == "status.said_of" and event.result == wanted
        if is_said or (event.result is True and _SETTLING.get(event.rule) == wanted):
            return Finding((event.rule,), _with_helpers(facts, chain, event))
    moving = [e for e in chain.inner if e.result == wanted and e.rule in _GOVERNING]
    governors = [e for e in moving if e.rule == _GOVERNING[0]] or moving
    own = next((e for e in chain.inner if e.rule == "status.own"), None)
    rung, is_open = own.result if own is not None and isinstance(own.result, tuple) else ("", True)
    if governors and (is_open or rung != wanted):
        token = governors[-1].of(Token)[0]
        inner = [e for e in governors[-1].inner if e.result is True or e.result == wanted]
        by = [e.rule for e in inner if e.rule in _BY_GOVERNOR]
        if by:
            return Finding((by[-1],), facts.words(token))
        entries = entries_of(_file(facts), _spellings(chain, token), (f"status.{wanted}",))
        return Finding((governors[-1].rule,), facts.words(token), entries)
    if own is None or rung != wanted:
        return Finding(("status.chain",), _head(facts, story))
    said = [e for e in own.inner if e.result is True or e.result == wanted]
    true = [e for e in said if e.rule.startswith("status.")]
    if true:
        return Finding((true[-1].rule,), _with_helpers(facts, chain, true[-1]))
    name = next((one for one in chain.of(str) if CLASS_STATUS.get(one) == wanted), None)
    words = _with_helpers(facts, chain, own)
    if name is None:
        return Finding(("status.own",), words)
    file = in_language(facts.data.code, "predicates")
    lemmas = _spellings(chain, story.head) if story.head is not None else ()
    return Finding(("status.class",), words, entries_of(file, lemmas, (name,)))


def polarity(facts: Facts, story: Story) -> Finding:
    """Why the draft is denied, or is not."""
    if story.draft.stance.polarity == "affirmed":
        return Finding(("polarity.open",))
    if story.draft.is_withdrawn:
        return Finding(("polarity.withdrawn",), _head(facts, story))
    flags = facts.data.lexicon.predicates.flags
    negative: list[Token] = []
    denying: list[Token] = []
    for event in story.asked:
        sentences, tokens = event.of(Sentence), event.of(Token)
        if event.rule == "polarity.negation" and event.result and sentences:
            near = [tokens[0], *sentences[0].children(tokens[0])]
            inside = [c for t in near for c in sentences[0].children(t, *_NEGATIVE)]
            negative += [c for c in inside if c.lower in flags["negation"]]
        if event.rule == "status.governor" and tokens:
            denying += [t for t in tokens[:1] if t.lemma in flags["denial"] | flags["failing"]]
    if not negative and not denying:
        return Finding((_own_rule(story, "polarity.negation"),), _head(facts, story))
    words = facts.words(*negative, *denying)
    rules = ["polarity.negation"] * bool(negative) + ["polarity.denial"] * bool(denying)
    listed = [t.lower for t in negative] + [t.lemma for t in denying]
    entries = entries_of(_file(facts), listed, ("negation", "denial", "failing"))
    return Finding(tuple(rules), words, entries)


def certainty(facts: Facts, story: Story) -> Finding:
    """Why the draft is as sure as it is."""
    wanted = story.draft.stance.certainty
    if wanted == "asserted":
        return Finding(("certainty.open",))
    words = facts.data.lexicon.predicates.flags
    for event in story.asked:
        if event.rule == "certainty.word" and event.result == wanted:
            sentence, token = event.of(Sentence)[0], event.of(Token)[0]
            near = [token, *sentence.children(token, "advmod", "aux", "mark")]
            doubt = [t for t in near if any({t.lower, t.lemma} & words[d] for d in _DOUBT)]
            listed = [w for t in doubt for w in (t.lower, t.lemma)]
            entries = entries_of(_file(facts), listed, (wanted,))
            return Finding(("certainty.word",), facts.words(*doubt or [token]), entries)
    governing = [t for e in story.asked if e.rule == "status.governor" for t in e.of(Token)[:1]]
    doubt = [t for t in governing if t.lemma in words.get(wanted, ())]
    entries = entries_of(_file(facts), [t.lemma for t in doubt], (wanted,))
    return Finding(("certainty.word",), facts.words(*doubt) or _head(facts, story), entries)


def _own_rule(story: Story, otherwise: str) -> str:
    """The rule of the sentence, which sets the rung of some frames by itself."""
    return story.born.rule if story.born is not None else otherwise


def _head(facts: Facts, story: Story) -> tuple[Span, ...]:
    return facts.words(story.head) if story.head is not None else ()


def _with_helpers(facts: Facts, chain: Event, event: Event) -> tuple[Span, ...]:
    """The verb that a rule looked at, with its auxiliaries."""
    sentence = chain.of(Sentence)[0]
    tokens = event.of(Token)[:1] or [p.token for p in event.of(Predicate)[:1]]
    helpers = [h for t in tokens for h in sentence.children(t, "aux", "aux:pass", "neg")]
    return facts.words(*tokens, *helpers)


def _spellings(chain: Event, token: Token) -> list[str]:
    """The word by itself, and with each word that may make it a phrase."""
    sentence = chain.of(Sentence)[0]
    beside = [*sentence.children(token, "prt", "advmod"), *sentence.tokens[token.i + 1 :][:1]]
    return [*(f"{token.lemma} {one.lower}" for one in beside), token.lower, token.lemma]


def _file(facts: Facts) -> str:
    return in_language(facts.data.code, "status")
