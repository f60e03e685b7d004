"""Walks through a tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.grammar.syntax import Sentence, Token


def token(i: int, text: str, dep: str, head: int, pos: str = "NOUN", start: int = 0) -> Token:
    return Token(i, start, start + len(text), text, text.lower(), pos, "NN", dep, head)


def sentence(*words: tuple[str, str, int, str]) -> Sentence:
    tokens, at = [], 0
    for i, (text, dep, head, pos) in enumerate(words):
        tokens.append(token(i, text, dep, head, pos, at))
        at += len(text) + 1
    text = " ".join(word for word, *_ in words)
    return Sentence(0, 0, len(text), text, tuple(tokens))


SENT = sentence(
    ("Russia", "nsubj", 1, "PROPN"),
    ("sent", "root", 1, "VERB"),
    ("tanks", "obj", 1, "NOUN"),
    ("guns", "conj", 2, "NOUN"),
    ("and", "cc", 3, "CCONJ"),
    ("men", "conj", 3, "NOUN"),
)


def words(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


def test_children_are_in_order_and_may_be_asked_for_by_relation() -> None:
    verb = SENT.tokens[1]
    assert words(SENT.children(verb)) == ["Russia", "tanks"]
    assert words(SENT.children(verb, "obj", "iobj")) == ["tanks"]
    assert SENT.child(verb, "nsubj") is SENT.tokens[0]
    assert SENT.child(verb, "iobj") is None


def test_ancestors_lead_to_the_root_which_has_none() -> None:
    assert words(list(SENT.ancestors(SENT.tokens[5]))) == ["guns", "tanks", "sent"]
    assert SENT.head(SENT.tokens[1]) is None


def test_conjuncts_are_the_same_whichever_comes_first() -> None:
    for i in (2, 3, 5):
        assert words(SENT.conjuncts(SENT.tokens[i])) == ["tanks", "guns", "men"]
    assert words(SENT.conjuncts(SENT.tokens[0])) == ["Russia"]


def test_a_subtree_is_in_order_of_the_text_and_has_a_span() -> None:
    assert words(SENT.subtree(SENT.tokens[2])) == ["tanks", "guns", "and", "men"]
    start, end = SENT.span_of(SENT.tokens[2])
    assert SENT.text[start:end] == "tanks guns and men"


def test_a_code_point_has_its_token_and_a_gap_has_none() -> None:
    assert SENT.at(0) is SENT.tokens[0]
    assert SENT.at(6) is None
    assert words(SENT.within(5, 8)) == ["Russia", "sent"]


def test_kinds_of_words_are_told_apart() -> None:
    assert SENT.tokens[1].is_verb
    assert not SENT.tokens[1].is_noun
    assert SENT.tokens[0].is_noun


@given(st.data())
def test_every_word_is_in_the_subtree_of_each_of_its_ancestors(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    heads = [0, *(data.draw(st.integers(0, i - 1)) for i in range(1, size))]
    deps = ["root", *["dep"] * (size - 1)]
    made = sentence(*((f"w{i}", deps[i], head, "NOUN") for i, head in enumerate(heads)))
    for one in made.tokens:
        for above in made.ancestors(one):
            assert one in made.subtree(above)
