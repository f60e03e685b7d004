"""Loader of the words of the frames beside men and arms.

In: ``languages/<code>/secondary.yaml``.  Out: ``SecondaryWords``, one frozen set (or ordered
tuple, or inverted mapping) for each list of the file.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["SecondaryWords", "load_secondary"]


_BY_WORD: Final = ("embargo_actions", "backing_kinds", "outfitting", "lifting")


class SecondaryWords(
    msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, kw_only=True, dict=True
):
    """Word lists of one language; what each holds is said in the file itself.

    Attributes:
        embargo_actions: verb or noun to action.
        helpers: canonical names in order of preference.
        backing_kinds: verb to the form of backing that it names.
        lifting: verb of serving another state's men or craft to what that is called.
        outfitting: verb of giving a force what it needs to what that is called.
    """

    embargo_actions: Mapping[str, str]
    helpers: tuple[str, ...]
    outfitting: Mapping[str, str]
    lifting: Mapping[str, str]
    backing_kinds: Mapping[str, str]
    embargo_holding: frozenset[str]
    in_force_words: frozenset[str]
    carrying_out: frozenset[str]
    means: frozenset[str]
    exempting: frozenset[str]
    bearing: frozenset[str]
    living_under: frozenset[str]
    putting_under: frozenset[str]
    lasting: frozenset[str]
    arms_words: frozenset[str]
    soft_bans: frozenset[str]
    letting: frozenset[str]
    consenting: frozenset[str]
    causative: frozenset[str]
    asking_whom: frozenset[str]
    asking_on: frozenset[str]
    barring_texts: frozenset[str]
    decreeing_texts: frozenset[str]
    deciding: frozenset[str]
    unnamed_parties: frozenset[str]
    civil_bans: frozenset[str]
    deciding_bodies: frozenset[str]
    civil_accords: frozenset[str]
    accord_making: frozenset[str]
    paying_out: frozenset[str]
    rents: frozenset[str]
    accord_pausing: frozenset[str]
    military_topics: frozenset[str]
    soft_accords: frozenset[str]
    accord_nouns: frozenset[str]
    civil_backed: frozenset[str]
    military_backing: frozenset[str]
    vague_groups: frozenset[str]
    armed_words: frozenset[str]
    masses: frozenset[str]
    bare_backing: frozenset[str]
    propping: frozenset[str]
    rulers: frozenset[str]
    degrees: frozenset[str]
    backed: frozenset[str]
    supplied: frozenset[str]
    helping: frozenset[str]
    blaming: frozenset[str]
    faulting: frozenset[str]
    guarding: frozenset[str]
    defended: frozenset[str]
    commands: frozenset[str]
    police: frozenset[str]
    at_war: frozenset[str]
    allies: frozenset[str]
    leagues: frozenset[str]
    efforts: frozenset[str]
    written_accords: frozenset[str]
    signatories: frozenset[str]
    signing_offices: frozenset[str]
    accord_talks: frozenset[str]
    near_words: frozenset[str]
    notifying: frozenset[str]
    signing: frozenset[str]
    ratifying: frozenset[str]
    annulling: frozenset[str]
    laying_down: frozenset[str]
    site_standing: frozenset[str]
    renting: frozenset[str]
    other_sites: frozenset[str]
    pupils: frozenset[str]
    belonging: frozenset[str]
    plans_to: frozenset[str]
    taught_offices: frozenset[str]
    force_words: frozenset[str]
    prolonging: frozenset[str]
    licences_to: frozenset[str]
    attacks: frozenset[str]
    fighting: frozenset[str]
    fighting_off: frozenset[str]
    risings: frozenset[str]
    hunting: frozenset[str]
    unnamed_forces: frozenset[str]
    factions: frozenset[str]
    thanks: frozenset[str]
    answering: frozenset[str]
    meant_for: frozenset[str]
    siding_nouns: frozenset[str]
    siding_cases: frozenset[str]
    coming: frozenset[str]
    backers: frozenset[str]
    standing: frozenset[str]
    armed_men: frozenset[str]
    warlords: frozenset[str]
    assuring: frozenset[str]
    enabling: frozenset[str]
    held_to_be: frozenset[str]
    struggles: frozenset[str]
    waged: frozenset[str]
    foes: frozenset[str]
    civil_foes: frozenset[str]
    relying: frozenset[str]
    upkeep: frozenset[str]
    buyers: frozenset[str]
    using_arms: frozenset[str]
    winning: frozenset[str]
    placing: frozenset[str]
    sales: frozenset[str]
    pricing: frozenset[str]
    banning: frozenset[str]
    supply_contracts: frozenset[str]
    bare_deals: frozenset[str]
    covering: frozenset[str]
    gift_nouns: frozenset[str]
    gift_parts: frozenset[str]
    showing: frozenset[str]
    own_voices: frozenset[str]
    report_verbs: frozenset[str]
    mistakenly: frozenset[str]
    wrong_words: frozenset[str]
    right_words: frozenset[str]
    figure_nouns: frozenset[str]
    told_nouns: frozenset[str]
    note_words: frozenset[str]
    in_fact: frozenset[str]
    own_pieces: frozenset[str]
    read_as: frozenset[str]
    called_so: frozenset[str]
    gift_calls: frozenset[str]
    sale_calls: frozenset[str]
    paying: frozenset[str]
    joining: frozenset[str]
    parleys: frozenset[str]
    blows: frozenset[str]
    war_sides: frozenset[str]
    lesson_verbs: frozenset[str]
    lesson_nouns: frozenset[str]
    lesson_frames: frozenset[str]
    schools: frozenset[str]
    studying: frozenset[str]
    schooling: frozenset[str]
    taking_part: frozenset[str]
    going_to_learn: frozenset[str]
    sent_to_learn: frozenset[str]
    giving_lessons: frozenset[str]
    halting: frozenset[str]
    embargo_rules: frozenset[str]
    civil_trades: frozenset[str]
    soft_sites: frozenset[str]
    leases: frozenset[str]
    site_talks: frozenset[str]
    site_works: frozenset[str]
    access_nouns: frozenset[str]
    granting: frozenset[str]
    allowing: frozenset[str]
    ordering: frozenset[str]
    improving: frozenset[str]
    reshaping: frozenset[str]
    site_makers: frozenset[str]
    using: frozenset[str]
    conceding: frozenset[str]
    gaining: frozenset[str]
    building_up: frozenset[str]
    capacities: frozenset[str]
    elements: frozenset[str]
    partial: frozenset[str]
    civil_forces: frozenset[str]
    dealings: frozenset[str]
    going_on: frozenset[str]
    severing: frozenset[str]
    harbouring: frozenset[str]
    soils: frozenset[str]
    proxies: frozenset[str]
    many_nations: frozenset[str]
    armed_manners: frozenset[str]
    going_to: frozenset[str]

    @functools.cached_property
    def schoolings(self) -> frozenset[str]:
        """Verbs by which somebody goes, is sent or is put to where he learns."""
        return self.sent_to_learn | self.going_to_learn | self.studying | self.schooling

    @functools.cached_property
    def lessons(self) -> frozenset[str]:
        """Nouns of lessons, of what they are a part of, and of where they are given."""
        return self.lesson_nouns | self.lesson_frames | self.schools

    @functools.cached_property
    def build_ups(self) -> frozenset[str]:
        """Verbs of building up, and nouns of what two armies have to do with each other."""
        return self.building_up | self.dealings

    @functools.cached_property
    def sides(self) -> frozenset[str]:
        """Words of standing beside somebody, of who does, and of letting or carrying him."""
        nouns = self.siding_nouns | self.bare_backing | self.backers | self.proxies | self.allies
        return nouns | self.allowing | self.lifting.keys()

    @functools.cached_property
    def side_cases(self) -> frozenset[str]:
        """Prepositions before whom somebody stands by."""
        return self.siding_cases | {"behind"}

    @functools.cached_property
    def accord_forms(self) -> frozenset[str]:
        """Nouns of accords, with the plural of those that only what is said makes accords."""
        return self.accord_nouns | self.soft_accords | {f"{word}s" for word in self.soft_accords}


@functools.cache
def load_secondary(language: str) -> SecondaryWords:
    """The words of ``language``.

    Raises:
        PackError: the file is missing, or a list of it is missing or unknown.
    """
    return read_pack(f"languages/{language}/secondary.yaml", SecondaryWords, by_word=_BY_WORD)
