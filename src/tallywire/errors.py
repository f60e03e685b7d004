"""Everything Tallywire raises on purpose.

::

    TallywireError
    ├── InstallationError   a model, a pack or a library is missing or broken
    ├── PackError           a pack file breaks its own rules
    ├── ReadError           a file, page or line cannot become a document
    ├── StoreError          the database cannot be opened, or is of another schema
    ├── NotFoundError       no document, statement or entity of that id
    └── UsageError          arguments that do not go together

Every message says what failed, on what, and what to do about it.
"""

from __future__ import annotations

__all__ = [
    "InstallationError",
    "NotFoundError",
    "PackError",
    "ReadError",
    "StoreError",
    "TallywireError",
    "UsageError",
]


class TallywireError(Exception):
    """Root of the tree; catch it to catch everything that is ours."""


class InstallationError(TallywireError):
    """A model, pack or library is missing or broken; the message names the remedy."""


class PackError(TallywireError):
    """A pack file breaks its own rules; the message names file and entry."""


class ReadError(TallywireError):
    """A file, page or line cannot become a document."""


class StoreError(TallywireError):
    """The database cannot be opened, is locked, or is of another schema."""


class NotFoundError(TallywireError):
    """No document, statement or entity of that id."""


class UsageError(TallywireError):
    """Arguments that do not go together."""
