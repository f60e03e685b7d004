"""Quantities in text: amounts, vague words, ranges, money, and the words that modify them."""

from tallywire.extract.quantity.find import BARE_DOLLAR, find_quantities

__all__ = ["BARE_DOLLAR", "find_quantities"]
