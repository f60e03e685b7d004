from __future__ import annotations

import copy
from importlib.resources import files
from typing import Any

import pytest
import yaml

from tallywire.errors import PackError
from tallywire.packs import lexicon_zones
from tallywire.packs.lexicon_zones import zone_lexicon


def data() -> dict[str, Any]:
    source = files("tallywire.packs").joinpath("languages/en/zones.yaml")
    return copy.deepcopy(yaml.safe_load(source.read_text(encoding="utf-8")))


def test_every_month_of_every_language_has_its_number() -> None:
    months = zone_lexicon().months
    assert (months["may"], months["décembre"], months["октября"], months["märz"]) == (5, 12, 10, 3)
    assert set(months.values()) == set(range(1, 13))


def test_no_cue_stands_under_two_kinds() -> None:
    seen: dict[str, str] = {}
    for kind in ("credit", "subscribe", "read_more"):
        for cue in {c.casefold() for cues in data()[kind].values() for c in cues}:
            assert seen.setdefault(cue, kind) == kind, cue


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("credit"),
        lambda d: d.update(extra=[]),
        lambda d: d["months"].update(xx=["one"]),
        lambda d: d["months"]["en"].__setitem__(0, "may"),
        lambda d: d["places"].append(5),
        lambda d: d["caption"].update(en="no list"),
    ],
)
def test_a_broken_pack_is_refused(change: Any) -> None:
    broken = data()
    change(broken)
    with pytest.raises(PackError, match=r"zones\.yaml"):
        lexicon_zones._lexicon(lexicon_zones._checked(broken))
