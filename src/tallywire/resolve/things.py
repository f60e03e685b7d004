"""Labels of what was sent, opened or signed, made comparable.

In: a statement.  Out: ``Thing``: heads, modifiers and the classes of the packs that hold it.
"""

from __future__ import annotations

from tallywire.model.resolved import Thing
from tallywire.model.statement import Statement
from tallywire.resolve.folding import fold

__all__ = ["thing_of"]


def thing_of(statement: Statement) -> Thing:
    """What the statement is about."""
    label = statement.what
    if label is None:
        return Thing()
    parts = [fold(part).split() for part in label.split(" and ")]
    heads = tuple(sorted({part[-1] for part in parts if part}))
    modifiers = tuple(sorted({word for part in parts for word in part[:-1]}))
    return Thing(label, heads, modifiers)
