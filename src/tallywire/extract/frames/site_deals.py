"""Bases of which one talks, that are leased or being built: "talks over a naval base".

In: a ``Scene`` and a facility.  Out: what is said of it by a noun or verb whose content it is: a
lease that is signed or refused, talks that turn on it, work that has begun on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.frames.site_stays import facility_draft, named_for
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import case_party, place_party
from tallywire.extract.predication.status import VOID, Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_site_deal"]

_ABOUT: Final = ("over", "on", "about", "for", "regarding", "concerning")
"""Prepositions of what a lease or talks are about."""

_ACTS: Final = ("refuse", "scrap", "halt", "ask", "weigh", "tender", "permit", "prolong", "sign")
"""Classes of what is done with a lease, the plainest last."""


@rule("read.site_deal")
def read_site_deal(
    scene: Scene, theme: Theme, words: Predicates, extra: SecondaryWords
) -> Draft | None:
    """The draft of a site that is leased, talked of or under construction, if it is."""
    head = scene.sentence.head(theme.token)
    if head is None:
        return None
    works = _works(scene, theme.token, head, extra)
    if works is not None:
        return _draft(scene, theme, works, "open", words, extra)
    left = _left(scene, theme.token, head, words)
    if left is not None:
        return facility_draft(scene, theme, left[0], left[1], left[2], left[3])
    if theme.token.case not in (*_ABOUT, "of", "in"):
        return None
    leased = scene.sentence.child(head, "obj") if head.is_verb else None
    head = leased if leased is not None and leased.lemma in extra.leases else head
    if head.lemma in extra.leases and head.is_noun:
        verb = next((a for a in scene.sentence.ancestors(head) if not a.is_noun), None)
        classes = words.by_verb.get(verb.lemma, ()) if verb is not None else ()
        name = next((n for n in _ACTS if n in classes), None)
        if verb is None or name is None or not verb.is_verb:
            return None
        return _draft(scene, theme, Predicate(verb, (name,), "object"), name, words, extra)
    is_talk = head.lemma in extra.site_talks and theme.token.case not in ("of", "in")
    is_talk = is_talk or (head.lower == "interested" and theme.token.case == "in")
    if not is_talk:
        return None
    predicate = Predicate(head, ("weigh",), "modifier", is_noun=head.is_noun)
    return _draft(scene, theme, predicate, "weigh", words, extra)


def _works(scene: Scene, site: Token, head: Token, extra: SecondaryWords) -> Predicate | None:
    """ "Is under construction", "work on a base has begun": that it is being built."""
    if head.lemma == "be" and site.dep == "nsubj":
        for child in scene.sentence.children(head, "obl", "advmod"):
            if child.case == "under" and child.lemma in extra.site_works:
                return Predicate(child, ("open",), "modifier", is_noun=True)
        return None
    is_work = head.lemma in extra.site_works and site.case == "on" and not head.tag.startswith("VB")
    return Predicate(head, ("open",), "modifier", is_noun=True) if is_work else None


def _left(
    scene: Scene, site: Token, verb: Token, words: Predicates
) -> tuple[Predicate, Party, Party, Stance] | None:
    """ "The navy has left its base in": whose it is, told of a body and not of its men."""
    sentence = scene.sentence
    if not verb.is_verb or sentence.child(site, "nmod:poss") is None:
        return None
    is_left = site.dep == "obj" or site.case in ("from", "of")
    classes = words.by_verb.get(verb.lemma, ())
    subject = subject_of(sentence, verb)
    if not is_left or not {"depart", "pull"} & set(classes) or subject is None:
        return None
    is_body = scene.name_of(subject) is not None or subject.lemma in scene.grammar.state_bodies
    is_body = is_body or subject.lemma in scene.grammar.armies or subject.lower in ("it", "they")
    user, host = scene.resolve(subject), place_party(scene, site, verb)
    if not is_body or user is None or host is None or user.name == host.name:
        return None
    predicate = Predicate(verb, ("close",), "object")
    stance = read_stance(sentence, predicate, "close", "facility", words)
    if stance.status == "completed":
        stance = Stance("ended", stance.polarity, stance.certainty)
    return predicate, user, host, stance


def _draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    name: str,
    words: Predicates,
    extra: SecondaryWords,
) -> Draft | None:
    sentence = scene.sentence
    stance = read_stance(sentence, predicate, name, "facility", words)
    if stance.status == VOID:
        return None
    stance = _settled(stance, name)
    user, host = _sides(scene, theme, predicate, extra)
    if user is None and host is None:
        return None
    return facility_draft(scene, theme, predicate, user, host, stance)


def _settled(stance: Stance, name: str) -> Stance:
    """A lease that was signed or made longer is agreed; what is being built is under way."""
    if name in ("sign", "prolong") and stance.status in ("completed", "under_way", "authorised"):
        return Stance("agreed", stance.polarity, stance.certainty)
    return stance


def _sides(
    scene: Scene, theme: Theme, predicate: Predicate, extra: SecondaryWords
) -> tuple[Party | None, Party | None]:
    """Who is to use it and where it is: its owner, else the helper of two that talk."""
    sentence, token = scene.sentence, predicate.token
    verb = (
        token if token.is_verb else next((a for a in sentence.ancestors(token) if a.is_verb), None)
    )
    owner, place = scene.owner(theme.token), place_party(scene, theme.token, token, verb)
    town = named_for(scene, theme.token)
    place = place or town
    if owner is not None and place is not None and owner.name == place.name:
        owner = None
    if owner is None:  # "the lease of the station to Russia"
        owner = case_party(scene, theme.token, ("to",)) or case_party(scene, token, ("to",))
    subject = subject_of(sentence, verb) if verb is not None else None
    first = sentence.conjuncts(subject) if subject is not None else []
    named = [
        p
        for p in (
            *(scene.resolve_one(t) for t in first if t.i != theme.token.i and t.is_noun),
            case_party(scene, token, ("with", "between", "by", "to", "from")),
            case_party(scene, verb, ("with", "to", "from")) if verb is not None else None,
        )
        if p is not None and p.kind != "worded"
    ]
    host = place or next((p for p in named if owner is not None and p.name != owner.name), None)
    user = owner or next((p for p in named if host is not None and p.name != host.name), None)
    if user is None and host is None and named:
        user, host = _ranked(named, extra)
    return user, host


def _ranked(named: Sequence[Party], extra: SecondaryWords) -> tuple[Party | None, Party | None]:
    """Of two that talk, the one that is more often the helper uses the base."""
    rank = {name: at for at, name in enumerate(extra.helpers)}
    ordered = sorted(named, key=lambda p: rank.get(p.name, len(rank)))
    others = [p for p in ordered if p.name != ordered[0].name]
    if not others or ordered[0].name not in rank:
        return None, None
    return ordered[0], others[0]
