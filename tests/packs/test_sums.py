"""The words by which texts count parts."""

from __future__ import annotations

from tallywire.packs.lexicon_sums import load_sums


def test_the_lists_are_lower_case_and_apart() -> None:
    sums = load_sums()
    assert "each" in sums.each
    assert "and" in sums.joining
    assert not sums.each & sums.joining
    assert all(word == word.lower().strip() for word in sums.each | sums.joining)
