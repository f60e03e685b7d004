"""Frames that need more than the table of things and predicates: each by its own rules."""
