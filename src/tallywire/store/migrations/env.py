"""Lets Alembic run inside a transaction that the caller has begun and will commit."""

from __future__ import annotations

from alembic import context

from tallywire.store import schema_together  # noqa: F401 - makes its tables known
from tallywire.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
