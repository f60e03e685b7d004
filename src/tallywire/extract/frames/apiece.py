"""Shares of the same size: "Spain and Portugal will each send 100 soldiers", "ten tanks each".

In: a ``Scene`` and the drafts of its sentence.  Out: the same, with a counted draft of several
givers, or else of several receivers, told once for each of them where "each" stands in its clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft

__all__ = ["with_shares"]

_JOINT: Final = " and "


def with_shares(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that "each" is said of split among who shares them."""
    if "each" not in scene.sentence.words:
        return list(drafts)
    tokens = scene.sentence.tokens
    marks = [t for t in tokens if t.lower == "each" and t.head != t.i and t.dep != "det"]
    found: list[Draft] = []
    for draft in drafts:
        is_shared = draft.quantity is not None and any(_is_of(scene, m, draft) for m in marks)
        found.extend(_split(scene, draft) if is_shared else [draft])
    return found


def _is_of(scene: Scene, mark: Token, draft: Draft) -> bool:
    """Whether the word hangs on what happens, on who does it or on what is given."""
    verb = scene.sentence.tokens[draft.head]
    start, end = draft.what_span
    for above in scene.sentence.ancestors(mark):
        if above.i == verb.i or start <= above.start < end:
            return True
        if above.is_verb:
            return False
    return False


def _split(scene: Scene, draft: Draft) -> list[Draft]:
    givers = _members(scene, draft.provider)
    if len(givers) > 1:
        return [replace(draft, provider=party) for party in givers]
    return [replace(draft, recipient=party) for party in _members(scene, draft.recipient)] or [
        draft
    ]


def _members(scene: Scene, party: Party | None) -> list[Party]:
    """The parties that are joined in one, by the words that name them in this sentence."""
    if party is None or _JOINT not in party.name:
        return []
    found: dict[str, Party] = {}
    for token in scene.sentence.tokens:
        mention = scene.name_of(token) if party.start <= token.start < party.end else None
        one = scene.of_mention(mention) if mention is not None else None
        if one is not None:
            found.setdefault(one.name, one)
    return list(found.values()) if _JOINT.join(found) == party.name else []
