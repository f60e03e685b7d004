"""The reference pages that are made from the code: settings and issues.

In: the tables of the code.  Out: Markdown.  ``python -m tests.docs.reference`` writes the pages
(``make docs`` does so first); a test fails when a page is not what the code says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tallywire.model.issue import ISSUES
from tallywire.settings import FILE_NAME, SETTINGS, Settings

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
MADE: Final = "<!-- Made from the code by `make docs`; do not edit. -->"


def settings_page() -> str:
    """Every setting with its variable, its default and what it means."""
    defaults = Settings()
    rows = [
        f"| `{name}` | `TALLYWIRE_{name.upper()}` | `{getattr(defaults, name)}` | {meaning} |"
        for name, meaning in SETTINGS.items()
    ]
    lines = [
        *("# Settings", "", MADE, ""),
        f"Settings come from options of the command, from the environment, and from `{FILE_NAME}` "
        "in the folder you are in; the earlier wins over the later.",
        "",
        "| in the file | in the environment | default | is |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
        "An unknown key in the file is an error, not a silence.",
    ]
    return "\n".join(lines) + "\n"


def issues_page() -> str:
    """Every issue code with its message."""
    rows = [f"| `{code}` | {_worded(message)} |" for code, message in sorted(ISSUES.items())]
    lines = [
        *("# Issues", "", MADE, ""),
        "An issue is an oddity of the data: recorded, counted, shown, and kept in the database. "
        "The run goes on. With `--strict` a run that met one ends with status 1.",
        "",
        "| code | message |",
        "| --- | --- |",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def _worded(message: str) -> str:
    """The message with its gaps as words in italics."""
    return re.sub(r"\{(\w+)\}", r"*\1*", message).replace("|", "\\|")


PAGES: Final = {"settings.md": settings_page, "issues.md": issues_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
