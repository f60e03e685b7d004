"""Text -> language code, by py3langid's bundled model.

In: body text.  Out: an ISO 639-1 code, or None where the text is too short to tell.
"""

from __future__ import annotations

import functools
from typing import Any, Final

__all__ = ["detect_language"]

_SAMPLE: Final = 5_000
_MIN_LETTERS: Final = 12
_SURE_LETTERS: Final = 60
_MIN_PROBABILITY: Final = 0.5
_MIN_SHORT_PROBABILITY: Final = 0.9


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """The language of ``text``, judged on its first 5,000 characters, or None."""
    sample = text[:_SAMPLE]
    letters = sum(1 for char in sample if char.isalpha())
    if letters < _MIN_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    enough = _MIN_PROBABILITY if letters >= _SURE_LETTERS else _MIN_SHORT_PROBABILITY
    return str(code) if float(probability) >= enough else None
