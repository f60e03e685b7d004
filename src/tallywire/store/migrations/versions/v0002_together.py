"""What documents say together, the analyst's judgements, and when documents came in.

In: a database of the first schema.  Out: tables for events, origins, series, identities,
conflicts, near-duplicates and judgements, all empty, and the view ``event_sentences``.  Documents
that are there already have no time of coming in: nobody knows it any more.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = (
    """
    CREATE TABLE ingests (
        document_id TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX ix_ingests_at ON ingests (at)
    """,
    """
    CREATE TABLE judgements (
        number INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        author TEXT NOT NULL,
        verb TEXT NOT NULL,
        subject TEXT NOT NULL,
        other TEXT,
        field TEXT,
        value TEXT,
        reason TEXT,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE judgement_targets (
        judgement INTEGER NOT NULL,
        position INTEGER NOT NULL,
        side INTEGER NOT NULL,
        statement_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        frame TEXT NOT NULL,
        count ,
        count_high ,
        spans JSON NOT NULL,
        PRIMARY KEY (judgement, position),
        FOREIGN KEY(judgement) REFERENCES judgements (number)
    )
    """,
    """
    CREATE INDEX ix_judgement_targets_document_id ON judgement_targets (document_id)
    """,
    """
    CREATE TABLE judgement_places (
        judgement INTEGER NOT NULL,
        position INTEGER NOT NULL,
        statement_id TEXT NOT NULL,
        PRIMARY KEY (judgement, position),
        FOREIGN KEY(judgement) REFERENCES judgements (number),
        FOREIGN KEY(statement_id) REFERENCES statements (id)
    )
    """,
    """
    CREATE INDEX ix_judgement_places_statement_id ON judgement_places (statement_id)
    """,
    """
    CREATE TABLE reconciliations (
        number INTEGER NOT NULL,
        program TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        judgement INTEGER NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE matters (
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE INDEX ix_matters_unit ON matters (unit)
    """,
    """
    CREATE TABLE statement_matters (
        statement_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        matter TEXT NOT NULL,
        is_rejected BOOLEAN NOT NULL,
        PRIMARY KEY (statement_id),
        FOREIGN KEY(statement_id) REFERENCES statements (id),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX ix_statement_matters_document_id ON statement_matters (document_id)
    """,
    """
    CREATE INDEX ix_statement_matters_matter ON statement_matters (matter)
    """,
    """
    CREATE TABLE events (
        id TEXT NOT NULL,
        matter TEXT NOT NULL,
        kind TEXT NOT NULL,
        frame TEXT NOT NULL,
        provider TEXT,
        recipient TEXT,
        what TEXT NOT NULL,
        part_of TEXT,
        independent INTEGER NOT NULL,
        first_day TEXT,
        last_day TEXT,
        statuses JSON NOT NULL,
        credibility INTEGER,
        because TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(part_of) REFERENCES events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE INDEX ix_events_matter ON events (matter)
    """,
    """
    CREATE INDEX ix_events_part_of ON events (part_of)
    """,
    """
    CREATE TABLE voices (
        event_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        origin TEXT,
        kind TEXT NOT NULL,
        relays JSON NOT NULL,
        PRIMARY KEY (event_id, position),
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_voices_origin ON voices (origin)
    """,
    """
    CREATE TABLE event_statements (
        statement_id TEXT NOT NULL,
        event_id TEXT NOT NULL,
        voice INTEGER NOT NULL,
        PRIMARY KEY (statement_id),
        FOREIGN KEY(statement_id) REFERENCES statements (id),
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_event_statements_event_id ON event_statements (event_id)
    """,
    """
    CREATE TABLE event_links (
        event_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        weight FLOAT NOT NULL,
        reasons JSON NOT NULL,
        author TEXT NOT NULL,
        PRIMARY KEY (event_id, position),
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE,
        FOREIGN KEY(first) REFERENCES statements (id),
        FOREIGN KEY(second) REFERENCES statements (id)
    )
    """,
    """
    CREATE TABLE series (
        id TEXT NOT NULL,
        matter TEXT NOT NULL,
        provider TEXT NOT NULL,
        recipient TEXT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_series_matter ON series (matter)
    """,
    """
    CREATE TABLE points (
        series_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        date TEXT,
        what TEXT NOT NULL,
        count  NOT NULL,
        count_high ,
        status TEXT NOT NULL,
        event_id TEXT NOT NULL,
        statements JSON NOT NULL,
        PRIMARY KEY (series_id, position),
        FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE,
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_points_event_id ON points (event_id)
    """,
    """
    CREATE TABLE identities (
        id TEXT NOT NULL,
        matter TEXT NOT NULL,
        kind TEXT NOT NULL,
        expression TEXT NOT NULL,
        holds BOOLEAN NOT NULL,
        difference  NOT NULL,
        because TEXT NOT NULL,
        statements JSON NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_identities_matter ON identities (matter)
    """,
    """
    CREATE TABLE identity_terms (
        identity_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        event_id TEXT NOT NULL,
        PRIMARY KEY (identity_id, position),
        FOREIGN KEY(identity_id) REFERENCES identities (id) ON DELETE CASCADE,
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_identity_terms_event_id ON identity_terms (event_id)
    """,
    """
    CREATE TABLE conflicts (
        id TEXT NOT NULL,
        matter TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        settles TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_conflicts_matter ON conflicts (matter)
    """,
    """
    CREATE TABLE sides (
        conflict_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        statements JSON NOT NULL,
        PRIMARY KEY (conflict_id, position),
        FOREIGN KEY(conflict_id) REFERENCES conflicts (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE conflict_events (
        conflict_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        event_id TEXT NOT NULL,
        PRIMARY KEY (conflict_id, position),
        FOREIGN KEY(conflict_id) REFERENCES conflicts (id) ON DELETE CASCADE,
        FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_conflict_events_event_id ON conflict_events (event_id)
    """,
    """
    CREATE TABLE copies (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        share FLOAT NOT NULL,
        PRIMARY KEY (first, second),
        FOREIGN KEY(first) REFERENCES documents (id),
        FOREIGN KEY(second) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX ix_copies_second ON copies (second)
    """,
    """
    CREATE TABLE copy_keys (
        document_id TEXT NOT NULL,
        "key" INTEGER NOT NULL,
        PRIMARY KEY (document_id, "key"),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX ix_copy_keys_key ON copy_keys ("key", document_id)
    """,
)

VIEWS = (
    """
    CREATE VIEW event_sentences AS
    SELECT
        events.id AS event, events.kind AS event_kind, events.what, events.provider,
        events.recipient, voices.origin, voices.kind AS origin_kind, statements.status,
        statements.count, statements.count_high, statements.date, documents.name AS document,
        documents.publisher, documents.published, evidence.exact AS sentence,
        statements.id AS statement_id
    FROM event_statements
    JOIN events ON events.id = event_statements.event_id
    JOIN voices
        ON voices.event_id = event_statements.event_id AND voices.position = event_statements.voice
    JOIN statements ON statements.id = event_statements.statement_id
    JOIN documents ON documents.id = statements.document_id
    LEFT JOIN evidence
        ON evidence.statement_id = statements.id AND evidence.position = 0
    """,
)

KEPT = ("judgements", "judgement_targets", "ingests")


def upgrade() -> None:
    """Make everything; judgements are never changed and never deleted."""
    for statement in (*TABLES, *VIEWS):
        op.execute(statement)
    for table in KEPT:
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_kept_{what.lower()} BEFORE {what} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, '{table} never change'); END"
            )
