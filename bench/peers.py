"""What Tallywire is measured beside: the same model under bare spaCy, in the same run.

In: documents.  Out: seconds.  ``everything`` runs all components of the model over whole texts,
as most pipelines do; ``trees`` leaves out the entity recogniser; ``matters`` makes trees of just
those sentences that Tallywire's gate lets through, which is the least that any reader built on
this parser has to pay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unittest.mock import patch

from bench import work
from tallywire.extract.grammar.parse import Job, Parser, model_package
from tallywire.extract.grammar.syntax import Sentence
from tallywire.model.document import Document
from tallywire.pipeline import Reader

__all__ = ["Peers", "chosen_sentences"]


class Peers:
    """The model, loaded once with all components and once with those Tallywire uses."""

    def __init__(self) -> None:
        package = model_package()
        self.name = f"spaCy, {package.__name__} {package.__version__}"
        self._everything: Any = package.load()
        self._trees: Any = package.load(exclude=["ner", "senter"])

    def everything(self, texts: list[Document]) -> None:
        """All components over whole texts."""
        _run(self._everything, (one.text for one in texts))

    def trees(self, texts: list[Document]) -> None:
        """Tagger, parser and lemmatizer over whole texts."""
        _run(self._trees, (one.text for one in texts))

    def matters(self, sentences: list[str]) -> None:
        """Tagger, parser and lemmatizer over sentences."""
        _run(self._trees, iter(sentences))


def chosen_sentences(reader: Reader, texts: list[Document]) -> list[str]:
    """The sentences of the texts that Tallywire parses."""
    found: list[str] = []
    parse = Parser.parse_all

    def noted(self: Parser, jobs: Sequence[Job]) -> list[list[Sentence]]:
        found.extend(text[plan.start : plan.end] for text, plans in jobs for plan in plans)
        return parse(self, jobs)

    with patch.object(Parser, "parse_all", noted):
        work.extract(reader, texts)
    return found


def _run(model: Any, texts: Iterator[str]) -> None:
    for _ in model.pipe(texts, batch_size=64):
        pass
