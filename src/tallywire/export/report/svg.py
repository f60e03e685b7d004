"""A Vega-Lite chart -> inline SVG that is accessible, safe, and the same on every run.

In: a chart specification.  Out: markup without identifiers that differ by process, without
style attributes (the page's content security policy forbids them), with a title and a
description for those who do not see it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any, Final

import altair as alt
import vl_convert
from markupsafe import Markup

from tallywire.export.report.words import visible

__all__ = ["render_svg", "tidy_svg"]

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_DROPPED: Final = ("role", "style", "class", "aria-roledescription", "aria-hidden", "aria-label")
_REFERENCE: Final = re.compile(r"url\(#([^)]+)\)")


def render_svg(spec: dict[str, Any], key: str, title: str, description: str) -> Markup:
    """The chart as inline SVG.

    Args:
        spec: a Vega-Lite specification; it must name no data by address.
        key: prefix of all identifiers, unique on the page.
        title: accessible name.
        description: what the chart shows, in a sentence or two.
    """
    chart = alt.Chart.from_dict(spec)
    return tidy_svg(vl_convert.vegalite_to_svg(chart.to_dict()), key, title, description)


def tidy_svg(source: str, key: str, title: str, description: str) -> Markup:
    """The same picture with steady identifiers, title and description, and no styling hooks."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(source)  # noqa: S314 - made by vl-convert in this process
    _rename_ids(root, key)
    for node in root.iter():
        label = node.get("aria-label")
        for name in _DROPPED:
            node.attrib.pop(name, None)
        if node.get("font-family"):
            del node.attrib["font-family"]
        _move_link(node)
        if label and _is_mark(node):
            ET.SubElement(node, f"{{{_SVG}}}title").text = label
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        node = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{key}-{tag}"})
        node.text = visible(text)
        root.insert(position, node)
    role = "group" if root.find(f".//{{{_SVG}}}a") is not None else "img"
    root.attrib.update(
        {"role": role, "aria-labelledby": f"{key}-title", "aria-describedby": f"{key}-desc"}
    )
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 - serialised, escaped


def _is_mark(node: ET.Element) -> bool:
    return node.tag in (f"{{{_SVG}}}path", f"{{{_SVG}}}rect") and len(node) == 0


def _move_link(node: ET.Element) -> None:
    """Keep a link to a place of the page, in front of which vl-convert puts an address.

    The marks' links are a shortcut for the mouse; the table below the chart is the way in.
    """
    target = node.attrib.pop(_XLINK, None)
    if target is not None:
        node.attrib.pop("target", None)
        node.set("href", f"#{target.partition('#')[2]}")
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
