"""Words that look like sending and are not: forces that are given something, units of arms.

In: a ``Scene``, a theme, its predicate and the class in which it is tried.  Out: whether the
theme is no mover there, or another frame that the words tell.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.clauses import container_of, subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.craft import MANNED
from tallywire.extract.things.theme import Theme

__all__ = ["is_misfit", "retold"]

_GOALS: Final = frozenset({"to", "into", "in", "for", "at", "toward", "towards", "on", "inside"})
_PATIENTS: Final = ("object", "subject")
_ARRIVING: Final = frozenset({"to", "into", "in", "from", "out", "home", "back", "for"})

_ROLLING: Final = frozenset({"armour", "vehicle"})


def is_misfit(scene: Scene, theme: Theme, predicate: Predicate, name: str) -> bool:
    """Whether it is not what is given here: "provides the army with intelligence"."""
    if name == "weigh" and _is_judged(scene, predicate):
        return True
    if (
        theme.quantity is None
        and predicate.relation == "object"
        and _is_joined_by(scene, predicate)
    ):
        return True
    if theme.is_platform and name in ("go", "send"):
        if name == "go" and predicate.relation == "subject" and _brings(scene, predicate):
            return True
        return _is_flown(scene, theme, predicate) or _is_bearer(scene, theme.token)
    if theme.cls == "equipment":
        return _is_bettered(scene, theme.token, predicate) or _is_let(scene, theme, predicate, name)
    if theme.cls not in ("personnel", "unit") or predicate.is_noun:
        return False
    if theme.quantity is None and _is_paid_for(scene, theme.token):
        return True
    verb = predicate.token
    below = scene.sentence.children(verb, "obl", "nmod", "iobj")
    is_object = predicate.relation == "object"
    if name in ("give", "send") and is_object and _is_furnished(scene, verb, theme):
        return True
    if name in ("refuse", "halt") and is_object and theme.is_group:
        return True  # "to block the rebel fighters from advancing": nobody's to send
    words = {theme.token.lemma, theme.token.lower}
    is_force = bool(words & scene.force_nouns) and theme.quantity is None
    is_feeding = verb.lemma in scene.grammar.feeding_verbs
    return is_feeding and is_object and is_force and not any(c.case in _GOALS for c in below[:1])


def _is_paid_for(scene: Scene, men: Token) -> bool:
    """ "Suspended a $3 billion package for the security forces": the sum is what is given."""
    package = scene.sentence.head(men)
    if package is None or not package.is_noun or men.dep != "nmod" or men.case not in ("for", "to"):
        return False
    before = scene.sentence.subtree(package)
    return any(t.tag == "$" or t.pos == "SYM" for t in before if t.i < men.i)


def _is_joined_by(scene: Scene, predicate: Predicate) -> bool:
    """ "Sent a frigate to reinforce its fleet": the fleet is there, the frigate is what comes."""
    verb = predicate.token
    above = scene.sentence.head(verb)
    if above is None or verb.dep not in ("advcl", "xcomp", "acl") or not above.is_verb:
        return False
    grammar = scene.grammar
    if verb.lemma not in grammar.strengthening and verb.lemma not in grammar.meeting_forces:
        return False
    is_aim = any(a.lower == "to" for a in scene.sentence.children(verb, "aux", "mark"))
    is_sending = {"send", "go"} & set(scene.predicates.by_verb.get(above.lemma, ()))
    return is_aim and bool(is_sending)


def _is_judged(scene: Scene, predicate: Predicate) -> bool:
    """ "Considers the deployment as a threat": what somebody thinks of it, and no plan."""
    if not predicate.token.is_verb:
        return False
    given = scene.sentence.child(predicate.token, "obj")
    holders = [predicate.token, *([given] if given is not None else [])]
    below = [c for holder in holders for c in scene.sentence.children(holder, "obl", "nmod")]
    return any(c.case == "as" for c in below)


def _is_bettered(scene: Scene, thing: Token, predicate: Predicate) -> bool:
    """ "To boost its air defence", "strengthens combat capability": nothing is given by that."""
    verb = predicate.token
    if thing.lemma not in scene.grammar.abilities or predicate.relation not in _PATIENTS:
        return False
    is_stronger = verb.lemma in scene.grammar.strengthening
    return verb.is_verb and (is_stronger or verb.lemma in scene.grammar.bettering)


def _is_let(scene: Scene, theme: Theme, predicate: Predicate, name: str) -> bool:
    """ "The embargo prohibits the sale of arms", "soldiers clear mines": no arms of anybody's."""
    verb = predicate.token
    if verb.lemma in ("buildup", "build-up"):
        return theme.category not in _ROLLING  # "an arms buildup in the region"
    if name == "permit":
        is_cleared = verb.lemma in scene.grammar.clearing_verbs
        return is_cleared and theme.category == "explosive"
    if verb.is_noun:
        verb = next((t for t in scene.sentence.ancestors(verb) if not t.is_noun), verb)
    if "refuse" not in scene.predicates.by_verb.get(verb.lemma, ()):
        return False
    subject = scene.sentence.child(verb, "nsubj")
    return subject is not None and subject.lemma in scene.grammar.forbidding


def _is_flown(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Pilots are flying jets for", "drones flew over the capital": they come from nowhere."""
    verb = predicate.token
    if verb.lemma not in scene.grammar.flying or predicate.is_below:
        return False
    below = scene.sentence.children(verb, "obl", "prt", "advmod")
    return not any((c.case or c.lower) in _ARRIVING for c in below)


def _brings(scene: Scene, predicate: Predicate) -> bool:
    """ "Greek planes flew ammunition to Cyprus": the planes are not what comes to stay."""
    load = scene.sentence.child(predicate.token, "obj")
    is_bringing = "send" in scene.predicates.by_verb.get(predicate.token.lemma, ())
    return is_bringing and load is not None and load.is_noun and scene.name_of(load) is None


def _is_bearer(scene: Scene, craft: Token) -> bool:
    """ "A plane carrying 90 soldiers landed": the soldiers are sent."""
    for clause in scene.sentence.children(craft, "acl", "acl:relcl"):
        load = scene.sentence.child(clause, "obj")
        is_carrying = clause.lemma in scene.grammar.carrying_verbs and clause.tag != "VBN"
        if is_carrying and load is not None and load.lemma in scene.grammar.troop_nouns:
            return True
    return False


def _is_furnished(scene: Scene, verb: Token, theme: Theme) -> bool:
    """ "Provided the force with helicopters": who gets, where what is given is no man."""
    if theme.quantity is not None:
        return False
    given = [c for c in scene.sentence.children(verb, "obl", "nmod") if c.case == "with"]
    below = scene.sentence.children(theme.token, "nmod")
    given += [c for c in below if c.case == "with" and c.i > verb.i]
    return bool(given) and verb.lemma in scene.grammar.furnishing_verbs


def retold(scene: Scene, theme: Theme, predicate: Predicate, name: str, frame: str) -> str:
    """The frame, unless the words around it tell of another one.

    Units that are bought are arms; armour that rolls into a country is sent, not given; men who
    sail from a place, or are told to go, leave it.
    """
    verb = predicate.token
    if frame == "deployment" and theme.cls == "unit" and verb.lemma in scene.grammar.trading_verbs:
        return "transfer" if theme.token.lemma in scene.grammar.units_of_arms else frame
    if theme.is_platform and frame in ("withdrawal", "deployment") and _flies_from(scene, verb):
        return "presence"
    if frame == "transfer" and theme.is_platform and predicate.relation == "with":
        return "deployment" if _is_for_own_men(scene, verb) else frame
    is_battery = frame == "deployment" and theme.cls == "unit" and theme.token.lemma == "battery"
    if is_battery and verb.lemma in scene.grammar.getting_verbs:
        return "transfer"
    is_size = theme.cls == "unit" and theme.unit == "person" and predicate.relation == "object"
    if frame == "deployment" and is_size and verb.lemma in scene.grammar.strengthening:
        return "presence"  # "reinforced its 600-man battalion": that many were there
    if frame == "transfer" and name == "include" and _is_of_force(scene, theme, predicate):
        return "presence"
    is_sum = theme.quantity is not None and theme.quantity.unit not in (None, "tonne")
    if frame == "deployment" and theme.cls == "equipment" and is_sum:
        return "transfer"  # "poured $90 million in helicopters into"
    if frame == "transfer" and name == "go" and theme.category in ("armour", "vehicle"):
        return "deployment" if verb.lemma in scene.grammar.marching_verbs else frame
    if frame == "presence" and verb.lemma == "be" and predicate.relation == "subject":
        words = {c.lower for c in scene.sentence.children(verb, "advmod")}
        return "withdrawal" if words & {"home", "back"} else frame
    if frame == "deployment" and name == "go" and not predicate.is_noun:
        is_over = _is_leaving(scene, predicate) or _comes_back(scene, theme.token, predicate.token)
        return "withdrawal" if is_over else frame
    return frame


def _is_for_own_men(scene: Scene, verb: Token) -> bool:
    """ "Will reinforce its base in Mali with helicopters": its own, for its own men."""
    helped = scene.sentence.child(verb, "obj")
    if verb.lemma not in scene.grammar.strengthening or helped is None:
        return False
    subject, owner = subject_of(scene.sentence, verb), scene.owner(helped)
    giver = scene.resolve(subject) if subject is not None else None
    return owner is not None and giver is not None and owner.name == giver.name


def _is_of_force(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "The garrison comprises seven jets", "an air group, including": where the force is."""
    verb = predicate.token
    if theme.cls != "equipment" or theme.category not in MANNED or predicate.is_noun:
        return False
    whole = container_of(scene.sentence, verb)
    if whole is None:
        return False
    return whole.lemma in scene.grammar.armed_wholes | scene.grammar.arms_bearers


def _flies_from(scene: Scene, verb: Token) -> bool:
    """ "Jets take off from a base in Turkey to bomb": where they fly from is where they are."""
    if verb.lemma not in scene.grammar.flying and verb.lemma not in scene.grammar.taking_off:
        return False
    below = scene.sentence.children(verb, "obl")
    fields = scene.grammar.airfields
    is_from = any(c.case in ("from", "of") and c.lemma in fields for c in below)
    return is_from and not any(c.case in ("to", "for", "into") for c in below)


def _is_leaving(scene: Scene, predicate: Predicate) -> bool:
    """ "Sailed from Luanda", "were told to go": from where, and nowhere to."""
    verb = predicate.token
    cases = dict(arguments(scene.sentence, predicate).obliques)
    words = {c.lower for c in scene.sentence.children(verb, "advmod", "prt")}
    goals = [t for case, t in cases.items() if case in _GOALS and scene.resolve(t) is not None]
    if goals or scene.sentence.child(verb, "obj") is not None:
        return False
    if verb.lemma == "go" and not words and not cases:
        above = scene.sentence.head(verb)
        return above is not None and above.lemma in scene.grammar.orders and verb.dep != "conj"
    origin = cases.get("from")
    if origin is None or verb.lemma not in scene.grammar.leaving_verbs:
        return False
    return scene.resolve(origin) is not None


def _comes_back(scene: Scene, men: Token, verb: Token) -> bool:
    """ "The Danish soldiers in Mali will return": from where they are."""
    if verb.lemma != "return" or any(
        c.case in ("to", "into") for c in scene.sentence.children(verb, "obl", "iobj")
    ):
        return False
    places = [c for c in scene.sentence.children(men, "nmod") if c.case == "in"]
    return any(scene.resolve(c) is not None for c in places)
