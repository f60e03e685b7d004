"""Everyday things that stand counted in a list with arms.

In: a sentence, its themes, quantities and names.  Out: themes for the counted nouns of the lists
that arms stand in: "1,500 bulletproof vests, 5,000 helmets, 2,000 sleeping bags".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.things.designated import named_by, written
from tallywire.extract.things.labels import label_of
from tallywire.extract.things.theme import Theme
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["listed_things"]


def listed_things(
    sentence: Sentence,
    themes: Sequence[Theme],
    quantities: Sequence[Quantity],
    names: Mapping[int, NameMention],
    grammar: Grammar,
) -> Iterator[Theme]:
    """A theme for every counted noun that is listed with arms and has none of its own."""
    counts = [q for q in quantities if q.unit is None]
    if len(counts) < 2:
        return
    known = {t.token.i for t in themes}
    for theme in themes:
        if theme.cls != "equipment" or not theme.is_strong:
            continue
        for other in _beside(sentence, theme.token):
            if other.i in known or other.pos != "NOUN" or names.get(other.start):
                continue
            if any(c.case == "of" for c in sentence.children(other, "nmod")):
                continue  # "40 pairs of goggles"
            numerals = sentence.children(other, "nummod")
            if any(q.raw.start <= n.start < q.raw.end for q in counts for n in numerals):
                known.add(other.i)
                label, start = label_of(sentence, other, names, grammar)
                named = named_by(sentence, other, names)
                if named is not None:
                    label, start = written(sentence, named), named.start
                yield Theme(
                    other,
                    "equipment",
                    label,
                    start,
                    other.end,
                    is_strong=True,
                    is_platform=theme.is_platform and other.lemma in grammar.built_things,
                )


def _beside(sentence: Sentence, thing: Token) -> Iterator[Token]:
    """What is coordinated with the thing, with its measure, or told as one more object."""
    measure = sentence.head(thing)
    is_measured = thing.dep == "nmod" and thing.case == "of" and measure is not None
    holder = measure if is_measured and measure is not None and measure.pos == "NOUN" else thing
    for first in (thing, holder):
        yield from (t for t in sentence.conjuncts(first) if t.i not in (first.i, holder.i))
    for second in sentence.children(holder, "appos"):
        if sentence.child(second, "conj") is not None:  # "12 boats, 30 generators and 40 radios"
            yield from sentence.conjuncts(second)
    verb = sentence.head(sentence.conjuncts(holder)[0])
    if verb is None or not verb.is_verb:
        return
    for second in sentence.children(verb, "obj"):
        if second.i > holder.i:  # parsers lose the thread of a long list
            yield from sentence.conjuncts(second)
