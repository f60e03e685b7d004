"""Denials that answer what was just told: "which Rwanda denies", "Kigali denied any involvement".

In: a ``Scene``, its drafts, and the drafts before.  Out: a draft that points back, and what the
discourse makes of it: the last proposition in which the denier is a side, denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.doubts import count_negations
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.status import Stance
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["answered", "read_answer"]

_POINTING: Final = frozenset({"it", "this", "that", "which", "them", "these", "so"})
_NEAR: Final = 2
"""Sentences that a denial may come after what it denies."""
_SIDES: Final = ("state", "group", "organisation", "region", "worded")
_CLAUSES: Final = ("ccomp", "xcomp")
_BESIDE: Final = ("appos", "obl:npmod")


@rule("read.answer")
def read_answer(scene: Scene, drafts: Sequence[Draft], words: Predicates) -> Draft | None:
    """The first denial without a content of its own, where the sentence tells of no other."""
    if any(d.stance.polarity == "denied" or d.stance.status == "refused" for d in drafts):
        return None
    for verb in scene.sentence.verbs:
        if verb.lemma in words.flags["answering"] or _is_of_charge(scene, verb, words):
            denier = _denier(scene, verb, words)
            if denier is not None:
                return _pointer(scene, verb, denier)
    return None


def _denier(scene: Scene, verb: Token, words: Predicates) -> Party | None:
    """Who denies, where nothing but an accusation, or the whole of it, is denied."""
    sentence = scene.sentence
    args = arguments(sentence, Predicate(verb, (), "object"))
    if _is_of_charge(scene, verb, words):
        subject = sentence.child(verb, "nsubj", "obl:agent")
        party = scene.resolve(subject) if subject is not None else None
        return party if party is not None and party.kind in _SIDES else None
    if args.subject is None or args.object is None or count_negations(sentence, verb, words) % 2:
        return None
    if sentence.child(verb, *_CLAUSES) is not None:
        return None
    what = args.object
    is_role = what.lemma in words.flags["part_taken"] and not _has_content(scene, what)
    if not (is_role or what.lower in _POINTING):
        return None
    mention = scene.name_of(args.subject)
    is_person = mention is not None and mention.kind == "person"
    if is_person or scene.persons.at(args.subject.start) is not None:
        return None
    party = scene.resolve(args.subject) or scene.owner(args.subject)
    return party if party is not None and party.kind in _SIDES else None


def _is_of_charge(scene: Scene, verb: Token, words: Predicates) -> bool:
    """ "A charge Kigali denies": a clause of the accusation, which stands beside what was told."""
    if verb.dep not in ("acl:relcl", "acl") or verb.lemma not in words.flags["retorts"]:
        return False
    if scene.sentence.child(verb, "neg", *_CLAUSES) is not None:
        return False
    charge = scene.sentence.tokens[verb.head]
    taken = scene.sentence.child(verb, "obj")
    is_open = taken is None or taken.lower in _POINTING
    return is_open and charge.dep in _BESIDE and charge.lemma in words.flags["tales"]


def _has_content(scene: Scene, charge: Token) -> bool:
    """ "Reports that Spain sold arms", "a link between two things": told in the sentence itself."""
    if any(c.case == "between" for c in scene.sentence.children(charge, "nmod")):
        return True
    return scene.sentence.child(charge, "acl", "ccomp", "acl:relcl", "advcl") is not None


def _pointer(scene: Scene, verb: Token, denier: Party) -> Draft:
    anchor = (verb.start, verb.end)
    return Draft(
        frame="support",
        sentence=scene.sentence.index,
        paragraph=scene.sentence.paragraph,
        provider=denier,
        recipient=None,
        what=None,
        theme="count",
        anchor=anchor,
        what_span=anchor,
        stance=Stance("ongoing", "denied"),
        is_pointer=True,
        head=verb.i,
        is_answer=True,
    )


def answered(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """What the denier answers: the last thing told of it; None where nothing was."""
    denier = draft.provider.name if draft.provider is not None else None
    for before in reversed(drafts):
        if draft.sentence - before.sentence > _NEAR or before.is_withdrawn:
            return None
        sides = [p.name for p in (before.provider, before.recipient) if p is not None]
        if before.frame not in ("support", "transfer") and draft.sentence - before.sentence > 1:
            continue
        if denier not in sides or before.stance.polarity == "denied" or before.is_gap:
            continue
        return replace(
            draft,
            frame=before.frame,
            provider=before.provider,
            recipient=before.recipient,
            what=before.what,
            theme=before.theme,
            stance=Stance(before.stance.status, "denied"),
            unit=None,
            mode=before.mode,
            is_gap=True,
        )
    return None
