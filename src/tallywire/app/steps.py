"""How a long step tells that it moves on.

In: nothing.  Out: ``Progress``, which a caller may give to any verb that takes long; the
command line draws a bar with it, and ``silent`` draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Progress", "silent"]

T = TypeVar("T")


class Progress(Protocol):
    """Passes the items on and tells somebody about each."""

    def __call__(self, items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
        """The items, unchanged; ``label`` says what is done, ``total`` how many there are."""


def silent(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """The items, and not a word."""
    return iter(items)
