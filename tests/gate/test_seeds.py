"""The two articles that the product was specified on, read where they are present.

They are somebody else's text: they are not in this repository. ``TALLYWIRE_SEEDS`` names a
folder with ``seed-000.txt`` and ``seed-002.txt``; without it the folder that lies beside the
checkout is used.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tallywire.extract.extractor import Extractor
from tallywire.model.statement import Statement
from tallywire.read import Metadata, read_text

FOLDER = Path(os.environ.get("TALLYWIRE_SEEDS", Path(__file__).parents[3] / "shared" / "gold"))
AFRICA = "Central African Republic"
pytestmark = pytest.mark.skipif(
    not (FOLDER / "seed-000.txt").is_file(),
    reason="the seed articles are not here; set TALLYWIRE_SEEDS to their folder",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, name: str) -> tuple[str, list[Statement]]:
    path = FOLDER / f"{name}.txt"
    document = read_text(path.read_bytes(), name, metadata=Metadata(language="en"))
    return document.text, list(extractor.extract(document).statements)


@pytest.fixture(scope="module")
def first(extractor: Extractor) -> tuple[str, list[Statement]]:
    return read(extractor, "seed-000")


@pytest.fixture(scope="module")
def second(extractor: Extractor) -> tuple[str, list[Statement]]:
    return read(extractor, "seed-002")


def the(statements: list[Statement], **fields: object) -> Statement:
    """The one statement that has these fields."""
    found = [
        s for s in statements if all(getattr(s, field) == value for field, value in fields.items())
    ]
    assert len(found) == 1, (fields, found)
    return found[0]


def path_of(statement: Statement) -> list[str | None]:
    return [*statement.via, statement.origin.name]


@pytest.mark.parametrize(
    ("frame", "count", "basis", "status", "certainty", "origin"),
    [
        ("deployment", 3000, "increment", "requested", "asserted", "security sources"),
        ("presence", 1135, "total", "ongoing", "asserted", None),
        ("presence", 4135, "total", "requested", "possible", None),
        ("deployment", 300, "increment", "pledged", "asserted", "Alexander Ivanov"),
    ],
)
def test_the_figures_of_the_first_article_have_their_roles_basis_status_and_speaker(
    first: tuple[str, list[Statement]],
    frame: str,
    count: int,
    basis: str,
    status: str,
    certainty: str,
    origin: str | None,
) -> None:
    statement = the(first[1], frame=frame, count=count)
    assert (statement.provider, statement.recipient) == ("Russia", AFRICA)
    assert statement.kind == "instructor"
    assert (statement.basis, statement.status, statement.certainty) == (basis, status, certainty)
    assert statement.origin.name == origin


def test_the_second_batch_is_a_gift_of_ten_that_the_ambassador_told_reuters_of(
    second: tuple[str, list[Statement]],
) -> None:
    batch = the(second[1], frame="transfer", item="BRDM-2", count=10)
    assert (batch.provider, batch.recipient, batch.mode) == ("Russia", AFRICA, "gift")
    assert (batch.basis, batch.status) == ("increment", "completed")
    assert path_of(batch) == ["Reuters", "Vladimir Titorenko"]


def test_the_first_batch_has_no_number_of_its_own_and_no_invented_year(
    second: tuple[str, list[Statement]],
) -> None:
    batch = the(second[1], frame="transfer", item="BRDM-2", count=None)
    assert (batch.status, batch.basis, batch.date) == ("completed", "increment", None)
    assert path_of(batch) == ["Reuters", "Vladimir Titorenko"]


def test_the_office_the_five_and_the_ten_vehicles_are_told_apart(
    second: tuple[str, list[Statement]],
) -> None:
    office = the(second[1], frame="facility")
    assert (office.provider, office.recipient, office.status) == ("Russia", AFRICA, "completed")
    assert path_of(office) == ["Reuters"]
    five = the(second[1], frame="deployment", count=5)
    assert (five.provider, five.recipient, five.status) == ("Russia", AFRICA, "completed")
    vehicles = the(second[1], frame="transfer", count=10, item="armored vehicle")
    assert path_of(vehicles) == ["Reuters"]


def test_the_pool_is_only_considered_and_comes_by_way_of_ria_novosti(
    second: tuple[str, list[Statement]],
) -> None:
    pool = the(second[1], frame="deployment", kind="military instructor")
    assert (pool.status, pool.count) == ("considered", None)
    assert path_of(pool) == ["RIA Novosti", "Vladimir Titorenko"]


def test_help_in_lifting_is_asked_for_and_the_clearance_is_of_2017(
    second: tuple[str, list[Statement]],
) -> None:
    lifting = the(second[1], frame="embargo", action="lifted")
    assert (lifting.recipient, lifting.status) == (AFRICA, "requested")
    assert path_of(lifting) == ["Reuters", "Vladimir Titorenko"]
    cleared = the(second[1], frame="transfer", status="authorised")
    assert (cleared.provider, cleared.recipient, cleared.date) == ("Russia", AFRICA, "2017")
    rights = the(second[1], frame="concession")
    assert (rights.recipient, rights.item) == ("Russia", "mining rights")


@pytest.mark.parametrize("name", ["seed-000", "seed-002"])
def test_every_span_is_what_the_article_has_there(extractor: Extractor, name: str) -> None:
    text, statements = read(extractor, name)
    assert statements
    for statement in statements:
        spans = [*statement.evidence, *(slot.span for slot in statement.slots)]
        spans += [hop.span for hop in statement.hops]
        assert all(text[s.start : s.end] == s.exact for s in spans)
