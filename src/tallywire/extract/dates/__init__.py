"""Dates in text: absolute, partial and relative, resolved to intervals with their basis."""

from tallywire.extract.dates.find import find_dates, leans

__all__ = ["find_dates", "leans"]
