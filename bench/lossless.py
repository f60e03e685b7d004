"""``python -m bench.lossless``: with and without the gate the same is read, to the byte.

In: the public texts of ``make corpus``.  Out: how many were read both ways, and which of them
came out differently; the exit status is 1 if any did.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context

import msgspec

from bench import public_texts
from tallywire.extract.extractor import Extractor
from tallywire.model.document import Document
from tallywire.pipeline import extract_batch, is_failed

__all__ = ["differing", "main"]

_GROUP = 16


def differing(documents: Sequence[Document]) -> tuple[int, list[str]]:
    """How many statements the documents have, and the names of those that the gate changes.

    A document whose reading crashes is named too.
    """
    gated, whole = (extract_batch(_extractor(is_gated=flag), documents) for flag in (True, False))
    names = [
        document.name
        for document, one, other in zip(documents, gated, whole, strict=True)
        if is_failed(other) or msgspec.json.encode(one) != msgspec.json.encode(other)
    ]
    return sum(len(one.statements) for one in whole), names


@cache
def _extractor(*, is_gated: bool) -> Extractor:
    return Extractor(is_gated=is_gated)


def _groups(documents: Iterable[Document]) -> Iterable[list[Document]]:
    stream = iter(documents)
    while group := list(islice(stream, _GROUP)):
        yield group


def main(arguments: list[str] | None = None) -> int:
    """Read all texts both ways."""
    parser = argparse.ArgumentParser(description="Hold the gate against reading everything.")
    parser.add_argument("--mixtures", type=int, default=500, help="mixtures beside the real texts")
    parser.add_argument("--every", type=int, default=1, help="take only each such text")
    flags = parser.parse_args(arguments)
    if not public_texts.is_installed():
        print(f"The public texts are not in {public_texts.PLACE}: run `make corpus`.")
        return 2
    texts = public_texts.assembled(flags.mixtures, flags.every)
    statements, lost = 0, []
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for number, (count, names) in enumerate(pool.map(differing, _groups(texts)), 1):
            statements += count
            lost += names
            for name in names:
                print(f"  {name}: changed by the gate, or not to be read", flush=True)
            if number % 20 == 0:
                print(f"  {min(number * _GROUP, len(texts))} texts read", flush=True)
    print(f"{len(texts)} texts, {statements} statements; changed by the gate: {len(lost)}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
