"""``python -m bench.public_attribution FOLDER``: attribution against PolNeAR's annotation.

FOLDER holds ``text/*.txt`` and ``attributions/*.ann`` in brat's standoff format; both are read
where they lie.  Compared are the characters of the source and of the content, as sets of words.

What is scored: attributions whose cue holds a word of communication (Levin's verbs of
communication, class 37, with their nouns), "according to", or nothing but a mark.  Whatever is
read of another attribution (beliefs, plans, blame) counts neither for nor against.  One claim
is paired with one attribution, by the words of the cue first, then of the content.

exact    the same words on both sides
partial  each span counts with the share of its words that the other side has too
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.communication import communicates
from tallywire.extract.attribution import Attribution, attribute
from tallywire.extract.attribution.claims import Range
from tallywire.extract.attribution.persons import find_persons
from tallywire.extract.grammar.parse import Parser
from tallywire.extract.grammar.segment import segment
from tallywire.extract.language import LanguageData, load_language
from tallywire.extract.masks import Masks
from tallywire.read import Metadata, read_text

__all__ = ["Act", "annotated", "main", "read", "score"]

WORD: Final = re.compile(r"\w+")
PARTS: Final = ("source", "content")
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody says something: each part as the offsets of its words.

    Attributes:
        source: who.
        cue: by which word.
        content: what.
        is_scored: whether the cue communicates.
    """

    source: Words
    cue: Words
    content: Words
    is_scored: bool = True


def annotated(path: Path, text: str) -> list[Act]:
    """The attributions of one annotation file."""
    spans: dict[str, list[Range]] = {}
    links: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].startswith("T"):
            ranges = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(a), int(b)) for a, b in (r.split() for r in ranges)]
        elif cells[0].startswith("E"):
            links.append(cells[1])
    acts = []
    for link in links:
        parts: dict[str, list[Range]] = defaultdict(list)
        for role in link.split():
            name, _, key = role.partition(":")
            parts[name.rstrip("0123456789")] += spans.get(key, [])
        cue = " ".join(text[a:b] for a, b in parts["Cue"])
        acts.append(
            Act(
                _words(text, parts["Source"]),
                _words(text, parts["Cue"]),
                _words(text, parts["Content"]),
                communicates(cue),
            )
        )
    return [act for act in acts if act.content]


def read(text: str, parser: Parser, data: LanguageData) -> list[Act]:
    """The attributions that Tallywire reads in a text, every sentence parsed."""
    document = read_text(text.encode(), "text", metadata=Metadata(language="en"))
    bounds = segment(document)
    names = data.names.find(document.text)
    masks = Masks(document.text, names, data)
    plans = [masks.plan(b) for b in bounds]
    sentences = list(parser.parse(document.text, plans))
    persons = find_persons(document.text, bounds, names, data.cues)
    found = attribute(document.text, sentences, names, persons, data.cues, document.zones)
    shift = text.find(document.text[:40])
    return list(_acts(found, text, shift))


def _acts(found: Attribution, text: str, shift: int) -> Iterator[Act]:
    quoted: dict[Range, list[Range]] = defaultdict(list)
    for claim in found.claims:
        if claim.form == "quote":
            quoted[claim.cue] += claim.content
    for claim in (*found.claims, *found.acts):
        if claim.form in ("quote", "credit"):
            continue
        speaker = claim.speakers[-1]
        yield Act(
            _words(text, [claim.phrase or (speaker.start, speaker.end)], shift),
            _words(text, [claim.cue], shift),
            _words(text, [*claim.content, *quoted.get(claim.cue, [])], shift),
        )


def _words(text: str, ranges: Sequence[Range], shift: int = 0) -> Words:
    return frozenset(
        m.start() for a, b in ranges for m in WORD.finditer(text, a + shift, b + shift)
    )


@dataclass(slots=True)
class Tally:
    """Sums over all texts for one part, or for whole attributions."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    recall: float = 0.0
    precision: float = 0.0

    def add(self, one: Words, other: Words) -> None:
        """Count a pair: ``one`` is the annotated side."""
        common = len(one & other)
        self.exact += one == other
        self.recall += common / len(one) if one else 0.0
        self.precision += common / len(other) if other else 0.0

    def rows(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Precision, recall and F1: exact, partial."""
        gold, found = self.gold or 1, self.found or 1
        return (
            _f1(self.exact / found, self.exact / gold),
            _f1(self.precision / found, self.recall / gold),
        )


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def pairs_of(gold: Sequence[Act], found: Sequence[Act]) -> list[tuple[int, int]]:
    """One-to-one pairs, best agreement first; the cue or both other parts must meet."""
    options = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            cue = bool(one.cue & other.cue)
            common = len(one.content & other.content)
            if common and (cue or one.source & other.source):
                options.append((not cue, -common, i, j))
    taken: list[tuple[int, int]] = []
    for _, _, i, j in sorted(options):
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def score(texts: Sequence[tuple[list[Act], list[Act]]]) -> dict[str, Tally]:
    """Figures over (annotated, read) of every text, by part; "whole" asks for a pair only."""
    tallies = {name: Tally() for name in (*PARTS, "whole")}
    for gold, found in texts:
        pairs = pairs_of(gold, found)
        left_out = {j for i, j in pairs if not gold[i].is_scored}
        for name, tally in tallies.items():
            sided = [a for a in gold if a.is_scored and (name != "source" or a.source)]
            tally.gold += len(sided)
            tally.found += len(found) - len(left_out)
        for i, j in pairs:
            if not gold[i].is_scored:
                continue
            tallies["content"].add(gold[i].content, found[j].content)
            tallies["whole"].add(frozenset({1}), frozenset({1}))
            if gold[i].source:
                tallies["source"].add(gold[i].source, found[j].source)
            else:
                tallies["source"].found -= 1
    return tallies


def main(arguments: Sequence[str] | None = None) -> int:
    """Score a folder and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    files = sorted((folder / "attributions").glob("*.ann"))
    if not files:
        print(f"no attributions/*.ann in {folder}", file=sys.stderr)
        return 2
    machine, data = Parser(), load_language("en")
    texts = []
    for path in files:
        text_path = text_of(folder, path)
        with text_path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        texts.append((annotated(path, text), read(text, machine, data)))
    print(f"{len(texts)} texts")
    for name, tally in score(texts).items():
        exact, partial = tally.rows()
        print(
            f"{name:<8} annotated {tally.gold} read {tally.found}"
            f"  exact P {exact[0]:.3f} R {exact[1]:.3f} F1 {exact[2]:.3f}"
            f"  partial P {partial[0]:.3f} R {partial[1]:.3f} F1 {partial[2]:.3f}"
        )
    return 0


def text_of(folder: Path, annotation: Path) -> Path:
    """The text of an annotation file, whose name may end in its annotator's mark."""
    plain = folder / "text" / f"{annotation.stem}.txt"
    return plain if plain.exists() else plain.with_name(f"{annotation.stem.rpartition('_')[0]}.txt")


if __name__ == "__main__":
    raise SystemExit(main())
