"""Reading by signs: which sentences are asked, whom hints name, and what they may change."""

from __future__ import annotations

import gc
import weakref
from functools import cache

import pytest
from msgspec.structs import replace

from tallywire.extract.discourse.carry_over import Discourse
from tallywire.extract.extractor import Extractor
from tallywire.extract.hints import kept, weigh, with_text_signs, without_told
from tallywire.extract.hints.find import Hint, find_hints
from tallywire.extract.hints.gather import known_from
from tallywire.extract.hints.weigh import chance
from tallywire.extract.parties.focus import Focus
from tallywire.extract.predication.draft import Draft
from tallywire.model.document import Document
from tallywire.packs.lexicon_hints import HintWeights, spelled
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata
from tests.extract.scenes import english, scene, state, themes


@cache
def the_extractor() -> Extractor:
    """One extractor for all tests."""
    return Extractor()


def document_of(text: str) -> Document:
    """The text as a document."""
    return build_document(Source(text.encode(), "a", "a", Metadata(language="en")), text)


def hints_of(text: str) -> list[Hint]:
    """The hints of a sentence that stands alone."""
    one = scene(text)
    known = known_from(one, Discourse(Focus()))
    return find_hints(one, themes(text), english().lexicon, known, is_learning=True)


def of_frame(text: str, frame: str) -> list[Draft]:
    return [hint.draft for hint in hints_of(text) if hint.draft.frame == frame]


def test_a_thing_is_proposed_in_every_frame_that_may_tell_of_it() -> None:
    frames = {hint.draft.frame for hint in hints_of("Omani crews got hold of Greek howitzers.")}
    assert "transfer" in frames
    assert {"deployment", "presence", "withdrawal"} <= frames


def test_whose_the_thing_is_gives_it() -> None:
    (draft,) = of_frame("Omani crews got hold of Greek howitzers.", "transfer")
    assert draft.provider is not None
    assert draft.provider.name == "Greece"


def test_a_sentence_without_things_or_words_of_help_hints_at_nothing() -> None:
    assert hints_of("Rain fell on the hills of Uganda.") == []


def test_signs_hold_once_for_all_frames_and_once_for_their_own() -> None:
    hint = next(h for h in hints_of("Omani crews got hold of Greek howitzers.")
                if h.draft.frame == "transfer")  # fmt: skip
    signs = spelled(hint.signs, "transfer")
    assert {"kind=equipment", "transfer:kind=equipment", "transfer"} <= set(signs)
    assert list(signs) == sorted(signs)


def test_what_was_read_before_is_a_sign() -> None:
    (hint,) = [h for h in hints_of("Omani crews got hold of Greek howitzers.")
               if h.draft.frame == "transfer"]  # fmt: skip
    told = replace(hint.draft, sentence=5)
    assert "twin-pair=same" in with_text_signs(hint, [told]).signs
    assert "twin=none" in with_text_signs(hint, []).signs


def test_two_hints_at_one_thing_are_one_and_a_draft_of_a_rule_stays() -> None:
    (draft,) = of_frame("Omani crews got hold of Greek howitzers.", "transfer")
    hint = replace(draft, is_hint=True)
    assert without_told([hint, hint]) == [hint]
    assert without_told([draft, hint]) == [draft, hint]
    other = replace(hint, provider=state("Malta"))
    assert without_told([hint, other]) == [hint, other]


def test_at_most_two_hints_of_a_sentence_stand_and_none_twice_in_a_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weights = HintWeights({"": 3.0}, {"": 3.0}, {}, {}, -1.0, {"transfer": 0.5, "presence": 0.5,
                                                               "deployment": 0.5})  # fmt: skip
    monkeypatch.setattr(weigh, "load_hint_weights", lambda _: weights)
    monkeypatch.setattr(weigh, "weights_for", lambda *_: weights.about)
    stand = kept(hints_of("Omani crews got hold of Greek howitzers and shells."), "en")
    frames = [hint.draft.frame for hint in stand]
    assert len(frames) == len(set(frames)) == 2


def test_a_frame_without_a_mark_has_no_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = HintWeights({"": 9.0}, {"": 9.0}, {}, {}, -1.0, {})
    monkeypatch.setattr(weigh, "load_hint_weights", lambda _: weights)
    monkeypatch.setattr(weigh, "weights_for", lambda *_: weights.about)
    assert kept(hints_of("Omani crews got hold of Greek howitzers."), "en") == []


def test_what_is_told_elsewhere_lowers_what_a_hint_reaches() -> None:
    few, many = ["twin=none"], ["twin-count=none"]
    assert chance(few, "transfer", "en") > chance(many, "transfer", "en")


def test_a_text_of_which_rules_read_nothing_has_no_statement() -> None:
    text = "Fiji looked at the guns of Malta, and liked the Maltese guns and their crews."
    read, _ = the_extractor().proposals(document_of(text))
    assert read == []
    assert the_extractor().extract(document_of(text)).statements == ()


def test_hints_change_nothing_that_rules_read() -> None:
    document = document_of(
        "India supplied Armenia with rocket launchers. "
        "Among the systems that Yerevan counts on are four Indian radars."
    )
    read, proposals = the_extractor().proposals(document)
    everything = the_extractor().extract(document).statements
    assert {s.id for s in read} <= {s.id for s in everything}
    assert any(p.is_unread and p.added for p in proposals)


def test_a_text_that_is_read_is_let_go() -> None:
    document = document_of(
        "India supplied Armenia with rocket launchers. "
        "Among the systems that Yerevan counts on are four Indian radars."
    )
    (reading,) = the_extractor()._readings([document])
    assert reading is not None
    assert reading.statements()
    assert reading.told.hints
    left = weakref.ref(reading)
    gc.disable()
    try:
        del reading
        assert left() is None  # at once: nothing in it holds on to the whole
    finally:
        gc.enable()
