"""Money as told: conversions in brackets, and whose dollar a bare "$" is, or whose crown.

In: the quantities of a sentence, or a draft with its path of attribution.  Out: the
quantities without second tellings, and the draft in the currency of the speaker's country
(annotation guide, Quantity).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tallywire.extract.attribution.people import Persons
from tallywire.extract.names.find import NameIndex
from tallywire.extract.predication.draft import Draft
from tallywire.extract.quantity import BARE_DOLLAR
from tallywire.extract.watch import rule
from tallywire.model.statement import Hop
from tallywire.model.values import Quantity
from tallywire.packs.gazetteer import Gazetteer

__all__ = ["in_currency", "without_conversions"]


def without_conversions(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "One billion dollars (755 million euros)" is one sum; "200, not 300" is one number."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if text[max(0, quantity.raw.start - 4) : quantity.raw.start].lower() == "not ":
            continue
        between = text[kept[-1].raw.end : quantity.raw.start] if kept else ""
        is_money = bool(kept) and quantity.unit is not None and kept[-1].unit is not None
        if is_money and between.strip().startswith("(") and ")" not in between:
            continue
        kept.append(quantity)
    return kept


@rule("unit.money_of_speaker")
def in_currency(
    draft: Draft, hops: Sequence[Hop], persons: Persons, names: NameIndex, gazetteer: Gazetteer
) -> Draft:
    """The draft with a shared name of money read as the money of the country that speaks.

    "Crowns" and the like may also be those of who gives, else of who gets; a bare "$" is the
    speaker's or the US dollar.
    """
    if draft.unit is None or draft.unit not in gazetteer.currencies:
        return draft
    states = [_country(hops, persons, names)]
    if draft.unit != BARE_DOLLAR:
        states += [p.name for p in (draft.provider, draft.recipient) if p is not None]
    return replace(draft, unit=gazetteer.money_meant(draft.unit, states))


def _country(hops: Sequence[Hop], persons: Persons, names: NameIndex) -> str | None:
    """The state that the origin speaks for, if that is known."""
    if not hops or hops[-1].kind != "official":
        return None
    speaker = hops[-1].name
    for person in persons.people:
        if person.name == speaker:
            return person.state
    return next((n.state for n in names.find(speaker) if n.state), None)
