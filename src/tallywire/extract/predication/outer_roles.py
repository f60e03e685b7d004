"""Parties that the words above a predicate name: "approved the sale of", "asked France to".

In: a ``Scene`` and a predicate with what its own words say.  Out: the roles, filled up.  Here
are also the roles of suppliers and the journey home, which turn on words around the
predicate rather than on its class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.phrasal_verbs import phrasal, verb_classes
from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.packs.lexicon_predicates import PredicateClass
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["GOALS", "add_outer", "goes_home", "is_told_by", "of_minister", "supplier_roles"]

GOALS: Final = frozenset({"to", "into", "for", "on"})
"""Prepositions of the one who gets."""

_HOME: Final = frozenset({"home", "back"})


def add_outer(
    scene: Scene,
    predicate: Predicate,
    cls: PredicateClass,
    args: Arguments,
    roles: dict[str, list[Party]],
    theme: Token | None = None,
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
    if cls.name == "get" and not roles["provider"]:
        asked = _asked_of(scene, predicate.token)
        roles["provider"].extend([asked] if asked is not None else [])
    if cls.name == "get" and not roles["provider"]:
        payer = _payer(scene, predicate.token)
        roles["provider"].extend([payer] if payer is not None else [])
    if cls.name == "get" and not roles["recipient"]:
        buyer = _buyer(scene, predicate.token)
        if buyer is not None:
            roles["recipient"].append(buyer)
    if not roles["recipient"] and not predicate.is_noun and theme is not None:
        roles["recipient"].extend(_on_the_way(scene, theme, predicate.token))
    if not roles["recipient"]:
        helped = _helped(scene, predicate.token)
        if helped is not None and all(p.name != helped.name for p in roles["provider"]):
            roles["recipient"].append(helped)
    if not roles["recipient"] and cls.name in ("give", "send"):
        roles["recipient"].extend(_shared_goal(scene, predicate.token))
    if not roles["recipient"] and cls.name in ("send", "go"):
        field = _field_of_purpose(scene, predicate.token)
        roles["recipient"].extend([field] if field is not None else [])
    if predicate.is_noun and cls.name != "get" and not roles["provider"]:
        leave = _giver_of_leave(scene, predicate.token)
        roles["provider"].extend([leave] if leave is not None else [])
    verb = next((a for a in sentence.ancestors(predicate.token) if a.is_verb), None)
    if verb is None:
        return
    if predicate.is_noun and not roles["recipient"]:
        over = sentence.head(predicate.token)
        nouns = [over] if over is not None and over.is_noun else []
        goals = [c for n in nouns for c in sentence.children(n, "nmod") if c.i > predicate.token.i]
        for child in [*goals, *sentence.children(verb, "obl")]:
            goal = scene.resolve(child) if child.case in GOALS else None
            if goal is not None:
                roles["recipient"].append(goal)
    outer = _outer_classes(scene, verb)
    subject = subject_of(sentence, verb)
    actor = scene.resolve(subject) if subject is not None else None
    if actor is None:
        return
    names = {p.name for p in roles["provider"] + roles["recipient"]}
    if actor.name in names:
        return
    if "permit" in outer and predicate.token.lemma in scene.grammar.entry_nouns:
        roles["recipient"].append(actor)  # "authorised the entry of French soldiers"
        return
    is_action = predicate.is_noun and predicate.token.dep in ("obj", "nmod", "obl", "iobj", "xcomp")
    is_commanded = verb.lemma in scene.predicates.flags["commanding"] and predicate.is_below
    if is_commanded and cls.name in ("send", "station") and not roles["provider"]:
        roles["provider"].append(actor)  # "ordered 300 troops deployed to Niger"
        return
    if (
        cls.name in ("pull", "depart")
        and ("ask" in outer or verb.lemma in scene.grammar.orders)
        and roles["provider"]
        and not roles["recipient"]
    ):
        roles["recipient"].append(actor)
    elif (
        is_action
        and not roles["provider"]
        and (set(outer) & _ACTING or predicate.token.dep == "obj")
    ):
        is_taker = cls.name == "get" or bool({"ask", "get"} & set(outer))
        roles["recipient" if is_taker else "provider"].append(actor)


def _outer_classes(scene: Scene, verb: Token) -> tuple[str, ...]:
    """Classes of the verb above; of an empty one ("gave the go-ahead for") those of its object."""
    words = scene.predicates
    rung = phrasal(scene.sentence, verb, scene.sentence.children(verb, "prt"), words.status)
    classes = verb_classes(scene.sentence, verb, words)
    if rung in ("cancelled", "suspended", "refused") and "ask" in classes:
        return ("halt",)  # "called off the dispatch of"
    made = scene.sentence.child(verb, "obj") if verb.lemma in words.flags["light"] else None
    if made is None:
        return classes
    beside = [c.lower for c in scene.sentence.children(made, "amod", "compound") if c.i < made.i]
    names = [*(f"{word} {made.lemma}" for word in beside), made.lemma]
    found = next((words.by_noun[n] for n in names if n in words.by_noun), classes)
    return classes if "weigh" in found else found  # in talks either side may give


def _giver_of_leave(scene: Scene, noun: Token) -> Party | None:
    """ "The president's approval of the sale of", "gave approval to": whose leave it is."""
    for above in scene.sentence.ancestors(noun):
        if not above.is_noun:
            return None
        classes = set(scene.predicates.by_noun.get(above.lemma, ()))
        if not classes & {"permit", "announce", "tender", "weigh", "refuse"}:
            continue
        owner = scene.sentence.child(above, "nmod:poss")
        verb = scene.sentence.head(above)
        if owner is None and verb is not None and above.dep == "obj":
            gives = scene.predicates.by_verb.get(verb.lemma, ())
            owner = subject_of(scene.sentence, verb) if "give" in gives else None
        if owner is not None:
            return scene.resolve(owner)
    return None


_ACTING: Final = frozenset(
    {"permit", "announce", "tender", "halt", "weigh", "refuse", "ask", "scrap", "sign"}
)
"""Classes of verbs whose subject is party to what their object names."""


def _helped(scene: Scene, token: Token) -> Party | None:
    """ "Sent advisers to assist the Somali government": who the purpose clause helps."""
    sentence = scene.sentence
    moved = sentence.child(token, "obj")
    holders = [token, *([moved] if moved is not None else [])]
    for holder in holders:
        for clause in sentence.children(holder, "advcl", "xcomp", "acl"):
            helps = set(scene.predicates.by_verb.get(clause.lemma, ())) & {"back", "train"}
            target = sentence.child(clause, "obj") if helps else None
            for deed in sentence.children(clause, "ccomp", "xcomp") if helps else ():
                target = target or sentence.child(deed, "nsubj")
            party = (scene.owner(target) or scene.resolve(target)) if target is not None else None
            if party is not None:  # "to protect UN peacekeepers" says nothing of where
                return None if party.is_of_nations else party
    return None


def _shared_goal(scene: Scene, verb: Token) -> Iterator[Party]:
    """ "Will not send men to Haiti but will provide $300 million": the goal of the verb before."""
    before = scene.sentence.head(verb)
    if verb.dep != "conj" or before is None or not before.is_verb:
        return
    if not {"give", "send"} & set(scene.predicates.by_verb.get(before.lemma, ())):
        return
    for child in scene.sentence.children(before, "iobj", "obl"):
        party = scene.resolve(child) if child.case in ("", "to", "into") else None
        if party is not None and child.i < verb.i:
            yield party


def _asked_of(scene: Scene, token: Token) -> Party | None:
    """ "Washington said Peru had asked to buy": a state that tells of a plea was asked."""
    sentence = scene.sentence
    plea = sentence.head(token)
    if plea is None or token.dep != "xcomp":
        return None
    if "ask" not in scene.predicates.by_verb.get(plea.lemma, ()):
        return None
    asker = subject_of(sentence, plea)
    told = next(
        (a for a in sentence.ancestors(plea) if a.lemma in scene.grammar.speech_verbs), None
    )
    speaker = subject_of(sentence, told) if told is not None else None
    parties = [scene.resolve(t) if t is not None else None for t in (speaker, asker)]
    first, other = parties
    if first is None or other is None or first.kind != "state" or first.name == other.name:
        return None
    return first


def _field_of_purpose(scene: Scene, token: Token) -> Party | None:
    """ "Sent troops to take part in the mission in Mali": where the purpose clause is set."""
    sentence = scene.sentence
    moved = sentence.child(token, "obj", "nsubj:pass")
    for holder in [token, *([moved] if moved is not None else [])]:
        for clause in sentence.children(holder, "advcl", "xcomp", "acl"):
            if clause.i < token.i or not any(
                a.lower == "to" for a in sentence.children(clause, "aux", "mark")
            ):
                continue
            for place in sentence.subtree(clause):
                party = scene.resolve(place) if place.case == "in" else None
                if party is not None and party.kind in ("state", "region"):
                    return party
    return None


def _buyer(scene: Scene, token: Token) -> Party | None:
    """Who the verb above is about: "Serbia is in talks about buying"."""
    verb = next((a for a in scene.sentence.ancestors(token) if a.is_verb), None)
    subject = subject_of(scene.sentence, verb) if verb is not None else None
    return scene.resolve(subject) if subject is not None else None


def _on_the_way(scene: Scene, theme: Token, verb: Token) -> Iterator[Party]:
    """ "Rejected a request for commandos in Mali": goals on the nouns up to the verb."""
    for above in scene.sentence.ancestors(theme):
        if above.i == verb.i or not above.is_noun:
            return
        for child in scene.sentence.children(above, "nmod"):
            goal = scene.resolve(child) if child.case in GOALS | {"in"} else None
            if goal is not None and child.i > theme.i:
                yield goal


def _payer(scene: Scene, noun: Token) -> Party | None:
    """ "Norway will fund the purchase of ammunition for Ukraine": who pays gives."""
    verb = scene.sentence.head(noun)
    paying = load_secondary(scene.sentence.language).paying
    if verb is None or not verb.is_verb or verb.lemma not in paying or noun.dep != "obj":
        return None
    subject = subject_of(scene.sentence, verb)
    return scene.resolve(subject) if subject is not None else None


def _partner(scene: Scene, token: Token) -> Party | None:
    """ "In talks with Turkey about buying": the partner of the talks sells."""
    for above in scene.sentence.ancestors(token):
        for child in scene.sentence.children(above, "nmod", "obl"):
            if child.case == "with":
                return scene.resolve(child)
    return None


def supplier_roles(scene: Scene, predicate: Predicate) -> tuple[Party | None, Party | None]:
    """ "Beijing remains Islamabad's largest arms supplier"."""
    sentence, noun = scene.sentence, predicate.token
    owner = sentence.child(noun, "nmod:poss")
    goals = {c.case: c for c in sentence.tokens[noun.i + 1 :] if c.dep in ("nmod", "obl")}
    goal = goals.get("to") or goals.get("for") or goals.get("of")
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


def goes_home(
    sentence: Sentence,
    predicate: Predicate,
    cls: str,
    provider: Party | None,
    recipient: Party | None,
) -> bool:
    """Whether the movement is a return: "went home", "returned from", back to the provider."""
    words = {c.lower for c in sentence.children(predicate.token, "advmod", "prt", "obl:npmod")}
    if "home" in words or (predicate.token.lemma == "return" and words & _HOME):
        return True
    cases = {c.case for c in sentence.children(predicate.token, "obl")}
    if predicate.token.lemma == "return" and "from" in cases:
        return True
    if cls not in ("send", "go") or predicate.token.lemma in ("deploy", "deployment"):
        return False
    return provider is not None and recipient is not None and provider.name == recipient.name


def is_told_by(scene: Scene, predicate: Predicate, host: Party | None) -> bool:
    """ "Niger ordered the soldiers to leave": who tells them is their host, not their state."""
    sentence, clause = scene.sentence, predicate.token
    above = sentence.head(clause)
    if host is None or above is None or predicate.is_noun or clause.dep not in ("xcomp", "advcl"):
        return False
    told = sentence.child(above, "obj", "iobj")
    if told is None or above.lemma not in scene.grammar.orders or told.i > clause.i:
        return False
    teller = subject_of(sentence, above)
    party = scene.resolve(teller) if teller is not None else None
    if party is None and teller is not None and above.lemma == "give":
        return not any(c.lower == "its" for c in sentence.children(told, "nmod:poss"))
    return party is not None and party.name == host.name


def of_minister(scene: Scene, men: Token, recipient: Party | None) -> Party | None:
    """ "The Danish minister said 200 soldiers would go to Mali": his own, if not to him."""
    if recipient is None or recipient.kind not in ("state", "region"):
        return None
    party = scene.speaker_state(men)
    return party if party is not None and party.name != recipient.name else None
