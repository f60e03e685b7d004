"""What one run of the extractor found in one document.

In: nothing.  Out: ``Extraction`` and ``Run``, the identity of the extractor that made it.
"""

from __future__ import annotations

import msgspec

from tallywire.model.entity import Entity, Mention
from tallywire.model.ids import content_id
from tallywire.model.issue import Issue
from tallywire.model.statement import Statement

__all__ = ["Extraction", "Run", "make_run"]


class Run(msgspec.Struct, frozen=True):
    """Which extractor read the texts: equal runs give equal statements.

    Attributes:
        id: content hash of all other fields.
        version: version of Tallywire.
        model: name and version of the parser's model.
        model_digest: SHA-256 over the model's files.
        packs_digest: SHA-256 over the packs.
        settings: extractor settings that change results, as ``key=value``, sorted.
    """

    id: str
    version: str
    model: str
    model_digest: str
    packs_digest: str
    settings: tuple[str, ...] = ()


def make_run(
    version: str,
    model: str,
    model_digest: str,
    packs_digest: str,
    settings: tuple[str, ...] = (),
) -> Run:
    """The run with its content id."""
    settings = tuple(sorted(settings))
    identity = content_id("run", version, model, model_digest, packs_digest, settings)
    return Run(identity, version, model, model_digest, packs_digest, settings)


class Extraction(msgspec.Struct, frozen=True):
    """Statements in order of their first evidence, with entities, mentions and issues."""

    document_id: str
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    issues: tuple[Issue, ...] = ()
