"""What a publisher takes back: "We wrote that X had sent 30. That is wrong. The number is 20".

In: the text with its sentences, and the drafts in their order.  Out: drafts of a report that is
withdrawn, denied in the publisher's own voice; the figure that takes its place; the batches that
such a figure is the sum of; and "they were not sold", "called them a gift" of what was told before.
Only the order of the words is looked at: notes of this sort are worded alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.names.phrases import Phrases
from tallywire.extract.predication.draft import FAMILY, Draft
from tallywire.extract.predication.status import Stance
from tallywire.extract.watch import rule
from tallywire.model.statement import Hop
from tallywire.model.values import DateSpan, Quantity, Span
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["Corrections"]

REACH: Final = 2
"""How many sentences after the report the figure may stand that takes its place."""

FAR: Final = 5
"""How many sentences after the thing its sale may be denied."""


_NOT: Final = re.compile(r",? (?:and )?not (\d{1,3}(?:,\d{3})+|\d+)(?=[ ,.;])")


class _Patterns:
    """The wordings of one language."""

    def __init__(self, language: str) -> None:
        words = load_secondary(language)
        self.voices = Phrases(words.own_voices)
        voices, verbs = _any(words.own_voices), _any(words.report_verbs)
        slips, wrong, right = (
            _any(words.mistakenly),
            _any(words.wrong_words),
            _any(words.right_words),
        )
        measures = _any(words.figure_nouns)
        in_fact = alternation(words.in_fact)
        self.in_fact = re.compile(in_fact)
        self.break_ = re.compile(rf";| – | — |, but |\b(?:{in_fact})\b")
        gifts, sales = _any(words.gift_calls), _any(words.sale_calls)
        self.report = _compiled(
            rf"\b{voices}\b(?: {_any(words.own_pieces)})?,?"
            rf"(?: we)? (?:also |had |has |have |first |{slips} )*{verbs}\b"
        )
        self.slip = _compiled(rf"\b{slips}\b")
        self.wrong = _compiled(
            rf"^(?:but |yet )?(?:that|this|it|both|these|the \w+)(?: \w+)? (?:is|was|are|were) "
            rf"(?:a |an )?{wrong}\b|\bshould (?:have|be|read)\b|^in fact\b"
            rf"|^the {right} {measures}\b"
        )
        self.instead = _compiled(
            rf"\b(?:should (?:have )?(?:been|be|{alternation(words.read_as)})|"
            rf"(?:the|their|its) (?P<right>{right} )?(?P<of>{measures})(?: of \w+)? "
            rf"(?:is|was|should be|should have been)) $"
        )
        self.as_told = _compiled(rf"^\W*(?:as )?{voices}\b|^\W*as (?:\w+ ){{0,2}}{verbs}\b")
        self.note = _compiled(rf"^{_any(words.note_words)}\b")
        self.of_mode = (" not", " never", *words.called_so)
        self.denied = _compiled(
            rf"\b(?:they|these|those|it) (?:was|were|is|are|had|have|has)(?: been)? (?:not|never)"
            rf"(?: been)? (?:(?P<sale>{sales})|(?P<gift>{gifts}))\b"
        )
        self.called = _compiled(rf"\b{_any(words.called_so)} (?:them|it|these)(?: as)? {gifts}\b")


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _patterns(language: str) -> _Patterns:
    return _Patterns(language)


class Corrections:
    """What one document takes back."""

    def __init__(self, text: str, bounds: Sequence[Bounds], language: str) -> None:
        self._text = text
        self._is = _patterns(language)
        self._bounds = bounds
        self._ranges = dict(self._withdrawn())
        self._taken: Draft | None = None

    def _withdrawn(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Sentences with a report of the publisher's own that is taken back, and where."""
        voices = self._is.voices.starts(self._text)
        for at, bounds in enumerate(self._bounds if voices else ()):
            if bisect_left(voices, bounds.start) == bisect_left(voices, bounds.end):
                continue
            text = self._text[bounds.start : bounds.end]
            report = self._is.report.search(text)
            if report is None or text[: report.start()].count('"') % 2:
                continue
            parted = self._is.break_.search(text, report.end())
            end = parted.start() if parted is not None else len(text)
            is_slip = self._is.slip.search(text, max(0, report.start() - 1), report.end())
            after = self._bounds[at + 1] if at + 1 < len(self._bounds) else None
            following = self._text[after.start : after.end] if after is not None else ""
            is_told = parted is not None and self._is.in_fact.search(text, end) is not None
            is_wrong = self._is.wrong.search(following) or self._is.denied.match(following)
            if is_slip or is_told or is_wrong:
                yield bounds.index, (bounds.start + report.start(), bounds.start + end)

    @rule("polarity.withdrawn")
    def applied(self, draft: Draft, hops: Sequence[Hop]) -> Draft:
        """The draft, denied where the publisher takes back what it says.

        Args:
            draft: what was read.
            hops: who answers for it: a speaker's "we" is not the publisher's.
        """
        start, end = self._ranges.get(draft.sentence, (0, 0))
        is_own = not hops or hops[-1].kind in ("witness", "document")
        if not is_own or not start <= draft.anchor[0] < end:
            return draft
        turned = "denied" if draft.stance.polarity == "affirmed" else "affirmed"
        return replace(draft, stance=replace(draft.stance, polarity=turned), is_withdrawn=True)

    def notice(self, draft: Draft) -> None:
        """Remember what was taken back last."""
        if draft.is_withdrawn:
            self._taken = draft

    def read(
        self,
        bounds: Bounds,
        drafts: Sequence[Draft],
        quantities: Sequence[Quantity],
        before: Sequence[Draft],
        dates: Callable[[], Sequence[DateSpan]],
    ) -> list[Draft]:
        """The drafts of a sentence with those that a correction makes of its figures.

        Args:
            bounds: where the sentence stands.
            drafts: what was read from it.
            quantities: its figures.
            before: what the text has said before.
            dates: asked for the dates of the sentence where they matter.
        """
        done = list(drafts)
        total = self._instead(bounds, quantities) if self._taken is not None else None
        if total is not None:
            done = [d for d in drafts if d.theme != "count" and d.quantity != total.quantity]
            done.append(total)
        else:
            total = next((d for d in drafts if d.basis == "total" and d.quantity), None)
        parts = list(self._parts(bounds, total, quantities, dates)) if total is not None else []
        if parts:
            done = [d for d in done if d.theme != "count" or d is total or d.quantity is None]
            done.extend(parts)
        if any(d.is_sum for d in done):
            done = [_as_batch(d, done) for d in done]
        done.extend(self._not_this(bounds, done))
        done.extend(self._of_mode(bounds, before))
        return done

    @rule("read.put_right")
    def _instead(self, bounds: Bounds, quantities: Sequence[Quantity]) -> Draft | None:
        """ "The number is 20", "it should have said five", after a report that is taken back."""
        taken = self._taken
        if taken is None or not 0 <= bounds.index - taken.sentence <= REACH:
            return None
        for quantity in quantities:
            found = self._is.instead.search(self._text[bounds.start : quantity.raw.start])
            if found is None or quantity.unit not in (None, taken.quantity and taken.quantity.unit):
                continue
            is_sum = found["of"] is not None and found["right"] is None
            stance = replace(taken.stance, polarity="affirmed")
            basis = "total" if is_sum else taken.basis
            return replace(
                _told(taken, bounds, (quantity.raw.start, quantity.raw.end)),
                quantity=quantity,
                unit=taken.unit or "item",
                stance=stance,
                basis=basis,
            )
        return None

    @rule("read.parts_of_sum")
    def _parts(
        self,
        bounds: Bounds,
        total: Draft,
        quantities: Sequence[Quantity],
        dates: Callable[[], Sequence[DateSpan]],
    ) -> Iterator[Draft]:
        """ "20: ten on 3 May and ten more on 12 May": batches that a figure is the sum of."""
        if total.quantity is None or self._text[total.anchor[1] : total.anchor[1] + 1] != ":":
            return
        parts = [q for q in quantities if q.raw.start > total.anchor[1] and q.unit is None]
        if len(parts) < 2 or sum(q.count or 0 for q in parts) != total.quantity.count:
            return
        for at, part in enumerate(parts):
            end = parts[at + 1].raw.start if at + 1 < len(parts) else bounds.end
            own = [d for d in dates() if d.raw and part.raw.end <= d.raw.start < end]
            draft = _told(total, bounds, (part.raw.start, part.raw.end))
            if total.frame == "presence":
                draft = replace(draft, frame="deployment", unit=None, stance=Stance("completed"))
            yield replace(
                draft,
                quantity=part,
                basis="increment",
                date=own[0] if own else None,
                is_gap=True,
            )

    @rule("read.not_this")
    def _not_this(self, bounds: Bounds, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """ "12 tanks, not 21 as we reported": the figure that is taken back."""
        text = self._text[bounds.start : bounds.end]
        if not drafts or " not " not in text:
            return
        is_note = self._is.note.match(text) is not None
        for found in _NOT.finditer(text):
            start, end = bounds.start + found.start(1), bounds.start + found.end(1)
            right = [d for d in drafts if d.quantity and d.quantity.raw.end < start]
            is_told = is_note or self._is.as_told.match(text[found.end() :])
            if not right or right[-1].quantity is None or not is_told:
                continue
            quantity = msgspec.structs.replace(
                right[-1].quantity,
                count=int(found[1].replace(",", "")),
                raw=Span.of(self._text, start, end),
            )
            denied = replace(right[-1].stance, polarity="denied")
            draft = _told(right[-1], bounds, (start, end))
            yield replace(draft, quantity=quantity, stance=denied, is_withdrawn=True, is_gap=True)

    @rule("read.mode_denied")
    def _of_mode(self, bounds: Bounds, before: Sequence[Draft]) -> Iterator[Draft]:
        """ "They were not sold; the envoy called them a gift": of what was told before."""
        text = self._text[bounds.start : bounds.end] if before else ""
        lower = text.lower()
        if not any(word in lower for word in self._is.of_mode):
            return
        things = [
            d
            for d in before
            if 0 < bounds.index - d.sentence <= FAR
            and d.frame == "transfer"
            and d.stance.polarity == "affirmed"
            and not d.is_gap
            and FAMILY.get(d.theme) == "things"
        ]
        if not things:
            return
        found = self._is.denied.search(text)
        taken = self._taken
        is_said = (
            taken is not None and taken.mode != "unspecified" and taken.sentence + 1 == bounds.index
        )
        if found is not None and not is_said:
            span = (bounds.start + found.start(), bounds.start + found.end())
            stance = replace(things[-1].stance, polarity="denied")
            mode = "sale" if found["sale"] else "gift"
            yield replace(
                _told(things[-1], bounds, span),
                quantity=None,
                unit=None,
                basis="unspecified",
                stance=stance,
                mode=mode,
                date=None,
                is_gap=True,
            )
        called = self._is.called.search(text)
        if called is not None:
            span = (bounds.start + called.start(), bounds.start + called.end())
            yield replace(_told(things[-1], bounds, span), mode="gift", is_restated=True)


def _told(draft: Draft, bounds: Bounds, span: tuple[int, int]) -> Draft:
    """The draft, told again at other words."""
    return replace(
        draft,
        sentence=bounds.index,
        paragraph=bounds.paragraph,
        anchor=span,
        what_span=span,
        head=-1,
        is_withdrawn=False,
    )


@rule("basis.makes_sum")
def _as_batch(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "Four came in May, which makes ten": what a sum is made of is one batch of it."""
    is_open = draft.basis == "unspecified" and draft.theme == "count" and draft.quantity is not None
    is_made = any(d.is_sum and d.anchor[0] > draft.anchor[1] for d in drafts)
    return replace(draft, basis="increment") if is_open and is_made else draft
