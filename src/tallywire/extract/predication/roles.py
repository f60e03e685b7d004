"""Who fills provider and recipient of a theme with a predicate.

In: a ``Scene``, a theme, its predicate with class and arguments.  Out: two parties, each None
where the sentence does not say.  The class of the predicate decides which argument is who;
what stands on the theme itself ("Russian instructors", "aid for Ukraine") comes second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.fields import field_of, held_in, place_within, where_told
from tallywire.extract.predication.left_lands import (
    PLACES,
    home_beside,
    is_left,
    left_by_list,
    served_in,
)
from tallywire.extract.predication.outer_roles import GOALS, add_outer, supplier_roles
from tallywire.extract.predication.passed_on import passed_on
from tallywire.extract.predication.served import served
from tallywire.extract.predication.unwanted import is_first_meant
from tallywire.extract.things.loads import carrier_of
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_predicates import PredicateClass

__all__ = ["PLACES", "find_parties", "first"]

_ASKING_NOUN: Final = {
    "from": "recipient",
    "by": "recipient",
    "to": "provider",
    "in": "recipient",
}
"""Who is who beside a noun of asking: "a request from Ecuador to Spain"."""


def find_parties(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    cls: PredicateClass,
    args: Arguments,
    frame: str,
) -> tuple[Party | None, Party | None]:
    """Provider and recipient as the sentence gives them."""
    if cls.name == "get" and frame == "transfer":
        handed = passed_on(scene, predicate, args)
        if handed is not None:
            return handed
    roles: dict[str, list[Party]] = {"provider": [], "recipient": []}
    filled: list[tuple[str, Token | None]] = [
        (cls.roles.get("subject", ""), args.subject),
        (cls.roles.get("object", ""), args.object),
        (cls.roles.get("iobj", ""), args.iobj),
        *((cls.roles.get(case, _default_role(case)), token) for case, token in args.obliques),
    ]
    if cls.name == "ask" and predicate.is_noun:
        filled[3:] = [(_ASKING_NOUN.get(case, "none"), token) for case, token in args.obliques]
    if cls.name == "go" and frame == "transfer":  # "arms are pouring into Yemen from Oman"
        filled.extend(("provider", token) for case, token in args.obliques if case == "from")
    if cls.name == "host" and predicate.is_noun:
        filled.append(("recipient", predicate.token))  # "Camp Simba, home to 200 soldiers"
    is_owned = scene.owner(theme.token) is not None  # "Chadian soldiers crossed from Cameroon"
    if (
        cls.name == "go"
        and frame == "deployment"
        and not is_owned
        and _is_entering(scene, predicate)
    ):
        filled.extend(("provider", token) for case, token in args.obliques if case == "from")
    if cls.name == "stay":
        filled.append(("recipient", args.object if args.is_passive else None))
        filled.append(("recipient", held_in(scene, args.object)))
    if cls.name in ("give", "send") and (
        any(case == "with" for case, _ in args.obliques) or _is_held_with(scene, theme, args.object)
    ):
        filled.append(("recipient", args.object))
    for role, token in filled:
        if role not in roles or token is None or token.i == theme.token.i:
            continue
        if token.case == "in" and token.lemma in scene.grammar.portions:
            continue  # "in groups of 20"
        if is_owned and frame in _OF_MEN and role == "provider" and token.case == "from":
            continue  # "French troops were moved from Niger to Chad"
        party = scene.resolve(token)
        if (
            party is not None
            and role == "recipient"
            and party.kind == "organisation"
            and frame in _OF_MEN
        ):
            party = field_of(scene, party, token) or party
        elif (
            party is not None
            and role == "recipient"
            and frame in _OF_MEN
            and token.lemma in scene.grammar.bodies_of_men
        ):
            party = place_within(scene, token) or party  # "to the African force in Mali"
        if party is None and role == "provider" and token.lemma in scene.grammar.bearers:
            party = scene.owner(token)  # "Turkish planes flew arms to"
        is_place = token.case or cls.name in _PLACED or predicate.relation == "with"
        if party is None and role == "recipient" and is_place:
            party = place_within(scene, token)
        if party is not None and _can_fill(scene, role, party, token):
            roles[role].append(party)
    if frame in _OF_MEN and _is_joined(scene, theme, args.object) and len(roles["recipient"]) > 1:
        roles["recipient"].append(roles["recipient"].pop(0))
    if not roles["provider"] and (giver := _giver_below(scene, theme, predicate)) is not None:
        roles["provider"].append(giver)
    if predicate.is_noun and cls.name == "supplier":
        return supplier_roles(scene, predicate)
    own: dict[str, list[Party]] = {"provider": [], "recipient": []}
    described = scene.sentence.children(theme.token, "appos")  # "the S-400, a system from Russia"
    for holder in (theme.token, *described, *_holders(scene, theme.token, predicate)):
        _add_modifiers(scene, holder, own, frame)
    entire = args.subject or args.object
    if cls.name == "include" and entire is not None and entire.i != theme.token.i:
        for whole in (entire, *scene.sentence.children(entire, "nmod")):
            _add_modifiers(scene, whole, own, frame)
    for bound in scene.sentence.children(predicate.token, "advcl"):
        if is_first_meant(scene.sentence, bound, scene.predicates):
            continue
        if bound.lemma in scene.grammar.bound_words and not predicate.is_noun:
            goals = [c for c in scene.sentence.children(bound, "obl") if c.case in GOALS]
            found = [party for c in goals if (party := scene.resolve(c)) is not None]
            own["recipient"].extend(found)
    for case, token in args.obliques:
        if case == "as":  # "as a grant to the army of Moldova"
            _add_modifiers(scene, token, own, frame)
    if not own["provider"] and (home := home_beside(scene, theme.token, predicate)) is not None:
        own["provider"].append(home)
    if frame == "transfer" and (meant := served(scene, args)) is not None:
        own["recipient"].insert(0, meant)
    apart = _goal_of_second(scene, theme.token)
    if apart is not None:
        own["recipient"].insert(0, apart)
    if not own["recipient"] and cls.name in ("give", "send", "announce", "tender"):
        _add_goal_of_list(scene, theme.token, own)
    if not own["recipient"] and frame == "withdrawal":
        own["recipient"].extend(left_by_list(scene, theme.token))
    if not own["provider"] and not roles["provider"]:
        first_owner = scene.owner(scene.sentence.conjuncts(theme.token)[0])
        if first_owner is not None and first_owner.is_adjective:
            own["provider"].append(first_owner)  # "20,000 Soviet troops and 300 tanks"
    if _is_given_to_owner(cls, roles, own):
        if own["provider"][0].is_adjective:
            own["recipient"], roles["provider"] = roles["provider"], []
        else:
            own["recipient"], own["provider"] = own["provider"], []
    if frame in _OF_MEN and _is_only_carried(scene, theme, predicate, own["provider"]):
        roles["provider"] = []
    roles = {
        "provider": roles["provider"] + own["provider"],
        "recipient": own["recipient"] + roles["recipient"],
    }
    add_outer(scene, predicate, cls, args, roles, theme.token)
    if frame in _OF_MEN and not roles["recipient"]:
        roles["recipient"].extend(where_told(scene, theme.token, predicate))
    if frame == "withdrawal" and not roles["recipient"]:
        roles["recipient"].extend(served_in(scene, theme.token))
    provider = first(_without_guesses(roles, frame))
    others = [
        p
        for p in roles["recipient"]
        if (provider is None or p.name != provider.name) and not p.is_company
    ]
    recipient = first(others)
    if recipient is None and roles["recipient"] and provider is not None:
        recipient = roles["recipient"][0] if frame in ("deployment",) else None
    return provider, recipient


def _is_entering(scene: Scene, predicate: Predicate) -> bool:
    """ "Rolled into Oman from Saudi Arabia": armies come from where they belong."""
    return not predicate.is_noun and predicate.token.lemma in scene.grammar.entering_verbs


def _is_only_carried(
    scene: Scene, theme: Theme, predicate: Predicate, owners: Sequence[Party]
) -> bool:
    """ "U.S. planes fly home the Georgian soldiers": whose men they are sends or withdraws them."""
    if predicate.relation != "object" or theme.cls not in ("personnel", "unit"):
        return False
    is_by_craft = predicate.token.lemma in scene.grammar.craft_verbs
    return is_by_craft and any(p.is_adjective and p.kind == "state" for p in owners)


def _is_held_with(scene: Scene, theme: Theme, given: Token | None) -> bool:
    """ "Armed the rebels with rockets": parsers hang what is given on who gets it."""
    first = scene.sentence.conjuncts(theme.token)[0]
    return given is not None and first.case == "with" and first.head == given.i


def _giver_below(scene: Scene, theme: Theme, predicate: Predicate) -> Party | None:
    """ "Received a batch of rifles that Japan donated": who gives, told of the batch."""
    sentence = scene.sentence
    for holder in _holders(scene, theme.token, predicate):
        for clause in sentence.children(holder, "acl:relcl", "acl"):
            if "give" not in scene.predicates.by_verb.get(clause.lemma, ()):
                continue
            agent = sentence.child(clause, "obl:agent") or sentence.child(clause, "nsubj")
            party = scene.resolve(agent) if agent is not None and agent.pos != "PRON" else None
            if party is not None:
                return party
    return None


_OF_MEN: Final = ("deployment", "presence", "withdrawal", "training")
"""Frames whose recipient is where men are: a mission stands for its field."""

_PLACED: Final = ("go", "host")
"""Classes whose subject or object is where the men are."""


def _without_guesses(roles: Mapping[str, Sequence[Party]], frame: str) -> list[Party]:
    """The givers, less those that only a pronoun stands for where their name receives.

    "The government will not hand tanks to Ukraine" is then not said of Ukraine's; men that a
    state takes back to itself are its own all the same.
    """
    named = {p.name for p in roles["recipient"] if not p.is_implied}
    if frame not in ("transfer", "training", "support", "agreement"):
        return list(roles["provider"])
    return [p for p in roles["provider"] if not (p.is_implied and p.name in named)]


def _default_role(case: str) -> str:
    return "recipient" if case in PLACES or case in GOALS else "none"


def first(parties: Sequence[Party]) -> Party | None:
    """The first of the parties, or None."""
    return parties[0] if parties else None


def _holders(scene: Scene, token: Token, predicate: Predicate) -> list[Token]:
    """ "US troop cuts", "the size of its contingent": nouns from the theme up to the predicate."""
    found: list[Token] = []
    current = token
    above = scene.sentence.head(token)
    carrier = carrier_of(scene.sentence, token, above) if above is not None else None
    if carrier is not None and carrier.i != predicate.token.i:
        found.append(carrier)  # "a Danish plane carrying 90 soldiers"
    if above is not None and above.tag == "VBG" and above.dep == "acl":
        whole = scene.sentence.tokens[above.head]
        if whole.lemma in scene.grammar.bodies_of_men and whole.i != predicate.token.i:
            found.append(whole)  # "a Danish detachment consisting of 200 soldiers"
    while current.dep in ("compound", "nmod") and (current.dep == "compound" or _is_of(current)):
        head = scene.sentence.head(current)
        if (
            head is None
            or not head.is_noun
            or (head.case and head.lemma in scene.grammar.territory)
        ):
            break
        if head.i == predicate.token.i:
            return [*found, head] if current.dep == "compound" else found
        found.append(head)
        current = head
    return found


def _is_of(token: Token) -> bool:
    return token.case in ("of", "in")


def _add_goal_of_list(scene: Scene, token: Token, roles: dict[str, list[Party]]) -> None:
    """ "Vests, helmets and clothing to Ukraine": parsers hang the goal on the last of a list."""
    last = scene.sentence.conjuncts(token)[-1]
    if last.i <= token.i:
        return
    for child in scene.sentence.children(last, "nmod"):
        party = scene.resolve(child) if child.case in ("to", "for") else None
        if party is not None:
            roles["recipient"].append(party)


def _goal_of_second(scene: Scene, token: Token) -> Party | None:
    """ "Sent guns to Latvia and armoured vehicles to Estonia": each thing has its own goal."""
    verb = scene.sentence.head(token)
    if token.dep != "conj" or verb is None or not verb.is_verb:
        return None
    after = [c for c in scene.sentence.children(verb, "obl", "iobj") if c.i > token.i]
    goal = next((c for c in after if c.case in GOALS), None)
    return scene.resolve(goal) if goal is not None else None


def _add_modifiers(scene: Scene, token: Token, roles: dict[str, list[Party]], frame: str) -> None:
    """What stands on the theme itself: "Russian instructors", "aid for Ukraine"."""
    owner = scene.owner(token)
    if owner is not None and not (frame == "withdrawal" and is_left(scene, token, owner)):
        roles["provider"].append(owner)
    beside = scene.sentence.children(token, "nmod", "obl", "acl", "advcl")
    for aim in [c for c in beside if c.case == "for" and scene.name_of(c) is None]:
        beside += [c for c in scene.sentence.children(aim, "nmod") if c.case == "to"]
    for child in beside:
        if is_first_meant(scene.sentence, child, scene.predicates):
            continue
        if child.case == "in" and child.lemma in scene.grammar.behalf_nouns:
            child = scene.sentence.child(child, "nmod") or child
            role = "recipient"
        elif child.lemma in scene.grammar.bound_words and child.dep in ("acl", "advcl"):
            goals = [c for c in scene.sentence.children(child, "obl") if c.case in GOALS]
            child = goals[0] if goals else child
            role = "recipient"
        elif child.case in ("from", "by"):
            role = "recipient" if frame == "withdrawal" and child.case == "from" else "provider"
        elif child.case in PLACES or child.case in GOALS:
            role = "recipient"
        else:
            continue
        party = scene.resolve(child)
        if party is not None:
            roles[role].append(party)


def _is_joined(scene: Scene, theme: Theme, token: Token | None) -> bool:
    """ "Join Kenyan troops in Juba", "the coalition in Yemen": who others join is no place."""
    if token is None or token.i == theme.token.i:
        return False
    mention = scene.name_of(token)
    return mention.kind == "organisation" if mention else token.lemma in scene.force_nouns


def _can_fill(scene: Scene, role: str, party: Party, token: Token) -> bool:
    """A mission one serves in is no place, nor is a state outside of which one stays."""
    if role == "recipient" and _is_next_giver(scene, token):
        return False
    mention = scene.name_of(token)
    if token.case == "outside" and mention is not None and mention.kind == "state":
        return mention.form in ("capital", "metonym")
    if role != "recipient" or token.case not in PLACES | {"with"}:
        return True
    return party.kind not in ("organisation",)


def _is_next_giver(scene: Scene, token: Token) -> bool:
    """ "Armenia sent 100 men, Tajikistan 200": who has a figure of its own gives it."""
    tokens = scene.sentence.tokens
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    is_listed = token.i > 0 and tokens[token.i - 1].lower in (",", "and")
    return is_listed and after is not None and after.pos == "NUM" and token.pos == "PROPN"


def _is_given_to_owner(
    cls: PredicateClass, roles: dict[str, list[Party]], own: dict[str, list[Party]]
) -> bool:
    """Whether giver and owner differ and nobody is said to receive.

    "To give Ukraine cluster bombs" is read as Ukraine's bombs, but it is who gets them;
    "Bangui will bring in Russian instructors" has the owner give and the subject receive, and
    so has "Bangui announced 3,000 Russian instructors".
    """
    if cls.name not in ("give", "send", "tender", "announce"):
        return False
    if roles["recipient"] or own["recipient"] or not roles["provider"] or not own["provider"]:
        return False
    if cls.name == "announce" and not own["provider"][0].is_adjective:
        return False
    return roles["provider"][0].name != own["provider"][0].name
