"""Wiring: settings, store, extractor and runner become the verbs of library and command line.

In: paths and plain values.  Out: ``ledger.Ledger`` for what is kept; ``extracting``,
``evaluating``, ``demo`` and ``doctor`` for what is not.  Each verb is a module of its own, so
that a command imports only what it needs.
"""
