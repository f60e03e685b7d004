"""Reasons for what a ledger holds, made anew by the extractor that is installed.

In: a document, the run that read it, an extractor.  Out: ``Why``.  Where the packs, the model or
the program are not those of that run, it says so: reasons of another reading are none.
"""

from __future__ import annotations

from typing import Final

from tallywire.model.document import Document
from tallywire.model.explanation import Why
from tallywire.model.extraction import Run
from tallywire.pipeline import Explainer, Reader

__all__ = ["why_of"]

_PARTS: Final = {
    "version": "another version",
    "model": "another model",
    "model_digest": "another model",
    "packs_digest": "other packs",
    "settings": "other settings",
}


def why_of(document: Document, run: Run | None, reader: Reader) -> Why:
    """The reasons of the statements that ``run`` read, or a note that there can be none.

    Args:
        document: the document.
        run: the run that read it last; None for a document that nothing has read.
        reader: the extractor that is installed.
    """
    if run is None:
        return Why()
    if run.id != reader.run.id:
        return Why(note=_changed(run, reader.run))
    if not isinstance(reader, Explainer):
        return Why(note="The extractor that read this text gives no reasons.")
    return Why({one.statement_id: one for one in reader.explain(document)})


def _changed(old: Run, new: Run) -> str:
    """What is not the same any more, and what to do about it."""
    parts = (words for name, words in _PARTS.items() if getattr(old, name) != getattr(new, name))
    what = " and ".join(dict.fromkeys(parts))
    return (
        f"Read with {what} than installed now (run {old.id}, now {new.id}). "
        "Add the text again with `tallywire add`, and ask for what that reads."
    )
