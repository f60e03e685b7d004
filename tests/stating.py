"""Made-up statements for the tests of the stages after extraction.

In: plain fields.  Out: ``Stated`` and ``Resolved``.  ``said("1,200 trainers are there.", ...)``
makes a statement whose only sentence is the one given.
"""

from __future__ import annotations

from typing import Any

from tallywire.model.ids import content_id
from tallywire.model.resolved import Resolved, Source, Stated
from tallywire.model.statement import Origin, Statement
from tallywire.model.values import Span
from tallywire.resolve import resolve

PLAIN: dict[str, Any] = {
    "frame": "deployment",
    "provider": "Turkey",
    "recipient": "Somalia",
    "status": "completed",
    "unit": "person",
}


def said(
    sentence: str = "",
    *,
    document: str = "a",
    position: int = 0,
    published: str | None = "2021-03-10",
    publisher: str | None = "Harbour Post",
    origin: str | None = None,
    origin_kind: str = "official",
    via: tuple[str, ...] = (),
    anchor: str | None = None,
    text: str = "",
    **fields: Any,
) -> Stated:
    """A statement of a made-up document, Turkey to Somalia unless ``fields`` say otherwise."""
    body = {**PLAIN, **fields}
    if body.get("count") is not None:
        body.setdefault("qualifier", "exact")
    spans = (Span(0, len(sentence), sentence),) if sentence else ()
    who = Origin(origin, origin_kind) if origin else Origin(None, "publisher")
    statement = Statement(
        id=content_id("st", document, position, sentence, sorted(body.items(), key=str)),
        document_id=document,
        origin=who,
        via=via,
        evidence=spans,
        anchors=(anchor or sentence,) if sentence else (),
        **body,
    )
    source = Source(document, document, publisher, published, text or sentence)
    return Stated(statement, source, position)


def resolved(sentence: str = "", **fields: Any) -> Resolved:
    """The same with its names settled."""
    return resolve(said(sentence, **fields))
