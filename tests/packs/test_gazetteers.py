"""The gazetteers keep their own rules, and the loader names what breaks them."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from tallywire.errors import PackError
from tallywire.packs import gazetteer as module
from tallywire.packs.gazetteer import (
    FORMS,
    UNKNOWN_MONEY,
    Gazetteer,
    digest_packs,
    load_gazetteer,
)

_CODES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF
CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD
GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP
KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY
MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE
SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ
VA VC VE VN VU WS XK YE ZA ZM ZW
"""
ISO_STATES = _CODES.split()
FILES = (
    "states",
    "regions",
    "organisations",
    "outlets",
    "places",
    "people",
    "currencies",
    "collisions",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    root = Path(str(files("tallywire.packs"))) / "gazetteers"
    for name in FILES:
        shutil.copy(root / f"{name}.yaml", tmp_path / f"{name}.yaml")
    return tmp_path


def _append(root: Path, file: str, **entry: object) -> None:
    path = root / file
    rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    path.write_text(yaml.safe_dump([*rows, entry]), encoding="utf-8")


def _entity(gazetteer: Gazetteer, surface: str) -> set[tuple[str, str]]:
    return {(n.entity, n.kind) for n in gazetteer.names if n.surface == surface}


def test_every_iso_state_stands_once_with_adjective_demonym_capital_and_currency(
    gazetteer: Gazetteer,
) -> None:
    by_code = [s.code for s in gazetteer.states.values() if s.code]
    assert len(by_code) == len(set(by_code))
    assert set(ISO_STATES) <= set(by_code)
    for state in gazetteer.states.values():
        if state.code in ISO_STATES:
            assert state.adjectives, state.name
            assert state.demonyms, state.name
            assert state.capital, state.name
            assert state.currency, state.name


def test_the_files_are_as_large_as_promised(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.states) >= 220
    assert len(gazetteer.organisations) >= 220
    assert len(gazetteer.outlets) >= 220
    assert len(gazetteer.places) >= 500
    assert len(gazetteer.people) >= 450
    assert len(gazetteer.regions) >= 30


def test_currencies_are_three_capital_letters_and_no_state_has_another_ones_by_mistake(
    gazetteer: Gazetteer,
) -> None:
    for state in gazetteer.states.values():
        if state.currency is not None:
            assert len(state.currency) == 3
            assert state.currency.isascii()
            assert state.currency.isupper()
    shared = {"EUR", "USD", "XOF", "XAF", "XCD", "AUD", "RUB", "CHF", "ILS", "MAD"}
    members = [s for s in gazetteer.states.values() if s.status == "member"]
    own = [s.currency for s in members if s.currency not in shared]
    assert len(own) == len(set(own))


def test_each_surface_has_one_entity_of_one_kind(gazetteer: Gazetteer) -> None:
    owner: dict[str, tuple[str, str]] = {}
    for name in gazetteer.names:
        key = module._key(name.surface)
        assert owner.setdefault(key, (name.entity, name.kind)) == (name.entity, name.kind)


def test_an_entity_has_the_same_name_in_one_file_only(gazetteer: Gazetteer) -> None:
    seen: dict[str, str] = {}
    for file in ("states", "regions", "organisations", "outlets", "places", "people"):
        for name in getattr(gazetteer, file):
            assert seen.setdefault(name, file) == file, name


def test_no_surface_is_padded_or_doubled_within_its_form(gazetteer: Gazetteer) -> None:
    rows = [(n.surface, n.entity, n.form) for n in gazetteer.names]
    assert len(rows) == len(set(rows))
    assert all(n.surface == n.surface.strip() and "  " not in n.surface for n in gazetteer.names)
    assert {n.form for n in gazetteer.names} == set(FORMS)


def test_names_of_states_come_as_the_annotation_guide_has_them(gazetteer: Gazetteer) -> None:
    for surface, state in {
        "CAR": "Central African Republic",
        "DRC": "Democratic Republic of the Congo",
        "Congo": "Democratic Republic of the Congo",
        "Congo-Brazzaville": "Republic of the Congo",
        "U.S.": "United States",
        "Britain": "United Kingdom",
        "Russian Federation": "Russia",
        "Türkiye": "Turkey",
        "Côte d'Ivoire": "Ivory Coast",
        "Burma": "Myanmar",
        "Swaziland": "Eswatini",
        "Moscow": "Russia",
        "Kremlin": "Russia",
        "Bangui": "Central African Republic",
        "Frenchman": "France",
        "Nigerien": "Niger",
        "Nigerian": "Nigeria",
    }.items():
        assert _entity(gazetteer, surface) == {(state, "state")}, surface


def test_a_capital_denotes_the_government_only_where_the_metonyms_list_it(
    gazetteer: Gazetteer,
) -> None:
    assert {n.form for n in gazetteer.names if n.surface == "Bamako"} == {"capital"}
    assert _entity(gazetteer, "Georgetown") == {("Georgetown", "place")}
    assert _entity(gazetteer, "Brussels") == {("European Union", "organisation")}


def test_a_shared_name_of_money_is_that_of_the_first_state_that_has_one_of_it(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.money_meant("$", ["Australia"]) == "AUD"
    assert gazetteer.money_meant("$", ["Russia"]) == "USD"
    assert gazetteer.money_meant("$", [None]) == "USD"
    assert gazetteer.money_meant("crown", ["Ukraine", "Norway", "Sweden"]) == "NOK"
    assert gazetteer.money_meant("rupee", [None, "Pakistan"]) == "PKR"
    assert gazetteer.money_meant("franc", ["France", "Chad"]) == "FRF"


def test_money_of_nobody_at_hand_is_unknown_unless_its_name_says_enough(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.money_meant("pound", ["Estonia"]) == "GBP"
    assert gazetteer.money_meant("peso", ["Estonia", None]) == UNKNOWN_MONEY


def test_every_currency_of_a_shared_name_belongs_to_a_state_or_is_gone(
    gazetteer: Gazetteer,
) -> None:
    own = {state.currency for state in gazetteer.states.values()}
    for currency in gazetteer.currencies.values():
        assert set(currency.codes) <= own, currency.name
        assert set(currency.former) <= set(gazetteer.states), currency.name


def test_the_money_of_a_state_is_known_by_its_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.currency_of("Russia") == "RUB"
    assert gazetteer.currency_of("Atlantis") is None


def test_unions_companies_and_groups_are_parties_but_missions_and_think_tanks_are_not(
    gazetteer: Gazetteer,
) -> None:
    parties = ("Russia", "Africa", "NATO", "European Union", "Wagner Group", "Hezbollah")
    assert all(gazetteer.is_party(p) for p in parties)
    others = ("Amnesty International", "United Nations Interim Force in Lebanon", "Reuters", "X")
    assert not any(gazetteer.is_party(p) for p in others)


def test_short_abbreviations_mean_something_in_capitals_only(gazetteer: Gazetteer) -> None:
    exact = {n.surface for n in gazetteer.names if n.case_sensitive}
    assert {"US", "UN", "IS", "CAR", "MAP", "U.S."} <= exact
    assert not {"Russia", "Interfax", "Bamako"} & exact


def test_a_surname_that_several_people_share_stands_for_none_of_them(
    gazetteer: Gazetteer,
) -> None:
    assert _entity(gazetteer, "Ivanov") == set()
    assert "Ivanov" in gazetteer.shared
    assert _entity(gazetteer, "Titorenko") == {("Vladimir Titorenko", "person")}


def test_surnames_that_are_ordinary_words_are_read_in_full_only(gazetteer: Gazetteer) -> None:
    for word in ("Ban", "Rice", "Power", "Brown", "Gates", "Cook", "Straw", "May", "Prince"):
        assert not any(n.form == "last" and n.surface == word for n in gazetteer.names), word


def test_two_readings_are_equal_and_the_shipped_one_is_read_once() -> None:
    assert module._read(files("tallywire.packs") / "gazetteers") == load_gazetteer()
    assert load_gazetteer() is load_gazetteer()


@pytest.mark.parametrize(
    ("file", "entry", "words"),
    [
        ("outlets.yaml", {"name": "Foo Daily", "kind": "newspaper", "state": "Atlantis"}, "Atlan"),
        ("outlets.yaml", {"name": "Foo Daily", "kind": "leaflet"}, "kind"),
        ("outlets.yaml", {"name": " Foo Daily", "kind": "newspaper"}, "padded"),
        ("outlets.yaml", {"name": "Reuters", "kind": "agency"}, "twice"),
        ("outlets.yaml", {"name": "Foo Daily", "kind": "agency", "colour": "red"}, "colour"),
        ("outlets.yaml", {"name": "Foo", "kind": "agency", "aliases": ["NATO"]}, "claimed by"),
        ("people.yaml", {"name": "A B", "role": "x", "organisation": "No Such"}, "No Such"),
        ("states.yaml", {"name": "Foo"}, "Foo"),
        ("collisions.yaml", {"surface": "Xyzzy", "winner": None, "among": ["A", "B"]}, "Xyzzy"),
        ("collisions.yaml", {"surface": "Congo", "winner": "Mali", "among": ["A"]}, "winner"),
    ],
)
def test_a_broken_rule_is_an_error_that_names_file_and_entry(
    copied: Path, file: str, entry: dict[str, object], words: str
) -> None:
    _append(copied, file, **entry)
    with pytest.raises(PackError, match=words):
        load_gazetteer(copied)


def test_a_missing_or_malformed_file_is_an_error_that_names_it(copied: Path) -> None:
    (copied / "places.yaml").write_text("- {name: [", encoding="utf-8")
    with pytest.raises(PackError, match=r"places\.yaml: is not YAML"):
        load_gazetteer(copied)
    (copied / "places.yaml").write_text("name: x", encoding="utf-8")
    with pytest.raises(PackError, match=r"places\.yaml: is not a list"):
        load_gazetteer(copied)
    (copied / "places.yaml").unlink()
    with pytest.raises(PackError, match=r"places\.yaml: cannot be read"):
        load_gazetteer(copied)


def test_the_digest_of_the_packs_is_stable_and_hexadecimal() -> None:
    assert digest_packs() == digest_packs()
    assert len(bytes.fromhex(digest_packs())) == 32
