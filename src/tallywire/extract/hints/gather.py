"""The hints of a sentence as the discourse so far fills them.

In: a sentence and the state of reading.  Out: hints whose open sides are filled and whose dates
are found; ``Proposal`` is what learning sees of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tallywire.extract.attribution import Attribution
from tallywire.extract.discourse.carry_over import Discourse
from tallywire.extract.hints.find import Hint, find_hints
from tallywire.extract.hints.sides import Known
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.reader import Lexicon
from tallywire.extract.things.theme import Theme
from tallywire.extract.timing import Timeline
from tallywire.model.statement import Statement

__all__ = ["Proposal", "Told", "gather"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A hint as learning sees it.

    Attributes:
        hint: the hint.
        bounds: code points of its sentence.
        is_unread: no rule read a statement from the sentence.
        added: the statements that it would add; none where it repeats what is known.
    """

    hint: Hint
    bounds: tuple[int, int]
    is_unread: bool
    added: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one reading found, before it is put together.

    Attributes:
        drafts: what rules read, in order.
        hints: what the other sentences hint at.
        discourse: what the text was about in the end.
        attribution: who answers for what.
    """

    drafts: tuple[Draft, ...]
    hints: tuple[Hint, ...]
    discourse: Discourse
    attribution: Attribution


def gather(
    scene: Scene,
    themes: Sequence[Theme],
    lexicon: Lexicon,
    discourse: Discourse,
    timeline: Timeline,
    attribution: Attribution,
    *,
    is_learning: bool,
) -> Iterator[Hint]:
    """What the sentence hints at, filled as a draft of it would be; nothing is remembered."""
    sentence = scene.sentence
    known = known_from(scene, discourse)
    for hint in find_hints(scene, themes, lexicon, known, is_learning=is_learning):
        draft = discourse.filled(hint.draft)
        if draft is None:
            continue
        hops = attribution.path_at(draft.sentence, draft.anchor[1] - 1)
        draft = timeline.dated(sentence, draft, scene.grammar, hops)
        yield replace(hint, draft=replace(draft, is_hint=True))


def known_from(scene: Scene, discourse: Discourse) -> Known:
    """Whom the text before the sentence is about, by what they are to it."""
    givers = [d.provider for d in discourse.drafts if d.provider is not None]
    getters = [d.recipient for d in discourse.drafts if d.recipient is not None]
    named: list[tuple[str, Party | None]] = [
        ("topic", scene.topic),
        ("host", scene.host),
        ("home", scene.home),
        ("giver", _most(givers, discourse.gave)),
        ("receiver", _most(getters, discourse.got)),
        *zip(("focus", "second"), (s.party for s in discourse.focus.scenes), strict=False),
    ]
    parties = {name: party for name, party in named if party is not None}
    return Known(parties, discourse.gave, discourse.got)


def _most(parties: Sequence[Party], counts: Mapping[str, int]) -> Party | None:
    """The first of the parties that were counted most often."""
    return max(parties, key=lambda p: counts.get(p.name, 0), default=None)
