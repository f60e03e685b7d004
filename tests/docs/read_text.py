"""Reads one text with the packs on the path: JSON of statements and of their pack entries.

Run in a process of its own, so that changed packs are loaded and no cache knows others.
"""

from __future__ import annotations

import json
import sys

import msgspec

import tallywire
from tallywire.extract.extractor import Extractor
from tallywire.model.document import Document

if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode()
    document = Document(id="doc_1", name="one", text=text, digest="0", language="en")
    reader = Extractor()
    found = {
        "from": tallywire.__file__,
        "statements": [one.as_record() for one in reader.extract(document).statements],
        "entries": [
            str(entry)
            for explanation in reader.explain(document)
            for reason in explanation.reasons
            for entry in reason.entries
        ],
    }
    sys.stdout.write(json.dumps(msgspec.to_builtins(found)))
