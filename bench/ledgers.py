"""Made-up ledgers with known truth, as large as wanted.

In: how many statements, a seed.  Out: ``Stated``, and for each statement the event and the origin
that it was made from.  Everything is drawn matter by matter from a generator seeded by its
number: the same seed gives the same ledger, and a larger one begins like a smaller one.

What is noisy is what is noisy in the press: dates missing or coarse, counts missing, rounded or
wrong, things under other names, speakers under their office or their name, one speaker relayed by
many outlets, plans told before what came of them, and several events in one text.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from itertools import count as numbers
from typing import Any, Final

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import Origin, Statement
from tallywire.model.values import Span
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["Made", "made_ledger"]

_PER_MATTER: Final = 400
"""Statements of a matter on average; the largest has some 20 times as many."""
_FIRST_DAY: Final = datetime.date(2012, 1, 1).toordinal()
_DAYS: Final = 4_000
_PEOPLE: Final = (
    ("instructor", "trainer", "military instructor"),
    ("soldier", "troop", "serviceman"),
    ("mercenary", "fighter", "private contractor"),
    ("military adviser", "adviser", "military consultant"),
)
_ITEMS: Final = (
    ("BRDM-2", "armoured vehicle", "reconnaissance vehicle"),
    ("Mi-35", "attack helicopter", "helicopter"),
    ("Bayraktar TB2", "drone", "armed drone"),
    ("AK-47", "assault rifle", "rifle"),
    ("D-30", "howitzer", "artillery"),
    ("T-72", "tank", "main battle tank"),
)
_OUTLETS: Final = ("Reuters", "Agence France-Presse", "Associated Press", "TASS", "Xinhua", "BBC")
_PUBLISHERS: Final = tuple(f"Paper {n}" for n in range(1, 41))
_ROUND: Final = (10, 12, 20, 24, 30, 50, 60, 100, 150, 175, 200, 300, 500, 600, 1000, 1135, 3000)
_PLACES: Final = ("Arko", "Belmar", "Cisse", "Dorun", "Elwa", "Fadan", "Garo", "Hambe", "Issou")
_SYLLABLES: Final = (
    "bar",
    "con",
    "dor",
    "fel",
    "gan",
    "hul",
    "jor",
    "kem",
    "lun",
    "mor",
    "nel",
    "pos",
)
_WORDS: Final = tuple(a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES)
_PADDING: Final = 40
"""Words of no meaning in each text, so that texts about one matter are no copies by chance."""
_COPIED: Final = 0.05


class Made(msgspec.Struct, frozen=True):
    """A made-up statement and the truth behind it."""

    stated: Stated
    event: str
    origin: str | None


class _Fact(msgspec.Struct, frozen=True):
    """An event of the made-up world, as it was."""

    id: str
    frame: str
    provider: str
    recipient: str
    names: tuple[str, ...]
    count: int
    day: int
    place: str
    is_planned: bool


def made_ledger(size: int, seed: int = 1) -> Iterator[Made]:
    """At least ``size`` statements, matter by matter."""
    states = sorted(name for name, s in load_gazetteer().states.items() if s.status == "member")
    made = 0
    for number in numbers():
        if made >= size:
            return
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - made-up data
        provider, recipient = chance.sample(states, 2)
        for one in _matter(chance, number, provider, recipient):
            made += 1
            yield one


def _matter(chance: random.Random, number: int, provider: str, recipient: str) -> Iterator[Made]:
    """The texts about one pair: each tells a few facts that lie near one another in time."""
    wanted = int(_PER_MATTER * min(chance.paretovariate(1.3) / 4.3, 20.0)) + 5
    facts = _facts(chance, number, provider, recipient, max(2, wanted // 5))
    told = 0
    for text in numbers():
        if told >= wanted:
            return
        chosen = chance.randrange(len(facts))
        group = facts[chosen : chosen + chance.choice((1, 1, 2, 3))]
        for one in _text(chance, f"m{number}-{text}", group):
            told += 1
            yield one


def _facts(
    chance: random.Random, number: int, provider: str, recipient: str, wanted: int
) -> list[_Fact]:
    facts = []
    for n in range(wanted):
        frame = chance.choice(("deployment", "deployment", "transfer", "transfer", "withdrawal"))
        names = chance.choice(_ITEMS if frame == "transfer" else _PEOPLE)
        amount = chance.choice(_ROUND) if chance.random() < 0.6 else chance.randrange(2, 2500)
        day = _FIRST_DAY + chance.randrange(_DAYS)
        place = chance.choice(_PLACES)
        planned = chance.random() < 0.4
        id = f"{number}-{n}"
        facts.append(_Fact(id, frame, provider, recipient, names, amount, day, place, planned))
    return sorted(facts, key=lambda fact: fact.day)


def _text(chance: random.Random, name: str, facts: list[_Fact]) -> Iterator[Made]:
    """A text soon after its last fact, or before it where it tells a plan; now and then copied."""
    last = facts[-1]
    is_plan = last.is_planned and chance.random() < 0.4
    lag = -chance.randrange(5, 90) if is_plan else min(int(chance.expovariate(1 / 12)), 300)
    day = last.day + lag
    told = [_told(chance, fact, name, is_plan=is_plan and fact is last) for fact in facts]
    padding = " ".join(chance.choices(_WORDS, k=_PADDING))
    copies = 2 if chance.random() < _COPIED else 1
    for copy in range(copies):
        text = " ".join([*(one.sentence for one in told), padding])
        published = datetime.date.fromordinal(day + copy).isoformat()
        source = Source(f"{name}-{copy}", f"{name}-{copy}", _publisher(chance), published, text)
        start = 0
        for position, one in enumerate(told):
            yield _made(source, position, one, start)
            start += len(one.sentence) + 1


class _Told(msgspec.Struct, frozen=True):
    """What one text says of one fact."""

    fact: _Fact
    fields: dict[str, Any]
    origin: Origin
    via: tuple[str, ...]
    truth: str | None
    sentence: str


def _publisher(chance: random.Random) -> str:
    return chance.choice(_PUBLISHERS)


def _told(chance: random.Random, fact: _Fact, name: str, *, is_plan: bool) -> _Told:
    thing = chance.choices(fact.names, (6, 2, 1))[0]
    field = "item" if fact.frame == "transfer" else "kind"
    fields: dict[str, Any] = {field: thing, **_amount(chance, fact), "date": _date(chance, fact)}
    fields["status"] = "pledged" if is_plan else "completed"
    origin, truth = _speaker(chance, fact, name)
    via = (chance.choice(_OUTLETS),) if origin.name and chance.random() < 0.5 else ()
    words = f"{fields.get('count', 'Some')} {thing} for {fact.recipient} at {fact.place}."
    return _Told(fact, fields, origin, via, truth, words)


def _made(source: Source, position: int, told: _Told, start: int) -> Made:
    span = Span(start, start + len(told.sentence), told.sentence)
    statement = Statement(
        id=content_id("st", source.id, position),
        document_id=source.id,
        frame=told.fact.frame,
        provider=told.fact.provider,
        recipient=told.fact.recipient,
        unit="item" if told.fact.frame == "transfer" else "person",
        basis="increment",
        origin=told.origin,
        via=told.via,
        evidence=(span,),
        anchors=(told.sentence[:20],),
        **told.fields,
    )
    return Made(Stated(statement, source, position), told.fact.id, told.truth)


def _amount(chance: random.Random, fact: _Fact) -> dict[str, Any]:
    drawn = chance.random()
    if drawn < 0.15:
        return {}
    if drawn < 0.25 and fact.count > 20:
        return {"count": round(fact.count, -1), "qualifier": "approx"}
    if drawn < 0.28:
        return {"count": fact.count + chance.randrange(1, 10), "qualifier": "exact"}
    return {"count": fact.count, "qualifier": "exact"}


def _date(chance: random.Random, fact: _Fact) -> str | None:
    drawn = chance.random()
    if drawn < 0.35:
        return None
    day = fact.day + (chance.choice((-1, 1)) if chance.random() < 0.05 else 0)
    return datetime.date.fromordinal(day).isoformat()[: 7 if drawn < 0.55 else 10]


def _speaker(chance: random.Random, fact: _Fact, name: str) -> tuple[Origin, str | None]:
    """Who says it, and the origin in truth: a government is one, whoever speaks for it."""
    drawn = chance.random()
    if drawn < 0.25:
        return Origin(None, "publisher"), None
    if drawn < 0.7:
        state = fact.provider if drawn < 0.5 else fact.recipient
        return Origin(state, "official"), state
    if drawn < 0.85:
        return Origin("United Nations", "organisation"), "United Nations"
    return Origin("security sources", "anonymous"), f"sources in {name}"
