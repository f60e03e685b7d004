"""The parser's network run in our own loops gives what spaCy's loops give."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
import spacy

from tallywire.extract.grammar import convolutions
from tallywire.extract.grammar.convolutions import straighten
from tallywire.extract.grammar.parse import model_package
from tallywire.extract.grammar.transitions import parse_in_step

SENTENCES = (
    "Norway lent Malta 40 rescue boats in May.",
    "Silence.",
    "The boats, which a yard in Bergen had built and which were all of them new, left Oslo on "
    'Friday; "40 more will follow", said the minister, whom nobody had asked about it.',
    "Malta thanked Norway.",
    "Was it the coastguard that had been given the boats, or the navy, as a paper in Valletta had "
    "said?",
    *(f"On day {n} the coastguard of Malta took over boat {n} of the {n + 3}." for n in range(90)),
)


@cache
def model(*, is_ours: bool) -> Any:
    nlp = model_package().load(exclude=["ner", "senter", "attribute_ruler", "lemmatizer"])
    assert not is_ours or straighten(nlp)
    return nlp


def vectors(sentences: tuple[str, ...], *, is_ours: bool) -> list[Any]:
    nlp = model(is_ours=is_ours)
    docs = [nlp.make_doc(sentence) for sentence in sentences]
    return list(nlp.get_pipe("tok2vec").predict(docs))


def trees(sentences: tuple[str, ...], *, is_ours: bool) -> list[list[tuple[str, int]]]:
    nlp = model(is_ours=is_ours)
    docs = [nlp.make_doc(sentence) for sentence in sentences]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    list(nlp.get_pipe("tok2vec").pipe(docs))
    if is_ours:
        parse_in_step(nlp.get_pipe("parser"), docs)
    else:
        list(nlp.get_pipe("parser").pipe(docs))
    return [[(token.dep_, token.head.i) for token in doc] for doc in docs]


@pytest.mark.parametrize("count", [1, 2, 5, 95])
def test_convolutions_give_the_same_vectors_but_for_rounding(count: int) -> None:
    ours = vectors(SENTENCES[:count], is_ours=True)
    for one, other in zip(ours, vectors(SENTENCES[:count], is_ours=False), strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-4)


def test_where_numpy_sums_by_place_spacys_product_gives_the_same_bits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(convolutions, "_is_steady", lambda _: False)
    model.cache_clear()
    ours, plain = (vectors(SENTENCES, is_ours=is_ours) for is_ours in (True, False))
    model.cache_clear()
    assert [one.tobytes() for one in ours] == [one.tobytes() for one in plain]


def test_vectors_do_not_depend_on_what_else_is_in_the_batch() -> None:
    together = vectors(SENTENCES, is_ours=True)
    alone = [vectors((one,), is_ours=True)[0] for one in SENTENCES]
    assert [one.tobytes() for one in together] == [one.tobytes() for one in alone]


@pytest.mark.parametrize("count", [1, 5, 95])
def test_sentences_parsed_in_step_have_the_trees_that_the_parser_gives_them(count: int) -> None:
    assert trees(SENTENCES[:count], is_ours=True) == trees(SENTENCES[:count], is_ours=False)


def test_a_pipeline_without_convolutions_is_left_as_it_is() -> None:
    assert not straighten(spacy.blank("en"))
