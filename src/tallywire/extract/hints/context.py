"""What the rest of the text says for and against a hint.

In: a hint whose open sides are filled, and the drafts that rules read in the text.  Out: the
hint with more signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.hints.find import Hint
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft

__all__ = ["with_text_signs", "without_told"]

_MOST: Final = 4


def with_text_signs(hint: Hint, drafts: Sequence[Draft]) -> Hint:
    """The hint with the signs that other sentences give."""
    others = [d for d in drafts if d.sentence != hint.draft.sentence]
    return replace(hint, signs=hint.signs.union(_signs(hint.draft, others)))


def without_told(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without hints at what a likelier hint tells too.

    Args:
        drafts: those that rules made before those that are hints, the likeliest hint first.
    """
    done: list[Draft] = []
    for draft in drafts:
        if not (draft.is_hint and any(_tells(other, draft) for other in done if other.is_hint)):
            done.append(draft)
    return done


def _tells(draft: Draft, hint: Draft) -> bool:
    """Whether a draft has the frame, the sides and the rung of a hint, and its count if any."""
    if draft.frame != hint.frame or draft.stance.status != hint.stance.status:
        return False
    return _pair(draft, hint) == "same" and _count(hint, draft) in ("none", "less", "same")


def _signs(draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    same = [d for d in drafts if d.frame == draft.frame]
    yield f"read={_bucket(len(drafts))}"
    yield f"read-frame={_bucket(len(same))}"
    yield f"filled={_known(draft.provider)}{_known(draft.recipient)}"
    for name, found in (("", drafts), ("-frame", same)):
        pairs = {(_name(d.provider), _name(d.recipient)) for d in found}
        if (_name(draft.provider), _name(draft.recipient)) in pairs:
            yield f"pair{name}-read"
        elif (_name(draft.recipient), _name(draft.provider)) in pairs:
            yield f"pair{name}-turned"
        if _name(draft.provider) in {p for p, _ in pairs}:
            yield f"provider{name}-read"
        if _name(draft.recipient) in {r for _, r in pairs}:
            yield f"recipient{name}-read"
    around = {d.sentence - draft.sentence for d in drafts}
    yield from (f"beside={step}" for step in (-1, 1) if step in around)
    if any(d.paragraph == draft.paragraph for d in drafts):
        yield "in-paragraph"
    if any(d.what is not None and d.what == draft.what for d in same):
        yield "what-read"
    yield f"sentence={min(draft.sentence // 4, 4)}"
    yield from _of_twin(draft, same)


def _of_twin(draft: Draft, same: Sequence[Draft]) -> Iterator[str]:
    """How the draft of the same frame that is most like the hint differs from it."""
    if not same:
        yield "twin=none"
        return
    twin = max(same, key=lambda d: (_likeness(draft, d), -abs(d.sentence - draft.sentence)))
    pair, what, count = _pair(draft, twin), _what(draft, twin), _count(draft, twin)
    rung = draft.stance.status == twin.stance.status
    yield f"twin={min(_likeness(draft, twin), 6)}"
    yield f"twin-pair={pair}"
    yield f"twin-what={what}"
    yield f"twin-count={count}"
    yield f"twin-status={rung}"
    yield f"twin-all={pair}/{what}/{count}"
    yield f"twin-rung={pair}/{rung}/{count}"
    yield f"twin-near={min(abs(draft.sentence - twin.sentence), 5)}"


def _likeness(draft: Draft, other: Draft) -> int:
    """How much of a draft another one says too."""
    pair = {"same": 3, "turned": 2, "recipient": 2, "provider": 1, "other": 0}[_pair(draft, other)]
    what = {"same": 2, "part": 2, "open": 1, "other": 0}[_what(draft, other)]
    count = {"none": 0, "same": 3, "more": 0, "less": 0, "other": -2}[_count(draft, other)]
    return pair + what + count + (draft.stance.status == other.stance.status)


def _pair(draft: Draft, other: Draft) -> str:
    one = (_name(draft.provider), _name(draft.recipient))
    two = (_name(other.provider), _name(other.recipient))
    if one == two:
        return "same"
    if one == (two[1], two[0]):
        return "turned"
    if one[1] == two[1]:
        return "recipient"
    return "provider" if one[0] == two[0] else "other"


def _what(draft: Draft, other: Draft) -> str:
    if draft.what is None or other.what is None:
        return "open"
    one, two = set(draft.what.lower().split()), set(other.what.lower().split())
    if one == two:
        return "same"
    return "part" if one & two else "other"


def _count(draft: Draft, other: Draft) -> str:
    one = draft.quantity.count if draft.quantity else None
    two = other.quantity.count if other.quantity else None
    if one is None:
        return "none" if two is None else "less"
    if two is None:
        return "more"
    return "same" if one == two else "other"


def _bucket(count: int) -> str:
    return str(count) if count < _MOST else "many" if count >= 2 * _MOST else "some"


def _name(party: Party | None) -> str | None:
    return party.name if party is not None else None


def _known(party: Party | None) -> str:
    return "-" if party is None else "+"
