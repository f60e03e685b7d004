"""Part of speech and dictionary form of parsed words, worked out once for each kind of word.

In: a spaCy pipeline, and sentences with tags and relations.  Out: ``Morph`` values, the very
ones that the pipeline's own ``attribute_ruler`` and ``lemmatizer`` give.  Nearly every pattern
of the ruler looks at one word alone, so that what the two say depends on nothing but the word's
form, tag and relation.  The few patterns over several words, and those that change a tag or a
relation, are tried on each sentence that has a word they need; where one fits, the words that
it fits go through the components together, or the whole sentence where it changes a tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

__all__ = ["COMPONENTS", "Kind", "Morph", "Morphology"]

COMPONENTS: Final = ("attribute_ruler", "lemmatizer")
"""What the pipeline is to leave out, because it is done here."""

_OWN: Final = frozenset({"TAG", "LOWER", "ORTH", "TEXT", "DEP", "IS_SPACE"})
"""What a pattern may look at if a word's form, tag and relation are to decide it."""

_WHOLE: Final = "whole "
"""How the names of patterns begin that may change more than the words they fit."""

_MOST: Final = 200_000
"""Kinds of words remembered before starting anew, so that memory has a bound (some 30 MB)."""


class Morph(NamedTuple):
    """Universal part of speech and dictionary form of a word, the latter in lower case."""

    pos: str
    lemma: str


Kind = tuple[int, int, int]
"""A kind of word: its form, tag and relation as the vocabulary numbers them."""


class Morphology:
    """The two components of a pipeline behind a memory of the words they have seen."""

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher

        self._nlp = nlp
        self._components = [nlp.get_pipe(n) for n in COMPONENTS if n in nlp.component_names]
        self._known: dict[Kind, Morph] = {}
        self._phrases: dict[tuple[Kind, ...], list[Morph]] = {}
        self._special = Matcher(nlp.vocab)
        patterns = list(_special(_rules(nlp)))
        for number, (pattern, is_whole) in enumerate(patterns):
            self._special.add(f"{_WHOLE if is_whole else ''}{number}", [pattern])
        self._hints = _Hints(nlp.vocab, [pattern for pattern, _ in patterns])

    def of(self, docs: Sequence[Any], rows: Sequence[Sequence[Kind]]) -> list[list[Morph]]:
        """What the components say of the words of each document.

        A document in which words depend on their neighbours is annotated in place.

        Args:
            docs: the documents.
            rows: the kinds of the words of each.
        """
        if len(self._known) > _MOST:
            self._known.clear()
            self._phrases.clear()
            self._hints.clear()
        known = self._known
        self._learn(sorted({word for row in rows for word in row if word not in known}))
        return [self._row(doc, row) for doc, row in zip(docs, rows, strict=True)]

    def _row(self, doc: Any, row: Sequence[Kind]) -> list[Morph]:
        """What they say of the words of one document."""
        found = [self._known[word] for word in row]
        if not any(map(self._hints.__getitem__, row)):
            return found
        fitting = self._special(doc, allow_missing=True)
        names = self._nlp.vocab.strings
        if any(names[name].startswith(_WHOLE) for name, _, _ in fitting):
            return self._asked(doc)
        for start, end in _joined((start, end) for _, start, end in fitting):
            words = tuple(row[start:end])
            if words not in self._phrases:
                self._phrases[words] = self._asked(self._made(words))
            found[start:end] = self._phrases[words]
        return found

    def _is_special(self, doc: Any) -> bool:
        return bool(self._special(doc, allow_missing=True))

    def _learn(self, words: Sequence[Kind]) -> None:
        """Ask the components about words as if each stood alone."""
        if not words:
            return
        together = self._made(words)
        if self._is_special(together):
            found = [self._asked(self._made([word]))[0] for word in words]
        else:
            found = self._asked(together)
        self._known.update(zip(words, found, strict=True))

    def _made(self, words: Sequence[Kind]) -> Any:
        from spacy.tokens import Doc

        strings = self._nlp.vocab.strings
        return Doc(
            self._nlp.vocab,
            words=[strings[orth] for orth, _, _ in words],
            tags=[strings[tag] for _, tag, _ in words],
            deps=[strings[dep] for _, _, dep in words],
            heads=list(range(len(words))),
        )

    def _asked(self, doc: Any) -> list[Morph]:
        for component in self._components:
            doc = component(doc)
        return [Morph(token.pos_, token.lemma_.lower()) for token in doc]


class _Hints(dict[Kind, bool]):
    """Whether a kind of word is one that some pattern over several words cannot do without."""

    def __init__(self, vocab: Any, patterns: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        super().__init__()
        self._vocab = vocab
        self._wanted = [_rarest(pattern) for pattern in patterns]

    def __missing__(self, word: Kind) -> bool:
        orth, _, dep = word
        lexeme = self._vocab[orth]
        own = {"LOWER": lexeme.lower_, "IS_SPACE": lexeme.is_space}
        own["DEP"] = self._vocab.strings[dep]
        found = any(w is None or own[w[0]] == w[1] for w in self._wanted)
        self[word] = found
        return found


def _rarest(pattern: Sequence[Mapping[str, Any]]) -> tuple[str, object] | None:
    """One thing that a sentence must have for the pattern to fit, or None if none is plain."""
    for name in ("LOWER", "DEP", "IS_SPACE"):
        for token in pattern:
            wanted = token.get(name)
            if "OP" not in token and (isinstance(wanted, str) or wanted is True):
                return name, wanted
    return None


def _rules(nlp: Any) -> Iterable[Mapping[str, Any]]:
    if COMPONENTS[0] not in nlp.component_names:
        return ()
    patterns: Iterable[Mapping[str, Any]] = nlp.get_pipe(COMPONENTS[0]).patterns
    return patterns


def _special(
    rules: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[list[dict[str, Any]], bool]]:
    """Patterns that form, tag and relation of one word do not decide, or that change these.

    With each, whether the whole sentence must go through the components where it fits.
    """
    for rule in rules:
        changes = not {"TAG", "DEP"}.isdisjoint(rule["attrs"])
        for pattern in rule["patterns"]:
            looks_at = {name.upper() for token in pattern for name in token}
            is_own = looks_at <= _OWN
            if changes or len(pattern) > 1 or not is_own:
                is_fixed = not any("OP" in token for token in pattern)
                yield pattern, changes or not is_own or not is_fixed


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
