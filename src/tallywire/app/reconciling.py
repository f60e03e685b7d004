"""What the documents of a store say together, brought up to date.

In: a store.  Out: the same store, in which every matter that has changed was reconciled anew, in
one transaction; ``Reconciled`` says what was done.  A matter has changed when the digest of what it
is made from has: its statements, the judgements on them, copied texts, the program and its packs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from tallywire import __version__
from tallywire.app.steps import Progress, silent
from tallywire.model.ids import content_id
from tallywire.model.judgement import Judgement, Rulings
from tallywire.model.ledger import Copy
from tallywire.packs.gazetteer import digest_packs
from tallywire.pipeline import in_order
from tallywire.reconcile import (
    CROWD,
    Bond,
    join_matters,
    make_bonds,
    worth_comparing,
)
from tallywire.resolve import (
    apply_rulings,
    find_again,
    holding,
    matter_between,
    rule,
)
from tallywire.run.crew import Crew
from tallywire.run.matters import Bundle, Pairing, compare_all, keys_of_all, reconcile_all
from tallywire.store.contract import Store
from tallywire.store.together import Brief, Placed, Reconciling, Shared, Standing

__all__ = ["Reconciled", "program_id", "reconcile_store"]

_PORTION: Final = 500
"""Documents that are put into matters at a time."""

_Units = dict[str, tuple[str, ...]]


class Reconciled(msgspec.Struct, frozen=True):
    """What a reconciliation came to.

    Attributes:
        documents: documents that it looked at, because they or judgements on them are new.
        matters: matters that were reconciled anew.
        unchanged: matters that were looked at and had not changed.
        is_whole: everything was made anew, because the program or its packs are new, or by wish.
    """

    documents: int = 0
    matters: int = 0
    unchanged: int = 0
    is_whole: bool = False


def program_id() -> str:
    """What a reconciliation depends on beside its input: the version and the packs."""
    return f"{__version__} {digest_packs()[:20]}"


def reconcile_store(
    store: Store, *, afresh: bool = False, progress: Progress = silent
) -> Reconciled:
    """Reconcile the matters that have changed.

    Args:
        store: the store.
        afresh: make everything anew.
        progress: told of each matter.
    """
    program = program_id()
    pending = store.pending(program)
    if not (afresh or pending.is_other_program or pending.documents or pending.judgements):
        return Reconciled()
    with store.reconciling() as work:
        done, there = work.standing(), work.newest()
        is_whole = afresh or done.program != program
        if is_whole:
            work.forget()
            done = Standing()
        judgements = work.judgements()
        changed = set(work.changed_documents(done.sequence))
        changed |= _judged_documents(judgements, done.judgement)
        with Crew() as crew:
            touched = _place(work, sorted(changed), judgements, crew)
            counts = _replace(work, touched, judgements, program, crew, progress)
        work.finish(Standing(program, there.sequence, there.judgement))
    return Reconciled(len(changed), *counts, is_whole)


def _portions(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(documents), _PORTION):
        yield documents[start : start + _PORTION]


def _judged_documents(judgements: Sequence[Judgement], after: int) -> set[str]:
    """Documents of what was judged after that judgement, or taken back since."""
    by_number = {str(one.number): one for one in judgements}
    found: set[str] = set()
    for one in judgements:
        while one.number > after and one.verb == "undo" and one.subject in by_number:
            one = msgspec.structs.replace(by_number[one.subject], number=one.number)
        if one.number > after:
            found.update(target.document_id for target in one.targets)
    return found


# Statements into matters ------------------------------------------------------------------


def _place(
    work: Reconciling, documents: Sequence[str], judgements: Sequence[Judgement], crew: Crew
) -> set[str]:
    """Put the statements of these documents into matters; the matters that this touches."""
    touched: set[str] = set()
    stating: list[tuple[Sequence[str], list[str]]] = []
    for some in _portions(documents):
        rulings, providers = _rulings(work, some, judgements)
        placed = [_placed(one, rulings, providers) for one in work.briefs(some)]
        touched.update(work.place(some, placed))
        stating.append((some, sorted({one.document_id for one in placed})))
    displaced = _compare(work, stating, len(documents), crew)
    return touched | work.matters_in(sorted(displaced))


def _compare(
    work: Reconciling, portions: Sequence[tuple[Sequence[str], list[str]]], count: int, crew: Crew
) -> set[str]:
    """Find the near-duplicates of documents; others whose near-duplicates may change.

    Args:
        work: the transaction.
        portions: documents, and those of them that state something.
        count: documents in all.
        crew: who compares them.
    """
    displaced: set[str] = set()
    texts = (tuple(s for s in work.sources(stating) if s.text) for _, stating in portions)
    for (documents, _), keys in zip(portions, keys_of_all(crew, texts, count), strict=True):
        displaced |= work.keep_keys(documents, keys, CROWD)
    changed = displaced.union(*(documents for documents, _ in portions))
    pairs = (work.pairs_of(some, changed, CROWD) for some in _portions(sorted(changed)))
    for copies in compare_all(crew, (_pairing(work, some) for some in pairs), len(changed)):
        work.add_copies(copies)
    return displaced


def _pairing(work: Reconciling, shared: Sequence[Shared]) -> Pairing:
    """The pairs that share enough to be compared, with their texts."""
    pairs = tuple(
        (one.first, one.second)
        for one in shared
        if worth_comparing(one.shared, one.first_keys, one.second_keys)
    )
    concerned = sorted({id for pair in pairs for id in pair})
    return Pairing(pairs, {source.id: source for source in work.sources(concerned)})


def _rulings(
    work: Reconciling, documents: Sequence[str], judgements: Sequence[Judgement]
) -> tuple[Rulings, dict[str, tuple[str | None, str | None]]]:
    """What judgements come to in these documents, and the parties of corrected statements."""
    here = set(documents)
    targets = {
        (one.number, place): target
        for one in judgements
        for place, target in enumerate(one.targets)
        if target.document_id in here
    }
    if not targets:
        return Rulings(), {}
    statements = work.statements(sorted({target.document_id for target in targets.values()}))
    places: dict[tuple[int, int], str] = {}
    for key, target in targets.items():
        own = [one for one in statements if one.document_id == target.document_id]
        found = find_again(target, own)
        if found is not None:
            places[key] = found
    work.place_targets(targets, places)
    rulings = rule(holding(judgements), places)
    corrected = (apply_rulings(s, rulings) for s in statements if s.id in rulings.corrections)
    return rulings, {one.id: (one.provider, one.recipient) for one in corrected}


def _placed(
    one: Brief, rulings: Rulings, corrected: Mapping[str, tuple[str | None, str | None]]
) -> Placed:
    parties = corrected.get(one.statement_id, (one.provider, one.recipient))
    return Placed(
        one.document_id,
        one.position,
        one.statement_id,
        matter_between(*parties),
        one.statement_id in rulings.rejected,
    )


# Matters anew -----------------------------------------------------------------------------


def _replace(
    work: Reconciling,
    touched: set[str],
    judgements: Sequence[Judgement],
    program: str,
    crew: Crew,
    progress: Progress,
) -> tuple[int, int]:
    """Reconcile the units of these matters; how many were made anew, how many had not changed."""
    held, places = holding(judgements), work.places()
    rulings, bonds = rule(held, places), make_bonds(held, places)
    ends = sorted({end for bond in bonds for end in (bond.first, bond.second)})
    joined = join_matters(work.matters_of(ends), bonds)
    old, new = _units(work, touched, joined)
    digests: dict[str, str] = {}
    near: dict[str, tuple[Copy, ...]] = {}
    for unit, names in sorted(new.items()):
        copies = work.copies_among(names)
        digest = _digest(work, names, copies, rulings, bonds, program)
        if digest is not None and not (old.get(unit) == names and work.digest_of(unit) == digest):
            digests[unit], near[unit] = digest, copies
    same = [unit for unit in new if unit in old and unit not in digests]
    gone = [unit for unit in same if not work.contents(new[unit])]
    work.remove({*old} - {*same} | {*gone})
    bundles = (
        _bundle(work, unit, new[unit], near[unit], rulings, bonds) for unit in sorted(digests)
    )
    made = reconcile_all(crew, bundles, len(digests))
    for unit, tally in progress(made, "Reconciling", len(digests)):
        work.keep(unit, new[unit], digests[unit], tally)
    return len(digests), len(same) - len(gone)


def _units(
    work: Reconciling, touched: set[str], joined: Mapping[str, str]
) -> tuple[_Units, _Units]:
    """The units that were made of the touched matters, and those to make now."""
    members: dict[str, set[str]] = {}
    for name, unit in joined.items():
        members.setdefault(unit, set()).add(name)
    names = set(touched)
    while True:
        old = work.units_of(names)
        more = {name for unit in old.values() for name in unit}
        more |= {name for one in names if one in joined for name in members[joined[one]]}
        if more <= names:
            break
        names |= more
    new: dict[str, list[str]] = {}
    for name in sorted(names):
        new.setdefault(joined.get(name, name), []).append(name)
    return old, {unit: tuple(some) for unit, some in new.items()}


def _digest(
    work: Reconciling,
    names: Sequence[str],
    copies: Sequence[Copy],
    rulings: Rulings,
    bonds: Iterable[Bond],
    program: str,
) -> str | None:
    """The digest of everything that a unit is made from; None where it holds no statement."""
    contents = work.contents(names)
    if not contents:
        return None
    ids = {one.statement_id for one in contents}
    corrections = {id: dict(rulings.corrections[id]) for id in ids if id in rulings.corrections}
    own = _within(bonds, ids)
    return content_id("in", program, contents, sorted(corrections.items()), copies, own)


def _within(bonds: Iterable[Bond], ids: set[str]) -> tuple[Bond, ...]:
    return tuple(bond for bond in bonds if bond.first in ids and bond.second in ids)


def _bundle(
    work: Reconciling,
    unit: str,
    names: Sequence[str],
    copies: tuple[Copy, ...],
    rulings: Rulings,
    bonds: Iterable[Bond],
) -> Bundle:
    """Everything that one unit is reconciled from."""
    stated = [
        msgspec.structs.replace(one, statement=apply_rulings(one.statement, rulings))
        for one in work.stated(names)
    ]
    ids = {one.statement.id for one in stated}
    return Bundle(unit, tuple(in_order(stated)), copies, _within(bonds, ids))
