"""Behaviour of the mends: slips of the parser that are set right on the tree."""

from __future__ import annotations

from msgspec.structs import replace

from tallywire.extract.grammar.mend import mended
from tallywire.extract.grammar.syntax import Sentence, Token


def sentence(*rows: tuple[str, str, str, str, str, int]) -> Sentence:
    tokens, at = [], 0
    for i, (text, lemma, pos, tag, dep, head) in enumerate(rows):
        tokens.append(Token(i, at, at + len(text), text, lemma, pos, tag, dep, head))
        at += len(text) + 1
    return Sentence(0, 0, at, " ".join(r[0] for r in rows), tuple(tokens))


HALTING = sentence(
    ("it", "it", "PRON", "PRP", "nsubj", 1),
    ("was", "be", "AUX", "VBD", "root", 1),
    ("halting", "halt", "VERB", "VBG", "amod", 3),
    ("deliveries", "delivery", "NOUN", "NNS", "attr", 1),
)


def test_be_with_an_ing_form_and_a_bare_noun_is_a_verb_with_its_object() -> None:
    it, was, halting, deliveries = mended(HALTING, {}).tokens
    assert (halting.dep, halting.head) == ("root", 2)
    assert [(t.dep, t.head) for t in (it, was, deliveries)] == [
        ("nsubj", 2),
        ("aux", 2),
        ("obj", 2),
    ]


def test_an_ing_form_behind_an_article_stays_an_adjective() -> None:
    article = sentence(
        ("it", "it", "PRON", "PRP", "nsubj", 1),
        ("was", "be", "AUX", "VBD", "root", 1),
        ("a", "a", "DET", "DT", "det", 4),
        ("passing", "pass", "VERB", "VBG", "amod", 4),
        ("phase", "phase", "NOUN", "NN", "attr", 1),
    )
    assert mended(article, {}) is article


def test_an_infinitive_under_a_noun_is_its_content() -> None:
    deal = sentence(
        ("deal", "deal", "NOUN", "NN", "root", 0),
        ("to", "to", "PART", "TO", "aux", 2),
        ("sell", "sell", "VERB", "VB", "acl:relcl", 0),
    )
    assert mended(deal, {}).tokens[2].dep == "acl"


def test_a_relative_clause_with_a_subject_stays_one() -> None:
    jets = sentence(
        ("jets", "jet", "NOUN", "NNS", "root", 0),
        ("they", "they", "PRON", "PRP", "nsubj", 3),
        ("to", "to", "PART", "TO", "aux", 3),
        ("sell", "sell", "VERB", "VB", "acl:relcl", 0),
    )
    assert mended(jets, {}) is jets


def test_wrong_dictionary_forms_of_verbs_are_put_right_and_nouns_left_alone() -> None:
    hopes = sentence(
        ("hopes", "hop", "VERB", "VBZ", "root", 0), ("hop", "hop", "NOUN", "NN", "obj", 0)
    )
    assert [t.lemma for t in mended(hopes, {"hop": "hope"}).tokens] == ["hope", "hop"]


def test_nothing_but_the_tree_changes() -> None:
    before, after = HALTING.tokens, mended(HALTING, {}).tokens
    assert [replace(t, dep="", head=0) for t in before] == [
        replace(t, dep="", head=0) for t in after
    ]


def test_a_digest_is_told_in_the_present() -> None:
    assert mended(HALTING, {}, tells_in_present=True).tells_in_present


def test_a_plural_that_belongs_to_two_nouns_gets_the_listed_one() -> None:
    bases = sentence(("bases", "basis", "NOUN", "NNS", "root", 0))
    assert mended(bases, {}, {"bases": "base"}).tokens[0].lemma == "base"
