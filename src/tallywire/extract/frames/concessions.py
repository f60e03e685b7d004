"""Concessions: something of value that is granted in exchange.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``concession``.  The provider
grants, the recipient benefits; a licence for fishermen or a loan for farmers makes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import actor, case_party, clause_verb
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords, load_secondary

__all__ = ["read_concessions"]

"""Participles of whose a firm is: "a company linked to Wagner"."""
_EXCHANGE: Final = frozenset({"exchange", "return"})


def read_concessions(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The concession drafts of the sentence."""
    inside: set[int] = set()
    for theme in themes:
        if theme.cls == "money" and _is_price(scene, theme.token):
            sum_paid = _exchanged(scene, replace(theme, label="payment"), nouns)
            yield from [sum_paid] if sum_paid is not None else []
        if theme.cls != "concession" or theme.token.i in inside:
            continue
        theme = replace(theme, label=_label(theme))
        draft = _of_concession(scene, theme, nouns, words, extra)
        if draft is not None:
            inside.update(t.i for t in scene.sentence.subtree(theme.token))
            yield draft


def _label(theme: Theme) -> str:
    """The name of the thing: a "three-year permit" is a permit, rights are never one."""
    label = (theme.label or "").removeprefix("year ")
    return f"{label}s" if theme.token.lower == "rights" and label.endswith("right") else label


@rule("read.concession")
def _of_concession(
    scene: Scene, theme: Theme, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Draft | None:
    sentence = scene.sentence
    if _is_price(scene, theme.token):
        return _exchanged(scene, theme, nouns)
    verb = clause_verb(sentence, theme.token)
    if verb is None:
        return None
    participle = next(
        (c for c in sentence.children(theme.token, "acl") if c.lemma in extra.conceding), None
    )
    predicate = Predicate(participle or verb, ("concede",), "object")
    args = arguments(sentence, predicate)
    stance = read_stance(sentence, predicate, "concede", "concession", words)
    token = predicate.token
    if token.lemma in extra.going_to and theme.token.dep == "nsubj":
        receiver = _beneficiary(scene, token, ("to",), nouns)
        return _made(scene, theme, predicate, None, receiver, stance)
    if token.lemma in extra.conceding:
        if args.object is None or not _holds(scene, args.object, theme.token):
            return None
        receiver = (
            _receiving_object(scene, args.object, theme, nouns)
            or _party(scene, args.iobj, nouns)
            or _beneficiary(scene, token, ("to", "for"), nouns)
            or _beneficiary(scene, theme.token, ("for", "to"), nouns)
        )
        giver = _party(scene, args.subject, nouns)
        return _made(scene, theme, predicate, giver, receiver, stance)
    if token.lemma in extra.gaining:
        if args.object is None or not _holds(scene, args.object, theme.token):
            return None
        receiver = _party(scene, args.subject, nouns)
        giver = case_party(scene, token, ("from",)) or case_party(
            scene, theme.token, ("from", "in")
        )
        return _made(scene, theme, predicate, giver, receiver, stance)
    return _mentioned(scene, theme, words, nouns)


def _receiving_object(scene: Scene, token: Token, theme: Theme, nouns: Nouns) -> Party | None:
    """Who gets it where two objects were read as one: "granted Acme, a firm, a permit"."""
    if token.i == theme.token.i:
        inner = scene.sentence.children(token, "compound", "nmod:poss")
        names = [c for c in inner if scene.name_of(c) is not None and c.i < token.i]
        if not names and any(c.lemma in scene.grammar.firms for c in inner):
            return scene.owner(token)  # "granted a Russian company mining rights"
        return scene.resolve(names[0]) if names else None
    return _party(scene, token, nouns) or next(
        (
            party
            for child in scene.sentence.children(token, "compound")
            if (party := scene.resolve(child)) is not None
        ),
        None,
    )


@rule("read.concession_mentioned")
def _mentioned(scene: Scene, theme: Theme, words: Predicates, nouns: Nouns) -> Draft | None:
    """As in "Mention a concession for a company named X"."""
    named = _beneficiary(scene, theme.token, ("for",), nouns)
    if named is None or named.kind not in ("organisation", "worded"):
        return None
    predicate = Predicate(theme.token, ("concede",), "modifier", is_noun=True)
    return _made(scene, theme, predicate, None, named, Stance("completed"))


def _made(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    giver: Party | None,
    receiver: Party | None,
    stance: Stance,
) -> Draft | None:
    if receiver is None:
        return None
    giver = giver or _place(scene, theme)
    if giver is None and scene.home is not None and scene.home.name != receiver.name:
        giver = scene.home
    if giver is None or giver.name == receiver.name:
        return None
    return make_draft(scene, theme, predicate, "concession", giver, receiver, theme.label, stance)


def _place(scene: Scene, theme: Theme) -> Party | None:
    return case_party(scene, theme.token, ("in", "at", "near"))


def _holds(scene: Scene, token: Token, inner: Token) -> bool:
    """Whether the object is the thing, or holds it."""
    return token.i == inner.i or any(a.i == token.i for a in scene.sentence.ancestors(inner))


def _party(scene: Scene, token: Token | None, nouns: Nouns) -> Party | None:
    if token is None:
        return None
    mention = scene.name_of(token)
    if mention is not None and mention.subkind == "company":
        return Party(mention.entity, "organisation", mention.start, mention.end)
    return actor(scene, token, nouns) or _firm(scene, token)


def _firm(scene: Scene, token: Token) -> Party | None:
    """As in "A Russian company", "a company named Midas": its name, or its words."""
    sentence = scene.sentence
    if token.pos == "PROPN" and scene.name_of(token) is None:
        first = min([*sentence.children(token, "compound"), token], key=lambda t: t.i)
        name = " ".join(t.text for t in sentence.tokens[first.i : token.i + 1])
        return Party(name, "organisation", first.start, token.end)
    if token.lemma not in scene.grammar.firms:
        return None
    for child in sentence.children(token, "acl", "appos"):
        below = ["obj", "xcomp", "dep", "attr", "obl:npmod"]
        below += ["obl"] if child.lemma in load_secondary(sentence.language).belonging else []
        for part in [child, *sentence.children(child, *below)]:
            if part.pos == "PROPN":
                return _firm(scene, part) or scene.resolve_one(part)
    return scene.owner(token)


def _beneficiary(scene: Scene, token: Token, cases: tuple[str, ...], nouns: Nouns) -> Party | None:
    for child in scene.sentence.children(token, "obl", "nmod", "iobj"):
        if child.case in cases:
            party = _party(scene, child, nouns)
            if party is not None:
                return party
    return None


def _is_price(scene: Scene, token: Token) -> bool:
    """As in "In exchange for mining rights": the thing is what is paid with."""
    head = scene.sentence.head(token)
    is_within = token.dep == "nmod" and token.case in ("in", "of")
    if head is not None and head.is_noun and (token.dep == "conj" or is_within):
        return _is_price(scene, head)
    return token.case == "for" and head is not None and head.lemma in _EXCHANGE


@rule("read.exchange")
def _exchanged(scene: Scene, theme: Theme, nouns: Nouns) -> Draft | None:
    """The clause's receiver pays; its giver gains."""
    sentence = scene.sentence
    verb = clause_verb(sentence, theme.token)
    if verb is None:
        return None
    args = arguments(sentence, Predicate(verb, ("give",), "object"))
    gainer = _party(scene, args.subject, nouns)
    if gainer is None:
        return None
    payer = _party(scene, args.iobj, nouns)
    for case in ("to", "in", "for"):
        payer = payer or _beneficiary(scene, verb, (case,), nouns)
    payer = payer or (
        _beneficiary(scene, args.object, ("to", "in", "for"), nouns) if args.object else None
    )
    for child in sentence.subtree(args.object) if args.object else []:
        if scene.name_of(child) is not None and (child.dep == "compound" or child.case == "to"):
            payer = payer or scene.resolve(child)
    if payer is None and scene.home is not None and scene.home.name != gainer.name:
        payer = scene.home
    if payer is None or payer.name == gainer.name:
        return None
    predicate = Predicate(verb, ("concede",), "object")
    return make_draft(
        scene, theme, predicate, "concession", payer, gainer, theme.label, Stance("ongoing")
    )
