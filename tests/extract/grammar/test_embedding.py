"""The memory before the parser's first layers changes no bit of what they say."""

from __future__ import annotations

from functools import cache
from typing import Any

from tallywire.extract.grammar.embedding import remember_words
from tallywire.extract.grammar.parse import model_package

SENTENCES = (
    "Norway lent Malta 40 rescue boats in May.",
    "The boats, all of them new, left Oslo on Friday; 40 more will follow.",
    "Malta thanked Norway.",
)


@cache
def model(*, remembers: bool) -> Any:
    nlp = model_package().load(exclude=["ner", "senter"])
    assert not remembers or remember_words(nlp)
    return nlp


def vectors(sentences: tuple[str, ...], *, remembers: bool) -> list[bytes]:
    nlp = model(remembers=remembers)
    docs = [nlp.make_doc(sentence) for sentence in sentences]
    return [rows.tobytes() for rows in nlp.get_pipe("tok2vec").predict(docs)]


def test_words_get_the_same_vectors_with_and_without_the_memory() -> None:
    for sentences in (SENTENCES[:1], SENTENCES, SENTENCES[1:]):
        assert vectors(sentences, remembers=True) == vectors(sentences, remembers=False)


def test_vectors_do_not_depend_on_what_else_is_in_the_batch() -> None:
    together = vectors(SENTENCES, remembers=False)
    assert together == [vectors((one,), remembers=False)[0] for one in SENTENCES]


def test_a_pipeline_without_vectors_is_left_as_it_is() -> None:
    import spacy

    assert not remember_words(spacy.blank("en"))
