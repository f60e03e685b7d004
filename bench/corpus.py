"""Texts to measure on: the English samples, varied so that nothing can be remembered.

In: how many.  Out: documents, the same on every machine.  Each is a sample with its paragraphs
in another order and its numbers changed, so sentences are natural and no two texts are alike.
The samples are dense (most sentences matter); ``filler`` gives texts of which nothing matters.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

import tallywire
from bench import public_texts
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ids import content_id
from tallywire.pipeline import Reader, batches, extract_batch
from tallywire.read import load_metadata, read_paths, read_text

__all__ = ["copied", "documents", "mixed", "news", "size"]

SAMPLES: Final = Path(tallywire.__file__).parent / "samples"
IRRELEVANT: Final = 49
"""Texts without a statement for each dense one in the mixed corpus, as in a general news feed."""


def documents(count: int) -> list[Document]:
    """So many variations of the samples that have statements."""
    return [_varied(one, n) for n, one in zip(range(count), _round(_samples("en")), strict=False)]


def mixed(count: int) -> list[Document]:
    """So many texts of which one in fifty is a variation of a sample, the rest of no interest."""
    dense = iter(documents(count))
    others = _round(_samples("neg-"))
    return [
        next(dense) if n % (IRRELEVANT + 1) == 0 else _varied(next(others), n) for n in range(count)
    ]


def news(count: int, reader: Reader) -> list[Document]:
    """So many public news articles, one in fifty with a statement and the rest without any.

    Which is which is told by the reader itself.
    """
    articles = public_texts.articles()
    chosen: list[Document] = []
    waiting: list[Document] = []
    for group in batches(articles):
        for one, found in zip(group, extract_batch(reader, group), strict=True):
            if not found.statements:
                chosen.append(one)
            elif len(waiting) * (IRRELEVANT + 1) < count:
                waiting.append(one)
        if len(chosen) + len(waiting) >= count:
            break
    for n, one in enumerate(waiting):
        chosen.insert(n * (IRRELEVANT + 1), one)
    return chosen[:count]


def size(texts: list[Document]) -> float:
    """Megabytes of UTF-8."""
    return sum(len(one.text.encode()) for one in texts) / 1e6


def copied(document: Document, extraction: Extraction, number: int) -> tuple[Document, Extraction]:
    """The document and what was read from it, as another document of the same words."""
    identity = content_id("doc", document.id, number)
    statements = tuple(
        msgspec.structs.replace(s, id=content_id("st", s.id, number), document_id=identity)
        for s in extraction.statements
    )
    mentions = tuple(msgspec.structs.replace(m, document_id=identity) for m in extraction.mentions)
    return (
        msgspec.structs.replace(document, id=identity, name=f"{document.name}-{number}"),
        msgspec.structs.replace(
            extraction, document_id=identity, statements=statements, mentions=mentions
        ),
    )


def _samples(sort: str) -> list[Document]:
    index = load_metadata(SAMPLES / "index.json")
    found = [r.document for r in read_paths(sorted(SAMPLES.glob("*.txt")), index) if r.document]
    if sort == "neg-":
        return [one for one in found if one.name.startswith("neg-")]
    return [one for one in found if one.language == sort and not one.name.startswith("neg-")]


def _round(texts: list[Document]) -> Iterator[Document]:
    while True:
        yield from texts


def _varied(document: Document, seed: int) -> Document:
    chance = random.Random(seed)  # noqa: S311 - the same texts every time, nothing secret
    head, *body = document.text.rstrip("\n").split("\n\n")
    chance.shuffle(body)
    text = re.sub(
        r"\b[1-9]\d{0,2}\b(?![,.]\d)",
        lambda m: str(max(2, int(m.group()) + chance.randrange(5))),
        "\n\n".join([head, *body]),
    )
    made = read_text(f"{text}\n".encode(), f"{document.name}-{seed}")
    return msgspec.structs.replace(
        made,
        language=document.language,
        published=document.published,
        published_basis=document.published_basis,
    )
