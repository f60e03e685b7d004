"""The noun lexicon and the equipment gazetteer keep their own rules."""

from __future__ import annotations

import pytest

from tallywire.errors import PackError
from tallywire.packs import lexicon_nouns
from tallywire.packs.lexicon_nouns import (
    EQUIPMENT_CATEGORIES,
    NOUN_CLASSES,
    EquipmentPattern,
    load_equipment,
    load_equipment_patterns,
    load_nouns,
)
from tallywire.packs.plurals import regular_plural

NOUNS = load_nouns("en")
EQUIPMENT = load_equipment()
PATTERNS = load_equipment_patterns()
NOT_DESIGNATIONS = (
    *("M23", "G-7", "G20", "S/2018/729", "COVID-19", "COP-28", "AU-1", "EU-27", "U-17", "M-1"),
    *("MH-17", "A-1", "A-4", "H-1B", "T-20", "P-5", "HIV-1", "K-12", "RN-4", "N-2", "F-150"),
)


def test_every_class_is_present_and_none_is_empty() -> None:
    assert tuple(NOUNS.by_class) == NOUN_CLASSES
    assert all(NOUNS.by_class[name] for name in NOUN_CLASSES)


def test_every_lemma_and_form_is_lower_case_with_single_spaces() -> None:
    for form in (*NOUNS.forms, *NOUNS.vetoes):
        assert form == " ".join(form.lower().split())


def test_an_entry_is_filed_under_its_own_lemma() -> None:
    for entries in NOUNS.by_class.values():
        assert all(lemma == entry.lemma for lemma, entry in entries.items())


def test_preferred_lemmas_are_never_themselves_variants() -> None:
    for entries in NOUNS.by_class.values():
        for entry in entries.values():
            home = NOUNS.by_class[entry.word_class]
            assert home[entry.preferred].same_as is None, entry


def test_generic_equipment_shares_the_categories_of_the_designations() -> None:
    for entry in NOUNS.by_class["equipment"].values():
        assert entry.category in EQUIPMENT_CATEGORIES, entry


@pytest.mark.parametrize(
    ("form", "word_class"),
    [
        ("instructors", "personnel"),
        ("servicemen", "personnel"),
        ("boots on the ground", "personnel"),
        ("battlegroups", "unit"),
        ("armored personnel carriers", "equipment"),
        ("armoured personnel carriers", "equipment"),
        ("Small arms", "equipment"),
        ("arms", "equipment"),
        ("foreign military financing", "aid"),
        ("frigates", "platform"),
        ("strike groups", "platform"),
        ("training centers", "facility"),
        ("memoranda of understanding", "instrument"),
        ("status of forces agreements", "instrument"),
        ("arms embargoes", "embargo"),
        ("recruits", "trainee"),
        ("air cover", "backing"),
        ("mining licences", "concession"),
        ("mining licenses", "concession"),
        ("batches", "container"),
        ("peacekeeping", "modifier_military"),
        ("junta", "force"),
        ("spokeswomen", "official_person"),
        ("analysts", "expert_person"),
        ("villagers", "witness_person"),
        ("communiques", "source_noun"),
    ],
)
def test_a_written_form_is_found_in_its_class(form: str, word_class: str) -> None:
    assert word_class in NOUNS.classes_of(form)


@pytest.mark.parametrize("form", ["teapot", "", "russia", "quickly"])
def test_other_words_have_no_class(form: str) -> None:
    assert NOUNS.classes_of(form) == ()


def test_american_spellings_point_to_the_british_entry() -> None:
    for american, british, word_class in (
        ("armored vehicle", "armoured vehicle", "equipment"),
        ("defense minister", "defence minister", "official_person"),
        ("advisor", "adviser", "personnel"),
        ("training center", "training centre", "facility"),
    ):
        entry = NOUNS.entry(word_class, american)
        assert entry is not None
        assert entry.preferred == british


def test_experts_need_a_military_word_and_soldiers_do_not() -> None:
    strengths = {form: NOUNS.by_class["personnel"][form].strength for form in ("expert", "soldier")}
    assert strengths == {"expert": "weak", "soldier": "strong"}


def test_an_unnamed_diplomat_is_anonymous_and_a_spokesman_is_not() -> None:
    people = NOUNS.by_class["official_person"]
    assert people["diplomat"].is_anonymous_when_unnamed
    assert people["official"].is_anonymous_when_unnamed
    assert not people["spokesman"].is_anonymous_when_unnamed


def test_rebels_are_a_group_and_the_army_is_not() -> None:
    assert NOUNS.by_class["force"]["rebel"].is_group
    assert not NOUNS.by_class["force"]["army"].is_group


def test_an_embassy_is_never_a_facility() -> None:
    assert NOUNS.by_class["facility"]["embassy"].is_never
    assert "facility" not in NOUNS.classes_of("embassies")


def test_uncounted_nouns_have_no_plural_and_counted_ones_do() -> None:
    assert NOUNS.by_class["equipment"]["ammunition"].plurals == ()
    assert NOUNS.by_class["equipment"]["aircraft"].plurals == ("aircraft",)
    assert NOUNS.by_class["personnel"]["soldier"].plurals == ("soldiers",)


def test_multiword_forms_come_longest_first() -> None:
    assert all(" " in form for form in NOUNS.multiwords)
    lengths = [len(form) for form in NOUNS.multiwords]
    assert lengths == sorted(lengths, reverse=True)


def test_vetoes_cover_plurals_and_leave_triggers_alone() -> None:
    assert {"trade embargo", "trade embargoes"} & set(NOUNS.vetoes)
    assert {"think tanks", "transfer window", "arms race"} <= set(NOUNS.vetoes)
    assert not {"arms embargo", "military base", "tank", "military aid"} & set(NOUNS.vetoes)


def test_no_strong_entry_of_a_class_is_vetoed_outright() -> None:
    classes = ("personnel", "unit", "equipment", "facility", "instrument", "embargo", "aid")
    for name in classes:
        strong = {e.lemma for e in NOUNS.by_class[name].values() if e.strength == "strong"}
        assert strong.isdisjoint(NOUNS.vetoes)


@pytest.mark.parametrize(
    ("lemma", "plural"), [("ally", "allies"), ("convoy", "convoys"), ("batch", "batches")]
)
def test_regular_plurals_follow_the_last_letters(lemma: str, plural: str) -> None:
    assert regular_plural(lemma) == plural


def test_a_language_without_a_lexicon_is_an_error_that_names_the_file() -> None:
    with pytest.raises(PackError, match=r"languages/xx/nouns\.yaml"):
        load_nouns("xx")


def test_an_unknown_class_is_an_error_that_lists_the_classes() -> None:
    with pytest.raises(PackError, match="personnel"):
        NOUNS.entry("weapons", "rifle")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ({"lemma": "Soldier"}, "lower case"),
        ({"lemma": "soldier", "strong": True, "weak": True}, "both strong and weak"),
        ({"lemma": "soldier", "strength": "strong"}, "unknown key"),
        ({"lemma": "soldier", "category": "tank"}, "category 'tank'"),
        ({"lemma": "soldier", "weak": False}, "may only be true"),
        ({"lemma": "soldier", "same_as": "trooper"}, "same_as 'trooper'"),
    ],
)
def test_a_broken_noun_is_named_in_the_error(raw: dict[str, object], problem: str) -> None:
    with pytest.raises(PackError, match=problem) as caught:
        lexicon_nouns._class_entries("nouns.yaml", "personnel", [raw], ["combatant"])
    assert "oldier" in str(caught.value)


def test_a_lemma_listed_twice_is_an_error() -> None:
    with pytest.raises(PackError, match="listed twice"):
        lexicon_nouns._class_entries("nouns.yaml", "unit", ["brigade", "brigade"], [])


def test_there_are_more_than_a_thousand_designations_of_every_sort() -> None:
    assert len(EQUIPMENT) >= 1000
    present = {item.category for item in EQUIPMENT}
    assert present == set(EQUIPMENT_CATEGORIES) - {"other"}


def test_no_spelling_belongs_to_two_designations() -> None:
    spellings = [spelling for item in EQUIPMENT for spelling in item.spellings]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("BRDM-2", "armour"),
        ("Mi-35", "helicopter"),
        ("AK-47", "small_arms"),
        ("Bayraktar TB2", "drone"),
        ("S-300", "air_defence"),
        ("Caesar", "artillery"),
        ("Iskander", "missile"),
        ("L-39", "aircraft"),
        ("Kilo-class", "ship"),
    ],
)
def test_well_known_designations_are_listed(name: str, category: str) -> None:
    assert {item.category for item in EQUIPMENT if name in item.spellings} == {category}


def test_everyday_words_are_marked_ambiguous() -> None:
    by_name = {item.name: item for item in EQUIPMENT}
    for word in ("Patriot", "Stinger", "Hawk", "Leopard", "Javelin", "Harpoon", "Hellfire", "M16"):
        assert by_name[word].is_ambiguous, word
    safe = {s for i in EQUIPMENT if not i.is_ambiguous for s in (i.name, *i.aliases)}
    assert safe.isdisjoint({"Eagle", "Tiger", "Typhoon", "Mirage", "Hercules", "Orion", "Raven"})


def test_no_spelling_reads_as_an_article_and_a_number() -> None:
    for item in EQUIPMENT:
        assert not any(s.startswith(("An ", "A ", "AT ", "IS ")) for s in item.spellings), item


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.name))
def test_a_pattern_takes_its_examples_and_refuses_the_others(pattern: EquipmentPattern) -> None:
    assert pattern.matches
    assert pattern.refuses
    assert all(pattern.regex.fullmatch(text) for text in pattern.matches)
    refused = (*pattern.refuses, *NOT_DESIGNATIONS)
    assert [text for text in refused if pattern.regex.search(text)] == []


def test_a_plural_s_is_left_out_of_the_name() -> None:
    found = [m["name"] for p in PATTERNS for m in p.regex.finditer("ten BTR-80s and two Mi-35Ms")]
    assert sorted(found) == ["BTR-80", "Mi-35M"]


def test_a_pattern_that_breaks_its_examples_is_named_in_the_error() -> None:
    raw = {"name": "x", "category": "drone", "noun": "drone", "regex": "ZZ-1"}
    with pytest.raises(PackError, match=r"pattern x.*does not match"):
        lexicon_nouns._pattern({**raw, "matches": ["ZZ-2"], "refuses": ["A"]})
    with pytest.raises(PackError, match=r"pattern x.*must refuse"):
        lexicon_nouns._pattern({**raw, "matches": ["ZZ-1"], "refuses": ["a ZZ-1"]})
    with pytest.raises(PackError, match="pattern x"):
        lexicon_nouns._pattern({**raw, "regex": "(", "matches": ["A"], "refuses": ["B"]})
