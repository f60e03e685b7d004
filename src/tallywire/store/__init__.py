"""Where documents and statements are kept: SQLite by default, other backends by the contract.

In: documents, runs and extractions.  Out: the same, and the statements that a ``Filter``
lets through.  Nothing here reads texts or knows what a statement means.
"""
