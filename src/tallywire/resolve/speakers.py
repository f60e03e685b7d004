"""Who answers for a statement, and whom that person or body speaks for.

In: a statement and its document.  Out: ``Speaker``.
"""

from __future__ import annotations

from tallywire.model.resolved import Speaker, Stated
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.resolve.parties import canonical_name

__all__ = ["speaker_of"]


def speaker_of(stated: Stated) -> Speaker:
    """The speaker of the statement as far as its own document and the packs tell."""
    origin = stated.statement.origin
    if origin.name is None:
        return Speaker(None, origin.kind)
    name = canonical_name(origin.name)
    gazetteer = load_gazetteer()
    if name in gazetteer.states:
        return Speaker(name, origin.kind, state=name)
    if name in gazetteer.organisations:
        body = gazetteer.organisations[name]
        return Speaker(name, origin.kind, state=body.state, body=name)
    person = gazetteer.people.get(name)
    if person is not None:
        return Speaker(name, origin.kind, state=person.state, body=person.organisation)
    return Speaker(name, origin.kind)
