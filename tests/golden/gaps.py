"""Takes closed gaps out of ``known_gaps.yaml`` and says how many cases of each file pass.

Run it from the repository's root: ``python tests/golden/gaps.py``.  It never adds a line: a case
that fails without one is printed, and is to be mended or entered by hand with its reason.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_golden import CASES, GAPS, failures

FILE = Path(__file__).parent / "known_gaps.yaml"


def main() -> int:
    """0 when every failing case is a known gap."""
    failing: dict[str, list[str]] = {}
    for stem, cases in CASES.items():
        for case in cases:
            if wrong := failures(case):
                failing[case.id] = wrong
        passed = sum(case.id not in failing for case in cases)
        print(f"{stem:12} {passed:3} of {len(cases)}")
    closed = [i for i in GAPS if i not in failing]
    lines = FILE.read_text("utf-8").splitlines(keepends=True)
    FILE.write_text("".join(x for x in lines if x.split(":")[0] not in closed), "utf-8")
    print(f"{len(closed)} closed gaps taken out, {len(failing)} cases fail")
    new = [i for i in failing if i not in GAPS]
    for i in new:
        print("\n".join([f"\n{i} fails and is no known gap:", *failing[i]]))
    return 1 if new else 0


if __name__ == "__main__":
    raise SystemExit(main())
