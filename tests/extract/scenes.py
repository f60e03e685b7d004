"""One made-up sentence -> what each room of reading makes of it.

In: a text, read with the English pack and the real parser, as the extractor reads it.  Out: its
scene, themes, quantities and drafts, before the discourse and the whole document are known.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tallywire.extract.attribution.persons import find_persons
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.language import LanguageData, load_language
from tallywire.extract.masks import Masks
from tallywire.extract.names.designations import find_designations
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.predicates import governors
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.quantity import find_quantities
from tallywire.extract.reader import read_sentence
from tallywire.extract.things.theme import Theme
from tallywire.extract.things.themes import find_themes
from tallywire.model.values import Quantity
from tests.extract.attribution_helpers import parser


@cache
def english() -> LanguageData:
    """The English pack."""
    return load_language("en")


@cache
def names_in(text: str) -> tuple[NameMention, ...]:
    """The names and designations of ``text``."""
    data = english()
    return find_designations(
        text, data.names.find(text), data.ambiguous, data.designations, data.lexicon.nouns
    )


@cache
def parse(text: str, zone: str = "body") -> Sentence:
    """The tree of ``text``, which is one sentence."""
    bounds = Bounds(0, 0, len(text), 0, zone)
    (sentence,) = parser().parse(text, [Masks(text, names_in(text), english()).plan(bounds)])
    return sentence


def scene(text: str, *, topic: Party | None = None, host: Party | None = None) -> Scene:
    """The scene of ``text`` with what the discourse before it was about."""
    data, sentence, names = english(), parse(text), names_in(text)
    return Scene(
        sentence,
        {n.start: n for n in names},
        data.force_nouns,
        data.group_nouns,
        data.office_nouns,
        data.grammar,
        data.lexicon.predicates,
        topic,
        host,
        lambda: find_persons(text, [sentence], names, data.cues),
    )


def state(name: str) -> Party:
    """A state that the text before named."""
    return Party(name, "state", 0, 0)


def word(sentence: Sentence, text: str, nth: int = 0) -> Token:
    """The ``nth`` word of ``sentence`` that is spelled so."""
    return [t for t in sentence.tokens if t.text == text][nth]


@cache
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text``."""
    kinds = ("equipment", "group", "organisation")
    taken = [(n.start, n.end) for n in names_in(text) if n.kind in kinds]
    return tuple(find_quantities(text, 0, len(text), english().numbers, taken))


def themes(text: str) -> list[Theme]:
    """The themes of ``text``."""
    data, names = english(), {n.start: n for n in names_in(text)}
    return find_themes(parse(text), names, quantities(text), data.lexicon.nouns, data.grammar)


def theme(text: str) -> Theme:
    """The only theme of ``text``."""
    (found,) = themes(text)
    return found


def drafts(text: str, **before: Any) -> list[Draft]:
    """The drafts of ``text``, as one sentence gives them."""
    return read_sentence(scene(text, **before), quantities(text), themes(text), english().lexicon)


def draft(text: str, **before: Any) -> Draft:
    """The only draft of ``text``."""
    found = drafts(text, **before)
    assert len(found) == 1, f"{len(found)} drafts in {text!r}: {found}"
    return found[0]


def sides(read: Draft) -> tuple[str | None, str | None]:
    """Names of provider and recipient."""
    return (
        read.provider.name if read.provider else None,
        read.recipient.name if read.recipient else None,
    )


def fact(read: Draft) -> tuple[object, ...]:
    """Frame, provider, recipient, what and count."""
    return (read.frame, *sides(read), read.what, read.quantity.count if read.quantity else None)


def stance(text: str, verb: str, cls: str = "send", frame: str = "deployment") -> Stance:
    """How the proposition of ``verb`` stands."""
    sentence, words = parse(text), english().lexicon.predicates
    token = word(sentence, verb)
    classes = verb_classes(sentence, token, words)
    predicate = Predicate(token, classes, "object", is_noun=not token.is_verb)
    return read_stance(sentence, predicate, cls, frame, words)


def happening(text: str, noun: str) -> list[tuple[str, str]]:
    """What happens to ``noun``: the governing words with the relation of the noun to each."""
    sentence = parse(text)
    found = governors(sentence, word(sentence, noun), english().lexicon.predicates)
    return [(p.token.text, p.relation) for p in found]
