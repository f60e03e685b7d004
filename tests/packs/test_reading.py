"""Files of the packs are read in one way, and what is wrong with them is named."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from tallywire.errors import PackError
from tallywire.packs import reading
from tallywire.packs.reading import read_pack


class Words(msgspec.Struct, forbid_unknown_fields=True):
    plain: frozenset[str]
    names: Mapping[str, str]


def test_lists_under_a_name_come_the_other_way_round(monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"plain": ["a"], "names": {"fruit": ["pear", "fig"], "tree": ["oak"]}}
    monkeypatch.setattr(reading, "read_plain", lambda _: content)
    words = read_pack("some.yaml", Words, by_word=["names"])
    assert words.names == {"pear": "fruit", "fig": "fruit", "oak": "tree"}
    assert words.plain == {"a"}


@pytest.mark.parametrize(
    "content",
    [
        {"plain": ["a"]},
        {"plain": ["a"], "names": ["pear"]},
        {"plain": ["a"], "names": {"fruit": [1]}},
        {"plain": ["a"], "names": {}, "more": []},
        {"plain": "a", "names": {}},
        ["a"],
        None,
    ],
)
def test_what_has_another_shape_is_an_error_that_names_the_file(
    monkeypatch: pytest.MonkeyPatch, content: object
) -> None:
    monkeypatch.setattr(reading, "read_plain", lambda _: content)
    with pytest.raises(PackError, match=r"packs/some\.yaml"):
        read_pack("some.yaml", Words, by_word=["names"])


def test_a_missing_file_of_a_language_is_an_error_that_names_the_language() -> None:
    with pytest.raises(PackError, match=r"languages/xx/words\.yaml.*'xx'"):
        read_pack("languages/xx/words.yaml", Words)
