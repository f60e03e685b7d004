"""Which class of an ambiguous word fits a theme, and the frame that they make.

In: a ``Scene``, a theme, a predicate over it and the table of frames.  Out: class and frame, or
None where the word says nothing of the theme that we record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tallywire.extract.grammar.clauses import is_future, subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.left_lands import goals_of
from tallywire.extract.predication.misfits import is_misfit, retold
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.things.loads import carrier_of
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_predicates import PredicateClass, Predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["choose"]

_OF_PRONOUNS: Final = ("pull", "depart", "send", "go", "stay")
"""Classes of what a pronoun that stands for men may do."""

_OF_MEN: Final = ("personnel", "unit")


def choose(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    words: Predicates,
    frames: Mapping[str, Mapping[str, str]],
) -> tuple[PredicateClass, str] | None:
    """The class in which the predicate's word fits the theme, and the frame they make."""
    sentence = scene.sentence
    above = sentence.head(theme.token)
    is_loaded = above is not None and carrier_of(sentence, theme.token, above) is not None
    table = _table(theme, predicate, frames, is_loaded=is_loaded)
    if _is_put_into(scene, theme, predicate) and "send" in table:
        return words.classes["send"], table["send"]
    if (
        "pull" in table
        and "pull" not in predicate.classes
        and _is_taken_from(scene, theme, predicate)
    ):
        return words.classes["pull"], table["pull"]
    for name, frame in table.items():
        if name not in predicate.classes or _is_attack(scene, theme, predicate):
            continue
        is_parting = name == "go" and (
            "depart" in predicate.classes or predicate.token.lemma in ("board", "embark")
        )
        if is_parting and not (
            _has_goal(scene, predicate) and not _leaves_host(scene, theme, predicate)
        ):
            continue
        if (
            name == "pull"
            and predicate.token.lemma == "return"
            and not _is_way_back(scene, predicate)
        ):
            continue
        if name == "stay" and theme.quantity is None and _takes_part(predicate):
            continue
        if name == "go" and is_future(sentence, predicate.token):
            continue
        if (
            name == "send"
            and predicate.token.lemma == "order"
            and not _is_sent(scene, theme, predicate)
        ):
            continue
        if name in ("give", "ask") and _is_from_others(sentence, theme, predicate, name):
            continue  # "leased ships from", "appealed to France for"
        if name == "sustain" and theme.token.head != predicate.token.i:
            continue  # "resumed talks on missiles": the talks go on
        if name == "pay" and not _is_price(theme):
            continue  # what is not a sum is paid for by whoever helps
        if name == "get" and predicate.token.lemma == "secure" and not _is_taken(theme, predicate):
            continue  # "secured the border", "the release of 100"
        if name == "get" and predicate.token.lemma == "order" and theme.cls in _OF_MEN:
            continue  # "ordered the troops to leave": nobody buys men
        if name == "hold" and _is_lost(sentence, theme, predicate):
            continue
        if name == "include" and _is_whole(predicate):
            continue  # "the contingent is made up of": the whole
        if is_misfit(scene, theme, predicate, name):
            continue
        is_armed = predicate.token.lemma in scene.grammar.arming_verbs
        if is_armed and theme.cls in ("personnel", "unit"):
            continue
        if name == "give" and theme.cls == "personnel" and _is_outfitted(sentence, predicate):
            continue
        cls = words.classes[name]
        if _is_of_stay(theme, predicate, name, scene.grammar.ending):
            frame = "presence"
        if predicate.relation == "modifier" or cls.roles.get(predicate.relation) in (
            "theme",
            "trainee",
        ):
            if frame == "transfer" and _goes_with_men(scene, theme, predicate):
                frame = "deployment"
            is_posted = predicate.token.lemma in scene.grammar.stationed
            if is_posted and theme.cls == "equipment" and frame == "transfer":
                frame = "deployment"
            frame = retold(scene, theme, predicate, name, frame)
            return cls, _stationed(sentence, predicate, frame, scene.grammar)
        if name == "back" and predicate.relation == "with":
            return cls, frame  # "support the army with helmets and radios"
        raised = sentence.tokens[predicate.token.head]  # "there are said to be"
        there_is = (
            sentence.child(predicate.token, "expl") or sentence.child(raised, "expl")
        ) is not None and sentence.child(predicate.token, "nsubj") is None
        if there_is and predicate.relation == "attr" and name == "stay":
            return cls, frame
    return None


def _is_from_others(sentence: Sentence, theme: Theme, predicate: Predicate, name: str) -> bool:
    """ "Leased a ship from Spain" gets it; "appealed to Spain for" asks Spain, not for it."""
    other, case = ("get", "from") if name == "give" else ("court", "to")
    if other not in predicate.classes or predicate.is_noun:
        return False
    below = sentence.children(predicate.token, "obl")
    below += sentence.children(theme.token, "nmod") if name == "give" else []
    return any(c.case == case for c in below)


def _is_outfitted(sentence: Sentence, predicate: Predicate) -> bool:
    """ "Forces supplied by France": they get supplies, they are not given away."""
    token = predicate.token
    is_agent = sentence.child(token, "obl:agent") is not None
    supplying = load_secondary(sentence.language).outfitting.get(token.lemma) == "supplies"
    return is_agent and token.dep == "acl" and supplying


def _is_put_into(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Has put 300 soldiers into Chad", "threw two battalions into the fight in Mali"."""
    verb = predicate.token
    if theme.cls not in ("personnel", "unit") or predicate.relation != "object":
        return False
    if verb.lemma not in scene.grammar.thrusting or predicate.is_noun:
        return False
    goals = [c for c in scene.sentence.children(verb, "obl") if c.case == "into"]
    return any(scene.resolve(c) is not None for c in goals)


def _is_taken_from(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Will relocate 600 soldiers from Mali to neighbouring countries": a land they leave."""
    verb = predicate.token
    if predicate.is_noun or predicate.relation != "object" or "send" not in predicate.classes:
        return False
    if theme.cls not in ("personnel", "unit") and not theme.is_platform:
        return False
    beside = scene.sentence.children(verb, "obl", "iobj", "nmod")
    beside += scene.sentence.children(theme.token, "nmod", "obl")
    left = next((c for c in beside if c.case in ("from", "of") and c.i > theme.token.i), None)
    if left is None or verb.lemma not in scene.grammar.shifting:
        return False
    goals = [scene.resolve(c) for c in beside if c.case in ("to", "into", "for")]
    if any(goal is not None and goal.name[0].isupper() for goal in goals):
        return False
    party, actor = scene.resolve(left), subject_of(scene.sentence, verb)
    mover = scene.owner(theme.token) or (scene.resolve(actor) if actor is not None else None)
    is_land = party is not None and party.kind in ("state", "region")
    return is_land and party is not None and mover is not None and mover.name != party.name


def _is_way_back(scene: Scene, predicate: Predicate) -> bool:
    """ "The return of the men from Mali", "their return home"; a return to a land is none."""
    beside = scene.sentence.children(predicate.token, "nmod", "advmod")
    beside += [c for b in beside if b.case == "of" for c in scene.sentence.children(b, "nmod")]
    told = {c.case or c.lower for c in beside}
    if not predicate.is_noun or "to" in told:
        return False
    return bool(told & {"from", "home"}) or _is_called_back(scene, predicate.token)


def _is_called_back(scene: Scene, noun: Token) -> bool:
    """ "Ordered the return of his troops": men whom their own state has come home."""
    verb = scene.sentence.head(noun)
    men = [c for c in scene.sentence.children(noun, "nmod") if c.case == "of"]
    owned = [p for c in men for p in scene.sentence.children(c, "nmod:poss")]
    is_told = verb is not None and noun.dep in ("obj", "nsubj:pass")
    return is_told and any(p.pos == "PRON" for p in owned)


def _is_price(theme: Theme) -> bool:
    """Whether a thing is counted in money."""
    is_sum = theme.quantity is not None and theme.quantity.unit not in (None, "tonne")
    return is_sum and theme.cls == "equipment"


def _is_taken(theme: Theme, predicate: Predicate) -> bool:
    """Whether an uncertain verb of getting has the thing for its own object."""
    is_object = theme.token.dep == "obj" and theme.token.head == predicate.token.i
    return theme.cls == "equipment" and is_object


def _is_lost(sentence: Sentence, theme: Theme, predicate: Predicate) -> bool:
    """ "The raid left 18 soldiers dead": nobody keeps them there."""
    after = sentence.tokens[theme.token.i + 1 : theme.token.i + 4]
    is_left = predicate.token.lemma in ("leave", "have")
    harmed = load_grammar(sentence.language).harmed
    return is_left and any(t.lower in harmed for t in after)


def _goes_with_men(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Sent 300 soldiers and 50 vehicles": what is counted beside men is their own."""
    if theme.cls != "equipment" or not {"send", "go"} & set(predicate.classes):
        return False
    if theme.quantity is None and not _is_to_fight(scene, predicate.token):
        return False
    beside = [t for t in scene.sentence.conjuncts(theme.token) if t.i != theme.token.i]
    return any(t.lemma in scene.grammar.troop_nouns for t in beside)


def _is_to_fight(scene: Scene, verb: Token) -> bool:
    """ "Sent troops and guns to back the rebels": what they are there for."""
    return any(
        any(a.lower == "to" for a in scene.sentence.children(clause, "aux"))
        and "back" in scene.predicates.by_verb.get(clause.lemma, ())
        for clause in scene.sentence.children(verb, "advcl", "xcomp")
    )


def _is_of_stay(theme: Theme, predicate: Predicate, name: str, ends: frozenset[str]) -> bool:
    """ "Opposes their presence", "the end of the force": staying, not coming, is what is told."""
    if name == "refuse":
        return theme.token.lemma == "presence"
    if name == "halt" and theme.token.lemma == "presence":
        return True
    is_end = predicate.token.lemma in ends
    return name == "halt" and is_end and theme.cls in ("personnel", "unit")


def _has_goal(scene: Scene, predicate: Predicate) -> bool:
    """ "Departed for Iraq" goes there; "departed Iraq" leaves it."""
    bound = [c for c in goals_of(scene, predicate.token) if c.head != predicate.token.i]
    if any((p := scene.resolve(c)) is not None and p.kind in ("state", "region") for c in bound):
        return True
    for child in scene.sentence.children(predicate.token, "obl"):
        if child.case in ("to", "into", "toward", "towards") and child.i > predicate.token.i:
            return True
        is_trip = child.lemma in scene.grammar.event_nouns or child.lemma in ("mission", "tour")
        if child.case == "for" and (is_trip or scene.resolve(child) is not None):
            return True
    return False


def _leaves_host(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Left their base in Chad for Gabon": a land that is not their own."""
    left = scene.sentence.child(predicate.token, "obj")
    if left is None or predicate.relation != "subject":
        return False
    owner = scene.owner(theme.token) or scene.owner(left)
    below = scene.sentence.children(left, "nmod") + scene.sentence.children(predicate.token, "obl")
    within = [c for c in below if c.case in PLACES]
    places = [p for t in (*within, left) if (p := scene.resolve(t)) is not None]
    return bool(places) and owner is not None and places[0].name != owner.name


def _is_sent(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Ordered 1,800 soldiers to Saudi Arabia": men or craft, and a place; tanks are bought."""
    is_people = theme.cls in ("personnel", "unit")
    below = [*scene.sentence.children(predicate.token, "obl")]
    below += scene.sentence.children(theme.token, "nmod")
    goals = [c for c in below if c.case in ("to", "into")]
    if not is_people:
        parties = [p for c in goals if theme.is_platform and (p := scene.resolve(c)) is not None]
        goals = goals if any(p.kind in ("state", "region") for p in parties) else []
    return bool(goals) and predicate.relation == "object"


def _is_whole(predicate: Predicate) -> bool:
    """ "The force is made up of", "was composed of": what stands as subject has the parts."""
    is_of_parts = predicate.token.lemma in ("make", "compose")
    return is_of_parts and predicate.relation != "of"


def _takes_part(predicate: Predicate) -> bool:
    """ "Took part in": men who are not counted do so anywhere, and for a day."""
    return predicate.token.lemma in ("take", "participate")


def _is_attack(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """Rockets that land and bombs that are dropped are used, not handed over."""
    is_thing = theme.cls == "equipment" and not theme.is_platform
    holder = scene.sentence.tokens[theme.token.head]
    is_convoy = theme.token.case == "of" and holder.lemma in scene.grammar.carriers
    if (
        is_convoy
        and theme.category in ("armour", "vehicle")
        and predicate.token.lemma in scene.grammar.marching_verbs
    ):
        return False  # "convoys of armoured vehicles crossing the border"
    load = scene.sentence.tokens[theme.token.head]
    is_load = theme.token.dep == "obj" and load.lemma in scene.grammar.carrying_verbs
    return is_thing and predicate.token.lemma in scene.grammar.attack_verbs and not is_load


def _table(
    theme: Theme,
    predicate: Predicate,
    frames: Mapping[str, Mapping[str, str]],
    *,
    is_loaded: bool,
) -> Mapping[str, str]:
    if theme.token.pos == "PRON":
        people = frames["personnel"]
        return {name: people[name] for name in _OF_PRONOUNS if name in people}
    if theme.cls == "count":
        return (
            frames["personnel"]
            if not set(predicate.classes) <= {"give", "get"}
            else {
                "give": "transfer",
                "get": "transfer",
            }
        )
    if theme.is_platform or (is_loaded and theme.cls == "equipment"):
        own = frames["platform"]
        if is_loaded:  # what a train takes away is withdrawn, what a ship brings is handed over
            own = {name: own[name] for name in ("pull", "depart") if name in own}
        return {**own, **{k: v for k, v in frames["equipment"].items() if k not in own}}
    return frames.get(theme.cls, {})


def _stationed(sentence: Sentence, predicate: Predicate, frame: str, grammar: Grammar) -> str:
    """ "Troops deployed in Mali" are there; "were deployed to Mali" went there."""
    token = predicate.token
    if frame != "deployment" or token.lemma not in grammar.stationed:
        return frame
    in_place = any(c.case in PLACES for c in sentence.children(token, "obl"))
    if in_place and _is_beside(sentence, token):
        return "presence"  # "with 300 men deployed in the north"
    if token.tag != "VBN":
        return frame
    tense = sentence.child(token, "aux:pass")
    if token.dep in ("acl", "amod") and (in_place or token.dep == "amod"):
        return "presence"
    is_assigned = any(c.case == "to" for c in sentence.children(token, "obl"))
    if (in_place or is_assigned) and tense is not None and tense.lower in ("are", "is", "'re"):
        return "presence"
    is_since = any(c.case == "since" for c in sentence.children(token, "obl", "advcl"))
    if is_since and tense is not None and tense.lower == "been":
        return "presence"  # "have been deployed in Abkhazia since 1994"
    if in_place and token.lemma in grammar.posted and tense is not None and tense.lower == "been":
        return "presence"
    is_state = tense is not None and tense.lower == "were" and in_place
    return "presence" if is_state and _is_undated(sentence, token) else frame


def _is_beside(sentence: Sentence, token: Token) -> bool:
    mark = sentence.child(token, "mark") if token.dep in ("advcl", "conj") else None
    return mark is not None and mark.lower == "with" and token.tag in ("VBN", "VBD")


def _is_undated(sentence: Sentence, token: Token) -> bool:
    """ "300 men were deployed in the port": nothing says when it was done, by whom or what for."""
    if sentence.children(token, "advcl", "obl:agent", "obl:tmod", "xcomp", "mark"):
        return False
    return all(
        c.case in PLACES and c.dep == "obl" and not any(t.pos == "NUM" for t in sentence.subtree(c))
        for c in sentence.children(token, "obl")
    )
