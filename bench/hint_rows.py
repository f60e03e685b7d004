"""Annotated folders -> what learning the weights of hints sees.

In: folders of texts with gold files beside them.  Out: ``Row`` values, one for each hint of each
sentence, whether or not a rule reads it: its signs, and what the gold says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tallywire.app.evaluating import gold_documents
from tallywire.evaluation.agreement import Record, agree, agreement
from tallywire.evaluation.assignment import assign
from tallywire.evaluation.gold import load_gold
from tallywire.extract.extractor import Extractor
from tallywire.extract.hints import Proposal
from tallywire.packs.lexicon_hints import spelled

__all__ = ["Row", "Side", "rows_of"]

FOUND: Final = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """A party that could be a side of a hint, and whether it is."""

    signs: tuple[str, ...]
    is_giver: bool
    is_getter: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One hint.

    Attributes:
        text: name of its text.
        frame: its frame.
        signs: what holds of it.
        is_unread: no rule read its sentence.
        is_told: the gold has a statement of its frame in its sentence.
        is_right: what it would add agrees with a statement of the gold.
        is_fresh: with one that the rules did not find.
        adds: it would add a statement.
        sides: the parties it could have; none where the sentence tells no such thing.
    """

    text: str
    frame: str
    signs: tuple[str, ...]
    is_unread: bool
    is_told: bool
    is_right: bool
    is_fresh: bool
    adds: bool
    sides: tuple[Side, ...]


def rows_of(folders: Iterable[Path], skipped: frozenset[str]) -> Iterator[Row]:
    """The hints of all texts of the folders, but for the skipped ones."""
    extractor = Extractor()
    for folder in folders:
        gold = tuple(g for g in load_gold(folder) if g.name not in skipped)
        statements = {g.name: g.statements for g in gold}
        for document in gold_documents(folder, gold, None):
            told = statements[document.name]
            read, proposals = extractor.proposals(document)
            found = _found(told, [one.as_record() for one in read])
            for proposal in proposals:
                yield _row(document.name, document.text, told, found, proposal)


def _found(gold: Sequence[Record], read: Sequence[Record]) -> set[int]:
    """Places of the gold statements that the rules find."""
    gains = [[agreement(g, r) for r in read] for g in gold]
    pairs = assign(gains) if gold and read else []
    return {g for g, r in pairs if gains[g][r] >= FOUND}


def _row(name: str, text: str, gold: Sequence[Record], found: set[int], proposal: Proposal) -> Row:
    hint, (start, end) = proposal.hint, proposal.bounds
    frame = hint.draft.frame
    here = [
        g
        for g in gold
        if g["frame"] == frame and any(start <= text.find(a) < end for a in g["anchors"])
    ]
    made = [statement.as_record() for statement in proposal.added]
    right = {i for i, g in enumerate(gold) for m in made if agreement(g, m) >= FOUND}
    sides = [
        Side(
            signs,
            any(agree("provider", g, {**g, "provider": party.name}) == 1.0 for g in here),
            any(agree("recipient", g, {**g, "recipient": party.name}) == 1.0 for g in here),
        )
        for party, signs in (hint.options if here else ())
    ]
    return Row(
        name,
        frame,
        spelled(hint.signs, frame),
        proposal.is_unread,
        bool(here),
        bool(right),
        bool(right - found),
        bool(made),
        tuple(sides),
    )
