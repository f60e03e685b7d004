"""Parses many sentences in step: every sentence that is not done makes its next move at once.

In: spaCy's parser and the documents it is to parse.  Out: the documents with the heads and
relations that the parser's own ``pipe`` gives, for a third of the time: that one lets go of
Python's lock and takes it again at every sum of two vectors, which costs more than the sums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

__all__ = ["parse_in_step"]

_AT_ONCE: Final = 128
"""Sentences of like length in step: more are no faster, and their scores fill the cache."""


def parse_in_step(parser: Any, docs: Sequence[Any]) -> None:
    """Annotate the documents, each of which is a sentence."""
    if parser.cfg["beam_width"] != 1:
        for _ in parser.pipe(docs):
            pass
        return
    by_length = sorted(docs, key=len)
    for start in range(0, len(by_length), _AT_ONCE):
        group = by_length[start : start + _AT_ONCE]
        parser.set_annotations(group, _states(parser, group))


def _states(parser: Any, docs: Sequence[Any]) -> Any:
    """The final state of each."""
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    scores = _scorer(model)
    going = [state for state in states if not state.is_final()]
    while going:
        going = parser.transition_states(going, scores(going))
    model.clear_memory()
    return states


def _scorer(model: Any) -> Callable[[Sequence[Any]], Any]:
    """What gives each move of each state its score; the model's own where that is not plain."""
    if model.vec2scores is None or model.vec2scores.name != "linear" or not model._class_mask.all():
        return model.predict  # type: ignore[no-any-return]
    weights, bias = (model.vec2scores.get_param(name) for name in ("W", "b"))
    gemm, ids, hidden = model.ops.gemm, model.get_token_ids, model.state2vec.predict

    def scores(states: Sequence[Any]) -> Any:
        made = gemm(hidden(ids(states)), weights, trans2=True)
        made += bias
        return made

    return scores
