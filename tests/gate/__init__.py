"""The quality gate: figures of the extractor on pinned texts, and the floors below them."""
