"""Forces of which nothing is told but that they are somewhere: "French troops in Chad".

In: a ``Scene`` and a theme to which nothing happens.  Out: a presence draft where its owner and
its place are told, on the noun or by what the men are doing there: "Yemen, where Emirati troops
are fighting rebels".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import has_modal
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.sizes import is_size
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["joined_force", "read_standing"]

_NOW: Final = frozenset({"are", "is", "'re", "'s", "been"})
"""What men are on or in, before the words that say where it is."""

_COUNTED: Final = frozenset({"person", "unit"})

_WHERE: Final = PLACES | {"over"}


@rule("read.standing")
def read_standing(scene: Scene, theme: Theme, words: Predicates) -> Iterator[Draft]:
    """A theme that nothing happens to, but that is said to be somewhere: a stock."""
    is_force = (
        theme.is_strong or theme.is_expert or (theme.cls == "unit" and theme.quantity is not None)
    )
    is_sum = theme.quantity is not None and theme.quantity.unit not in (None, "tonne")
    if theme.cls not in ("personnel", "unit") or not is_force or is_sum:
        return
    if _is_raised(scene, theme.token):
        return
    owner = scene.owner(theme.token)
    if owner is None and theme.token.case == "with" and theme.quantity is not None:
        owner = _holder(scene, theme.token)
    bound = _bound_for(scene, theme, owner) if owner is not None else None
    if bound is not None:
        predicate = Predicate(theme.token, ("send",), "modifier", is_noun=True)
        ahead = Stance("pledged")
        yield make_draft(scene, theme, predicate, "deployment", owner, bound, theme.label, ahead)
        return
    is_goal = theme.token.case in ("to", "for", "against") and theme.quantity is None
    sized = _is_sized(scene, theme)
    if (owner is None and not sized) or is_goal:
        return
    place = _place_here(scene, theme, owner) if owner is not None else None
    if place is None and not sized and not _is_at_work(scene, theme, owner):
        return
    predicate = Predicate(theme.token, ("stay",), "modifier", is_noun=True)
    stance = read_stance(scene.sentence, predicate, "stay", "presence", words)
    yield make_draft(
        scene,
        theme,
        predicate,
        "presence",
        owner,
        place,
        theme.label,
        replace(stance, status="ongoing"),
    )


def _place_here(scene: Scene, theme: Theme, owner: Party) -> Party | None:
    """Where the sentence says that they are, or what they do there."""
    return (
        _place_of(scene, theme.token, owner)
        or _place_of_doing(scene, theme.token, owner)
        or (_place_guarded(scene, theme.token, owner) if theme.quantity is not None else None)
    )


def _is_sized(scene: Scene, theme: Theme) -> bool:
    """ "The 12,000-member force proved unable to stop them": a force that the text knows."""
    if theme.quantity is None or not is_size(theme.quantity, scene.sentence.language):
        return False
    marks = scene.sentence.children(theme.token, "det", "nmod:poss")
    if not any(m.lower != "a" and m.lower != "an" for m in marks) or theme.quantity.is_increment:
        return False
    verb = next((a for a in scene.sentence.ancestors(theme.token) if a.is_verb), None)
    if verb is None or theme.token.dep not in ("nsubj", "nmod", "nsubj:pass"):
        return False
    return not has_modal(scene.sentence, verb)


@rule("read.joined_force")
def joined_force(scene: Scene, theme: Theme) -> Draft | None:
    """ "Will join 300 troops in Gao", "adds 900 to the 800 there": those are there already."""
    sentence, quantity = scene.sentence, theme.quantity
    if quantity is None or quantity.count is None or quantity.is_increment:
        return None
    is_bare = theme.cls == "count" and _is_definite(sentence, theme.token)
    if not is_bare and (
        theme.cls not in ("personnel", "unit") or theme.is_weak or theme.unit not in _COUNTED
    ):
        return None
    told = sentence.conjuncts(theme.token)[0]
    verb = sentence.head(told)
    if verb is None:
        return None
    is_met = verb.lemma in scene.grammar.meeting_forces and told.dep == "obj"
    is_topped = verb.lemma in scene.grammar.adding_verbs and told.case == "to"
    if theme.token.i < verb.i or not (is_met or is_topped):
        return None
    predicate = Predicate(theme.token, ("stay",), "modifier", is_noun=True)
    owner = scene.owner(theme.token)
    place = _place_of(scene, theme.token, owner) if owner is not None else None
    return make_draft(
        scene, theme, predicate, "presence", owner, place, theme.label, Stance("ongoing")
    )


def _is_definite(sentence: Sentence, number: Token) -> bool:
    """ "The 8,400 already there", "the 4,500 it has": men who were told of."""
    is_the = sentence.child(number, "det") is not None
    return is_the and sentence.child(number, "acl:relcl", "acl", "advmod", "nmod") is not None


def _holder(scene: Scene, noun: Token) -> Party | None:
    """ "Burundi, with 5,400 soldiers in Somalia": who has them."""
    sentence = scene.sentence
    head = sentence.head(noun)
    if head is None:
        return None
    if noun.dep == "obl" and head.is_verb:
        near = sentence.children(head, "attr") if noun.i > head.i else []
        subject = sentence.child(head, "nsubj", "nsubj:pass")
        holders = [*near, *([subject] if subject is not None else [])]
    else:
        holders = [head] if noun.dep == "nmod" else []
    for holder in holders:
        party = scene.resolve_one(holder) if holder.is_noun or holder.pos == "PRON" else None
        if party is not None and party.kind in ("state", "region", "organisation"):
            return party
    return None


def _place_guarded(scene: Scene, noun: Token, owner: Party) -> Party | None:
    """ "The palace is guarded by 300 French soldiers": where whom they guard is."""
    sentence = scene.sentence
    verb = sentence.head(noun)
    if verb is None or noun.dep != "obl:agent" or verb.lemma not in scene.grammar.standing_by:
        return None
    guarded = sentence.child(verb, "nsubj:pass") or (
        sentence.head(verb) if verb.dep in ("acl", "acl:relcl", "amod") else None
    )
    below = [c for c in sentence.children(verb, "obl") if c.case in _WHERE]
    if guarded is not None:
        below += [c for c in sentence.children(guarded, "nmod") if c.case in _WHERE]
        below.append(guarded)
    for token in below:
        party = scene.resolve(token)
        if party is not None and party.kind == "state" and party.name != owner.name:
            return party
    return None


def _bound_for(scene: Scene, theme: Theme, owner: Party) -> Party | None:
    """ "Irish troops for Chad next week": the whole of a headline, less "to send"."""
    if scene.sentence.zone == "body" or theme.token.dep != "root":
        return None
    for child in scene.sentence.children(theme.token, "nmod"):
        party = scene.resolve(child) if child.case in ("for", "to") else None
        if party is not None and party.kind in ("state", "region") and party.name != owner.name:
            return party
    return None


def _is_at_work(scene: Scene, theme: Theme, owner: Party | None) -> bool:
    """ "Chad's contingent is chasing Islamists in the mountains": where, the text has told."""
    sentence, noun = scene.sentence, theme.token
    if owner is None or not scene.is_war_text or owner.kind != "state" or noun.dep != "nsubj":
        return False
    verb = sentence.head(noun)
    if verb is None or verb.tag != "VBG" or verb.lemma not in scene.grammar.field_works:
        return False
    if not any(a.lower in _NOW for a in sentence.children(verb, "aux")):
        return False
    below = sentence.children(verb, "obl")
    below += [c for t in sentence.children(verb, "obj") for c in sentence.children(t, "nmod")]
    return any(c.case in _WHERE and scene.resolve(c) is None for c in below)


def _is_raised(scene: Scene, noun: Token) -> bool:
    """ "Is boosting its presence in Niger": what is told is what is added."""
    verb = scene.sentence.head(noun)
    is_object = noun.dep == "obj" and noun.lemma == "presence"
    return is_object and verb is not None and verb.lemma in scene.grammar.adding_verbs


def _place_of(scene: Scene, noun: Token, owner: Party) -> Party | None:
    """Where the words on the noun say that they are."""
    for child in scene.sentence.children(noun, "nmod"):
        if child.case in PLACES:
            party = scene.resolve(child)
            inner = next(iter(scene.sentence.children(child, "nmod")), None)
            if party is None and child.lemma in scene.grammar.spots and inner is not None:
                party = scene.resolve(inner)  # "on the ground in Niger"
            if party is not None and party.name != owner.name:
                return party
    return None


def _place_of_doing(scene: Scene, noun: Token, owner: Party) -> Party | None:
    """ "Are assembling tanks in Angola": where men do what they are doing."""
    sentence = scene.sentence
    verb = sentence.head(sentence.conjuncts(noun)[0])
    if verb is None or noun.dep not in ("nsubj", "conj") or verb.tag != "VBG":
        return None
    if owner.kind == "worded" or owner.is_implied:
        return None
    if not any(a.lower in _NOW for a in sentence.children(verb, "aux")):
        return None
    below = sentence.children(verb, "obl")
    below += [c for t in sentence.children(verb, "obj") for c in sentence.children(t, "nmod")]
    places = [c for c in below if c.case in _WHERE]
    if verb.dep == "acl:relcl" and any(c.lower == "where" for c in sentence.children(verb)):
        places.append(sentence.tokens[verb.head])
    for token in places:
        party = scene.resolve(token)
        if party is not None and party.kind in ("state", "region") and party.name != owner.name:
            return party
    return None
