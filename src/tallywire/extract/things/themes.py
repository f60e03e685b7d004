"""Sentences -> themes: the men, arms, sums, bases and accords that they speak of.

In: a sentence with names and quantities, and the noun lexicon.  Out: ``Theme`` values: the
head noun with its class, its name in the singular, and the quantity that counts it.  What
happens to the theme is read by ``predicates``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.names.heads import phrases_at, vetoes, with_complement
from tallywire.extract.things.bystanders import without_bystanders
from tallywire.extract.things.counts import bind
from tallywire.extract.things.designated import (
    named_beside,
    named_by,
    named_craft,
    serves_named,
    theme_of_name,
    written,
)
from tallywire.extract.things.for_forces import goes_to_forces, has_military_word
from tallywire.extract.things.formations import formation_at, known_formation
from tallywire.extract.things.labels import label_of
from tallywire.extract.things.listing import listed_things
from tallywire.extract.things.pointers import bare_themes
from tallywire.extract.things.sizes import (
    counted_by,
    counted_men,
    filled_units,
    is_counted_force,
    strong_behind,
)
from tallywire.extract.things.stay_nouns import is_made_longer, is_placed, named_site
from tallywire.extract.things.theme import Theme
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_nouns import NounEntry, Nouns

__all__ = ["find_themes"]

CLASSES: Final = (
    "embargo",
    "facility",
    "instrument",
    "personnel",
    "unit",
    "equipment",
    "aid",
    "backing",
    "concession",
)
"""Classes that make themes, in the order in which a noun of several is tried."""

_TELLING: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
"""Parts of speech that a theme's head is tagged as; parsers take names for verbs."""

_FORMS: Final = frozenset({"advice", "logistics", "money"})
"""Forms of backing that everyday words name: they count where they go to forces."""


_CARRYING: Final = frozenset({"vehicle", "aircraft", "helicopter", "ship"})
"""Sorts of things that soldiers move in."""


def find_themes(
    sentence: Sentence,
    names: Mapping[int, NameMention],
    quantities: Sequence[Quantity],
    nouns: Nouns,
    grammar: Grammar,
) -> list[Theme]:
    """The themes of ``sentence`` in order, with the quantities that count them."""
    themes = [
        theme
        for token in sentence.tokens
        if token.pos in _TELLING
        and (theme := _theme_at(sentence, token, names, nouns, grammar)) is not None
    ]
    themes = without_bystanders(sentence, themes, nouns)
    themes.extend(listed_things(sentence, themes, quantities, names, grammar))
    heads = {theme.token.i for theme in themes}
    things = {t.token.i for t in themes if t.cls in ("equipment", "aid", "backing")}
    bound = bind(sentence, quantities, heads, things)
    counted = [counted_by(sentence, theme, bound.get(theme.token.i)) for theme in themes]
    counted = filled_units(sentence, counted)
    counted.extend(bare_themes(sentence, bound, heads, nouns, names))
    counted = strong_behind(sentence, counted)
    return sorted(counted, key=lambda t: t.token.i)


def _theme_at(
    sentence: Sentence,
    token: Token,
    names: Mapping[int, NameMention],
    nouns: Nouns,
    grammar: Grammar,
) -> Theme | None:
    mention = names.get(token.start)
    if mention is not None:
        return _theme_of_mention(sentence, token, mention, names, nouns, grammar)
    if token.dep == "compound" and token.pos != "NOUN":
        return None
    craft = named_craft(sentence, token, names, nouns) if token.tag == "NNP" else None
    if craft is not None:
        return _theme_of_craft(sentence, token, craft, names, grammar)
    formation = formation_at(sentence, token, names, nouns)
    if formation is not None:
        return formation
    if token.pos in ("VERB", "ADJ") or _is_inside_name(sentence, token, names):
        return None
    if token.lemma == "presence" and is_placed(sentence, token):
        return Theme(token, "unit", None, token.start, token.end, is_strong=True)
    if token.lemma in grammar.stays and is_made_longer(sentence, token, grammar):
        stay = token.lemma if token.lemma in grammar.happenings else None
        return Theme(token, "unit", stay, token.start, token.end, is_strong=True)
    found = _entry_at(sentence, token, names, nouns)
    if found is None:
        return None
    first, cls, entry = found
    is_weak = (
        cls != "equipment"
        and entry.strength == "weak"
        and not has_military_word(sentence, token, nouns)
    )
    if token.dep == "compound" and token.head > token.i:
        before = sentence.tokens[token.i - 1].text if token.i else ""
        is_size = before == "-" and token.lemma in grammar.size_words
        if is_size or not _is_event(sentence, token, grammar):
            return None
    if _holds_another(sentence, token, nouns, names):
        return None
    if cls == "personnel" and _is_cut_short(sentence, token, nouns):
        return None
    if cls == "personnel" and entry.lemma == "trainer" and _is_flown(sentence, token, names):
        return None
    if is_weak and entry.category == "person" and _is_pointed_at(sentence, token):
        return Theme(token, "count", None, token.start, token.end)
    label: str | None
    label, start = label_of(sentence, token, names, grammar, first, entry)
    if entry.lemma.split(" ")[1:2] in (["of"], ["on"], ["for"]):
        label = entry.lemma
    if token.lemma == "presence":
        label = None
    is_platform = "platform" in nouns.classes_of(entry.lemma)
    is_craft = cls == "personnel" and token.lemma in grammar.craft_nouns
    if is_craft and _is_traded(sentence, token, grammar):
        cls, is_platform, is_craft = "equipment", True, False
    is_thing = cls in ("equipment", "unit") or is_craft
    named = named_by(sentence, token, names) if is_thing else None
    if named is not None:
        cls = "equipment"
        listed = [*named_beside(sentence, named, names), named]
        label = " and ".join(written(sentence, one) for one in listed)
        start = listed[0].start
        is_platform = is_platform or named.subkind in ("aircraft", "helicopter", "ship", "drone")
    return Theme(
        token,
        cls,
        label,
        start,
        token.end,
        is_strong=entry.strength == "strong" or has_military_word(sentence, token, nouns),
        is_platform=is_platform,
        is_weak=is_weak,
        is_single=token.tag in ("NN", "NNP")
        and token.dep != "compound"
        and bool(entry.plurals)
        and entry.category != "force",
        is_group=_is_armed_group(token, nouns),
        is_expert=_is_expert(entry, grammar),
        category=named.subkind if named is not None else entry.category or "",
        is_generic=named is None and cls == "equipment" and _is_generic(sentence, token, label),
    )


def _theme_of_mention(
    sentence: Sentence,
    token: Token,
    mention: NameMention,
    names: Mapping[int, NameMention],
    nouns: Nouns,
    grammar: Grammar,
) -> Theme | None:
    """Arms, forces and bases that the gazetteers know by name."""
    if mention.kind == "equipment":
        return theme_of_name(sentence, token, mention, names, nouns, grammar)
    if mention.subkind == "body":
        if token.dep == "compound" and sentence.tokens[token.head].is_noun:
            return None  # "the Black Sea Fleet base"
        return counted_men(sentence, token) or known_formation(sentence, token, nouns)
    if mention.subkind == "base" and mention.kind == "place":
        return named_site(sentence, token)
    return None


def _theme_of_craft(
    sentence: Sentence,
    token: Token,
    craft: Token,
    names: Mapping[int, NameMention],
    grammar: Grammar,
) -> Theme:
    """A ship by its own name, which its sort stands for."""
    label, start = label_of(sentence, craft, names, grammar)
    theme = Theme(token, "equipment", label, start, token.end, category="ship")
    return replace(theme, is_strong=True, is_platform=True)


def _is_traded(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """ "Buy 80 new fighters": aircraft, not men."""
    verb = sentence.head(sentence.conjuncts(token)[0])
    if verb is None or token.lower == "fighter":
        return False
    is_given = token.case == "with" and verb.lemma in grammar.furnishing_verbs
    is_object = verb.is_verb and token.dep in ("obj", "conj", "nsubj:pass")
    return is_given or (is_object and verb.lemma in grammar.trading_verbs)


def _is_flown(sentence: Sentence, token: Token, names: Mapping[int, NameMention]) -> bool:
    """ "Six K-8 trainers": aircraft, not those who train."""
    before = names.get(sentence.tokens[token.i - 1].start) if token.i else None
    return before is not None and before.kind == "equipment"


def _is_generic(sentence: Sentence, token: Token, label: str | None) -> bool:
    """ "The weapons", "such missiles", "this type of jet": a class, and no word that narrows it."""
    if label is None or label.count(" ") or sentence.child(token, "acl", "acl:relcl") is not None:
        return False
    if any(c.case in ("from", "with", "of") for c in sentence.children(token, "nmod")):
        return False
    head = sentence.head(token)
    sorts = load_grammar(sentence.language).sorts
    is_sort = token.case == "of" and head is not None and head.lemma in sorts
    holder = head if is_sort and head is not None else token
    return any(
        c.lower in ("the", "these", "those", "such", "this", "that")
        for c in sentence.children(holder, "det", "amod", "predet")
    )


def _is_expert(entry: NounEntry, grammar: Grammar) -> bool:
    """Officers and specialists, but no doctors or teachers."""
    if entry.lemma in grammar.civil_trades:
        return False
    return entry.category in ("advisory", "technical") or entry.lemma == "officer"


def _holds_another(
    sentence: Sentence, token: Token, nouns: Nouns, names: Mapping[int, NameMention]
) -> bool:
    """ "A contingent of troops", "the deployment of soldiers": the inner noun is the theme."""
    if nouns.entry("personnel", token.lemma) and sentence.child(token, "nummod") is not None:
        return False
    return any(
        (child.case == "of" and _is_theme_word(child, nouns))
        or is_counted_force(sentence, child, names)
        for child in sentence.children(token, "nmod")
    )


def _is_theme_word(token: Token, nouns: Nouns) -> bool:
    """Whether the noun is by itself one for men, arms, bases and the like."""
    entries = nouns.entries_of(token.lemma)
    return any(cls in entries and entries[cls].strength != "weak" for cls in CLASSES[:7])


def _is_cut_short(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """The first word of a longer head: "fighter" in "fighter jet sales"."""
    if token.dep != "compound" or token.i + 1 >= len(sentence.tokens):
        return False
    following = sentence.tokens[token.i + 1]
    if following.pos != "NOUN":
        return False
    link = "" if token.end == following.start else " "
    return nouns.entry("equipment", f"{token.lower}{link}{following.lemma}") is not None


def _is_armed_group(token: Token, nouns: Nouns) -> bool:
    """Rebels and militants are whom others back, not what they send."""
    entry = nouns.entry("force", token.lemma)
    return entry is not None and entry.is_group


def _is_inside_name(sentence: Sentence, token: Token, names: Mapping[int, NameMention]) -> bool:
    """Part of a name that the gazetteers do not know: "Armed Forces Day", "Security Council"."""
    if token.pos == "PROPN" and token.dep == "compound" and token.head > token.i:
        return True
    before = sentence.tokens[token.i - 1] if token.i else None
    return (
        token.tag == "NNP"
        and sentence.zone == "body"
        and before is not None
        and before.tag == "NNP"
        and names.get(before.start) is None
        and before.end + 1 == token.start
    )


def _is_event(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Whether the compound's head names what happens to it: "arms sales", "troop withdrawal"."""
    head = sentence.tokens[token.head]
    return head.lemma in grammar.event_nouns


def _entry_at(
    sentence: Sentence, token: Token, names: Mapping[int, NameMention], nouns: Nouns
) -> tuple[Token, str, NounEntry] | None:
    """The longest lexicon head that ends at ``token``: its first word, class and entry."""
    longer = with_complement(sentence, token, nouns, CLASSES)
    if longer is not None:
        return longer
    for first, phrase in phrases_at(sentence, token, nouns):
        if phrase in vetoes(nouns.language):
            return None
        entries = nouns.entries_of(phrase)
        for cls in CLASSES if entries else ():
            entry = entries.get(cls)
            if entry is not None and _counts(sentence, token, entry, names, nouns):
                return first, cls, entry
    return None


def _counts(
    sentence: Sentence,
    token: Token,
    entry: NounEntry,
    names: Mapping[int, NameMention],
    nouns: Nouns,
) -> bool:
    """Whether the head stands for what the class says; a weak one needs a military word.

     A designation before it, or after its "for", is one: "Patriot launchers", "parts for F-16s".
    Weak words for people pass: the reader keeps them where they are counted and owned.
    """
    if entry.is_never:
        return False
    if entry.strength != "weak" or entry.word_class == "personnel":
        return True
    if entry.word_class == "embargo" and _is_on_arms(sentence, token, nouns):
        return True
    if entry.word_class == "equipment" and (
        _is_listed_with_arms(sentence, token, nouns)
        or _is_listed_with_men(sentence, token, entry, nouns)
        or named_by(sentence, token, names) is not None
        or serves_named(sentence, token, names)
        or goes_to_forces(sentence, token, nouns)
    ):
        return True
    is_form = entry.word_class == "backing" and entry.category in _FORMS
    is_form = is_form and token.lemma != "training"
    if is_form and goes_to_forces(sentence, token, nouns):
        return True
    return has_military_word(sentence, token, nouns)


def _is_on_arms(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """ "A ban on the sale of weapons": an everyday word for an embargo, on arms."""
    return any(
        (entry := nouns.entry("equipment", inner.lemma)) is not None and entry.strength != "weak"
        for child in sentence.children(token, "nmod")
        if child.case == "on"
        for inner in sentence.subtree(child)
    )


def _is_listed_with_men(sentence: Sentence, token: Token, entry: NounEntry, nouns: Nouns) -> bool:
    """ "1,000 soldiers and 300 vehicles": what carries them, counted beside them."""
    if entry.category not in _CARRYING or sentence.child(token, "nummod") is None:
        return False
    for other in sentence.conjuncts(token):
        men = nouns.entry("personnel", other.lemma) if other.i != token.i else None
        is_counted = sentence.child(other, "nummod") is not None
        if men is not None and men.strength == "strong" and is_counted:
            return True
    return False


def _is_listed_with_arms(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """ "30 trucks, 12 howitzers": an everyday thing beside arms is equipment too."""
    for other in sentence.conjuncts(token):
        entry = nouns.entry("equipment", other.lemma) if other.i != token.i else None
        if entry is not None and entry.strength != "weak":
            return True
    return False


def _is_pointed_at(sentence: Sentence, token: Token) -> bool:
    return any(c.lower in ("these", "those") for c in sentence.children(token, "det"))
