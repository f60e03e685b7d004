"""What a whole text yields beside its statements: entities, mentions, issues, its sort.

In: a document and its names.  Out: its entities with their mentions, the extraction of a text
without statements, and whether it is a digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.language import LanguageData, has_pack
from tallywire.extract.names.designations import find_designations
from tallywire.extract.names.eras import of_their_time
from tallywire.extract.names.find import NameMention
from tallywire.extract.names.passages import Passages
from tallywire.model.document import Document
from tallywire.model.entity import Entity, Mention, make_entity
from tallywire.model.extraction import Extraction
from tallywire.model.issue import Issue
from tallywire.model.values import Span

__all__ = ["is_digest", "mentions_of", "names_of", "nobody_speaks", "nothing_in", "spoken"]

DIGEST_CREDITS: Final = 2
"""Paragraphs that end with an outlet in brackets from which on a text is a digest."""

_CREDIT: Final = re.compile(r"[^()\n]{0,60}\)\s*(?:\n|$)")


def is_digest(text: str, names: Sequence[NameMention]) -> bool:
    """Whether items with their source in brackets make up the text: "... (Reuters)"."""
    credits = sum(
        bool(_CREDIT.match(text, name.end))
        for name in names
        if name.kind == "outlet" and text[name.start - 1 : name.start] == "("
    )
    return credits >= DIGEST_CREDITS


def spoken(
    text: str,
    bounds: Sequence[Bounds],
    names: Sequence[NameMention],
    pairs: Set[int],
    data: LanguageData,
) -> frozenset[int]:
    """Indexes of the sentences in passages that speak of war, forces or arms.

    Args:
        text: the text.
        bounds: its sentences.
        names: its names.
        pairs: indexes of the sentences that name two, from ``naming_two``.
        data: the words of its language.
    """
    named = (n.start for n in names if n.kind == "equipment")
    places = sorted({*data.arms_words.starts(text), *named})
    passages = Passages(places, len(text))
    return frozenset(
        b.index for b in bounds if passages.has(b.start, b.end, names_two=b.index in pairs)
    )


def nothing_in(document: Document) -> Extraction:
    """No statement, and an issue where the language has no pack."""
    if has_pack(document.language):
        return Extraction(document.id)
    if document.language is None:
        return Extraction(document.id, issues=(Issue("language.unknown", document.name),))
    issue = Issue("language.no_pack", document.name, document.language)
    return Extraction(document.id, issues=(issue,))


def mentions_of(
    document: Document, names: Sequence[NameMention]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Entities named in a document that has statements, and where."""
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for name in names:
        kind = "region" if name.kind == "place" else name.kind
        entity = make_entity(name.entity, kind, name.state)
        entities[entity.id] = entity
        span = Span.of(document.text, name.start, name.end)
        mentions.append(Mention(document.id, entity.id, span))
    return tuple(sorted(entities.values())), tuple(sorted(mentions))


def names_of(document: Document, data: LanguageData) -> Sequence[NameMention]:
    """The names and designations of the text."""
    found: Sequence[NameMention] = data.names.find(document.text)
    is_dated = document.published is not None and document.published_basis != "inferred"
    year = int(document.published.earliest[:4]) if document.published and is_dated else None
    found = of_their_time(document.text, found, year, data.code)
    parties = [n for n in found if not document.text.startswith("$", n.end)]  # "US$ 5,000"
    return find_designations(
        document.text, parties, data.ambiguous, data.designations, data.lexicon.nouns
    )


def nobody_speaks(_: Token) -> None:
    """Whom a speaker means before it is known who speaks."""
