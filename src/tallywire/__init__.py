"""Tallywire: who says what military assistance went from whom to whom, with the sentence.

>>> import tallywire
>>> with tallywire.open("ledger.db") as ledger:  # doctest: +SKIP
...     ledger.add("articles/", metadata="index.json")
...     ledger.statements(frame="transfer", provider="Russia").to_polars()

The verbs are those of the command line.  Nothing heavy is imported before it is used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallywire.app.demo import demo
    from tallywire.app.doctor import doctor
    from tallywire.app.evaluating import evaluate
    from tallywire.app.evaluating_ledgers import evaluate_ledger
    from tallywire.app.extracting import extract
    from tallywire.app.ledger import AddResult, Ledger
    from tallywire.app.ledger import open_ledger as open
    from tallywire.app.results import Result
    from tallywire.app.statement_files import reconcile_files
    from tallywire.errors import TallywireError
    from tallywire.model.document import Document
    from tallywire.model.extraction import Extraction
    from tallywire.model.issue import Issue
    from tallywire.model.statement import Statement

__all__ = [
    "AddResult",
    "Document",
    "Extraction",
    "Issue",
    "Ledger",
    "Result",
    "Statement",
    "TallywireError",
    "__version__",
    "demo",
    "doctor",
    "evaluate",
    "evaluate_ledger",
    "extract",
    "open",
    "reconcile_files",
]

__version__ = "0.1.0"

_HOMES = {
    "AddResult": "app.ledger",
    "Document": "model.document",
    "Extraction": "model.extraction",
    "Issue": "model.issue",
    "Ledger": "app.ledger",
    "Result": "app.results",
    "Statement": "model.statement",
    "TallywireError": "errors",
    "demo": "app.demo",
    "doctor": "app.doctor",
    "evaluate": "app.evaluating",
    "evaluate_ledger": "app.evaluating_ledgers",
    "open": "app.ledger:open_ledger",
    "reconcile_files": "app.statement_files",
}


class _Package(ModuleType):
    """Lets the verb ``extract`` keep its name beside the subpackage ``tallywire.extract``.

    Importing the subpackage would bind its module over the verb; ``import`` statements find
    the subpackage in ``sys.modules`` all the same.
    """

    @property
    def extract(self) -> Any:
        """The verb."""
        from tallywire.app.extracting import extract

        return extract

    @extract.setter
    def extract(self, _subpackage: ModuleType) -> None:
        """What the import system does once the subpackage is loaded."""


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tallywire' has no attribute {name!r}")
    home, _, original = _HOMES[name].partition(":")
    value = getattr(import_module(f"tallywire.{home}"), original or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
