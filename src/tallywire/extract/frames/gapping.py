"""Figures whose verb is left out: "Poland gave 30 tanks and Latvia ten", "and $20m for Moldova".

In: a ``Scene``, the drafts of its sentence and its quantities.  Out: for each figure that no
draft took, a copy of the counted draft before it with that figure and the party named beside
it.  Only the order of the words is looked at, for parsers seldom agree on what is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Set
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_numbers import load_date_words

__all__ = ["read_gaps"]

_GOALS: Final = frozenset({"to", "for"})
_FIELDS: Final = {"presence": frozenset({"in", "at", "across"}), "withdrawal": frozenset({"from"})}
"""Prepositions before a place of its own: "900 soldiers in Syria and 2,500 in Iraq"."""
_TURNS: Final = frozenset({"this", "last", "next"})
_YEAR: Final = 4  # digits of a year
_FRAMES: Final = frozenset({"transfer", "deployment", "withdrawal", "presence", "training"})
_LINKS: Final = frozenset({"and", ",", ";", "but", "while", "–", "—"})


@rule("read.gap")
def read_gaps(
    scene: Scene, drafts: Sequence[Draft], quantities: Sequence[Quantity]
) -> Iterator[Draft]:
    """A draft for each figure that shares the verb of the figure before it."""
    used = {d.quantity.raw.start for d in drafts if d.quantity is not None}
    known = sorted(
        (d for d in drafts if d.quantity is not None and d.frame in _FRAMES),
        key=lambda d: d.anchor,
    )
    if not known:
        return
    for quantity in reversed(quantities):  # "2,000 French, 2,100 Italian and 100 British troops"
        shared = _sharing_head(scene, known, quantity) if quantity.raw.start not in used else None
        if shared is not None:
            used.add(quantity.raw.start)
            known.append(shared)
            yield shared
    for quantity in quantities:
        if quantity.raw.start in used:
            continue
        model = _model(known, quantity)
        filled = _filled(scene, model, quantity) if model is not None else None
        if filled is not None:
            known.append(filled)
            yield filled


def _model(drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """The last draft before the figure that counts the same sort of thing."""
    before = [
        d
        for d in drafts
        if d.quantity is not None
        and d.quantity.raw.end <= quantity.raw.start
        and (d.quantity.unit is None) == (quantity.unit is None)
    ]
    return before[-1] if before else None


def _sharing_head(scene: Scene, drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """ "Two Turkish and three Qatari officers": the noun stands only once, behind the last."""
    inside = scene.sentence.within(quantity.raw.start, quantity.raw.end)
    if not inside or quantity.count is None or quantity.unit is not None:
        return None
    word, link, figure = ([*scene.sentence.tokens[inside[-1].i + 1 :][:3], *[None] * 3])[:3]
    if word is None or figure is None or link is None or link.lower not in ("and", "or", ","):
        return None
    last = next((d for d in drafts if d.quantity and d.quantity.raw.start == figure.start), None)
    if last is None or last.what is None or last.unit not in ("person", "item", "unit"):
        return None
    mention = scene.name_of(word)
    party, what = last.provider, last.what
    if mention is not None and mention.kind == "state" and mention.form == "adjective":
        party = Party(mention.entity, "state", mention.start, mention.end, is_adjective=True)
    elif mention is None and word.pos == "ADJ" and " " in last.what:
        what = f"{word.lower} {last.what.rsplit(' ', 1)[-1]}"
    else:
        return None
    shared = _copy(last, quantity, party, last.recipient)
    if shared is None:
        return None
    span = (quantity.raw.start, word.end)
    return replace(shared, what=what, anchor=span, what_span=span, date=last.date)


def _filled(scene: Scene, model: Draft, quantity: Quantity) -> Draft | None:
    inside = scene.sentence.within(quantity.raw.start, quantity.raw.end)
    if not inside or (quantity.count is None and not quantity.is_increment):
        return None
    tokens = scene.sentence.tokens
    after = inside[-1].i + 1
    goal = _party_after(scene, after, _GOALS | _FIELDS.get(model.frame, frozenset()))
    before = inside[0].i - 1
    if model.frame == "training":
        is_there = _is_linked(tokens, before) and _is_place(tokens, after)
        return _copy(model, quantity, model.provider, model.recipient) if is_there else None
    if goal is not None and _is_linked(tokens, before):
        return _copy(model, quantity, model.provider, goal)
    if goal is None and _is_linked(tokens, before) and _is_timed(scene, after):
        return _copy(model, quantity, model.provider, model.recipient)
    if goal is None and not _ends(tokens, after):
        return None
    comma = before >= 0 and tokens[before].text == ","
    owner = tokens[before - 1 if comma else before] if before >= comma else None
    party = scene.resolve_one(owner) if owner is not None and owner.pos == "PROPN" else None
    if party is None or owner is None or not _is_linked(tokens, _first(scene, owner) - 1):
        return None
    if _is_goal(scene, model, tokens[_first(scene, owner) - 1]):
        return _copy(model, quantity, model.provider, party)
    return _copy(model, quantity, party, goal or model.recipient)


def _party_after(scene: Scene, i: int, cases: Set[str]) -> Party | None:
    """ "... for Moldova": the goal right behind the figure."""
    tokens = scene.sentence.tokens
    if i >= len(tokens) or tokens[i].lower not in cases:
        return None
    for token in tokens[i + 1 : i + 5]:
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            return _described(scene, token) or scene.resolve(token)
    return None


def _described(scene: Scene, token: Token) -> Party | None:
    """ "European partners": several that are only described."""
    if token.tag != "NNS" or token.lemma not in scene.grammar.circles:
        return None
    first = token.i
    tokens = scene.sentence.tokens
    while first and tokens[first - 1].pos == "ADJ":
        first -= 1
    words = " ".join(t.text for t in tokens[first : token.i + 1])
    return Party(words, "worded", tokens[first].start, token.end)


def _is_linked(tokens: Sequence[Token], i: int) -> bool:
    return i >= 0 and tokens[i].lower in _LINKS


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether the figure counts no noun of its own."""
    return i >= len(tokens) or tokens[i].pos in ("PUNCT", "CCONJ", "SCONJ") or tokens[i].text == ","


@functools.cache
def _named_days(language: str) -> frozenset[str]:
    """Months and weekdays, in lower case."""
    words = load_date_words(language)
    return frozenset(w.lower() for w in (*words.months, *words.weekdays))


def _is_timed(scene: Scene, i: int) -> bool:
    """Whether only a date follows the figure: "and another 50 in June"."""
    tokens = scene.sentence.tokens[i : i + 4]
    words = [t.lower for t in tokens if t.pos != "DET"]
    if len(words) < 2 or words[0] not in scene.grammar.date_prepositions | _TURNS:
        return False
    rest = [t.pos for t in scene.sentence.tokens[i + 2 : i + 5] if t.pos not in ("NUM", "NOUN")]
    is_last = not rest or rest[0] in ("PUNCT", "CCONJ")
    word = words[1]
    is_named = word in _named_days(scene.sentence.language) | scene.grammar.time_nouns
    return is_last and (is_named or (word.isdigit() and len(word) == _YEAR))


def _is_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether the figure is followed by where: "and nearly 80 in Toledo"."""
    return i < len(tokens) and tokens[i].lower in ("in", "at", "abroad")


def _first(scene: Scene, token: Token) -> int:
    """The first word of the name: "the Netherlands"."""
    before = scene.sentence.tokens[token.i - 1] if token.i else None
    return token.i - 1 if before is not None and before.pos == "DET" else token.i


def _is_goal(scene: Scene, model: Draft, link: Token) -> bool:
    """ "Sold Niger six drones and Togo four": the party stands where the first one stood."""
    recipient, quantity = model.recipient, model.quantity
    if recipient is None or quantity is None or link.lower != "and":
        return False
    between = scene.sentence.within(recipient.end, quantity.raw.start)
    return recipient.end <= quantity.raw.start and not [t for t in between if t.pos != "PUNCT"]


def _copy(
    model: Draft, quantity: Quantity, provider: Party | None, recipient: Party | None
) -> Draft | None:
    if provider is not None and recipient is not None and provider.name == recipient.name:
        return None
    span = (quantity.raw.start, quantity.raw.end)
    unit = quantity.unit or model.unit
    return replace(
        model,
        quantity=quantity,
        unit=unit if quantity.count is not None else None,
        anchor=span,
        what_span=span,
        provider=provider,
        recipient=recipient,
        date=None,
        basis="increment" if quantity.is_increment else model.basis,
        is_pointer=False,
        is_gap=True,
    )
