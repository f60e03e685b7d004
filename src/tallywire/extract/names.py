"""Names that the gazetteers know, found in the characters of a text.

In: the document's text and a ``NameIndex`` built once from the gazetteers.  Out:
``NameMention`` values in order of offset, not overlapping, the longest at each place.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NameMention"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A gazetteer name in a document.

    Attributes:
        start: first code point.
        end: one past the last.
        entity: canonical name of what is named.
        kind: state, region, organisation, group, outlet, place, person or equipment.
        form: name, alias, adjective, demonym, metonym, combining, capital, last.
        state: the state it is or belongs to, if any ("Pentagon": United States).
        subkind: kind of organisation or outlet, category of equipment; "" otherwise.
    """

    start: int
    end: int
    entity: str
    kind: str
    form: str
    state: str | None
    subkind: str = ""
