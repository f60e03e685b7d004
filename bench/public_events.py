"""``python -m bench.public_events FOLDER``: who gives whom, in the records of PLOVER.

FOLDER holds ``plover/gold_standard_records/PLOVER_GSR_CAMEO.txt`` in place (CC BY-SA 4.0); it is
no part of this project.  A record is one sentence with an event, its source and its target.

Which records count was settled before scoring, by reading all of the kinds asked for:

- aid, request, agreement, denial and withdrawal are PLOVER's AID, COOPERATE and SUPPORT; DEMAND;
  AGREE and CONCEDE; REJECT; RETREAT and SANCTION; and THREATEN where what is threatened is to
  withdraw;
- of these, the event is military or security assistance by the annotation guide: arms, material
  or military aid, troops sent, offered, refused or withdrawn, military intelligence, the backing
  of an armed group;
- the source and the target of the record are the two that give and receive.

Left out are relief, trade, loans and asylum; the United Nations' own peacekeepers, inspectors
and observers; exercises held together, in which nobody gives anything; a state's forces at home;
evidence handed to investigators; an ally that only hosts, mediates or votes; pleas to stop giving
and pleas to withdraw (no statement by the guide, or the host is no party of the record); and a
force without a state or organisation.  No DEMAND, CONCEDE or SUPPORT is left then.

PETRARCH's unit tests were read in the same way.  None counts: their countries are invented, and
what they give one another is wheat, money and trade.

A record is right when some statement read in its sentence has the giver among its providers and
the receiver among its recipients, each by the state that it belongs to; frame and status are not
compared.  It is turned round when only a statement with the two exchanged is read; else it is
not found.  ``COUNTED`` says who gives: the source ("source"), the target ("target", where the
source is the host), or one of the two that the record names side by side ("either").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.public_options import read_options
from tallywire.extract.extractor import Extractor
from tallywire.extract.language import load_language
from tallywire.extract.names.find import NameIndex
from tallywire.model.statement import Statement
from tallywire.read import Metadata, read_text
from tallywire.resolve.parties import home_of, known_name

Case = Mapping[str, Any]
Homes = frozenset[str]
RECORDS: Final = Path("plover", "gold_standard_records", "PLOVER_GSR_CAMEO.txt")
PREFIX: Final = "PLOVER-GSR01-"
COUNTED: Final = {
    "AGREE-0010": "source",
    "AGREE-0013": "source",
    "AGREE-0014": "source",
    "AGREE-0016": "source",
    "AGREE-0034": "source",
    "AID-0003": "source",
    "AID-0004": "source",
    "AID-0008": "source",
    "COOPERATE-0001": "either",
    "REJECT-0008": "source",
    "REJECT-0011": "source",
    "RETREAT-0010": "target",
    "RETREAT-0018": "source",
    "SANCTION-0004": "source",
    "SANCTION-0007": "source",
    "THREATEN-0003": "source",
}
ANSWERS: Final = ("right", "turned round", "other parties", "nothing read")


def counted(path: Path) -> list[Case]:
    """The records that count, in the order of the file."""
    records: Sequence[Case] = json.loads(path.read_text("utf-8"))
    return [r for r in records if str(r["id"]).removeprefix(PREFIX) in COUNTED]


def homes(party: str, names: NameIndex) -> Homes:
    """The homes that the words for a party name; where they name a state, only states."""
    known = known_name(party)
    if known is not None:
        return frozenset({home_of(known.entity)})
    found = names.find(party)
    states = [mention for mention in found if mention.kind == "state"]
    return frozenset(home_of(mention.entity) for mention in states or found)


def wanted(case: Case, giver: str, names: NameIndex) -> tuple[Homes, Homes]:
    """Who gives and who receives by the record; two sources are the two sides of "either"."""
    source, target = (
        [homes(str(actor["actorText"]), names) for actor in case.get(side) or ()]
        for side in ("source", "target")
    )
    if giver == "either":
        return source[0], source[1]
    gives, receives = (source, target) if giver == "source" else (target, source)
    return frozenset().union(*gives), frozenset().union(*receives)


def answer(
    parties: tuple[Homes, Homes], read: Iterable[tuple[Homes, Homes]], *, is_mutual: bool = False
) -> str:
    """One of ``ANSWERS`` for a record, from the providers and recipients that were read."""
    pairs = list(read)
    gives, receives = parties
    if any(gives & a and receives & b for a, b in pairs):
        return "right"
    if any(gives & b and receives & a for a, b in pairs):
        return "right" if is_mutual else "turned round"
    return "other parties" if pairs else "nothing read"


def ends(statement: Statement, names: NameIndex) -> tuple[Homes, Homes]:
    """The providers and the recipients of a statement by their homes."""
    return homes(statement.provider or "", names), homes(statement.recipient or "", names)


def main() -> None:
    """Read the sentence of every record that counts and print the shares of the answers."""
    options = read_options("bench.public_events", __doc__, "folder")
    extractor, names = Extractor(), load_language("en").names
    found: Counter[str] = Counter()
    for case in counted(options.place / RECORDS):
        text = str(case["text"]).strip(" {}")
        metadata = Metadata(published=case["date"], language="en")
        document = read_text(text.encode(), str(case["id"]), metadata=metadata)
        statements = extractor.extract(document).statements
        giver = COUNTED[str(case["id"]).removeprefix(PREFIX)]
        parties = wanted(case, giver, names)
        read = [ends(statement, names) for statement in statements]
        said = answer(parties, read, is_mutual=giver == "either")
        found[said] += 1
        if options.misses and said != "right":
            print(case["id"], said, [sorted(side) for side in parties], text, sep="\n   ")
            for s in statements:
                print("     =", s.frame, s.provider, ">", s.recipient, s.what, s.status)
    total = found.total()
    print(f"records: {total}")
    for said in ANSWERS:
        print(f"{said}: {found[said]} ({found[said] / (total or 1):.2f})")


if __name__ == "__main__":
    main()
