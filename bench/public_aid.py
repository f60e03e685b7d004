"""``python -m bench.public_aid FILE``: announcements of military aid, donor, sum and items.

FILE is the military part of the Kiel Institute's Ukraine Support Tracker as JSON lines, in
place; it is no part of this project.  Only what stands in the words of an announcement is
scored: the donor where the text names it, the sum and the counts of items where their figures
stand in the text.  A donor is right when some transfer has it as provider; a sum or a count
when some statement has that figure.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.public_options import read_options
from tallywire.extract.extractor import Extractor
from tallywire.extract.language import load_language
from tallywire.model.statement import Statement
from tallywire.read import Metadata, read_text

Case = Mapping[str, Any]
SHORTEST: Final = 40
"""Announcements of fewer characters say nothing but the item."""


def military(path: Path) -> list[Case]:
    """The announcements of military aid that are texts at all."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [r for r in rows if r["kind"] == "Military" and len(r["text"]) > SHORTEST]


def score(case: Case, statements: Sequence[Statement], named: set[str]) -> dict[str, bool]:
    """What is there to find in one announcement, and whether it was found."""
    found: dict[str, bool] = {}
    givers = {
        name
        for s in statements
        if s.frame == "transfer" and s.provider
        for name in s.provider.split(" and ")
    }
    counts = {s.count for s in statements}
    if case["donor"] in named:
        found["donor"] = case["donor"] in givers
    if case["amount"] and case.get("amount_span"):
        found["amount"] = case["amount"] in counts
    for place, item in enumerate(case["items"]):
        if item.get("units") and item.get("units_span"):
            found[f"item {place}: {item['units']:g} {item['item']}"] = item["units"] in counts
    return found


def main() -> None:
    """Read every announcement and print the shares that were found."""
    options = read_options("bench.public_aid", __doc__, "file")
    extractor, names = Extractor(), load_language("en").names
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in military(options.place):
        metadata = Metadata(published=case["announced"], language="en")
        document = read_text(case["text"].encode(), case["id"], metadata=metadata)
        statements = extractor.extract(document).statements
        named = {mention.entity for mention in names.find(case["text"])}
        found = score(case, statements, named)
        for what, is_right in found.items():
            total[what.split()[0]] += 1
            right[what.split()[0]] += is_right
        missed = [what for what, is_right in found.items() if not is_right]
        if missed and options.misses:
            print(case["id"], case["donor"], missed, case["text"], sep="\n   ")
            for s in statements:
                print("     =", s.frame, s.provider, ">", s.recipient, s.what, s.count, s.status)
    for what in ("donor", "amount", "item"):
        share = right[what] / total[what] if total[what] else 0.0
        print(f"{what}: {right[what]} of {total[what]} ({share:.2f})")


if __name__ == "__main__":
    main()
