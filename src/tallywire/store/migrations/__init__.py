"""Alembic's environment; ``tallywire.store.database`` runs it when a database is opened."""
