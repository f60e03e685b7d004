"""The gate against reading everything, on public news as it comes and on mixtures of it.

``make lossless`` reads all of the more than 5,000 texts; here is one in 120 of them.
"""

from __future__ import annotations

import pytest

from bench import public_texts
from bench.lossless import differing

EVERY = 120


@pytest.mark.skipif(not public_texts.is_installed(), reason="no public texts: run `make corpus`")
def test_with_and_without_the_gate_public_texts_read_the_same_to_the_byte() -> None:
    statements, changed = differing(public_texts.assembled(every=EVERY))
    assert statements > 0
    assert changed == []
