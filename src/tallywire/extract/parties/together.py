"""States that a text names in one breath, to which "the three countries" points back.

In: a text and its names, or a sentence.  Out: a ``Party`` for each list of two or more states, in
order; one for states that are only described ("African nations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.party import Party, join_parties

__all__ = ["described_states", "is_of_other_figure", "lists_of_states", "pointed_at"]

_LINK: Final = re.compile(r"(?:,|,?\s(?:and|&|as well as))\s(?:the\s)?")
_DASHES: Final = ("-", "‑", "–")
_COUNTS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def lists_of_states(text: str, names: Sequence[NameMention]) -> tuple[Party, ...]:
    """The lists of states that the text names side by side."""
    return tuple(_joined(run) for run in _runs(text, names) if len({n.entity for n in run}) > 1)


def pointed_at(lists: Sequence[Party], before: int, words: Sequence[str]) -> Party | None:
    """The list that "both countries", "the three states" or "those nations" stands for.

    Args:
        lists: the lists of the text, in order.
        before: where the phrase that points back begins.
        words: its words in lower case.
    """
    size = next((_COUNTS[w] for w in words if w in _COUNTS), None)
    for party in reversed(lists):
        if party.end <= before and size in (None, len(party.name.split(" and "))):
            return party
    return None


def described_states(sentence: Sentence, token: Token) -> Party | None:
    """ "African nations", "neighbouring countries": states that only a description tells."""
    is_one = any(c.lower in ("a", "an") for c in sentence.children(token, "det"))
    if token.tag != "NNS" and not (is_one and token.case):
        return None
    words = [c for c in sentence.children(token, "amod", "compound") if c.i < token.i]
    first = min((c.i for c in words), default=token.i)
    while first > 0 and any(t.text[0] in _DASHES for t in sentence.tokens[first - 1 : first + 1]):
        first -= 1
    kept = sentence.tokens[first : token.i + 1]
    if len(kept) < 2 or any(t.pos in ("NUM", "DET") for t in kept):
        return None
    text = sentence.text[kept[0].start - sentence.start : token.end - sentence.start]
    return Party(text, "region", kept[0].start, token.end)


def _runs(text: str, names: Sequence[NameMention]) -> Iterator[list[NameMention]]:
    run: list[NameMention] = []
    for name in names:
        if name.kind != "state" or name.form in ("adjective", "demonym", "combining"):
            continue
        if run and _LINK.fullmatch(text, run[-1].end, name.start):
            run.append(name)
            continue
        if run:
            yield run
        run = [name]
    if run:
        yield run


def _joined(run: Sequence[NameMention]) -> Party:
    joined = join_parties([Party(n.entity, "state", n.start, n.end) for n in run])
    assert joined is not None
    return joined


def is_of_other_figure(sentence: Sentence, word: Token, noun: Token) -> bool:
    """ "200 Dutch and 100 Danish soldiers": only the last adjective says whose the 100 are."""
    if word.dep != "amod" or word.i + 2 >= noun.i:
        return False
    link, figure = sentence.tokens[word.i + 1 : word.i + 3]
    is_next = link.lower in ("and", "or", ",") and figure.pos == "NUM"
    return is_next and word.i > 0 and sentence.tokens[word.i - 1].pos == "NUM"
