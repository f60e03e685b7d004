"""Bans told by a verb: "Italy has banned arms exports to Yemen".

In: a ``Scene`` and its themes.  Out: embargo drafts; what is banned is no gift or sale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.imposers import decider_of, embargo_draft
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import case_party
from tallywire.extract.predication.status import read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_bans", "without_banned"]

_GOALS: Final = ("to", "for", "against")


def read_bans(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The drafts of verbs of banning over a trade in arms."""
    for verb in scene.sentence.among(extra.banning):
        if verb.is_verb:
            yield from _of_verb(scene, verb, themes, nouns, words, extra)


@rule("read.ban")
def _of_verb(
    scene: Scene,
    verb: Token,
    themes: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    args = arguments(scene.sentence, Predicate(verb, ("ban",), "object"))
    trade = args.object
    if trade is None or "give" not in words.by_noun.get(trade.lemma, ()):
        return
    below = {t.i for t in scene.sentence.subtree(trade)}
    arms = next((t for t in themes if t.token.i in below and t.cls in ("equipment", "aid")), None)
    target = _target(scene, trade, verb)
    bans = {*nouns.by_class["embargo"], *extra.barring_texts}
    text = args.subject if args.subject and args.subject.lemma in bans else None
    provider = scene.owner(text) if text else decider_of(scene, args.subject, nouns)
    if arms is None or target is None or (provider is None and text is None):
        return
    if provider is not None and provider.name == target.name:
        return
    predicate = Predicate(verb, ("ban",), "object")
    stance = read_stance(scene.sentence, predicate, "ban", "embargo", words)
    stance = replace(stance, status="ongoing") if text and verb.tag != "VBD" else stance
    start, end = min(verb.start, arms.start), max(verb.end, arms.end)
    theme = Theme(verb, "embargo", "imposed", start, end)
    yield embargo_draft(scene, theme, predicate, provider, target, "imposed", stance)


def _target(scene: Scene, trade: Token, verb: Token) -> Party | None:
    for holder in (trade, verb, *scene.sentence.children(trade, "nmod")):
        found = case_party(scene, holder, _GOALS)
        if found is not None:
            return found
    return None


def without_banned(drafts: Sequence[Draft], bans: Sequence[Draft]) -> list[Draft]:
    """``drafts`` less the transfers of what the bans are about."""
    spans = [d.what_span for d in bans]
    return [
        d
        for d in drafts
        if d.frame != "transfer" or not any(a <= d.what_span[0] < b for a, b in spans)
    ]
