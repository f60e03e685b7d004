"""Who is meant by a word that names nobody: "it", "his", "the country".

In: a ``Scene`` and the word.  Out: the party that it points back to, marked as implied where only
the word stands for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.party import Party
from tallywire.extract.watch import rule

if TYPE_CHECKING:
    from tallywire.extract.parties.scene import Scene

__all__ = ["POSSESSIVE", "THEY", "antecedent", "implied", "land_meant"]

THEY: Final = frozenset(
    {"it", "they", "we", "them", "us", "he", "she", "its", "their", "our", "his", "her"}
)
POSSESSIVE: Final = frozenset({"its", "their", "our", "his", "her"})
_GIVING: Final = frozenset({"give", "send", "tender", "train"})
"""Classes of verbs whose subject, called only a country, is who gave before."""


def implied(party: Party | None) -> Party | None:
    """The party, marked as not named."""
    return replace(party, is_implied=True) if party is not None else None


@rule("party.pronoun")
def antecedent(scene: Scene, token: Token) -> Party | None:
    """Who a pronoun stands for.

    "We" are the speaker's state; "he" and "she" are the last official named; "it", "they" and
    "its" the nearest party before that acts or owns something in the sentence, else the topic of
    the discourse.
    """
    if token.lower in ("he", "she", "his", "her"):
        return _last_official(scene, token)
    if token.lower in ("we", "us", "our"):
        speaking = scene.voice(token)
        if speaking is not None:
            return speaking
    is_own = token.dep in ("nsubj", "nsubj:pass", "nmod:poss")
    above = _subject_above(scene, token) if is_own else None
    if above is not None:
        return implied(above)
    for other, mention in reversed(scene.named):
        if other.i >= token.i or mention.kind in ("place", "outlet", "equipment", "person"):
            continue
        if not _acts(scene, other):
            continue
        party = scene.of_mention(mention)
        if party is not None:
            return implied(party)
    return implied(scene.topic)


def land_meant(scene: Scene, token: Token) -> Party | None:
    """Which state "the country" is: who gave where it gives, else who received or hosts."""
    if token.dep == "appos":  # "Djibouti, a small nation that hosts"
        named = scene.name_of(scene.sentence.tokens[token.head])
        if named is not None and named.kind == "state":
            return scene.of_mention(named)
    known = [scene.host, scene.setting, scene.topic]
    if _gives(scene, token):
        known.insert(0, scene.topic)
    lands = [p for p in known if p is not None and p.kind == "state"]
    fit = [p for p in lands if token.tag == "NNS" or " and " not in p.name]
    return implied(fit[0] if fit else scene.host or scene.topic)


def _gives(scene: Scene, token: Token) -> bool:
    verb = scene.sentence.head(token)
    if verb is None or token.dep != "nsubj" or token.case:
        return False
    clauses = [verb, *scene.sentence.children(verb, "xcomp", "conj")]
    return any(_GIVING & set(scene.predicates.by_verb.get(v.lemma, ())) for v in clauses)


def _subject_above(scene: Scene, token: Token) -> Party | None:
    """Who does what the pronoun stands under: "Peru refused a plea by Chile for its tanks"."""
    for verb in scene.sentence.ancestors(token):
        subject = scene.sentence.child(verb, "nsubj", "nsubj:pass") if verb.is_verb else None
        if subject is None or subject.i >= token.i or subject.pos == "PRON":
            continue
        if token not in scene.sentence.subtree(subject):
            party = scene.resolve_one(subject)
            if party is not None and party.kind != "worded" and not party.is_implied:
                return party
    return None


def _acts(scene: Scene, token: Token) -> bool:
    """Whether a name is a subject or owner, or says whose the subject is."""
    if token.dep in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
        return True
    if token.dep == "nmod" and token.case == "by":
        return True
    head = scene.sentence.tokens[token.head]
    return token.dep in ("amod", "compound") and head.dep in ("nsubj", "nsubj:pass")


def _last_official(scene: Scene, token: Token) -> Party | None:
    for mention in reversed(scene.persons.mentions):
        person = scene.persons.of(mention)
        if mention.end <= token.start and person.kind == "official" and person.state:
            return Party(person.state, "state", token.start, token.end)
    return scene.topic
