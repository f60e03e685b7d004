"""The documentation says what the code has, and its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.core import TyperGroup

from tallywire.cli.commands import build
from tallywire.model.document import ZONES, Document, PublishedBasis
from tallywire.model.entity import ENTITY_KINDS
from tallywire.model.statement import FRAMES, Statement
from tallywire.model.values import (
    ACTIONS,
    BASES,
    CERTAINTIES,
    MODES,
    ORIGIN_KINDS,
    POLARITIES,
    QUALIFIERS,
    STATUSES,
    UNITS,
    DateBasis,
)
from tests.docs.reference import DOCS, PAGES

ROOT = DOCS.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PAPERS = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "src/tallywire/samples/README.md"])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def commands() -> dict[str, set[str]]:
    """The options of every command, by its name."""
    group = typer.main.get_command(build())
    assert isinstance(group, TyperGroup)
    return {
        f"{name} {verb}".strip(): {option for p in below.params for option in p.opts}
        for name, command in group.commands.items()
        for verb, below in getattr(command, "commands", {"": command}).items()
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_code_is_what_the_code_says(name: str) -> None:
    assert page(name) == PAGES[name](), "run: make docs"


def test_every_field_of_statements_and_documents_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", page("data-model.md")))
    fields = {*Statement.__struct_fields__, *Document.__struct_fields__}
    assert sorted(fields - explained) == []


def test_every_word_of_the_vocabularies_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", page("data-model.md")))
    words = {*FRAMES, *STATUSES, *POLARITIES, *CERTAINTIES, *QUALIFIERS, *BASES, *MODES, *ACTIONS}
    words |= {*UNITS, *ORIGIN_KINDS, *ZONES, *ENTITY_KINDS}
    words |= {*get_args(DateBasis), *get_args(PublishedBasis)}
    assert sorted(words - explained) == []


def test_the_import_rule_in_the_documentation_is_the_contract_that_is_checked() -> None:
    outer, _ = PYPROJECT["tool"]["importlinter"]["contracts"]
    assert "\n".join(outer["layers"]) in page("architecture.md")


def test_the_rooms_of_the_reading_are_told_in_the_order_that_is_checked() -> None:
    _, inner = PYPROJECT["tool"]["importlinter"]["contracts"]
    source = ROOT / "src" / "tallywire" / "extract"
    order = [name for layer in reversed(inner["layers"]) for name in layer.split(" | ")]
    rooms = [name for name in order if (source / name / "__init__.py").is_file()]
    table = page("decisions/0016-rooms-inside-the-reading.md").split("Beside them")[0]
    told = re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\| (`.*?) \|", table)))
    assert told == rooms


def test_every_room_is_on_the_map() -> None:
    source = ROOT / "src" / "tallywire"
    rooms = {p.name for p in source.iterdir() if (p / "__init__.py").is_file()}
    named = set(re.findall(r"`(\w+)`", page("architecture.md").split("## Who may")[0]))
    assert sorted(rooms - named - {"web"}) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_link_in_the_documentation_leads_to_a_file(paper: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(paper.read_text("utf-8"))]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (paper.parent / target).exists()] == []


def test_every_command_and_option_is_in_the_reference_and_every_command_in_the_readme() -> None:
    reference, readme = page("cli.md"), (ROOT / "README.md").read_text("utf-8")
    for name, options in commands().items():
        assert f"tallywire {name}" in reference, name
        assert f"`tallywire {name.split()[0]}" in readme, name
        missing = [o for o in sorted(options) if o.startswith("--") and o not in reference]
        assert missing == [], name


def test_every_command_line_shown_has_only_commands_and_options_that_exist() -> None:
    known = commands()
    shown = [
        (paper.name, line)
        for paper in PAPERS
        for line in re.findall(
            r"^(?:\$ )?tallywire (\w.*)$", paper.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert len(shown) > 5
    for where, line in shown:
        name, *rest = shlex.split(line, comments=True)
        if rest and f"{name} {rest[0]}" in known:
            name = f"{name} {rest[0]}"
        assert name in known, (where, line)
        options = {word.partition("=")[0] for word in rest if word.startswith("--")}
        assert options <= known[name] | {"--help"}, (where, line)


def test_every_decision_is_listed() -> None:
    decisions = DOCS / "decisions"
    listed = set(LINK.findall((decisions / "index.md").read_text("utf-8")))
    assert {p.name for p in decisions.glob("0*.md")} == listed


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("nav:")[2]
    listed = set(re.findall(r"[\w/-]+\.md", navigation))
    assert {str(p.relative_to(DOCS)) for p in DOCS.rglob("*.md")} == listed


def test_every_target_of_the_makefile_is_in_its_help_and_named_in_a_paper() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None
    papers = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    for target in targets.group(1).split():
        assert re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE), target
        assert target == "help" or f"make {target}" in papers, target


def test_the_newest_version_in_the_changelog_is_that_of_the_package() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == PYPROJECT["project"]["version"]
