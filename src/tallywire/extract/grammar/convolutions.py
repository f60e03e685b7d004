"""The parser's convolutions over a sentence, without the work that only training needs.

In: a spaCy pipeline.  Out: the same pipeline, whose convolutions are computed by a few calls for
some hundred words at a time.  A sentence has the same vectors, to the bit, whatever else is in
the batch.  They are those that spaCy gives, but for the rounding of sums where numpy's matrix
product takes the place of spaCy's: it is up to twice as fast on processors with wide registers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

__all__ = ["straighten"]

_ROWS: Final = 800
"""Words that are computed at once: so few that all intermediate results stay in the cache."""

_COUNTS: Final = (*range(2, 34), 200, _ROWS, _ROWS + 7)
"""Numbers of rows for which it is tried whether a row's product depends on its place."""

_SHAPE: Final = "residual(expand_window>>maxout>>layernorm>>dropout)"


class _Layer(NamedTuple):
    """One convolution: over each word and its two neighbours, the largest of some pieces."""

    weights: Any  # one column for each output of the first piece, then of the second, ...
    bias: Any
    scale: Any
    shift: Any


def straighten(nlp: Any) -> bool:
    """Take over the convolutions of ``nlp``; False for a model that is built otherwise."""
    from thinc.api import Model

    if "tok2vec" not in nlp.pipe_names:
        return False
    parts = nlp.get_pipe("tok2vec").model.layers
    if len(parts) != 2 or not _is_known(parts[1]):
        return False
    made = [_layer(one) for one in parts[1].layers[0].layers]
    pad = parts[1].attrs["pad"]
    parts[1] = Model("straightened", _Stack(made, pad, parts[1].ops), layers=parts[1].layers)
    return True


def _is_known(part: Any) -> bool:
    if not part.name.startswith("with_array(residual") or len(part.layers) != 1:
        return False
    layers = part.layers[0].layers
    windows = [one.attrs["window_size"] for one in part.walk() if one.name == "expand_window"]
    return (
        all(one.name == _SHAPE for one in layers)
        and windows == [1] * len(layers)
        and part.attrs["pad"] >= len(layers)
    )


def _layer(residual: Any) -> _Layer:
    import numpy as np

    named = {one.name: one for one in residual.walk()}
    maxout, norm = named["maxout"], named["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")  # by output, then by piece
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T),
        np.ascontiguousarray(bias.T.reshape(-1)),
        norm.get_param("G"),
        norm.get_param("b"),
    )


class _Stack:
    """The convolutions one after the other, each added to what it was computed from."""

    def __init__(self, layers: Sequence[_Layer], pad: int, ops: Any) -> None:
        import numpy as np
        from threadpoolctl import ThreadpoolController

        self._layers = layers
        self._pad = pad
        self._threads = ThreadpoolController()
        with self._one_thread():
            is_steady = _is_steady(layers[0].weights)
        self._product = np.matmul if is_steady else ops.gemm

    def __call__(self, _: Any, rows: Any, is_train: bool) -> tuple[list[Any], Callable[..., Any]]:
        """The vectors of each sentence's words; training is not foreseen."""
        with self._one_thread():
            return [made for some in self._portions(rows) for made in self._made(some)], _untrained

    def _one_thread(self) -> Any:
        """Products this small are not worth a second thread, which would wait in a loop."""
        return self._threads.limit(limits=1, user_api="blas")

    def _portions(self, rows: Sequence[Any]) -> Iterator[list[Any]]:
        """Sentences in groups that fit into the processor's cache."""
        portion: list[Any] = []
        size = 0
        for one in rows:
            portion.append(one)
            size += len(one) + self._pad
            if size >= _ROWS:
                yield portion
                portion, size = [], 0
        if portion:
            yield portion

    def _made(self, rows: Sequence[Any]) -> list[Any]:
        import numpy as np

        width = rows[0].shape[1]
        size = sum(map(len, rows)) + self._pad * (len(rows) + 1)
        whole = np.zeros((size + 2, width), dtype=rows[0].dtype)  # with one more row at each end
        places: list[tuple[int, int]] = []
        at = 1 + self._pad
        for one in rows:
            whole[at : at + len(one)] = one
            places.append((at, at + len(one)))
            at += len(one) + self._pad
        self._convolve(whole)
        return [whole[start:end] for start, end in places]

    def _convolve(self, whole: Any) -> None:
        """Change the rows in place; those at the ends stay nought."""
        import numpy as np

        size, width = whole.shape[0] - 2, whole.shape[1]
        step = whole.strides[0]
        windows = np.lib.stride_tricks.as_strided(whole, (size, 3 * width), (step, step // width))
        columns = np.empty_like(windows, order="C", subok=False)
        best, squares = np.empty_like(whole[1:-1]), np.empty_like(whole[1:-1])
        pieces = np.empty((size, self._layers[0].weights.shape[1]), dtype=whole.dtype)
        for layer in self._layers:
            np.copyto(columns, windows)
            self._product(columns, layer.weights, out=pieces)
            pieces += layer.bias
            np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=best)
            for at in range(2 * width, pieces.shape[1], width):
                np.maximum(best, pieces[:, at : at + width], out=best)
            best -= np.add.reduce(best, 1, keepdims=True) / width
            np.multiply(best, best, out=squares)
            best *= (np.add.reduce(squares, 1, keepdims=True) / width + 1e-08) ** -0.5
            best *= layer.scale
            best += layer.shift
            whole[1:-1] += best


def _is_steady(weights: Any) -> bool:
    """Whether numpy's product gives a row the same bits wherever and among however many it stands.

    Its library sums in an order that on some processors depends on the place of the row.
    """
    import numpy as np

    row = np.sin(np.arange(weights.shape[0], dtype=weights.dtype))
    rows = np.tile(row, (max(_COUNTS), 1))
    wanted = np.matmul(rows[: _COUNTS[0]], weights)[0]
    return all(bool((np.matmul(rows[:count], weights) == wanted).all()) for count in _COUNTS)


def _untrained(*_: Any) -> Any:
    raise NotImplementedError("the model is not trained here")
