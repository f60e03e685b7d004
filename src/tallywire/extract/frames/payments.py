"""What is paid for bases and for men: rents, and what mercenaries cost.

In: a ``Scene`` with its themes.  Out: concession drafts of sums that a state pays to another for a
base, or to a company or another state for its fighters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import actor, case_party, place_party
from tallywire.extract.predication.status import VOID, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_payments"]


def read_payments(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The concession drafts of sums that are paid."""
    for theme in themes:
        verb = scene.sentence.head(theme.token) if theme.cls == "money" else None
        if verb is not None and verb.lemma in extra.paying_out and theme.token.dep == "obj":
            yield from _of_payment(scene, theme, verb, nouns, words, extra)


@rule("read.payment")
def _of_payment(
    scene: Scene,
    theme: Theme,
    verb: Token,
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """As in "Pays Oman $60 million a year in rent", "pays the company 10 million a month"."""
    sentence, predicate = scene.sentence, Predicate(verb, ("concede",), "object")
    args = arguments(sentence, predicate)
    payer = actor(scene, args.subject, nouns)
    payee = scene.resolve(args.iobj) if args.iobj is not None else None
    if payee is None and args.object is not None and args.object.i != theme.token.i:
        payee = scene.resolve(args.object)
    payee = payee or case_party(scene, verb, ("to",))
    below = [*sentence.children(verb, "obl"), *sentence.children(theme.token, "nmod")]
    below += [c for t in below for c in sentence.children(t, "nmod")]
    is_rent = any(t.lemma in extra.rents for t in below)
    bought = next(
        (t for t in below if t.case in ("for", "of") and _is_use(scene, t, nouns, extra)), None
    )
    is_firm = payee is not None and payee.is_company
    if payer is None or not (is_rent or bought is not None or is_firm):
        return
    payee = payee or place_party(scene, bought) or (scene.owner(bought) if bought else None)
    if payee is None or payee.name == payer.name:
        return
    stance = read_stance(sentence, predicate, "concede", "concession", words)
    if stance.status == VOID:
        return
    if stance.status == "completed" and verb.tag in ("VBZ", "VBP"):
        stance = replace(stance, status="ongoing")
    label = "rent" if is_rent else "payment"
    yield make_draft(scene, theme, predicate, "concession", payer, payee, label, stance)


def _is_use(scene: Scene, token: Token, nouns: Nouns, extra: SecondaryWords) -> bool:
    """Whether it is the use of a base, the base itself, or hired men."""
    mention = scene.name_of(token)
    if mention is not None:
        return mention.kind == "place" and "facility" in nouns.classes_of(
            token.text.split()[-1].lower()
        )
    classes = nouns.classes_of(token.lemma)
    return token.lemma in extra.access_nouns or "facility" in classes or "personnel" in classes
