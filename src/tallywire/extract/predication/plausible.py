"""Whether what a sentence says is enough for a draft of its own.

In: a ``Scene``, a theme and the draft read from it.  Out: yes or no.  These are the rules that
keep precision: a thing that is only mentioned, supposed or at home makes no statement.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Arguments
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.predication.status import VOID
from tallywire.extract.predication.unwanted import is_of_none, is_unwanted
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import PredicateClass

__all__ = ["names_other_giver", "stands"]

_NOBODY: Final = frozenset({"nobody", "none", "somebody", "someone", "anybody", "others"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_MOVES: Final = frozenset({"deployment", "withdrawal"})
_ASIDE: Final = frozenset({"advcl", "acl:relcl"})
_TIMES: Final = frozenset({"when", "since", "after", "before", "until"})
_CODE: Final = 3
"""Letters of the code of a currency."""

_REMAINING: Final = frozenset({"remain", "stay"})
_TILL: Final = frozenset({"until", "till", "through", "beyond", "after", "past"})
_ABLE: Final = frozenset({"can", "could"})
_SUPPOSED: Final = frozenset({"unless", "until", "till", "lest"})


def stands(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Whether the draft may go on to the discourse."""
    if draft.stance.status == VOID or scene.sentence.text.rstrip("\"”’' ").endswith("?"):
        return False
    if _is_supposed(scene.sentence, draft) or is_of_none(scene, theme, draft):
        return False
    if is_unwanted(scene.sentence, draft, scene.predicates):
        return False
    is_explicit = draft.provider is not None or draft.recipient is not None
    if draft.frame == "deployment" and _is_at_home(scene, theme, draft):
        return False
    if draft.frame in OF_MEN and _is_on_own_ground(scene, theme, draft):
        return False
    if draft.quantity is None and _is_aside(scene, theme, draft):
        return False
    if draft.frame in OF_MEN and _is_price(draft) and theme.cls != "equipment":
        return False
    if draft.quantity is None and _is_readiness(scene.sentence, draft):
        return False
    if theme.is_weak and (draft.quantity is None or not is_explicit):
        return False
    head = scene.sentence.tokens[draft.head]
    is_uncounted = draft.quantity is None or _is_only_so(scene.sentence, draft, head)
    if theme.is_platform and draft.frame == "presence" and _is_owned(scene, head):
        return _has_both(draft) and draft.quantity is not None
    if draft.frame == "presence" and head.lemma == "be" and is_uncounted:
        if scene.sentence.child(head, "acomp") is not None and theme.cls == "equipment":
            return False
        places = [c for c in scene.sentence.children(head, "obl") if c.case in PLACES]
        if draft.recipient is not None or (bool(places) and draft.provider is not None):
            return True
        return _is_there(scene, theme, head)
    if draft.frame == "presence" and draft.quantity is None and draft.recipient is None:
        if draft.stance.polarity == "denied" or _is_somewhere(scene, theme, head):
            return True
        return draft.provider is not None and _stays_till(scene.sentence, head)
    if not is_explicit and _is_bare(theme, draft) and not _is_claimed(scene.sentence, head):
        return False
    if draft.frame == "transfer" and draft.provider is None and _is_home_made(scene, theme, head):
        return False
    if draft.frame == "transfer" and _is_of_own_making(scene, theme, draft, head):
        return False
    if draft.frame == "transfer" and _is_only_armed(scene, theme, draft, head):
        return False
    if draft.is_part:
        return _is_of_whole(scene, head)
    if theme.cls == "count":
        return True
    is_bare_aid = theme.cls == "aid" and not theme.is_strong
    if (is_bare_aid or theme.cls == "money") and not scene.is_war_text:
        return False
    if is_bare_aid and not _has_both(draft):
        return False
    return theme.is_strong or theme.cls != "equipment" or is_explicit


def _is_aside(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Uncounted men whose coming is no news of its own.

    "Is boosting its presence" tells of a stock, "when the troops arrived" of what the text has
    told elsewhere, "the detachment consisting of 200 men" of its parts.
    """
    if draft.frame == "deployment" and theme.token.lemma == "presence":
        return True
    if draft.frame in _MOVES and _has_counted_parts(scene, theme.token):
        return True
    if draft.frame != "deployment" or _has_both(draft) or draft.head < 0:
        return False
    head = scene.sentence.tokens[draft.head]
    marks = {c.lower for c in scene.sentence.children(head, "mark", "advmod")}
    is_pointing = theme.token.pos == "PRON" and "where" in marks
    return head.dep in _ASIDE and (is_pointing or not marks.isdisjoint(_TIMES))


def _has_counted_parts(scene: Scene, whole: Token) -> bool:
    """ "A detachment consisting of 200 men and 150 policemen"."""
    return any(
        below.dep == "nummod"
        for clause in scene.sentence.children(whole, "acl", "acl:relcl")
        if "include" in scene.predicates.by_verb.get(clause.lemma, ())
        for part in scene.sentence.children(clause, "obj", "obl")
        for below in scene.sentence.children(part)
    )


def _is_only_so(sentence: Sentence, draft: Draft, head: Token) -> bool:
    """ "Many Danes are opposed to it": of a number that nobody gives, how they are."""
    is_vague = draft.quantity is not None and draft.quantity.count is None
    told = sentence.child(head, "attr", "acomp")
    return is_vague and told is not None and told.pos in ("ADJ", "VERB")


def _is_price(draft: Draft) -> bool:
    """ "The deployment will cost $20 million": what is paid counts no men."""
    return draft.unit is not None and len(draft.unit) == _CODE and draft.unit.isupper()


def _is_readiness(sentence: Sentence, draft: Draft) -> bool:
    """ "Can be moved within ten days", "men assigned to assist the police": nothing moves yet."""
    head = sentence.tokens[draft.head]
    if draft.frame == "presence" and head.lemma == "assign":
        return sentence.child(head, "xcomp") is not None
    helpers = {a.lower for a in sentence.children(head, "aux")}
    is_swift = any(c.case in ("within", "in") for c in _times(sentence, head))
    return draft.frame == "deployment" and "can" in helpers and is_swift


def _times(sentence: Sentence, verb: Token) -> list[Token]:
    spans = load_grammar(sentence.language).time_nouns | {"notice"}
    return [t for t in sentence.tokens[verb.i :] if t.lemma in spans]


def _is_at_home(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Men whom a state moves about in its own land, or whom others make stronger there."""
    giver, getter = draft.provider, draft.recipient
    if giver is not None and getter is not None and giver.name == getter.name:
        return True
    head = scene.sentence.tokens[draft.head]
    if head.lemma not in scene.grammar.adding_verbs or not head.is_verb:
        return False
    owner = scene.owner(theme.token)
    is_owner = owner is not None and getter is not None and owner.name == getter.name
    return is_owner and (draft.quantity is None or draft.quantity.unit is not None)


def _is_on_own_ground(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """ "Along its western border", "in the suburbs of their capital": whose men they are.

    Without a place, what fights for a government is at home as well.
    """
    is_placed = draft.recipient is not None and not draft.recipient.is_implied
    if not is_placed and (draft.what or "").lower() in scene.grammar.home_forces:
        return True
    if draft.provider is None or draft.recipient is not None:
        return False
    grounds, land = scene.grammar.home_grounds, scene.grammar.territory
    for holder in (scene.sentence.tokens[draft.head], theme.token):
        for place in scene.sentence.children(holder, "obl", "nmod"):
            is_ground = place.lemma in grounds or place.lemma in land
            is_ground = is_ground and place.case != "from"
            owner = scene.owner(place) if is_ground else None
            if owner is not None and owner.name == draft.provider.name:
                return True
    return False


def _is_bare(theme: Theme, draft: Draft) -> bool:
    """Neither counted nor added nor told as content: only the noun is there."""
    if draft.quantity is not None or draft.is_part or draft.basis == "increment":
        return False
    return theme.cls in ("personnel", "unit", "equipment")


def _is_claimed(sentence: Sentence, head: Token) -> bool:
    """Whether a finite clause says that it happens, rather than only naming the happening.

    "Missiles were never supplied" claims it; "a decision about supplying missiles", "able to
    send troops" and "can be fired by ground troops" do not.
    """
    if not head.is_verb:
        above = sentence.head(head)
        if above is None or head.dep not in ("nsubj", "nsubj:pass") or not above.is_verb:
            return head.dep == "root"
        head = above
    helpers = {a.lower for a in sentence.children(head, "aux", "aux:pass")}
    if helpers & _ABLE:
        return False
    is_root = head.dep == "root" and "to" not in helpers
    return head.tag in _FINITE or bool(helpers - {"to"}) or is_root


def _is_somewhere(scene: Scene, theme: Theme, head: Token) -> bool:
    """Whether words of place stand beside people who are there, uncounted."""
    sentence = scene.sentence
    if theme.token.dep == "obl:agent" and head.dep in ("acl", "amod", "acl:relcl"):
        return True  # "the zones occupied by French troops"
    for holder in (head, theme.token):
        for child in sentence.children(holder, "obl", "nmod", "advmod"):
            if child.case in PLACES or child.lower in scene.grammar.place_adverbs:
                return True
    return False


def _is_owned(scene: Scene, verb: Token) -> bool:
    """ "Has 20 aircraft at Kant": a state's own craft count only where they are abroad."""
    return "hold" in scene.predicates.by_verb.get(verb.lemma, ())


def _is_there(scene: Scene, theme: Theme, verb: Token) -> bool:
    """ "They are here to train", "the troops are in the country": where has been told."""
    marks = {c.lower for c in scene.sentence.children(theme.token, "det")}
    if theme.token.pos != "PRON" and marks.isdisjoint({"the", "these", "those"}):
        return False
    if theme.cls == "equipment" or scene.sentence.child(verb, "expl") is not None:
        return False
    if any(c.lower in ("here", "there") for c in scene.sentence.children(verb, "advmod")):
        return True
    beside = scene.sentence.children(verb, "obl")
    return any(c.case in PLACES and c.lemma in scene.grammar.state_nouns for c in beside)


def _stays_till(sentence: Sentence, verb: Token) -> bool:
    """ "May stay on until March": where they are has been told."""
    if verb.lemma not in _REMAINING:
        return False
    return any(c.case in _TILL for c in sentence.children(verb, "obl"))


def names_other_giver(scene: Scene, cls: PredicateClass, args: Arguments) -> bool:
    """Whether the sentence gives it to somebody who is no party: "a foundation sent".

    Then nobody from elsewhere in the text may take that place.
    """
    subject = args.subject
    if cls.roles.get("subject") != "provider" or subject is None:
        return False
    if subject.lower in _NOBODY:
        return True
    if subject.pos == "NOUN":
        grammar = scene.grammar
        known = (scene.office_nouns, scene.force_nouns, grammar.state_bodies, grammar.territory)
        articles = {c.lower for c in scene.sentence.children(subject, "det")}
        is_known = any(subject.lemma in nouns for nouns in known)
        return not is_known or bool(articles & {"a", "an", "another", "some"})
    is_named = subject.pos == "PROPN" and scene.persons.at(subject.start) is None
    return is_named and scene.sentence.child(subject, "det") is not None


def _is_of_whole(scene: Scene, verb: Token) -> bool:
    """Whether what "includes" can be a package or a contingent."""
    subject = subject_of(scene.sentence, verb) if verb.is_verb else None
    if subject is None:
        return True
    parts = [c.lemma for c in scene.sentence.children(subject, "nmod") if c.case == "of"]
    return not {subject.lemma, *parts} & scene.grammar.never_wholes


def _is_home_made(scene: Scene, theme: Theme, head: Token) -> bool:
    """Bought by a state from nobody named but its own industry."""
    choosing = scene.predicates.flags["choosing"]
    if head.lemma not in scene.grammar.acquiring and head.lemma not in choosing:
        return False
    sentence = scene.sentence
    sellers = [
        c
        for holder in (head, theme.token)
        for c in sentence.children(holder, "obl", "nmod")
        if c.case in ("from", "by", "with")
    ]
    words = [t for s in sellers for t in sentence.subtree(s)]
    words += sentence.children(theme.token, "amod", "compound")
    words += sentence.children(head, "advmod")
    return any(t.lower in scene.grammar.home_made for t in words)


def _is_of_own_making(scene: Scene, theme: Theme, draft: Draft, head: Token) -> bool:
    """Built, but for nobody who is named as the one it is built for."""
    if "make" not in scene.predicates.by_verb.get(head.lemma, ()) or not head.is_verb:
        return False
    beside = [*scene.sentence.children(head, "obl"), *scene.sentence.children(theme.token, "nmod")]
    goals = [c for c in beside if c.case == "for"]
    named = [p.name for c in goals if (p := scene.resolve(c)) is not None]
    return draft.recipient is None or draft.recipient.name not in named


def _is_only_armed(scene: Scene, theme: Theme, draft: Draft, head: Token) -> bool:
    """ "Is armed with old rifles", "troops equipped with": what an army has, by nobody's gift."""
    if head.lemma not in scene.grammar.arming_verbs:
        return False
    if draft.provider is None and scene.sentence.child(head, "aux:pass") is not None:
        return True
    is_aside = head.tag == "VBN" and theme.token.case == "with"
    is_told = scene.sentence.child(head, "obl:agent", "aux", "aux:pass") is not None
    return is_aside and not is_told and scene.owner(theme.token) is None


def _has_both(draft: Draft) -> bool:
    return draft.provider is not None and draft.recipient is not None


def _is_supposed(sentence: Sentence, draft: Draft) -> bool:
    """In a clause of "unless", "until" or "in case": nobody says that it is so."""
    if draft.head < 0:
        return False
    head = sentence.tokens[draft.head]
    clause: list[Token] = [head, *sentence.ancestors(head)]
    for token in clause:
        for mark in sentence.children(token, "mark", "advmod"):
            is_if = mark.lower == "if" and draft.frame in OF_MEN and draft.quantity is None
            if is_if and _is_forecast(sentence, token, head):
                return True
            if mark.lower in _SUPPOSED:
                return True
            if mark.lower in ("when", "once") and _is_ahead(sentence, token):
                return True
            before = sentence.tokens[mark.i - 1].lower if mark.i else ""
            if mark.lower == "case" or (before == "in" and mark.lower == "case"):
                return True
        if token.dep == "advcl" and _follows_case(sentence, token):
            return True
    return False


def _is_forecast(sentence: Sentence, clause: Token, head: Token) -> bool:
    """ "If troops move deeper, the rebels will fight": what might be, told of nobody's plan."""
    return clause.i == head.i and head.tag in ("VBP", "VBZ", "VB") and clause.dep == "advcl"


def _is_ahead(sentence: Sentence, verb: Token) -> bool:
    """ "When the 3,000 will be there": a supposition about what was told elsewhere."""
    return any(a.lower in ("will", "'ll", "would") for a in sentence.children(verb, "aux"))


def _follows_case(sentence: Sentence, token: Token) -> bool:
    """ "... in case more troops are needed"."""
    first = sentence.subtree(token)[0]
    before = [t.lower for t in sentence.tokens[max(0, first.i - 2) : first.i]]
    return before == ["in", "case"]
