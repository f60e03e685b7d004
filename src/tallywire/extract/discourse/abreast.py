"""What is told of one thing in a list of counted things is told of those beside it.

In: a ``Scene``, the drafts of its sentence and its themes.  Out: the drafts, with one for each
counted thing that stands beside men or craft who come, go or are there: "1,000 soldiers and 300
vehicles left", "totals 800 soldiers, 40 vehicles and six helicopters".  What stands beside the
crewed craft of a state is its own, and is not handed over.  So for arms and for trainees: "deals
to sell 100 rifles, 24 jets and 53 helicopters", of which parsers see the first alone.  Who gives
and who receives one thing of a list gives and receives the others.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.predication.measure import anchor_of
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["with_abreast"]

_OF_LISTS: Final = OF_MEN | {"transfer", "training"}
_TAKES: Final = {"transfer": ("equipment",), "training": ("personnel", "unit")}
_THINGS: Final = frozenset({"personnel", "unit", "equipment"})
_LINK: Final = re.compile(
    r"\s*(?:,|,?\s*(?:and|plus|as well as|along with|together with)(?:\s+(?:a|an))?)\s*", re.I
)
"""What stands between two things of one list."""


def with_abreast(scene: Scene, drafts: Sequence[Draft], themes: Sequence[Theme]) -> list[Draft]:
    """The drafts, with what the lists of the sentence share.

    Args:
        scene: the sentence.
        drafts: what has been read from it.
        themes: what is named in it.
    """
    found = list(drafts)
    if not any(d.frame in _OF_LISTS for d in found):
        return found
    listed = [t for t in themes if t.cls in _THINGS]
    if len(listed) < 2 and len(found) < 2:
        return found
    for theme in [*listed, *reversed(listed)]:
        span = (theme.start, theme.end)
        own = [d for d in found if d.what_span == span]
        if any(d.frame != "transfer" for d in own):
            continue
        model = _model(scene, theme, listed, found)
        if model is None or (own and not _is_of_list(own, model)):
            continue
        if theme.quantity is None and not (own and _is_craft(model)):
            continue
        if model.frame in _TAKES and (own or theme.cls not in _TAKES[model.frame]):
            continue
        found = [d for d in found if d.what_span != span]
        found.append(_like(model, theme))
    return [_with_sides(scene, d, listed, found) for d in found]


def _with_sides(
    scene: Scene, draft: Draft, themes: Sequence[Theme], drafts: Sequence[Draft]
) -> Draft:
    """ "50 tanks and 12 guns to Chad": the sides that one thing of a list has alone."""
    if draft.frame not in _OF_LISTS or (draft.provider is not None and draft.recipient is not None):
        return draft
    own = next((t for t in themes if (t.start, t.end) == draft.what_span), None)
    for other in drafts:
        if own is None or other is draft or (other.frame, other.head) != (draft.frame, draft.head):
            continue
        thing = next((t for t in themes if (t.start, t.end) == other.what_span), None)
        if thing is None or not _are_abreast(scene, own, thing):
            continue
        fits = other.stance.polarity == draft.stance.polarity and not (
            _is_other(draft.provider, other.provider) or _is_other(draft.recipient, other.recipient)
        )
        if fits and not draft.is_giver_closed:
            provider, recipient = draft.provider, draft.recipient
            return replace(
                draft,
                provider=provider or other.provider,
                recipient=recipient or other.recipient,
            )
    return draft


def _is_other(one: Party | None, other: Party | None) -> bool:
    return one is not None and other is not None and one.name != other.name


def _model(
    scene: Scene, theme: Theme, themes: Sequence[Theme], drafts: Sequence[Draft]
) -> Draft | None:
    """The draft of another thing of the same list, told to come, to go or to be there."""
    told = [
        d
        for d in drafts
        if d.frame in _OF_LISTS
        and d.quantity is not None
        and d.quantity.count is not None
        and d.stance.polarity == "affirmed"
    ]
    spans = {d.what_span for d in told}
    others = [t for t in themes if t is not theme and (t.start, t.end) in spans]
    near = {(t.start, t.end) for t in others if _are_abreast(scene, theme, t)}
    models = [d for d in told if d.what_span in near]
    models = [d for d in models if d.frame in OF_MEN] or models
    return models[0] if len({d.frame for d in models}) == 1 else None


@functools.cache
def _beside(language: str) -> re.Pattern[str]:
    """What stands between two things of one list, the place of the first with it."""
    phrases = alternation(load_grammar(language).beside_phrases)
    place = r"\s+(?:in|at|on|to|into|from)\s+(?:[\w.’'-]+\s+){0,4}[\w.’'-]+,?\s*"
    return re.compile(rf"{place}(?:{phrases})\s+", re.IGNORECASE)


def _are_abreast(scene: Scene, one: Theme, other: Theme) -> bool:
    if any(t.i == other.token.i for t in scene.sentence.conjuncts(one.token)):
        return True
    first, last = sorted((anchor_of(one), anchor_of(other)))
    offset = scene.sentence.start
    between = scene.sentence.text[first[1] - offset : last[0] - offset]
    beside = _beside(scene.sentence.language)
    return bool(_LINK.fullmatch(between) or beside.fullmatch(between))


def _is_of_list(own: Sequence[Draft], model: Draft) -> bool:
    """Whether what was read as a gift has the giver of the list, and no other words of giving."""
    return (model.frame == "presence" or _is_craft(model)) and all(
        d.head == model.head
        and d.mode == "unspecified"
        and (d.provider is None or model.provider is None or d.provider.name == model.provider.name)
        for d in own
    )


def _is_craft(model: Draft) -> bool:
    return model.theme == "equipment" and model.frame == "deployment"


@rule("read.abreast")
def _like(model: Draft, theme: Theme) -> Draft:
    anchor = anchor_of(theme)
    return replace(
        model,
        what=theme.label,
        theme=theme.cls,
        anchor=anchor,
        what_span=(theme.start, theme.end),
        quantity=theme.quantity,
        unit=theme.unit,
        category=theme.category,
        is_generic=False,
        is_pronoun=False,
        is_pointer=False,
    )
