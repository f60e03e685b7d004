"""The first schema: documents, runs, statements with their spans, issues, full-text search.

In: an empty database.  Out: tables, immutability and full-text triggers, and the views
``current_runs`` and ``current_statements`` that a person opens first.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE documents (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT,
        publisher TEXT,
        published TEXT,
        published_basis TEXT,
        published_first_day TEXT,
        published_last_day TEXT,
        language TEXT,
        url TEXT,
        digest TEXT NOT NULL,
        text TEXT NOT NULL,
        metadata JSON NOT NULL,
        published_span JSON,
        PRIMARY KEY (number),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX ix_documents_name ON documents (name)
    """,
    """
    CREATE TABLE entities (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE runs (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        model TEXT NOT NULL,
        model_digest TEXT NOT NULL,
        packs_digest TEXT NOT NULL,
        settings JSON NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE document_entities (
        run_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        PRIMARY KEY (run_id, document_id, position),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        FOREIGN KEY(document_id) REFERENCES documents (id),
        FOREIGN KEY(entity_id) REFERENCES entities (id)
    )
    """,
    """
    CREATE INDEX ix_document_entities_entity_id ON document_entities (entity_id)
    """,
    """
    CREATE TABLE document_runs (
        document_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (document_id, run_id),
        FOREIGN KEY(document_id) REFERENCES documents (id),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        UNIQUE (sequence)
    )
    """,
    """
    CREATE TABLE issues (
        id TEXT NOT NULL,
        document_id TEXT,
        run_id TEXT,
        stage TEXT NOT NULL,
        position INTEGER NOT NULL,
        code TEXT NOT NULL,
        place TEXT NOT NULL,
        detail TEXT NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(document_id) REFERENCES documents (id),
        FOREIGN KEY(run_id) REFERENCES runs (id)
    )
    """,
    """
    CREATE INDEX ix_issues_document_id ON issues (document_id)
    """,
    """
    CREATE TABLE mentions (
        run_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        PRIMARY KEY (run_id, document_id, position),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        FOREIGN KEY(document_id) REFERENCES documents (id),
        FOREIGN KEY(entity_id) REFERENCES entities (id)
    )
    """,
    """
    CREATE INDEX ix_mentions_entity_id ON mentions (entity_id)
    """,
    """
    CREATE TABLE statements (
        id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        frame TEXT NOT NULL,
        provider TEXT,
        recipient TEXT,
        org TEXT,
        kind TEXT,
        item TEXT,
        facility TEXT,
        instrument TEXT,
        action TEXT,
        mode TEXT,
        count ,
        count_high ,
        unit TEXT,
        qualifier TEXT,
        basis TEXT NOT NULL,
        status TEXT NOT NULL,
        polarity TEXT NOT NULL,
        certainty TEXT NOT NULL,
        date TEXT,
        date_basis TEXT,
        first_day TEXT,
        last_day TEXT,
        origin_name TEXT,
        origin_kind TEXT NOT NULL,
        via JSON NOT NULL,
        anchors JSON NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE INDEX ix_statements_document_id ON statements (document_id)
    """,
    """
    CREATE TABLE zones (
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (document_id, position),
        FOREIGN KEY(document_id) REFERENCES documents (id)
    )
    """,
    """
    CREATE TABLE evidence (
        number INTEGER NOT NULL,
        statement_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        anchor TEXT,
        PRIMARY KEY (number),
        FOREIGN KEY(statement_id) REFERENCES statements (id)
    )
    """,
    """
    CREATE INDEX ix_evidence_statement_id ON evidence (statement_id)
    """,
    """
    CREATE TABLE hops (
        statement_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        cue_start INTEGER,
        cue_end INTEGER,
        cue_exact TEXT,
        is_carried BOOLEAN NOT NULL,
        PRIMARY KEY (statement_id, position),
        FOREIGN KEY(statement_id) REFERENCES statements (id)
    )
    """,
    """
    CREATE TABLE run_statements (
        run_id TEXT NOT NULL,
        document_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        statement_id TEXT NOT NULL,
        PRIMARY KEY (run_id, document_id, position),
        FOREIGN KEY(run_id) REFERENCES runs (id),
        FOREIGN KEY(document_id) REFERENCES documents (id),
        FOREIGN KEY(statement_id) REFERENCES statements (id)
    )
    """,
    """
    CREATE INDEX ix_run_statements_statement_id ON run_statements (statement_id)
    """,
    """
    CREATE TABLE slots (
        statement_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        field TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        PRIMARY KEY (statement_id, position),
        FOREIGN KEY(statement_id) REFERENCES statements (id)
    )
    """,
)

FULL_TEXT = (
    """
    CREATE VIRTUAL TABLE documents_fts USING fts5(
        title, text, content="documents", content_rowid="number",
        tokenize="unicode61 remove_diacritics 2"
    )
    """,
    """
    CREATE VIRTUAL TABLE evidence_fts USING fts5(
        exact, content="evidence", content_rowid="number",
        tokenize="unicode61 remove_diacritics 2"
    )
    """,
    """
    CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
        INSERT INTO documents_fts(rowid, title, text) VALUES (new.number, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
        INSERT INTO documents_fts(documents_fts, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER evidence_fts_insert AFTER INSERT ON evidence BEGIN
        INSERT INTO evidence_fts(rowid, exact) VALUES (new.number, new.exact);
    END
    """,
    """
    CREATE TRIGGER evidence_fts_delete AFTER DELETE ON evidence BEGIN
        INSERT INTO evidence_fts(evidence_fts, rowid, exact)
        VALUES ('delete', old.number, old.exact);
    END
    """,
)

VIEWS = (
    """
    CREATE VIEW current_runs AS
    SELECT document_id, run_id
    FROM document_runs AS newest
    WHERE sequence = (
        SELECT max(sequence) FROM document_runs WHERE document_id = newest.document_id
    )
    """,
    """
    CREATE VIEW current_statements AS
    SELECT
        statements.id, documents.name AS document, documents.publisher, documents.published,
        statements.date, statements.frame, statements.provider, statements.recipient,
        statements.org, statements.kind, statements.item, statements.facility,
        statements.instrument, statements.action, statements.mode, statements.count,
        statements.count_high, statements.unit, statements.qualifier, statements.basis,
        statements.status, statements.polarity, statements.certainty, statements.origin_name,
        statements.origin_kind, statements.via, evidence.exact AS sentence,
        statements.document_id, run_statements.run_id, run_statements.position
    FROM current_runs
    JOIN run_statements USING (document_id, run_id)
    JOIN statements ON statements.id = run_statements.statement_id
    JOIN documents ON documents.id = run_statements.document_id
    LEFT JOIN evidence
        ON evidence.statement_id = statements.id AND evidence.position = 0
    """,
)

IMMUTABLE = ("documents", "zones", "runs", "statements", "evidence", "slots", "hops")


def upgrade() -> None:
    """Make everything."""
    for statement in (*TABLES, *FULL_TEXT, *VIEWS):
        op.execute(statement)
    for table in IMMUTABLE:
        op.execute(
            f"CREATE TRIGGER {table}_immutable BEFORE UPDATE ON {table} BEGIN "
            f"SELECT RAISE(ABORT, '{table} never change'); END"
        )
