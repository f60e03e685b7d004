"""Scores predicted statements and ledgers against those made by hand.

In: records of both kinds, by document.  Out: ``Figures``, and what was missed or made up.
A pair is *found* when the frame is equal and at least half of the weight of its slots agrees,
*strict* when who, how many, status and polarity all agree.  What the measures of a ledger are is
said in ``ledger_scores``.
"""

from tallywire.evaluation.figures import Evaluation, Figures, compare
from tallywire.evaluation.gold import GoldDocument, load_gold
from tallywire.evaluation.ledger_gold import LedgerFile, load_ledger
from tallywire.evaluation.ledger_losses import Rung, ledger_losses
from tallywire.evaluation.ledger_scores import LedgerFigures, score_ledgers
from tallywire.evaluation.ledger_summary import (
    ledger_figures_record,
    ledger_summary,
    losses_summary,
)
from tallywire.evaluation.listing import describe_misses
from tallywire.evaluation.summary import figures_record, summary

__all__ = [
    "Evaluation",
    "Figures",
    "GoldDocument",
    "LedgerFigures",
    "LedgerFile",
    "Rung",
    "compare",
    "describe_misses",
    "figures_record",
    "ledger_figures_record",
    "ledger_losses",
    "ledger_summary",
    "load_gold",
    "load_ledger",
    "losses_summary",
    "score_ledgers",
    "summary",
]
