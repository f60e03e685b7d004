"""One sentence -> stocks told as bare numbers: "their number may reach 4,135".

In: a ``Scene``, its themes and quantities.  Out: presence drafts of basis ``total`` for numbers
that a verb ties to a word for strength ("the total number of instructors is 1,135", "bringing
the contingent to 300", "put the force at between 800 and 2,000", "from 9,800 to 5,500").
What is counted may be named only elsewhere in the text; the discourse fills that in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import has_modal, is_past
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.counts import is_parted, numeral_of
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_stocks"]

_ROUND: Final = ("at", "around", "about", "near", "above", "below", "over", "under", "between")
_AT: Final = ("to", "from", *_ROUND)
"""Prepositions of a level: "rose to 300", "put the number around 23,000"."""


_UNSURE: Final = frozenset({"ongoing", "pledged"})
"""Rungs that what only may be does not reach."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A number that a verb ties to a word for strength, or to nothing named."""

    quantity: Quantity
    number: Token
    verb: Token
    measure: Token | None
    is_start: bool = False
    is_goal: bool = False


@rule("read.stock")
def read_stocks(
    scene: Scene,
    themes: Sequence[Theme],
    quantities: Sequence[Quantity],
    words: Predicates,
    grammar: Grammar,
) -> Iterator[tuple[Quantity, Draft]]:
    """The stocks of the sentence, each with the quantity it used up."""
    by_token = {t.token.i: t for t in themes if t.cls in ("personnel", "unit") and not t.is_weak}
    for quantity in quantities:
        if quantity.unit is not None or quantity.is_increment:
            continue
        level = _level(scene.sentence, quantity, by_token, grammar)
        if level is None:
            continue
        stock = _draft(scene, level, by_token, words, grammar)
        yield quantity, stock
        fall = _fall(scene, level, words)
        if fall is not None:
            stance = read_stance(scene.sentence, fall, "reduce", "withdrawal", words)
            yield quantity, _as_withdrawal(stock, fall, stance)


def _fall(scene: Scene, level: _Level, words: Predicates) -> Predicate | None:
    """ "Cut its force to 300", "a reduction from 800 to 300": the word by which men leave."""
    if level.is_start or level.measure is None:
        return None
    if "reduce" in words.by_verb.get(level.verb.lemma, ()):
        return Predicate(level.verb, ("reduce",), "object")
    for above in (level.measure, *scene.sentence.ancestors(level.measure)):
        if above.is_verb:
            return None
        if "reduce" in words.by_noun.get(above.lemma, ()):
            return Predicate(above, ("reduce",), "modifier", is_noun=True)
    return None


def _as_withdrawal(stock: Draft, fall: Predicate, stance: Stance) -> Draft:
    """The leaving by which a stock is reached: of how many, nobody says."""
    anchor = (fall.token.start, fall.token.end)
    return replace(
        stock,
        frame="withdrawal",
        anchor=anchor,
        stance=stance,
        quantity=None,
        unit=None,
        basis="unspecified",
        is_projected=False,
        head=fall.token.i,
    )


def _level(
    sentence: Sentence, quantity: Quantity, themes: Mapping[int, Theme], grammar: Grammar
) -> _Level | None:
    number = _number_of(sentence, quantity)
    verb = _above(sentence, number, grammar) if number is not None else None
    if number is None or verb is None:
        return None
    if (goal := _goal(sentence, number, verb, grammar)) is not None:
        return _Level(quantity, number, goal, verb, is_goal=True)
    is_target = number.dep == "obl" and number.case in _AT
    ties = verb.lemma in grammar.level_setters or verb.lemma in grammar.level_verbs
    is_told = number.dep == "attr" or (number.dep == "obj" and verb.lemma == "number")
    if number.i in themes and not is_told and not (is_target and ties):
        return None
    if verb.is_noun and number.dep == "nmod" and number.case in ("to", "from", "of", "at"):
        return _nominal_level(sentence, quantity, number, verb, themes, grammar)
    if not verb.is_verb:
        return None
    subject = subject_of(sentence, verb)
    if verb.lemma in grammar.level_verbs and _reaches(number, verb):
        is_told = subject is not None and subject.lower != "there"
        there_is = verb.lemma == "be" and sentence.child(verb, "expl") is not None
        if there_is and not is_told:
            return _Level(quantity, number, verb, None) if number.pos == "NUM" else None
        if subject is not None and _measures(sentence, subject, themes, grammar):
            return _Level(quantity, number, verb, subject, number.case == "from")
    if verb.lemma in grammar.level_setters and number.dep in ("obl", "nmod"):
        measured = sentence.child(verb, "obj", "nsubj:pass")
        is_level = number.case in _AT and measured is not None
        if is_level and measured and _measures(sentence, measured, themes, grammar):
            return _Level(quantity, number, verb, measured, number.case == "from")
    if verb.lemma in grammar.level_makers and number.dep == "obj" and number.pos == "NUM":
        return _Level(quantity, number, verb, None)
    return None


def _above(sentence: Sentence, number: Token, grammar: Grammar) -> Token | None:
    """What the number hangs on; "increase the men posted there from 150": what is increased."""
    verb = sentence.head(number)
    if verb is None or verb.dep != "acl" or number.case not in ("from", "to"):
        return verb
    noun = sentence.tokens[verb.head]
    while noun.dep == "nmod":
        noun = sentence.tokens[noun.head]
    setter = sentence.tokens[noun.head]
    is_set = noun.dep in ("obj", "nsubj:pass") and setter.lemma in grammar.level_setters
    return setter if is_set else verb


def _goal(sentence: Sentence, number: Token, noun: Token, grammar: Grammar) -> Token | None:
    """ "The eventual goal of 2,500 troops", "a planned total of": the verb of what is to be."""
    if number.dep != "nmod" or number.case != "of" or not noun.is_noun:
        return None
    beside = {c.lower for c in sentence.children(noun, "amod", "compound")}
    is_meant = noun.lemma in grammar.goal_nouns or (
        noun.lemma in grammar.measures and beside & grammar.goal_words
    )
    return next((a for a in sentence.ancestors(noun) if a.is_verb), noun) if is_meant else None


def _nominal_level(
    sentence: Sentence,
    quantity: Quantity,
    number: Token,
    noun: Token,
    themes: Mapping[int, Theme],
    grammar: Grammar,
) -> _Level | None:
    """ "A reduction in the number of troops from 9,800 to 5,500"."""
    verb = next((a for a in sentence.ancestors(noun) if a.is_verb), None)
    if verb is None or number.pos != "NUM":
        return None
    levels = grammar.measures | grammar.event_nouns if number.case != "of" else frozenset()
    if noun.lemma in levels or (noun.i in themes and number.case != "of"):
        return _Level(quantity, number, verb, noun, number.case == "from")
    return None


def _number_of(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The numeral, or the noun that it counts."""
    token = numeral_of(sentence, quantity)
    if token is None:
        return None
    head = sentence.tokens[token.head]
    if token.dep == "nummod" and head.is_noun and not is_parted(sentence, token, head):
        return head
    return token


def _reaches(number: Token, verb: Token) -> bool:
    if number.dep in ("attr", "obj", "obl:npmod", "dep"):
        return True
    return number.dep in ("obl", "nmod") and number.case in ("of", *_AT)


def _measures(
    sentence: Sentence, token: Token, themes: Mapping[int, Theme], grammar: Grammar
) -> bool:
    """Whether the word is one for strength, or the counted people themselves."""
    if token.lemma in grammar.measures:
        counted = [c for c in sentence.children(token, "nmod") if c.case == "of" and c.pos != "NUM"]
        return not counted or any(
            below.i in themes for c in counted for below in sentence.subtree(c)
        )
    if token.i in themes:
        return themes[token.i].quantity is None
    return token.lower in ("it", "that", "which", "this") and token.dep != "expl"


def _has_changed(sentence: Sentence, level: _Level) -> bool:
    """ "Was cut from 800", "is down from 800": the number that it was before."""
    verb = level.verb
    if any(t.lower in ("now", "currently", "current") for t in sentence.tokens):
        return False
    is_down = any(c.lower in ("down", "up") for c in sentence.children(verb))
    return is_past(sentence, verb) or (verb.lemma == "be" and is_down)


def _draft(
    scene: Scene,
    level: _Level,
    themes: Mapping[int, Theme],
    words: Predicates,
    grammar: Grammar,
) -> Draft:
    sentence = scene.sentence
    theme = _counted(sentence, level, themes)
    predicate = Predicate(level.verb, ("stay",), "subject")
    stance = read_stance(sentence, predicate, "stay", "presence", words)
    if level.is_goal:
        stance = Stance("pledged", certainty=stance.certainty)
    elif level.is_start:
        stance = Stance("ended" if _has_changed(sentence, level) else "ongoing")
    elif stance.status in _UNSURE and _may_be(sentence, level, stance):
        stance = Stance("considered", stance.polarity, stance.certainty)
    is_cap = level.measure is not None and level.measure.lemma in grammar.ceilings
    if (
        is_cap
        and not level.is_start
        and stance.status == "ongoing"
        and level.verb.lemma in grammar.level_setters
    ):
        stance = replace(stance, status="authorised")
    provider, recipient = _parties(scene, level, theme)
    raw = level.quantity.raw
    counted = level.quantity.count is not None
    return Draft(
        frame="presence",
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=theme.label if theme else None,
        theme=theme.cls if theme else "count",
        anchor=(raw.start, raw.end),
        what_span=(theme.start, theme.end) if theme else (raw.start, raw.end),
        stance=stance,
        quantity=level.quantity,
        unit=_unit(level, theme) if counted else None,
        basis="total",
        is_pointer=True,
        is_projected=stance.status not in ("ongoing", "ended"),
        head=level.verb.i,
        is_sum=level.verb.lemma in grammar.level_makers,
    )


def _may_be(sentence: Sentence, level: _Level, stance: Stance) -> bool:
    """ "May reach 300" is thought of; "are said to number 300" is so, for all one hears."""
    if stance.certainty == "possible":
        return has_modal(sentence, level.verb) or stance.status == "pledged"
    return stance.certainty == "conditional"


def _unit(level: _Level, theme: Theme | None) -> str:
    """Units only where units are what the number counts: "three battalions"."""
    measured = level.measure.i if level.measure is not None else -1
    is_unit = theme is not None and theme.cls == "unit" and theme.token.i != measured
    return "unit" if is_unit else "person"


def _counted(sentence: Sentence, level: _Level, themes: Mapping[int, Theme]) -> Theme | None:
    """The theme that the measured word is, or has below it ("number of instructors")."""
    for token in (level.number, level.measure):
        if token is None:
            continue
        if token.i in themes:
            return themes[token.i]
        for below in sentence.subtree(token):
            if below.i in themes and below.dep in ("nmod", "compound", "nmod:poss"):
                return themes[below.i]
    return None


def _parties(scene: Scene, level: _Level, theme: Theme | None) -> tuple[Party | None, Party | None]:
    sentence = scene.sentence
    tokens = [t for t in (theme.token if theme else None, level.measure) if t is not None]
    provider = next((p for t in tokens if (p := scene.owner(t)) is not None), None)
    provider = provider or _setter(scene, level)
    posted = [c for t in tokens for c in sentence.children(t, "acl")]
    for token in [*tokens, *posted, level.verb, level.number]:
        for child in sentence.children(token, "nmod", "obl"):
            if child.case in PLACES:
                place = scene.resolve(child)
                if place is not None and (provider is None or place.name != provider.name):
                    return provider, place
    return provider, None


def _setter(scene: Scene, level: _Level) -> Party | None:
    """ "Germany will increase the number of troops": whose men they are."""
    verb = level.verb
    if verb.lemma not in scene.grammar.level_setters or verb.tag == "VBN" or "acl" in verb.dep:
        return None
    subject = subject_of(scene.sentence, verb)
    if subject is None or not subject.is_noun:
        return None
    party = scene.resolve(subject)
    return party if party is not None and party.kind in ("state", "organisation") else None
