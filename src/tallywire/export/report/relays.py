"""Statements of one origin -> the tree of those who passed it on.

In: statement views.  Out: ``Relay`` nodes from the speaker outwards, through agencies and
outlets, to the documents that print it.  The root, the independent origin itself, is not a node.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallywire.export.report.views import DocumentView, Party, StatementView, Step

__all__ = ["Relay", "relay_tree"]

_KINDS = {"publisher": "publisher", "outlet": "relay"}


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """One station: a speaker, a relay, or the document that prints it.

    Attributes:
        parties: the name, with links; empty for a document.
        kind: what kind of station it is, in a word.
        children: who passes it on from here.
        document: the document, at the end of a branch.
        statements: those of the document that came this way.
    """

    parties: tuple[Party, ...] = ()
    kind: str = ""
    children: tuple[Relay, ...] = ()
    document: DocumentView | None = None
    statements: tuple[StatementView, ...] = ()


class _Branch:
    """A station while the tree grows."""

    def __init__(self, step: Step | None = None) -> None:
        self.step = step
        self.branches: dict[tuple[str, str], _Branch] = {}
        self.leaves: dict[str, list[StatementView]] = {}

    def grow(self, steps: Iterable[Step], view: StatementView) -> None:
        branch = self
        for step in steps:
            branch = branch.branches.setdefault((step.name.casefold(), step.name), _Branch(step))
        branch.leaves.setdefault(view.document.document.id, []).append(view)

    def nodes(self) -> tuple[Relay, ...]:
        inner = [
            Relay(
                parties=branch.step.parties,
                kind=_KINDS.get(branch.step.kind, branch.step.kind),
                children=branch.nodes(),
            )
            for _, branch in sorted(self.branches.items())
            if branch.step is not None
        ]
        return (*inner, *(_leaf(views) for _, views in sorted(self.leaves.items(), key=_by_leaf)))


def _by_leaf(item: tuple[str, list[StatementView]]) -> tuple[str, str]:
    document = item[1][0].document
    return document.document.published.earliest if document.document.published else "9", item[0]


def _leaf(views: list[StatementView]) -> Relay:
    return Relay(kind="publisher", document=views[0].document, statements=tuple(views))


def relay_tree(origin: str | None, statements: Iterable[StatementView]) -> tuple[Relay, ...]:
    """The stations between ``origin`` and the documents, nearest first.

    Args:
        origin: the independent origin; a station of the same name is not repeated.
        statements: what the origin said.
    """
    root = _Branch()
    for view in statements:
        inward = [step for step in reversed(view.path) if step.kind != "publisher"]
        root.grow([step for step in inward if step.name != origin], view)
    return root.nodes()
