"""Loader of the small closed word lists that the rules of grammar need.

In: ``languages/<code>/grammar.yaml``.  Out: ``Grammar``, each field explained in the file.
"""

from __future__ import annotations

import functools

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["Grammar", "load_grammar"]

Words = frozenset[str]


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of ``grammar.yaml``."""

    dropped_modifiers: Words
    home_made: Words
    event_nouns: Words
    entry_nouns: Words
    speech_verbs: Words
    measures: Words
    level_verbs: Words
    level_setters: Words
    level_makers: Words
    stationed: Words
    modes: dict[str, Words]
    giving_verbs: Words
    circles: Words
    bound_words: Words
    own_bodies: Words
    part_words: Words
    whole_words: Words
    territory: Words
    state_nouns: Words
    place_adverbs: Words
    attack_verbs: Words
    generic_forces: Words
    pullout_verbs: Words
    quitting_verbs: Words
    troop_arrivals: Words
    stays: Words
    ending_stays: Words
    bodies_of_men: Words
    shifting: Words
    thrusting: Words
    troop_exits: Words
    troop_words: Words
    arms_bearers: Words
    goal_nouns: Words
    goal_words: Words
    parting_verbs: Words
    conveying: Words
    remainders: Words
    origin_suffixes: Words
    state_bodies: Words
    behalf_nouns: Words
    band_adjectives: Words
    force_bodies: Words
    craft_nouns: Words
    civil_trades: Words
    never_wholes: Words
    arming_verbs: Words
    adding_verbs: Words
    relief_words: Words
    relief_goods: Words
    civil_works: Words
    contributors: Words
    home_grounds: Words
    hyphenated: dict[str, str]
    lemmas: dict[str, str]
    noun_lemmas: dict[str, str]
    arms_bans: Words
    war_words: Words
    hurting: Words
    home_forces: Words
    means_of_force: Words
    arms_words: Words
    own_sums: Words
    use_nouns: Words
    use_verbs: Words
    mass_destruction: Words
    irregular: dict[str, str]
    happenings: Words
    object_control: Words
    orders: Words
    quantifiers: Words
    shares: Words
    carrying_verbs: Words
    portions: Words
    consignments: Words
    armies: Words
    entering_verbs: Words
    entered: Words
    built_things: Words
    feeding_verbs: Words
    furnishing_verbs: Words
    trading_verbs: Words
    dealing: Words
    getting_verbs: Words
    marching_verbs: Words
    leaving_verbs: Words
    qualities: Words
    carriers: Words
    bearers: Words
    laden: Words
    armed_wholes: Words
    ceilings: Words
    posted: Words
    fractions: Words
    standing_wholes: Words
    standing_by: Words
    field_works: Words
    craft_verbs: Words
    meeting_forces: Words
    strengthening: Words
    abilities: Words
    bettering: Words
    shortfalls: Words
    forbidding: Words
    clearing_verbs: Words
    civil_missions: Words
    occupying: Words
    rough_words: Words
    rough_as: str
    dated_events: Words
    after_words: Words
    date_prepositions: Words
    apart_prepositions: Words
    end_prepositions: Words
    time_nouns: Words
    due_words: Words
    narrowing: Words
    company_words: Words
    paid_in: Words
    troop_nouns: Words
    plural_arms: Words
    joining_in: Words
    contributing: Words
    firms: Words
    spots: Words
    putting: Words
    by_itself: Words
    led_by: Words
    singled_out: Words
    closing: Words
    ceasing: Words
    awaited: Words
    becoming: Words
    out_of_use: Words
    once_words: Words
    over_words: Words
    round_words: Words
    plural_only: Words
    with_arms: Words
    sorts: Words
    size_words: Words
    site_uses: Words
    collectives: Words
    bands: Words
    consigned: Words
    coming_in: Words
    harmed: Words
    flying: Words
    taking_off: Words
    airfields: Words
    units_of_arms: Words
    travelling: Words
    trades: Words
    added: Words
    acquiring: Words
    parts_in: Words
    being_there: Words
    raising: Words
    finding_way: Words
    ways: Words
    worth: Words
    worth_verbs: Words
    valued_at: Words
    spending: Words
    from_abroad: Words
    accord_parts: Words
    wishing: Words
    vanguards: Words
    whole_marks: Words
    called: Words
    called_how: Words
    band_links: Words
    formers: Words
    land_marks: Words
    foe_phrases: Words
    foe_marks: Words
    ending: Words
    arriving: Words
    beside_phrases: Words
    seeing: Words


@functools.cache
def load_grammar(language: str) -> Grammar:
    """The word lists of ``language``.

    Raises:
        PackError: the file is missing, or a list is missing, unknown or no list of words.
    """
    return read_pack(f"languages/{language}/grammar.yaml", Grammar)
