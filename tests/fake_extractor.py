"""An extractor that needs no parser: every number before a word makes a statement.

It stands in for the real one where storing, running and showing are under test, and can be
told by the text to fail ("CRASH") or to take its process down ("DIE").
"""

from __future__ import annotations

import os
import re

from tallywire.model.document import Document, document_id
from tallywire.model.entity import Mention, make_entity
from tallywire.model.explanation import Explanation, PackEntry, Reason, RuleNote
from tallywire.model.extraction import Extraction, Run, make_run
from tallywire.model.ids import digest
from tallywire.model.statement import Hop, Slot, Statement, make_statement
from tallywire.model.values import DateSpan, Span

_SENTENCE = re.compile(r"[^.\n]+\.?")
_COUNTED = re.compile(r"(\d[\d,]*)\s+([a-z]+)")


class FakeExtractor:
    """Reads "Russia sent 60 instructors, Petrov said." well enough for other rooms."""

    def __init__(self, version: str = "0.0.1") -> None:
        self.run: Run = make_run(version, "fake", "m" * 64, "p" * 64, ("b=2", "a=1"))

    def extract(self, document: Document) -> Extraction:
        if "CRASH" in document.text:
            raise RuntimeError("told to crash")
        if "DIE" in document.text:
            os._exit(9)
        statements = [
            s
            for sentence in _SENTENCE.finditer(document.text)
            for s in _statements(document, sentence)
        ]
        russia = make_entity("Russia", "state")
        mentions = tuple(
            Mention(document.id, russia.id, Span.of(document.text, m.start(), m.end()))
            for m in re.finditer("Russia", document.text)
        )
        entities = (russia,) if mentions else ()
        return Extraction(document.id, tuple(dict.fromkeys(statements)), entities, mentions)


class ExplainingExtractor(FakeExtractor):
    """The same extractor, which can also tell why."""

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        return tuple(
            Explanation(one.id, (_provider(document, one), _basis(one)))
            for one in self.extract(document).statements
        )


class ForgetfulExtractor(FakeExtractor):
    """One whose program has changed since: it knows no statement any more."""

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        return ()


def _provider(document: Document, statement: Statement) -> Reason:
    words = next((s.span for s in statement.slots), statement.evidence[0])
    rules = (RuleNote("role.subject", "The subject of what happens."),)
    entry = PackEntry("gazetteers/states.yaml", "Russia")
    return Reason("provider", statement.provider, rules, (words,), (entry,), is_carried=True)


def _basis(statement: Statement) -> Reason:
    return Reason("basis", statement.basis, (RuleNote("basis.open", "Nothing says."),))


def _statements(document: Document, sentence: re.Match[str]) -> list[Statement]:
    text = document.text
    found = []
    for counted in _COUNTED.finditer(sentence.group()):
        start = sentence.start() + counted.start()
        words = Span.of(text, start, sentence.start() + counted.end())
        noun = counted.group(2)
        is_arms = noun in ("rifles", "vehicles")
        hops = tuple(
            Hop(
                m.group(1),
                "official",
                Span.of(text, at + m.start(1), at + m.end(1)),
                Span.of(text, at + m.start(2), at + m.end(2)),
            )
            for at in (sentence.start(),)
            for m in re.finditer(r"([A-Z]\w+) (said|told)", sentence.group())
        )
        found.append(
            make_statement(
                text,
                document.id,
                fields={
                    "frame": "transfer" if is_arms else _frame(sentence.group()),
                    "provider": "Russia",
                    "recipient": "Central African Republic",
                    "item" if is_arms else "kind": noun[:-1],
                    "count": int(counted.group(1).replace(",", "")),
                    "unit": "item" if is_arms else "person",
                    "qualifier": "exact",
                    "status": "ongoing" if "are" in sentence.group() else "completed",
                },
                evidence=(Span.of(text, sentence.start(), sentence.end()),),
                anchors=(words.exact,),
                slots=(Slot("count", words),),
                hops=hops,
                date=_date(text, sentence),
            )
        )
    return found


def _frame(sentence: str) -> str:
    if "left" in sentence:
        return "withdrawal"
    return "presence" if "are" in sentence else "deployment"


def _date(text: str, sentence: re.Match[str]) -> DateSpan | None:
    year = re.search(r"\bin (\d{4})\b", sentence.group())
    if year is None:
        return None
    at = sentence.start()
    raw = Span.of(text, at + year.start(1), at + year.end(1))
    return DateSpan(year.group(1), year.group(1), "stated", raw)


def make_newer() -> FakeExtractor:
    """The same extractor in a later version, whose statements are the same."""
    return FakeExtractor("0.0.2")


def make_document(text: str, name: str = "one", **known: object) -> Document:
    """A document of that text."""
    published = known.pop("published", None)
    if published is not None:
        known["published"] = DateSpan(str(published), str(published), "stated")
        known["published_basis"] = "metadata"
    data = text.encode()
    publisher = known.get("publisher")
    identity = document_id(data, str(publisher) if publisher else None, None, str(published))
    known.setdefault("language", "en")
    return Document(id=identity, name=name, text=text, digest=digest(data), **known)
