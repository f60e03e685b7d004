"""A statement in the making: what the rules of one sentence read, before the document is known.

In: nothing.  Out: ``Draft``, and the families of frames that carry over to each other.
"""

from __future__ import annotations

from typing import Final

import msgspec

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.status import Stance
from tallywire.model.values import DateSpan, Quantity

__all__ = ["FAMILY", "OF_MEN", "PLANS", "Draft"]

FAMILY: Final = {
    "personnel": "people",
    "unit": "people",
    "platform": "things",
    "equipment": "things",
    "aid": "things",
    "money": "things",
    "backing": "things",
    "facility": "facility",
    "instrument": "instrument",
    "embargo": "embargo",
    "concession": "concession",
    "trainee": "trainee",
}
"""Themes that "another ten" and "the first batch" can point back to each other among."""


OF_MEN: Final = frozenset({"presence", "deployment", "withdrawal"})
"""Frames of men who are somewhere, come or go: their recipient is where the men are."""

PLANS: Final = frozenset({"considered", "requested", "offered", "pledged", "agreed", "authorised"})
"""Rungs on which nothing has moved yet."""


class Draft(msgspec.Struct, frozen=True, gc=False):
    """One proposition as read from one sentence.

    Attributes:
        frame: name of the frame.
        sentence: index of the sentence.
        paragraph: number of its paragraph.
        provider: who gives or sends, as far as the sentence says.
        recipient: who receives or hosts, as far as the sentence says.
        what: the item, kind, facility, instrument or action; None where only the discourse knows.
        theme: class of the theme it was read from, "count" for a pointer back.
        anchor: code points of the words that find it.
        what_span: code points of the words of ``what``; equal to ``anchor`` without any.
        stance: status, polarity, certainty.
        quantity: what counts it.
        unit: unit of the count.
        basis: total, increment or unspecified.
        mode: gift, sale, loan or unspecified; transfers only.
        date: when the status holds.
        is_pointer: its theme points back ("another ten", "these men").
        is_projected: a stock that is to be reached.
        is_pronoun: its theme is "they" or "them".
        is_giver_closed: the sentence names a giver that is no party, so nobody may be filled in.
        nearby: the one other state that the sentence names, should nobody else receive.
        is_part: told as content of something named before ("the package includes"), whose
            frame, status, parties and date it takes.
        is_same_act: another party does what was just told ("are considering doing so").
        is_provider_named: its own sentence names who gives, by more than a pronoun.
        is_recipient_named: its own sentence names who receives, by more than a pronoun.
        is_sum: a total of what was just told ("which made 400"): of its frame and status.
        is_gap: read from a figure whose verb is left out; what follows does not go on from it.
        category: sort of the thing.
        is_generic: a definite word for a class of things, which another sentence names.
        is_restated: says again of the thing before whose gift it is ("the boats are a present").
        is_withdrawn: what the publisher itself takes back, which nobody else answers for.
        is_aside: told by a word before a noun ("the Chad-backed rebels"): unless quoted, who
            reports the rest does not answer for it.
        is_hint: no rule reads its sentence: read by its signs, and last to be believed.
        is_answer: a denial of what was just told, whose provider is who denies it.
        is_parting: men leave, by a word that does not say whether home or a host.
        is_moved: arms come, by a word that does not say whether anybody is given them.
        head: place in the sentence of the word that says what happens, or of the theme.
    """

    frame: str
    sentence: int
    paragraph: int
    provider: Party | None
    recipient: Party | None
    what: str | None
    theme: str
    anchor: tuple[int, int]
    what_span: tuple[int, int]
    stance: Stance
    quantity: Quantity | None = None
    unit: str | None = None
    basis: str = "unspecified"
    mode: str | None = None
    date: DateSpan | None = None
    is_pointer: bool = False
    is_projected: bool = False
    head: int = -1
    is_pronoun: bool = False
    is_giver_closed: bool = False
    nearby: Party | None = None
    is_part: bool = False
    is_sum: bool = False
    is_same_act: bool = False
    is_provider_named: bool = False
    is_recipient_named: bool = False
    is_gap: bool = False
    category: str = ""
    is_generic: bool = False
    is_restated: bool = False
    is_withdrawn: bool = False
    is_aside: bool = False
    is_hint: bool = False
    is_parting: bool = False
    is_moved: bool = False
    is_answer: bool = False

    @property
    def action_like(self) -> str | None:
        """What two drafts must share to be the same: the action of an embargo."""
        return self.what if self.frame == "embargo" else None
