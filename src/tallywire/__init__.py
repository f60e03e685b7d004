"""Tallywire: who says what military assistance went from whom to whom, with the sentence."""

__version__ = "0.1.0"
