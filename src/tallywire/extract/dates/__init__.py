"""Dates in text: absolute, partial and relative, resolved to intervals with their basis."""

from tallywire.extract.dates.find import Stretch, find_dates

__all__ = ["Stretch", "find_dates"]
