"""Plug-ins: what other packages add through entry points.

In: the name of an entry point, or ``module:function``.  Out: the thing itself.  Groups:
``tallywire.extractors`` (a function without arguments that builds an extractor) and
``tallywire.exporters`` (a function of a table that gives bytes).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Final

from tallywire.errors import InstallationError, UsageError
from tallywire.pipeline import Reader, default_extractor

__all__ = ["EXPORTERS", "EXTRACTORS", "exporters", "make_reader", "reader_maker"]

EXTRACTORS: Final = "tallywire.extractors"
EXPORTERS: Final = "tallywire.exporters"


def reader_maker(name: str) -> Callable[[], Reader]:
    """A function that builds the extractor of that name, fit to be sent to another process."""
    return partial(make_reader, name)


def make_reader(name: str) -> Reader:
    """The extractor of that name: ``default``, a plug-in, or ``module:function``.

    Raises:
        UsageError: there is none of that name.
        InstallationError: there is one, but it cannot be loaded.
    """
    if name == "default":
        return default_extractor()
    if ":" in name:
        build = _from_module(name)
    else:
        found = entry_points(group=EXTRACTORS, name=name)
        if not found:
            known = ", ".join(
                sorted({"default", *(e.name for e in entry_points(group=EXTRACTORS))})
            )
            raise UsageError(f"extractor {name!r}: none of that name. There are: {known}.")
        build = next(iter(found)).load()
    reader: Reader = build()
    return reader


def _from_module(name: str) -> Callable[[], Any]:
    module, _, attribute = name.partition(":")
    try:
        build: Callable[[], Any] = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise InstallationError(
            f"extractor {name!r}: {error}. Install its package, or set extractor to `default`."
        ) from error
    return build


def exporters() -> dict[str, Callable[..., bytes]]:
    """Output formats of plug-ins by name; those of Tallywire itself are not among them."""
    return {e.name: e.load() for e in sorted(entry_points(group=EXPORTERS), key=lambda e: e.name)}
