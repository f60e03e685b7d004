"""The gate loses nothing: with it and without it the extraction is the same to the byte.

Texts are golden cases spliced in any order with noise, and paragraphs of the packs' own words
in random order, which no grammar holds together.
"""

from __future__ import annotations

import random
from functools import cache

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from property.test_extract import document, texts

from tallywire.extract.extractor import Extractor
from tallywire.extract.language import load_language
from tallywire.packs.gazetteer import load_gazetteer

EFFORT = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LINE = (
    "the a of to in for from by with and has have will was were sent is are its their another "
    "more said who which that not 12 300 two dozens $5 million they them some"
)
JOINTS = tuple(LINE.split())


@cache
def extractor(*, is_gated: bool) -> Extractor:
    return Extractor(is_gated=is_gated)


@cache
def words() -> tuple[tuple[str, ...], ...]:
    data = load_language("en")
    nouns = sorted({f for entries in data.lexicon.nouns.by_class.values() for f in entries})
    verbs = sorted(v for v in data.lexicon.predicates.by_verb if " " not in v)
    names = sorted({n.surface for n in load_gazetteer().names if n.kind in ("state", "group")})
    return tuple(nouns), tuple(verbs), tuple(names), JOINTS


def made_up(seed: int) -> str:
    """Two paragraphs of the packs' words in random order."""
    chance = random.Random(seed)
    lines = []
    for _ in range(chance.randint(2, 6)):
        kinds = chance.choices(range(4), weights=(3, 3, 2, 6), k=chance.randint(5, 18))
        line = " ".join(chance.choice(words()[kind]) for kind in kinds)
        lines.append(line[0].upper() + line[1:] + ".")
    half = len(lines) // 2
    return " ".join(lines[:half]) + "\n\n" + " ".join(lines[half:])


def is_kept(text: str) -> bool:
    read = document(text)
    with_gate, without = (
        msgspec.json.encode(extractor(is_gated=flag).extract(read)) for flag in (True, False)
    )
    return with_gate == without


@EFFORT
@given(st.lists(texts(), min_size=1, max_size=3))
def test_the_gate_changes_nothing_for_any_splice_of_sentences_and_noise(parts: list[str]) -> None:
    assert is_kept("\n\n".join(parts))


@EFFORT
@given(st.integers(0, 10**9))
def test_the_gate_changes_nothing_for_the_packs_own_words_in_any_order(seed: int) -> None:
    assert is_kept(made_up(seed))


@EFFORT
@given(st.text(max_size=400))
def test_the_gate_changes_nothing_for_any_text(text: str) -> None:
    assert is_kept(text.encode("utf-8", "replace").decode("utf-8"))
