"""The words that propose statements, and the learned weights that judge them."""

from __future__ import annotations

import pytest

from tallywire.errors import PackError
from tallywire.model.statement import FRAMES
from tallywire.packs.lexicon_hints import load_hint_weights, load_hint_words, weights_for


def test_every_list_of_words_is_for_a_frame() -> None:
    words = load_hint_words("en")
    listed = [*words.nouns.values(), *words.verbs.values()]
    assert {frame for frames in listed for frame in frames} <= set(FRAMES)
    assert words.verbs["supply"] == ("transfer",)
    assert "training" in words.nouns["course"]


def test_every_frame_has_a_mark_that_its_hints_must_reach() -> None:
    weights = load_hint_weights("en")
    assert set(weights.least) == set(FRAMES)
    assert all(0.3 < least < 1.5 for least in weights.least.values())


def test_each_sum_of_weights_has_a_beginning_and_many_signs() -> None:
    weights = load_hint_weights("en")
    for part in (weights.about, weights.fresh, weights.gives, weights.gets):
        assert "" in part
        assert len(part) > 100


def test_no_weight_is_so_large_that_it_decides_alone() -> None:
    weights = load_hint_weights("en")
    for part in (weights.about, weights.fresh, weights.gives, weights.gets):
        assert max(abs(w) for sign, w in part.items() if sign) < 4


def test_the_weight_of_a_sign_in_a_frame_is_the_general_one_and_its_own() -> None:
    about = load_hint_weights("en").about
    table = weights_for("en", "about", "transfer")
    assert table[""] == about[""] + about.get("transfer", 0.0)
    own = {s.removeprefix("transfer:") for s in about if s.startswith("transfer:")}
    assert own <= set(table)
    for sign in own:
        assert table[sign] == about.get(sign, 0.0) + about[f"transfer:{sign}"]
    assert not any(sign.startswith("support:") for sign in table)


def test_a_language_without_the_files_is_refused() -> None:
    with pytest.raises(PackError, match=r"hints\.yaml: cannot be read"):
        load_hint_words("xx")
