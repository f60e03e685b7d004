"""Text -> language code, by py3langid's bundled model.

In: body text.  Out: an ISO 639-1 code, or None where the text is too short to tell.
"""

from __future__ import annotations

import functools
from typing import Any, Final

__all__ = ["detect_language"]

_SAMPLE: Final = 5_000
_LANGUAGES: Final = (
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr ha he hi hr hu hy id it ja ka kk ko lt "
    "lv mk ms my nl no pl ps pt ro ru sk sl so sq sr sv sw ta th tr uk ur uz vi zh"
)
"""Languages of news; without the rare ones of the model a single sentence is enough."""

_MIN_LETTERS: Final = 20
_MIN_PROBABILITY: Final = 0.4
_MIN_PROBABILITY_SHORT: Final = 0.9
"""One English headline of 30 letters scores 0.45, lists of names score under 0.15."""


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier


def detect_language(text: str) -> str | None:
    """The language of ``text``, judged on its first 5,000 characters, or None."""
    sample = text[:_SAMPLE]
    letters = sum(1 for char in sample if char.isalpha())
    if not letters:
        return None
    code, probability = _identifier().classify(sample)
    needed = _MIN_PROBABILITY if letters >= _MIN_LETTERS else _MIN_PROBABILITY_SHORT
    return str(code) if float(probability) >= needed else None
