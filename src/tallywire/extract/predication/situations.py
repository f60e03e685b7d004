"""What the rooms of the secondary frames share: happenings to a noun, and who acts.

In: a ``Scene`` and a token.  Out: ``Happening`` values, the predicates over the token whose
class is wanted, and parties for words that stand for somebody's men, machines or offices.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace as remade

from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.predicates import governors
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import PredicateClass, Predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = [
    "Happening",
    "actor",
    "case_party",
    "clause_verb",
    "doer_of",
    "happenings",
    "is_purpose",
    "modifiers",
    "place_party",
]

PLACES: Final = ("in", "at", "on", "near", "outside", "inside", "across", "throughout", "off")
_ACTING: Final = frozenset({"personnel", "unit", "platform", "equipment", "force"})
_RELATIVE: Final = ("which", "who", "whom", "that")


@dataclass(frozen=True, slots=True)
class Happening:
    """A predicate over a noun, read as one class, with its arguments."""

    predicate: Predicate
    cls: PredicateClass
    args: Arguments

    @property
    def lemma(self) -> str:
        """Lemma of the word that says what happens."""
        return self.predicate.token.lemma


def happenings(
    sentence: Sentence, token: Token, words: Predicates, wanted: Sequence[str]
) -> Iterator[Happening]:
    """What happens to ``token`` of the ``wanted`` classes: below it, then the first above."""
    is_governed = False
    for predicate in governors(sentence, token, words):
        if not predicate.is_below and is_governed:
            continue
        if predicate.relation == "subject" and _goes_by_itself(sentence, predicate.token):
            predicate = remade(predicate, relation="object")  # "the base closed in 1992"
        cls = next((words.classes[n] for n in wanted if _fits(predicate, n, words)), None)
        if cls is None:
            continue
        is_governed = is_governed or not predicate.is_below
        yield Happening(predicate, cls, arguments(sentence, predicate))


def _goes_by_itself(sentence: Sentence, verb: Token) -> bool:
    """ "The base closed", "passed to the army": its subject is what it happens to."""
    by_itself = load_grammar(sentence.language).by_itself
    return verb.lemma in by_itself and sentence.child(verb, "obj", "obl:agent") is None


def _fits(predicate: Predicate, name: str, words: Predicates) -> bool:
    alone = words.by_verb.get(predicate.token.lemma, ()) if not predicate.is_noun else ()
    if name not in predicate.classes and name not in alone:
        return False
    role = words.classes[name].roles.get(predicate.relation)
    if name == "scrap" and predicate.relation == "subject" and not predicate.is_noun:
        return predicate.token.lemma in words.flags["running_out"] and predicate.token.tag in (
            "VBD",
            "VBN",
        )
    return predicate.relation == "modifier" or role in ("theme", "trainee")


def actor(scene: Scene, token: Token | None, nouns: Nouns) -> Party | None:
    """Who acts: the party itself, or whose men, machines or office the word stands for."""
    if token is None:
        return None
    if token.lemma in scene.grammar.firms:
        return scene.owner(token)
    party = scene.resolve(token)
    is_vague = party is not None and party.kind == "worded"
    is_vague = is_vague and token.lemma in scene.grammar.led_by
    if party is not None and not is_vague:
        return party
    if not is_vague and not _ACTING & set(nouns.classes_of(token.lemma)):
        return None
    return scene.owner(token) or scene.topic


def doer_of(sentence: Sentence, verb: Token, found: Token | None) -> Token | None:
    """Who does it: ``found``, or who is blamed for it ("accused Rwanda of backing")."""
    extra = load_secondary(sentence.language)
    thanking, blaming = extra.thanks, extra.blaming | extra.faulting
    for above in sentence.ancestors(verb):
        if above.is_verb and (above.lemma in blaming or above.lemma in thanking):
            blamed = sentence.child(above, "nsubj:pass", "obj")
            if blamed is None and above.dep == "acl" and above.tag == "VBN":
                blamed = sentence.head(above)
            if blamed is not None and blamed.lower in _RELATIVE and above.dep == "acl:relcl":
                blamed = sentence.head(above)
            return blamed if blamed is not None and blamed.i != verb.i else found
        thanks = sentence.child(above, "obj") if above.is_verb else None
        if thanks is not None and thanks.lemma in thanking:
            whom = (*sentence.children(above, "obl"), *sentence.children(thanks, "nmod"))
            return next((c for c in whom if c.case == "to"), found)
        if above.is_verb and above.tag in ("VBD", "VBZ", "VBP"):
            return found
    return found


def case_party(scene: Scene, token: Token, cases: Collection[str]) -> Party | None:
    """The first party under ``token`` with one of the prepositions."""
    for child in scene.sentence.children(token, "nmod", "obl", "obl:agent", "acl"):
        if (child.case or ("by" if child.dep == "obl:agent" else "")) in cases:
            party = scene.resolve(child)
            if party is not None:
                return party
    return None


def place_party(scene: Scene, *tokens: Token | None) -> Party | None:
    """Where it is, by the first place that stands on one of the tokens."""
    for token in tokens:
        if token is None:
            continue
        for child in scene.sentence.children(token, "nmod", "obl"):
            if child.case in PLACES:
                party = scene.resolve(child) or scene.owner(child) or _around(scene, child)
                if party is not None and party.kind != "worded":
                    return party
    return None


def _around(scene: Scene, spot: Token) -> Party | None:
    """ "On an island in Eritrea", "at a port in the north of Yemen": where the spot lies."""
    for child in scene.sentence.children(spot, "nmod", "appos"):
        if child.case in (*PLACES, "of") or child.dep == "appos":
            party = scene.resolve(child) or _around(scene, child)
            if party is not None and party.kind in ("state", "region"):
                return party
    return None


def modifiers(sentence: Sentence, token: Token) -> set[str]:
    """Lower-case words that modify a noun from the left."""
    left = sentence.children(token, "amod", "compound", "nmod:poss")
    inner = [c for child in left for c in sentence.children(child, "amod", "compound")]
    return {c.lower for c in [*left, *inner] if c.i < token.i}


def clause_verb(sentence: Sentence, token: Token) -> Token | None:
    """The nearest verb above a token."""
    return next((t for t in sentence.ancestors(token) if t.is_verb), None)


def is_purpose(sentence: Sentence, verb: Token) -> bool:
    """An infinitive that says what for: not a statement of its own (annotation guide)."""
    if verb.dep == "conj":
        head = sentence.tokens[verb.head]
        return head.is_verb and is_purpose(sentence, head)
    infinitive = any(c.lower == "to" for c in sentence.children(verb, "aux"))
    head = sentence.tokens[verb.head]
    if verb.dep == "xcomp" and head.is_verb and head.i != verb.i:
        moved = sentence.child(head, "obj")
        is_planned = moved is None or moved.i > verb.i or _is_asked(sentence, moved, verb)
        return is_purpose(sentence, head) if is_planned or not infinitive else infinitive
    return infinitive and verb.dep in ("advcl", "acl", "acl:relcl", "relcl")


def _is_asked(sentence: Sentence, whom: Token, verb: Token) -> bool:
    """ "Urged NATO to arm": who is asked stands right before what he is to do."""
    asking = sentence.tokens[whom.head].lemma in load_grammar(sentence.language).object_control
    marks = [c for c in sentence.children(verb, "aux") if c.lower == "to"]
    is_next = bool(marks) and sentence.subtree(whom)[-1].i == marks[0].i - 1
    return asking and is_next and sentence.child(whom, "nummod") is None
