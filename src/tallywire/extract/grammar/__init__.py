"""Sentences as trees: bounds, the parser and its network, clauses, tenses, particles."""
