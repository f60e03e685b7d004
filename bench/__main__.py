"""``python -m bench``: measure, print, and write ``bench/results.md``.

Absolute figures are those of one machine on one day.  The ratios are what to compare: both of
their sides are measured in the same run, on the same texts, with the same model.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path
from typing import Final

from bench import corpus, public_texts, work
from bench.peers import Peers, chosen_sentences
from bench.reconciling import by_ledger
from bench.timing import PROCESSOR, WALL, least_seconds, peak_memory
from tallywire.pipeline import Reader, default_extractor

TOGETHER: Final = (
    "Made-up ledgers with known truth (`bench/ledgers.py`), written straight into the tables and "
    "reconciled as `tallywire reconcile` does it, in a process of its own with as many workers "
    "as the matters repay; by the clock on the wall. Then documents of one statement are added to "
    "the full ledger, one to each of 25 matters, and reconciled one by one: such a document costs "
    "what its matter costs, and the largest matter has some 8,000 statements.",
)
RESULTS: Final = Path(__file__).with_name("results.md")


def beside_spacy(reader: Reader, peers: Peers, count: int, rounds: int) -> list[str]:
    """Extraction beside the parser alone: every text relevant, and few of them."""
    lines = [
        "| texts | work | processor seconds | documents/s | times the work of Tallywire |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    few = f"1 in {corpus.IRRELEVANT + 1} relevant"
    corpora = {"every text relevant": corpus.documents(count)}
    if public_texts.is_installed():
        corpora[f"news, {few}"] = corpus.news(count, reader)
    corpora[f"hard, {few}"] = corpus.mixed(count)
    for name, texts in corpora.items():
        sentences = chosen_sentences(reader, texts)
        print(f"{name}: {len(texts)} texts, {corpus.size(texts):.2f} MB", flush=True)
        taken = least_seconds(
            {
                "Tallywire, extract": lambda texts=texts: work.extract(reader, texts),  # type: ignore[misc]
                "spaCy, trees of what matters": lambda s=sentences: peers.matters(s),  # type: ignore[misc]
                "spaCy, trees of everything": lambda texts=texts: peers.trees(texts),  # type: ignore[misc]
                "spaCy, everything on": lambda texts=texts: peers.everything(texts),  # type: ignore[misc]
            },
            rounds,
            PROCESSOR,
        )
        ours = taken["Tallywire, extract"]
        lines += [
            f"| {name} | {what} | {s:.2f} | {len(texts) / s:.0f} | {s / ours:.2f} |"
            for what, s in taken.items()
        ]
    return lines


def by_stage(reader: Reader, count: int, rounds: int) -> list[str]:
    """Each stage by itself, and all of them with one and two workers."""
    texts = corpus.documents(count)
    extractions = work.extract(reader, texts)
    megabytes = corpus.size(texts)
    started: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        work.write_texts(texts, folder)
        taken = least_seconds(
            {
                "read": lambda: work.read(folder),
                "extract": lambda: work.extract(reader, texts),
                "store": lambda: work.keep(texts, extractions, reader),
                "files to database, 1 worker": lambda: work.whole_way(folder, 1, reader),
                "files to database, 2 workers": lambda: work.whole_way(folder, 2, reader),
            },
            rounds,
            WALL,
        )
        work.write_texts(corpus.documents(2 * count), folder)
        for workers in (1, 2) * 2:
            rate = work.once_started(folder, workers, reader)
            started[workers] = max(rate, started.get(workers, 0.0))
    rows = [f"| {what} | {count / s:.0f} | {megabytes / s:.2f} |" for what, s in taken.items()]
    for workers, rate in started.items():
        name = f"files to database, {workers} worker{'s' * (workers > 1)}, once started"
        rows.append(f"| {name} | {rate:.0f} | {rate * megabytes / count:.2f} |")
    return [
        "| stage | documents/s | MB/s |",
        "| --- | ---: | ---: |",
        *rows,
        "",
        f"Two workers are {started[2] / started[1]:.2f} times one, their start not counted.",
    ]


def by_size(reader: Reader, holding: int, adding: int) -> list[str]:
    """What adding costs in an empty store and in one that holds much already."""
    texts = corpus.documents(60)
    extractions = work.extract(reader, texts)
    empty, full = (
        min(work.add_to_grown_store(texts, extractions, reader, n, adding) for _ in range(2))
        for n in (0, holding)
    )
    return [
        f"| store holds | processor ms for each of {adding} documents added |",
        "| ---: | ---: |",
        f"| 0 | {empty / adding * 1000:.2f} |",
        f"| {holding} | {full / adding * 1000:.2f} |",
        "",
        f"Ratio: {full / empty:.2f}. It grows with the work, not with the ledger, while it stays "
        "near 1.",
    ]


def by_memory(count: int) -> list[str]:
    """The peak of memory over the same texts, each in a process of its own."""
    ours, theirs = peak_memory("tallywire", count), peak_memory("spacy", count)
    return [
        f"Peak of memory over {count} texts: Tallywire {ours:.0f} MB, spaCy with everything on "
        f"{theirs:.0f} MB ({ours / theirs:.2f} times).",
    ]


def main(arguments: list[str] | None = None) -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description="Measure Tallywire beside bare spaCy.")
    parser.add_argument("--documents", type=int, default=240, help="texts in each corpus")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the least counts")
    parser.add_argument("--holding", type=int, default=2000, help="documents in the full store")
    parser.add_argument(
        "--statements",
        type=int,
        nargs="*",
        default=[10_000, 100_000, 1_000_000],
        help="sizes of the made-up ledgers that are put together",
    )
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the tables go")
    flags = parser.parse_args(arguments)
    reader, peers = default_extractor(), Peers()
    reader.extract(corpus.documents(1)[0])
    sections = {
        "Extraction beside the parser alone": beside_spacy(
            reader, peers, flags.documents, flags.rounds
        ),
        "Stages": by_stage(reader, flags.documents, flags.rounds),
        "Growth": by_size(reader, flags.holding, 100),
        "Memory": by_memory(flags.documents),
        "Putting documents together": [*TOGETHER, "", *by_ledger(flags.statements)],
    }
    text = _page(peers.name, flags.documents, flags.rounds, sections)
    flags.out.write_text(text, "utf-8")
    print(f"\n{text}\nWritten to {flags.out}")


def _page(peer: str, count: int, rounds: int, sections: dict[str, list[str]]) -> str:
    lines = [
        "# Results of `make bench`",
        "",
        f"{count} texts in each corpus, least of {rounds} interleaved rounds; peer: {peer}; "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}.",
        "",
        "*Every text relevant* are variations of the English samples, where most sentences matter. "
        f"*News* are public articles as they came (`make corpus`), of which Tallywire finds a "
        f"statement in one of {corpus.IRRELEVANT + 1}. *Hard* has one variation of a sample among "
        f"{corpus.IRRELEVANT} texts of no interest that are full of the right words. A number "
        "above 1 in the last column is work that Tallywire saves; the row *what matters* is the "
        "bare parse of the sentences that Tallywire parses, the least that a reader built on this "
        "parser has to pay. Stages are timed by the clock on the wall, the start of two workers "
        "included unless said otherwise.",
    ]
    for title, body in sections.items():
        lines += ["", f"## {title}", "", *body]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
