"""Scores predicted statements against gold statements, as the annotation guide defines them.

In: records of both kinds, by document.  Out: ``Figures``, and what was missed or made up.
A pair is *found* when the frame is equal and at least half of the weight of its slots agrees,
*strict* when who, how many, status and polarity all agree.
"""

from tallywire.evaluation.figures import Evaluation, Figures, compare
from tallywire.evaluation.gold import GoldDocument, load_gold
from tallywire.evaluation.listing import describe_misses
from tallywire.evaluation.summary import figures_record, summary

__all__ = [
    "Evaluation",
    "Figures",
    "GoldDocument",
    "compare",
    "describe_misses",
    "figures_record",
    "load_gold",
    "summary",
]
