"""Who fills provider and recipient of a theme with a predicate.

In: a ``Scene``, a theme, its predicate with class and arguments.  Out: two parties, each None
where the sentence does not say.  The class of the predicate decides which argument is who;
what stands on the theme itself ("Russian instructors", "aid for Ukraine") comes second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.accords import sides
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Arguments, Predicate, subject_of
from tallywire.extract.syntax import Sentence, Token
from tallywire.extract.themes import Theme
from tallywire.packs.lexicon_predicates import PredicateClass

__all__ = ["PLACES", "find_parties", "first", "from_place", "goes_home"]

PLACES: Final = frozenset(
    {"in", "at", "on", "inside", "across", "near", "throughout", "within", "around", "outside"}
)
GOALS: Final = frozenset({"to", "into", "for", "on"})
_HOME: Final = frozenset({"home", "back"})


def find_parties(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    cls: PredicateClass,
    args: Arguments,
    frame: str,
) -> tuple[Party | None, Party | None]:
    """Provider and recipient as the sentence gives them."""
    roles: dict[str, list[Party]] = {"provider": [], "recipient": [], "party": []}
    filled: list[tuple[str, Token | None]] = [
        (cls.roles.get("subject", ""), args.subject),
        (cls.roles.get("object", ""), args.object),
        (cls.roles.get("iobj", ""), args.iobj),
        *((cls.roles.get(case, _default_role(case)), token) for case, token in args.obliques),
    ]
    if cls.name in ("give", "send") and any(case == "with" for case, _ in args.obliques):
        filled.append(("recipient", args.object))
    for role, token in filled:
        if role not in roles or token is None or token.i == theme.token.i:
            continue
        party = scene.resolve(token)
        if party is not None and _can_fill(role, party, token):
            roles[role].append(party)
    if predicate.is_noun and cls.name == "supplier":
        return _supplier(scene, predicate)
    own: dict[str, list[Party]] = {"provider": [], "recipient": [], "party": []}
    _add_modifiers(scene, theme, own, frame)
    if _is_given_to_owner(cls, roles, own):
        own["recipient"], own["provider"] = own["provider"], []
    roles = {
        "provider": roles["provider"] + own["provider"],
        "recipient": own["recipient"] + roles["recipient"],
        "party": roles["party"] + own["party"],
    }
    _add_outer(scene, predicate, cls, args, roles)
    provider = first(roles["provider"])
    others = [
        p
        for p in roles["recipient"]
        if (provider is None or p.name != provider.name) and not p.is_company
    ]
    recipient = first(others)
    if frame == "agreement" and roles["party"]:
        return sides(scene, roles, provider)
    if recipient is None and roles["recipient"] and provider is not None:
        recipient = roles["recipient"][0] if frame in ("deployment",) else None
    return provider, recipient


def _add_outer(
    scene: Scene,
    predicate: Predicate,
    cls: PredicateClass,
    args: Arguments,
    roles: dict[str, list[Party]],
) -> None:
    """Who the words above say: "approved the sale of", "asked France to withdraw"."""
    sentence = scene.sentence
    if cls.name == "ask" and args.object is not None and not roles["provider"]:
        asked = scene.resolve(args.object)
        if asked is not None:
            roles["provider"].append(asked)
    if cls.name == "get" and not roles["provider"]:
        partner = _partner(scene, predicate.token)
        if partner is not None:
            roles["provider"].append(partner)
    if cls.name == "get" and not roles["recipient"]:
        buyer = _buyer(scene, predicate.token)
        if buyer is not None:
            roles["recipient"].append(buyer)
    verb = next((a for a in sentence.ancestors(predicate.token) if a.is_verb), None)
    if verb is None:
        return
    outer = scene.predicates.by_verb.get(verb.lemma, ())
    subject = subject_of(sentence, verb)
    actor = scene.resolve(subject) if subject is not None else None
    if actor is None:
        return
    names = {p.name for p in roles["provider"] + roles["recipient"]}
    if actor.name in names:
        return
    if predicate.is_noun and not roles["recipient"]:
        for child in sentence.children(verb, "obl"):
            goal = scene.resolve(child) if child.case in GOALS else None
            if goal is not None and goal.name != actor.name:
                roles["recipient"].append(goal)
    is_action = predicate.is_noun and predicate.token.dep in ("obj", "nmod", "obl", "xcomp")
    if (
        cls.name in ("pull", "depart")
        and "ask" in outer
        and roles["provider"]
        and not roles["recipient"]
    ):
        roles["recipient"].append(actor)
    elif (
        is_action
        and not roles["provider"]
        and (set(outer) & _ACTING or predicate.token.dep == "obj")
    ):
        roles["recipient" if cls.name == "get" or "ask" in outer else "provider"].append(actor)


_ACTING: Final = frozenset(
    {"permit", "announce", "tender", "halt", "weigh", "refuse", "ask", "scrap", "sign"}
)
"""Classes of verbs whose subject is party to what their object names."""


def _can_fill(role: str, party: Party, token: Token) -> bool:
    """A mission one serves in is no place: the state it is in comes after it."""
    if role != "recipient" or token.case not in PLACES:
        return True
    return party.kind not in ("organisation",)


def _buyer(scene: Scene, token: Token) -> Party | None:
    """Who the verb above is about: "Serbia is in talks about buying"."""
    verb = next((a for a in scene.sentence.ancestors(token) if a.is_verb), None)
    subject = subject_of(scene.sentence, verb) if verb is not None else None
    return scene.resolve(subject) if subject is not None else None


def _partner(scene: Scene, token: Token) -> Party | None:
    """ "In talks with Turkey about buying": the partner of the talks sells."""
    for above in scene.sentence.ancestors(token):
        for child in scene.sentence.children(above, "nmod", "obl"):
            if child.case == "with":
                return scene.resolve(child)
    return None


def _is_given_to_owner(
    cls: PredicateClass, roles: dict[str, list[Party]], own: dict[str, list[Party]]
) -> bool:
    """ "To give Ukraine cluster bombs": read as Ukraine's bombs, but it is who gets them."""
    if cls.name not in ("give", "send", "tender") or roles["recipient"] or own["recipient"]:
        return False
    if not roles["provider"] or not own["provider"]:
        return False
    return roles["provider"][0].name != own["provider"][0].name


def _supplier(scene: Scene, predicate: Predicate) -> tuple[Party | None, Party | None]:
    """ "Beijing remains Islamabad's largest arms supplier"."""
    sentence, noun = scene.sentence, predicate.token
    owner = sentence.child(noun, "nmod:poss")
    goal = next((c for c in sentence.children(noun, "nmod") if c.case in ("to", "of", "for")), None)
    subject = None
    if noun.dep in ("attr", "xcomp"):
        subject = subject_of(sentence, sentence.tokens[noun.head])
    elif noun.dep == "appos":
        subject = sentence.tokens[noun.head]
    receiving = owner or goal
    return (
        scene.resolve(subject) if subject is not None else None,
        scene.resolve(receiving) if receiving is not None else None,
    )


def _default_role(case: str) -> str:
    return "recipient" if case in PLACES | GOALS else "none"


def first(parties: Sequence[Party]) -> Party | None:
    return parties[0] if parties else None


def _add_modifiers(scene: Scene, theme: Theme, roles: dict[str, list[Party]], frame: str) -> None:
    """What stands on the theme itself: "Russian instructors", "aid for Ukraine"."""
    owner = scene.owner(theme.token)
    if owner is not None:
        if frame == "agreement":
            roles["party"].append(owner)
        elif frame == "embargo" and owner.kind == "state" and roles["provider"]:
            roles["recipient"].append(owner)
        else:
            roles["provider"].append(owner)
    for child in scene.sentence.children(theme.token, "nmod", "obl", "acl", "advcl"):
        if child.case in ("from", "by"):
            role = "recipient" if frame == "withdrawal" and child.case == "from" else "provider"
        elif child.case in PLACES | GOALS:
            role = "recipient"
        elif child.case in ("with", "between") and frame == "agreement":
            role = "party"
        else:
            continue
        party = scene.resolve(child)
        if party is not None:
            roles[role].append(party)


def goes_home(
    sentence: Sentence, predicate: Predicate, provider: Party | None, recipient: Party | None
) -> bool:
    words = {c.lower for c in sentence.children(predicate.token, "advmod", "prt", "obl:npmod")}
    if "home" in words or (predicate.token.lemma == "return" and words & _HOME):
        return True
    cases = {c.case for c in sentence.children(predicate.token, "obl")}
    if predicate.token.lemma == "return" and "from" in cases and not cases & GOALS:
        return True
    return provider is not None and recipient is not None and provider.name == recipient.name


def from_place(scene: Scene, args: Arguments) -> Party | None:
    for case, token in args.obliques:
        if case in ("from", "of"):
            return scene.resolve(token)
    return None
