"""Whom somebody speaks for in French and Russian texts."""

from __future__ import annotations

import pytest

from tallywire.packs.foreign_words import load_foreign_words
from tallywire.resolve.abroad import is_foreign, state_abroad
from tallywire.resolve.folding import fold

FILLER = "Le port est dans la ville et les bateaux partent. На реке тихо, и в порту не спят."


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("L'ambassadeur de Turquie au Niger, Kerem Oz, l'a dit.", "Kerem Oz", None),
        ("L'ambassadeur de Turquie au Niger, Kerem Aydin, l'a dit.", "Kerem Aydin", "Turkey"),
        ("Le ministre nigérien de la Défense Ali Souley part.", "Ali Souley", "Niger"),
        ("Le président nigérian Tunde Bako part.", "Tunde Bako", "Nigeria"),
        ("Luc Aubin, porte-parole de l'armée française, le nie.", "Luc Aubin", "France"),
        ("Le chef de la diplomatie malienne, Jean-Luc Le Goff, part.", "Jean-Luc Le Goff", "Mali"),
        ("Посол Турции в Нигере Керем Айдин сообщил об этом.", "Kerem Aydin", "Turkey"),
        ("Малийский министр обороны Умар Сумаре уехал.", "Umar Sumare", "Mali"),
        ("Умар Сумаре, глава МИД Мали, уехал.", "Umar Sumare", "Mali"),
        ("Умар Сумаре был в Мали. Министр Франции уехал.", "Umar Sumare", None),
        ("Посол Умар Сумаре уехал.", "Umar Sumare", ""),
        ("Le Mali attend. Ali Souley part.", "Ali Souley", None),
        ("", "Ali Souley", None),
    ],
)
def test_an_office_beside_a_name_tells_the_state(text: str, name: str, state: str | None) -> None:
    found = state_abroad(name, f"{text}\n\n{FILLER}")
    assert (found[0] if found is not None else None) == state


def test_an_english_text_is_left_to_the_reading_of_english() -> None:
    text = "The president of the court and the ambassador to Mali, Ali Souley, said that."
    assert not is_foreign(text)
    assert is_foreign(FILLER)
    assert not is_foreign("")


def test_every_stem_is_folded_and_belongs_to_one_state() -> None:
    words = load_foreign_words()
    assert all(stem == fold(stem) for stem in (*words.offices, *words.envoys, *words.states))
    assert words.envoys <= words.offices
