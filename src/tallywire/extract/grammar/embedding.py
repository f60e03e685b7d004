"""The parser's first layers behind a memory of the kinds of words they have seen.

In: a spaCy pipeline.  Out: the same pipeline, whose word vectors are worked out once for each
kind of word.  What these layers say of a word depends on its form alone (norm, prefix, suffix,
shape, space), not on its neighbours or on what else is in the batch, so that the remembered rows
are the very ones that the layers would give.  They are a third of the cost of the vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

__all__ = ["remember_words"]

_MOST: Final = 1 << 16
"""Kinds of words remembered before starting anew, so that memory has a bound (some 40 MB)."""


def remember_words(nlp: Any) -> bool:
    """Put a memory before the embedding of ``nlp``; False for a model that is built otherwise."""
    from thinc.api import Model

    if "tok2vec" not in nlp.pipe_names:
        return False
    layers = nlp.get_pipe("tok2vec").model.layers
    if not layers or not layers[0].layers or not _reads_forms_only(layers[0].layers):
        return False
    layers[0] = Model("remembered", _Memory(layers[0].layers), layers=layers[0].layers)
    return True


def _reads_forms_only(layers: Sequence[Any]) -> bool:
    names = [layer.name for layer in layers]
    return names[:2] == ["extract_features", "list2ragged"] and names[-1] == "ragged2list"


class _Memory:
    """The rows of the kinds of words seen so far."""

    def __init__(self, layers: Sequence[Any]) -> None:
        self._features, *self._rest = layers
        self._places: dict[bytes, int] = {}
        self._rows: Any = None

    def __call__(self, _: Any, docs: Any, is_train: bool) -> tuple[list[Any], Callable[..., Any]]:
        """The rows of each document's words; training is not foreseen."""
        if len(self._places) > _MOST:
            self._places, self._rows = {}, None
        places = self._places
        found = self._features.predict(docs)
        keys = [_keys(array) for array in found]
        new: dict[bytes, Any] = {}
        for own, array in zip(keys, found, strict=True):
            new.update((key, array[i]) for i, key in enumerate(own) if key not in places)
        if new:
            self._learn(new)
        return [self._rows[[places[key] for key in own]] for own in keys], _untrained

    def _learn(self, new: dict[bytes, Any]) -> None:
        """Ask the layers about these kinds of words and keep what they say."""
        import numpy as np

        made: Any = [np.stack(list(new.values()))]
        for layer in self._rest:
            made = layer.predict(made)
        begin, end = len(self._places), len(self._places) + len(new)
        if self._rows is None:
            self._rows = np.zeros((1024, made[0].shape[1]), dtype=made[0].dtype)
        while len(self._rows) < end:
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[begin:end] = made[0]
        self._places.update(zip(new, range(begin, end), strict=True))


def _keys(features: Any) -> list[bytes]:
    """The features of each word as bytes."""
    width = features.shape[1] * features.itemsize
    raw = features.tobytes()
    return [raw[at : at + width] for at in range(0, len(raw), width)]


def _untrained(*_: Any) -> Any:
    raise NotImplementedError("the model is not trained here")
