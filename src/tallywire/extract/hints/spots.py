"""Where a hint may hang: a thing or a word of giving, moving, keeping, teaching or backing.

In: a ``Scene`` with its themes.  Out: ``Spot`` values: the thing, the frames it may be told in,
and the words that govern it, from the nearest to the verb of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.heads import vetoes
from tallywire.extract.parties.scene import Scene
from tallywire.extract.things.labels import label_of
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_hints import load_hint_words
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["Spot", "find_spots"]

_MEN: Final = ("deployment", "presence", "withdrawal")
_FRAMES: Final = {
    "personnel": _MEN,
    "unit": _MEN,
    "equipment": ("transfer",),
    "aid": ("transfer",),
    "money": ("transfer",),
    "backing": ("support",),
    "facility": ("facility",),
    "instrument": ("agreement",),
    "embargo": ("embargo",),
    "concession": ("concession",),
}
"""Classes of themes with the frames they may be told in."""

_STEPS: Final = 8


@dataclass(frozen=True)
class Spot:
    """A thing, or a word of happening, that a statement may hang on.

    Attributes:
        theme: the thing; for a word of happening a theme of the word itself.
        frames: what it may tell.
        kind: class of the theme, or "noun" or "verb" for a word of happening.
        chain: the words above it, the nearest first, and the participles on it before them.
        verb: the verb of its clause, or None.
        head: the word whose form says how it stands.
        classes: what the words of the chain do, by the pack of predicates.
        is_named_form: the label names a form of backing.
    """

    theme: Theme
    frames: tuple[str, ...]
    kind: str
    chain: tuple[Token, ...]
    verb: Token | None
    head: Token
    classes: tuple[str, ...]
    is_named_form: bool = False

    @cached_property
    def line(self) -> frozenset[int]:
        """Places of the thing and of the words above it."""
        return frozenset(t.i for t in (self.theme.token, *self.chain))


def find_spots(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates
) -> list[Spot]:
    """The spots of the sentence: its things, then the words that tell without a thing."""
    sentence = scene.sentence
    found = [
        _spot(sentence, theme, own, theme.cls, words)
        for theme in themes
        if (own := _frames(theme)) and not (theme.is_weak and theme.quantity is None)
    ]
    taken = {s.theme.token.i for s in found}
    known = load_hint_words(sentence.language)
    for token in sentence.tokens:
        if token.i in taken:
            continue
        if token.pos in ("NOUN", "PROPN"):
            frames = known.nouns.get(token.lemma)
            if frames is None or _is_vetoed(sentence, token, nouns):
                continue
            label, start = label_of(sentence, token, scene.names, scene.grammar)
            theme = Theme(token, _class_of(frames[0]), label, start, token.end)
            found.append(_spot(sentence, theme, frames, "noun", words))
        elif token.is_verb and (frames := known.verbs.get(token.lemma)):
            theme = Theme(token, _class_of(frames[0]), None, token.start, token.end)
            found.append(_spot(sentence, theme, frames, "verb", words))
    return found


def _is_vetoed(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """The last word of a phrase that the lexicon says is not meant: "executive order"."""
    words = [t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i + 1]]
    known = vetoes(nouns.language)
    return any(" ".join(words[-size:]) in known for size in (2, 3) if len(words) >= size)


_CLASSES: Final = {
    "transfer": "equipment", "support": "backing", "facility": "facility",
    "agreement": "instrument", "embargo": "embargo", "concession": "concession",
    "training": "trainee",
}  # fmt: skip


def _class_of(frame: str) -> str:
    return _CLASSES.get(frame, "personnel")


def _frames(theme: Theme) -> tuple[str, ...]:
    if theme.cls == "personnel" and theme.is_group:
        return ("support", *_MEN)
    if theme.is_platform:
        return ("transfer", *_MEN)
    if theme.cls in ("personnel", "unit"):
        return (*_MEN, "support", "training")
    return _FRAMES.get(theme.cls, ())


def _spot(
    sentence: Sentence, theme: Theme, frames: tuple[str, ...], kind: str, words: Predicates
) -> Spot:
    token = theme.token
    chain = tuple(_chain(sentence, token))
    verb = token if token.is_verb else next((t for t in chain if t.is_verb), None)
    holders = (token, *chain) if kind in ("noun", "verb") else chain
    classes: dict[str, None] = {}
    for word in holders:
        own = verb_classes(sentence, word, words) if word.is_verb else words.by_noun.get(word.lemma)
        classes.update(dict.fromkeys(own or ()))
    head = next(
        (t for t in holders if t.is_verb or t.lemma in words.by_noun),
        holders[0] if holders else token,
    )
    return Spot(theme, frames, kind, chain, verb, head, tuple(classes), theme.label is not None)


def _chain(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Participles and relative clauses on the noun, then what governs it up to a finite verb."""
    yield from (c for c in sentence.children(token, "acl", "acl:relcl") if c.is_verb)
    yield from (c for c in sentence.children(token, "amod") if c.tag == "VBN")
    for step, above in enumerate(sentence.ancestors(token)):
        yield above
        if step == _STEPS or (above.is_verb and above.tag in ("VBD", "VBZ", "VBP")):
            return
