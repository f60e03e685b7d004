"""``python -m bench.public_names FILE``: do two names denote one entity.

FILE is the table of labelled name pairs of OpenSanctions' nomenklatura (MIT) as CSV with the
columns schema, name1, name2 and is_match, in place; it is no part of this project.  The pairs
fall by a hash of the names into a half to develop on and a half to look at only to measure.
Pairs that differ in a number alone are in: the table calls some of them matches, this project
never does.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from bench.public_options import read_options
from tallywire.resolve.names import is_same_name, likeness

Case = Mapping[str, str]
HALVES: Final = ("developed on", "held")
ANSWERS: Final = {
    (True, True): "hit",
    (True, False): "false",
    (False, True): "missed",
    (False, False): "no",
}


def half_of(case: Case) -> str:
    """The half that a pair belongs to, whatever its place in the file."""
    text = f"{case['name1']}\0{case['name2']}".encode()
    return HALVES[hashlib.sha256(text).digest()[0] % 2]


def kind_of(case: Case) -> str:
    """The kind of name that the pair's schema stands for."""
    return "person" if case["schema"] == "Person" else "organisation"


def counts(cases: Sequence[Case]) -> Counter[str]:
    """Right and wrong answers: hits, false ones and missed ones."""
    found: Counter[str] = Counter()
    for case in cases:
        said = is_same_name(case["name1"], case["name2"], kind_of(case))
        is_match = case["is_match"] == "true"
        found[
            "hit" if said and is_match else "false" if said else "missed" if is_match else "no"
        ] += 1
    return found


def figures(found: Counter[str]) -> str:
    """Precision, recall and F1 in one line."""
    precision = found["hit"] / ((found["hit"] + found["false"]) or 1)
    recall = found["hit"] / ((found["hit"] + found["missed"]) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {sum(found.values())}"


def main() -> None:
    """Compare every pair and print the figures of both halves."""
    options = read_options(
        "bench.public_names", __doc__, "file", "list the wrong ones of the first half"
    )
    with options.place.open(encoding="utf-8", newline="") as lines:
        cases = list(csv.DictReader(lines))
    for half in HALVES:
        own = [case for case in cases if half_of(case) == half]
        print(f"{half + ':':<14} {figures(counts(own))}")
    print(f"{'all:':<14} {figures(counts(cases))}")
    if options.misses:
        for case in cases:
            if half_of(case) == HALVES[0] and counts([case]) & Counter(("false", "missed")):
                alike = likeness(case["name1"], case["name2"], kind_of(case))
                print(f"  {case['is_match']:<6} {alike:.2f}  {case['name1']} | {case['name2']}")


if __name__ == "__main__":
    main()
