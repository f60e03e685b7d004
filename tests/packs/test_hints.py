"""The words that propose statements, and the learned weights that judge them."""

from __future__ import annotations

import pytest

from tallywire.errors import PackError
from tallywire.model.statement import FRAMES
from tallywire.packs.lexicon_hints import load_hint_weights, load_hint_words


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


def test_a_language_without_the_files_is_refused() -> None:
    with pytest.raises(PackError, match=r"hints\.yaml: cannot be read"):
        load_hint_words("xx")
