"""Relief, civil goods, own spending, threats, rankings: what looks like military help and is none.

In: a ``Scene``, a theme and the draft read from it.  Out: whether the sentence tells of relief, of
goods and money that help no army, of what a state spends, owes or threatens with, or of how many
men a state lends the United Nations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.things.theme import Theme

__all__ = ["is_civil", "is_ranked"]

_NEAR: Final = 6
"""Words between a sum and the noun that says whose affair it is."""

_THROWN: Final = frozenset({"missile", "explosive", "ammunition"})
"""Sorts of weapons that come to another land by being used."""


def _is_relief(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Men, craft and money for disaster relief."""
    if draft.frame not in ("deployment", "presence", "transfer", "withdrawal"):
        return False
    if theme.cls == "equipment" and not theme.is_platform:
        return False
    text = scene.sentence.text.lower()
    if not any(word in text for word in scene.grammar.relief_words):
        return False
    text = " ".join(t.lower for t in _without_arms(scene))  # "Typhoon jets" are no storm
    return any(word in text for word in scene.grammar.relief_words)


def _without_arms(scene: Scene) -> Iterator[Token]:
    """The words of the sentence that are no designation."""
    end = 0
    for token in scene.sentence.tokens:
        name = scene.name_of(token)
        if name is not None and name.kind == "equipment":
            end = max(end, name.end)
        if token.start >= end:
            yield token


def is_civil(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Whether the sentence tells of relief, or of what helps no army."""
    if _is_own_sum(scene, theme, draft) or _is_used(scene, theme, draft):
        return True
    if _is_threat(scene, theme, draft):
        return True
    return _is_relief(scene, theme, draft) or _is_civil_good(scene, theme, draft)


def _is_civil_good(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Money for schools and roads, tents and food: in a sentence that has no soldier in it."""
    if draft.frame not in ("transfer", "agreement"):
        return False
    if scene.sentence.has_any(scene.grammar.war_words):
        return False
    if theme.cls == "equipment":
        return theme.token.lemma in scene.grammar.relief_goods
    return scene.sentence.has_any(scene.grammar.civil_works)


def _is_own_sum(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """ "A $54 billion increase in spending", "a debt of $3 billion": nobody is helped by it."""
    if draft.frame != "transfer" or theme.cls != "money":
        return False
    at, words = theme.token.i, scene.grammar.own_sums
    near = scene.sentence.tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    return any(t.is_noun and t.lemma in words for t in near)


def _is_used(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """ "Fired missiles at", "missile tests", "a rocket that could reach": no gift."""
    if draft.frame != "transfer" or theme.category not in _THROWN:
        return False
    sentence, verb = scene.sentence, scene.sentence.tokens[draft.head]
    used = scene.grammar.use_verbs
    if any(c.lemma in used for c in sentence.children(theme.token, "acl")):
        return True
    behind = sentence.tokens[theme.token.i + 1 : theme.token.i + 2]
    if any(t.is_noun and t.lemma in scene.grammar.use_nouns for t in behind):
        return True
    if not verb.is_verb:
        return False
    can = any(a.lower in ("can", "could") for a in sentence.children(verb, "aux"))
    return verb.lemma in used or (verb.lemma == "reach" and can)


def _is_threat(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """ "Its nuclear weapons": what a state has or makes, unless somebody is said to give it."""
    if draft.frame != "transfer" or theme.cls != "equipment":
        return False
    words = set((theme.label or "").lower().split())
    if words.isdisjoint(scene.grammar.mass_destruction):
        return False
    is_given = "give" in scene.predicates.by_verb.get(scene.sentence.tokens[draft.head].lemma, ())
    return not is_given or draft.provider is None or draft.recipient is None


def is_ranked(scene: Scene, draft: Draft) -> bool:
    """ "The largest contributor of troops": how many men it lends the United Nations."""
    words, tokens = scene.grammar.contributors, scene.sentence.tokens
    if draft.frame not in OF_MEN:
        return False
    if words.isdisjoint(scene.sentence.words):
        return False
    if not any(t.lower in words and (t.is_noun or t.dep == "amod") for t in tokens):
        return False
    named = [scene.name_of(t) for t in tokens]
    return any(name is not None and name.subkind == "un_body" for name in named)
