"""Designations among the words of a sentence: what they name, and beside what noun.

In: a sentence with its names.  Out: the theme of a designation that stands alone, and the
designations before or after a noun: "BRDM-2 scout cars", "Stinger and Javelin missiles",
"spare parts for F-16s".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.designations import as_written
from tallywire.extract.names.find import NameMention
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_nouns import Nouns

__all__ = ["named_beside", "named_by", "named_craft", "serves_named", "theme_of_name", "written"]


_HYPHENS: Final = frozenset({"-", "‑", "–"})
_BEFORE_NOUN: Final = ("amod", "compound", "nmod", "conj")


def theme_of_name(
    sentence: Sentence,
    token: Token,
    mention: NameMention,
    names: Mapping[int, NameMention],
    nouns: Nouns,
    grammar: Grammar,
) -> Theme | None:
    """ "BRDM-2" by itself; before a noun of equipment it is the name of that noun's theme."""
    i = token.i + 1
    while i < len(sentence.tokens) and (
        _can_describe(sentence, i, names) or _leads_to_another(sentence, token, i, names)
    ):
        following = sentence.tokens[i]
        if _leads_to_another(sentence, token, i, names):
            i += 1
            continue
        if following.pos == "PUNCT" and following.text not in ("-", "‑", '"', "“", "”"):
            break
        if nouns.entry("equipment", following.lemma) or nouns.entry("unit", following.lemma):
            return None
        if following.lemma in grammar.craft_nouns:
            return None
        if token.head == following.i and _is_same_thing(names.get(following.start), mention):
            return None
        if following.lemma in grammar.with_arms:
            return None
        i += 1
    whole = _whole_name(sentence, token.i, mention, names)
    return Theme(
        token,
        "equipment",
        written(sentence, whole),
        whole.start,
        token.end,
        is_strong=True,
        category=mention.subkind,
        is_platform=mention.subkind in ("aircraft", "helicopter", "ship", "drone", "air_defence"),
    )


def _can_describe(sentence: Sentence, i: int, names: Mapping[int, NameMention]) -> bool:
    """Whether a word can stand between a designation and the noun that it goes with.

    "S-400 surface-to-air missile systems", "BRDM-2 armoured reconnaissance and patrol vehicles".
    """
    token = sentence.tokens[i]
    if token.pos in ("ADJ", "NOUN", "PROPN", "PUNCT"):
        return True
    if token.pos in ("VERB", "ADV"):
        return token.dep in ("amod", "compound")
    before, following = sentence.tokens[max(0, i - 1)], sentence.tokens[i + 1 : i + 2]
    if before.text in _HYPHENS and before.end == token.start:
        return True
    if token.lower not in ("and", "or") or not following or names.get(before.start) is not None:
        return False
    is_modifier = before.tag in ("JJ", "NN", "VBG") and before.dep in _BEFORE_NOUN
    return is_modifier and following[0].dep in _BEFORE_NOUN and before.head > token.i


def _leads_to_another(
    sentence: Sentence, token: Token, i: int, names: Mapping[int, NameMention]
) -> bool:
    """Whether a comma or "and" parts a designation in the singular from the next one."""
    if token.text.endswith("s") or sentence.tokens[i].lower not in ("and", "or", ","):
        return False
    for following in sentence.tokens[i + 1 : i + 3]:
        mention = names.get(following.start)
        if mention is not None:
            return mention.kind == "equipment"
        if following.lower not in ("and", "or"):
            return False
    return False


def named_by(
    sentence: Sentence, token: Token, names: Mapping[int, NameMention]
) -> NameMention | None:
    """The designation among the words before a noun: "BRDM-2 armoured scout cars"."""
    i = token.i - 1
    while i >= 0 and _can_describe(sentence, i, names):
        word = sentence.tokens[i]
        mention = names.get(word.start)
        if mention is not None:
            return _whole_name(sentence, i, mention, names) if mention.kind == "equipment" else None
        if word.pos == "PUNCT" and word.text not in ("-", "‑", '"', "“", "”"):
            return None
        i -= 1
    return None


def named_craft(
    sentence: Sentence, token: Token, names: Mapping[int, NameMention], nouns: Nouns
) -> Token | None:
    """ "The frigate Esbern Snare": the word for its sort, before a ship's own name."""
    i = token.i - 1
    while i >= 0 and sentence.tokens[i].pos == "PROPN" and sentence.tokens[i].head == token.i:
        if names.get(sentence.tokens[i].start) is not None:
            return None
        i -= 1
    word = sentence.tokens[i] if i >= 0 else token
    entry = nouns.entry("equipment", word.lemma) if word.head == token.i else None
    is_craft = entry is not None and entry.category == "ship" and entry.strength != "weak"
    return word if is_craft and word.dep in ("compound", "amod") else None


def written(sentence: Sentence, mention: NameMention) -> str:
    """The designation with the variant that the sentence gives."""
    raw = sentence.text[mention.start - sentence.start : mention.end - sentence.start]
    return as_written(raw, mention.entity)


def named_beside(
    sentence: Sentence, named: NameMention, names: Mapping[int, NameMention]
) -> list[NameMention]:
    """Designations that share the noun of the last: "Stinger and Javelin missiles"."""
    found: list[NameMention] = []
    token = sentence.at(named.start)
    i = token.i - 1 if token is not None else -1
    while i > 0 and sentence.tokens[i].lower in ("and", "or", ",", "/"):
        before = sentence.tokens[i - 1]
        mention = names.get(before.start)
        if mention is None and sentence.tokens[i].lower in ("and", "or") and before.lower == ",":
            i -= 1
            continue
        if mention is None or mention.kind != "equipment" or before.text.endswith("s"):
            break
        found.insert(0, mention)
        i -= 2
    return found


def _whole_name(
    sentence: Sentence, i: int, mention: NameMention, names: Mapping[int, NameMention]
) -> NameMention:
    """Two names of the same thing, one after the other, are one: "UH-60L Blackhawk"."""
    before = names.get(sentence.tokens[i - 1].start) if i else None
    if before is None or not _is_same_thing(before, mention) or before.end + 1 != mention.start:
        return mention
    return replace(mention, start=before.start)


def _is_same_thing(other: NameMention | None, mention: NameMention) -> bool:
    return other is not None and other.entity == mention.entity


def serves_named(sentence: Sentence, token: Token, names: Mapping[int, NameMention]) -> bool:
    """ "Engines for Su-30 jets": an everyday thing that is for designated arms."""
    return any(
        (mention := names.get(inner.start)) is not None and mention.kind == "equipment"
        for child in sentence.children(token, "nmod")
        if child.case == "for"
        for inner in [child, *sentence.children(child, "compound")]
    )
