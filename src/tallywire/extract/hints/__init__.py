"""Reading by signs: what a sentence seems to tell where no rule reads it.

In: a sentence that no rule made a draft of.  Out: ``Hint`` values, each a draft with the signs
that speak for and against it.  What the signs weigh was learned (``languages/<code>/
hint_weights.yaml``, decision 15); a hint stands where their sum is high enough.
"""

from tallywire.extract.hints.context import with_text_signs, without_told
from tallywire.extract.hints.find import Hint
from tallywire.extract.hints.gather import Proposal, Told, gather
from tallywire.extract.hints.weigh import kept

__all__ = ["Hint", "Proposal", "Told", "gather", "kept", "with_text_signs", "without_told"]
