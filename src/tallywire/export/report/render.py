"""Templates, style and script -> pages whose security policy admits nothing else.

In: a template's name and its views.  Out: the page as bytes.  Style and script stand inline,
admitted by their hash alone, so that a page works by itself from disk in any browser and
nothing that a text smuggles in can run, load or send.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from tallywire.export.report import segments, words
from tallywire.export.report.events import CREDIBILITY

__all__ = ["render_page", "render_row"]

_HERE: Final = Path(__file__).parent
_ROOT: Final = Markup("\x01")
_SCRIPTS: Final = {
    "ledger.html": "table.js",
    "events.html": "table.js",
    "document.html": "document.js",
}
_STYLES: Final = {
    "document.html": "document.css",
    "documents.html": "",
    "entities.html": "",
    "entity.html": "",
    "ledger.html": "",
}
"""What a page needs besides ``report.css``; a page that is not named needs ``tally.css``."""


def _shown(value: Any) -> Any:
    """Every value that a template prints: hidden characters are named, None is a mistake."""
    if type(value) is str:
        return value if value.isprintable() else words.visible(value)
    if value is None:
        raise TypeError("a template printed None; test for it there")
    return value


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {
        "exact": segments.exact,
        "clip": words.clip,
        "date_words": words.date_phrase,
        "plain": lambda value: str(value).replace("_", " "),
        "number": words.number,
    }
    environment.globals |= {
        "plural": words.plural,
        "credibility": CREDIBILITY,
        "group_of_status": words.group_of_status,
        "group_labels": words.GROUP_LABELS,
        "evidence_id": segments.evidence_id,
        "slot_id": segments.slot_id,
        "hop_id": segments.hop_id,
    }
    return environment


@cache
def _asset(*names: str) -> tuple[Markup, str]:
    """Files of ``static/``, joined for use inline, and their hash as a policy source."""
    text = "".join((_HERE / "static" / name).read_text(encoding="utf-8") for name in names if name)
    hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"'sha256-{hashed}'"  # noqa: S704 - our own file


def render_page(template: str, root: str, **context: Any) -> bytes:
    """The page.

    Args:
        template: a file of ``templates/``.
        root: what leads from the page's folder to the report's, ``""`` or ``"../"``.
        context: what the template reads.
    """
    style, style_hash = _asset("report.css", _STYLES.get(template, "tally.css"))
    script, script_hash = (
        _asset(_SCRIPTS[template]) if template in _SCRIPTS else (Markup(""), "'none'")
    )
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    html = page.render(root=root, style=style, script=script, policy=Markup(policy), **context)  # noqa: S704
    return html.encode("utf-8")


def render_row(view: object, providers: str, recipients: str) -> tuple[Markup, Markup]:
    """One row of the ledger's table, for pages of the report's folder and of folders in it.

    Rendering is what a large report spends its time on, so that it is done once, with a mark
    where the two differ; no value can hold the mark, for ``_shown`` would have named it.
    """
    row = _environment().get_template("row.html")
    html = row.render(view=view, root=_ROOT, providers=providers, recipients=recipients)
    return Markup(html.replace(_ROOT, "")), Markup(html.replace(_ROOT, "../"))  # noqa: S704
