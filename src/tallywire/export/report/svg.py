"""A Vega-Lite chart -> inline SVG that is accessible, safe, and the same on every run.

In: a chart specification.  Out: markup without identifiers that differ by process, without
style attributes (the page's content security policy forbids them), with a title and a
description for those who do not see it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any, Final

import vl_convert
from markupsafe import Markup

from tallywire.export.report.words import visible

__all__ = ["CONFIG", "INK", "render_svg", "text_layer", "tidy_svg"]

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_DROPPED: Final = ("role", "style", "class", "aria-roledescription", "aria-hidden", "aria-label")
_REFERENCE: Final = re.compile(r"url\(#([^)]+)\)")
INK: Final = "#33312e"
RIM: Final = "#ffffff"
CONFIG: Final[dict[str, Any]] = {
    "background": "transparent",
    # Measured in a font that vl-convert brings along, so that layout is the same everywhere.
    "font": "Roboto",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e4e0d8",
        "domainColor": "#8a857c",
        "tickColor": "#8a857c",
    },
}
"""How all charts look; the page's style sheet names the same colours for dark screens."""


def text_layer(
    rows: list[dict[str, Any]], place: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    """Labels with a rim in the colour of the page, so that lines below do not cross them out."""
    rim = {"stroke": RIM, "strokeWidth": 4, "strokeOpacity": 0.85, "strokeJoin": "round"}
    mark = {"type": "text", "baseline": "middle", "color": INK, "aria": False, **rim, **place}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def render_svg(
    spec: dict[str, Any],
    key: str,
    title: str,
    description: str,
    links: Mapping[str, str] | None = None,
) -> Markup:
    """The chart as inline SVG.

    Args:
        spec: a Vega-Lite specification; it must name no data by address.  To hold it to the
            schema takes ten times as long as to draw it, so that only the tests do.
        key: prefix of all identifiers, unique on the page.
        title: accessible name.
        description: what the chart shows, in a sentence or two.
        links: where marks lead, by the ``#name`` that the specification gives them.
    """
    return tidy_svg(vl_convert.vegalite_to_svg(spec), key, title, description, links)


def tidy_svg(
    source: str, key: str, title: str, description: str, links: Mapping[str, str] | None = None
) -> Markup:
    """The same picture with steady identifiers, title and description, and no styling hooks."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(source)  # noqa: S314 - made by vl-convert in this process
    _rename_ids(root, key)
    for node in root.iter():
        label = node.get("aria-label")
        if node.tag == f"{{{_SVG}}}text" and node.get("stroke") == RIM:
            node.set("paint-order", "stroke")  # the rim below the letters
        for name in _DROPPED:
            node.attrib.pop(name, None)
        if node.get("font-family"):
            del node.attrib["font-family"]
        _move_link(node, links or {})
        if label and _is_mark(node):
            ET.SubElement(node, f"{{{_SVG}}}title").text = label
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        node = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{key}-{tag}"})
        node.text = visible(text)
        root.insert(position, node)
    role = "group" if root.find(f".//{{{_SVG}}}a") is not None else "img"
    root.attrib.update(
        {
            "font-family": "sans-serif",
            "role": role,
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-desc",
        }
    )
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 - serialised, escaped


def _is_mark(node: ET.Element) -> bool:
    return node.tag in (f"{{{_SVG}}}path", f"{{{_SVG}}}rect") and len(node) == 0


def _move_link(node: ET.Element, links: Mapping[str, str]) -> None:
    """Give a link the address of what it names; one that leads nowhere becomes a mere group.

    The marks' links are a shortcut for the mouse; the table below the chart is the way in.
    """
    target = node.attrib.pop(_XLINK, None)
    if target is None:
        return
    node.attrib.pop("target", None)
    address = links.get(target.partition("#")[2])
    if address is None:
        node.tag = f"{{{_SVG}}}g"
        return
    node.set("href", address)
    labels = [child.get("aria-label") for child in node]
    node.set("aria-label", next((label for label in labels if label), "figure"))
    node.set("tabindex", "-1")


def _rename_ids(root: ET.Element, key: str) -> None:
    names: dict[str, str] = {}
    for node in root.iter():
        if "id" in node.attrib:
            node.set("id", names.setdefault(node.attrib["id"], f"{key}-i{len(names)}"))
    for node in root.iter():
        for name, value in node.attrib.items():
            if "url(#" in value:
                node.set(
                    name,
                    _REFERENCE.sub(lambda found: f"url(#{names.get(found[1], key)})", value),
                )
