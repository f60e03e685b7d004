"""The frames beside men and arms: bases, accords, embargoes, training, backing, concessions.

In: one sentence with its themes and quantities, and the drafts that the general rules made of
it.  Out: the drafts of the sentence: those of these six frames are read by the room that
knows the frame, and nothing else makes them.  The other frames pass through, but for
trainees whom the general rules took for men who are sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backing import read_backing
from tallywire.extract.frames.bans import read_bans, without_banned
from tallywire.extract.frames.concessions import read_concessions
from tallywire.extract.frames.embargoes import read_embargoes
from tallywire.extract.frames.payments import read_payments
from tallywire.extract.frames.sites import read_sites
from tallywire.extract.frames.training import read_training
from tallywire.extract.frames.treaties import read_treaties
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.predication.status import VOID
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["with_secondary"]

_OWN: Final = frozenset({"facility", "agreement", "embargo", "training", "support", "concession"})


def with_secondary(
    scene: Scene,
    drafts: Sequence[Draft],
    themes: Sequence[Theme],
    quantities: Sequence[Quantity],
    nouns: Nouns,
    words: Predicates,
) -> list[Draft]:
    """``drafts`` with those of the secondary frames read by their own rooms."""
    extra = load_secondary(nouns.language)
    bans = list(read_bans(scene, themes, nouns, words, extra))
    drafts = without_banned(drafts, bans) if bans else drafts
    own = [
        *read_sites(scene, themes, nouns, words, extra),
        *read_treaties(scene, themes, words, extra),
        *read_embargoes(scene, themes, nouns, words, extra),
        *bans,
        *read_concessions(scene, themes, nouns, words, extra),
        *read_payments(scene, themes, nouns, words, extra),
        *read_training(scene, quantities, nouns, words, extra),
        *read_backing(scene, themes, nouns, words, extra),
    ]
    if not own:
        return list(_others(scene, drafts, (), ()))
    sites = {d.what_span for d in own if d.frame == "facility"}
    drafts = [d for d in drafts if d.frame not in OF_MEN or d.what_span not in sites]
    own = [settled for d in own if (settled := _settled(scene, d)) is not None]
    trainees = [d for d in own if d.frame == "training"]
    tokens = scene.sentence.tokens
    given = [tokens[d.head].start for d in drafts if d.frame == "transfer" and d.head >= 0]
    own = [
        d  # "supported the army with helmets" is told as a transfer
        for d in own
        if d.frame != "support" or not any(d.anchor[0] <= g < d.anchor[1] for g in given)
    ]
    backed = [d.anchor for d in own if d.frame == "support"]
    drafts = [d for d in drafts if d.theme != "aid" or d.what_span not in backed]
    lifted = {d.head for d in own if d.frame == "support" and d.what in extra.lifting.values()}
    drafts = [d for d in drafts if d.frame != "deployment" or not _is_lifted(scene, d, lifted)]
    fighting = {
        (d.provider.name, d.recipient.name)
        for d in own
        if d.frame == "support" and d.provider is not None and d.recipient is not None
    }
    drafts = [d for d in drafts if not _is_fighting(scene, d, fighting, extra.fighting)]
    return [*_others(scene, drafts, trainees, backed), *own]


def _is_fighting(
    scene: Scene, draft: Draft, backed: Collection[tuple[str, str]], fighting: Collection[str]
) -> bool:
    """Whether men are there only in that they fight beside those whom they back."""
    if draft.frame != "presence" or draft.head < 0 or draft.quantity is not None:
        return False
    giver = draft.provider.name if draft.provider else ""
    is_at_it = scene.sentence.tokens[draft.head].lemma in fighting
    return is_at_it and any(provider == giver for provider, _ in backed)


def _is_lifted(scene: Scene, draft: Draft, lifted: Collection[int]) -> bool:
    """Whether the men are those whom another carries: told as help of the carrier."""
    start, end = draft.what_span
    return any(start <= scene.sentence.tokens[head].start < end for head in lifted)


@rule("status.plea_to_end")
def _settled(scene: Scene, draft: Draft) -> Draft | None:
    """The draft unless it is asked or supposed; a plea to end a base or a ban is a request."""
    if scene.sentence.text.rstrip("\"”’' ").endswith("?") or _is_supposed(scene, draft):
        return None
    if draft.stance.status != VOID:
        return draft
    if draft.frame not in ("facility", "embargo", "agreement"):
        return None
    return replace(draft, stance=replace(draft.stance, status="requested"))


def _is_supposed(scene: Scene, draft: Draft) -> bool:
    """In a clause of "unless" or "until": nobody says that it is so."""
    if draft.head < 0:
        return False
    head = scene.sentence.tokens[draft.head]
    return any(
        mark.lower in ("unless", "until", "lest")
        for token in (head, *scene.sentence.ancestors(head))
        for mark in scene.sentence.children(token, "mark")
    )


def _others(
    scene: Scene,
    drafts: Sequence[Draft],
    trainees: Sequence[Draft],
    backed: Sequence[tuple[int, int]],
) -> Iterator[Draft]:
    """Drafts of the other frames, without trainees and men who are backed, not sent."""
    for draft in drafts:
        if draft.frame in _OWN or _is_backed(scene, draft, backed):
            continue
        if draft.frame in OF_MEN and any(_governs(scene, draft, t) for t in trainees):
            continue
        yield draft


def _governs(scene: Scene, draft: Draft, training: Draft) -> bool:
    """Whether what happens to the men is said of their training."""
    start, end = training.what_span
    if not (draft.what_span[0] < end and start < draft.what_span[1]) or draft.head < 0:
        return False
    lesson = scene.sentence.tokens[training.head]
    if lesson.dep in ("acl", "acl:relcl"):
        return False
    return draft.head == lesson.i or any(
        above.i == draft.head for above in scene.sentence.ancestors(lesson)
    )


def _is_backed(scene: Scene, draft: Draft, backed: Sequence[tuple[int, int]]) -> bool:
    """Whether the men are whom somebody backs: "financed Islamist fighters"."""
    if draft.frame not in OF_MEN or draft.head < 0:
        return False
    verb = scene.sentence.tokens[draft.head]
    start, end = draft.what_span
    return any(a <= min(verb.start, start) and max(verb.end, end) <= b for a, b in backed)
