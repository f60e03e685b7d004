"""Themes -> what happens to them: the verb or noun that governs a theme.

In: a sentence, a token of interest, and the predicate words.  Out: ``Predicate`` values with
the governing token, its class and the role of the token.  Control ("asked Moscow to send",
"plans to send"), participles ("sent by", "stationed in"), relative clauses and coordination are
resolved here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.clauses import is_future, is_passive
from tallywire.extract.grammar.copulas import brought_to_end, told_by_copula
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.things.deliveries import delivered, light_verb, mover_of, some_of, whole_of
from tallywire.extract.things.loads import carrier_of
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["EXAMPLES", "governors"]

EXAMPLES: Final = ("including", "like", "as")
"""Prepositions whose object is an instance of what stands before."""

_FOES: Final = ("against", "despite")
_PATIENTS: Final = ("subject", "object")

_FOR_GIVERS: Final = frozenset({"give", "get", "supplier", "back"})
"""Classes of nouns behind whose "to" and "for" stands who gets something."""


_HOMES: Final = ("advmod", "attr", "appos")
"""How "home to" hangs on what it is said of."""


def governors(sentence: Sentence, token: Token, words: Predicates) -> Iterator[Predicate]:
    """What happens to ``token``: participles and relative clauses on it, then what governs it."""
    yield from _below(sentence, token, words)
    yield from _controlled(sentence, token, words)
    yield from _above(sentence, token, words)


def _controlled(sentence: Sentence, token: Token, words: Predicates) -> Iterator[Predicate]:
    """ "Ordered the troops to leave", "gave the men a month to go": what the object is to do."""
    verb = sentence.head(token)
    if verb is None or not verb.is_verb or token.dep not in ("obj", "iobj", "nsubj:pass"):
        return
    grammar = load_grammar(sentence.language)
    if token.dep == "nsubj:pass" and verb.lemma not in grammar.orders:
        return
    for clause in sentence.children(verb, "xcomp", "ccomp", "advcl", "acl"):
        is_given_time = verb.lemma == "give" and clause.dep in ("advcl", "xcomp")
        if clause.i < token.i or not (verb.lemma in grammar.object_control or is_given_time):
            continue
        is_told = any(c.lower == "to" for c in sentence.children(clause, "aux"))
        if not is_told or sentence.child(clause, "nsubj", "nsubj:pass") is not None:
            continue
        classes = verb_classes(sentence, clause, words)
        if classes:
            yield Predicate(
                clause, classes, "object" if is_passive(sentence, clause) else "subject"
            )


def _below(sentence: Sentence, token: Token, words: Predicates) -> Iterator[Predicate]:
    for child in sentence.children(token, "acl", "acl:relcl"):
        classes = verb_classes(sentence, child, words)
        if not classes:
            continue
        if child.dep == "acl":
            relation = "object" if child.tag == "VBN" else "subject"
        else:
            relation = _gap(sentence, child)
        if relation:
            yield Predicate(child, classes, relation, is_below=True)
    for clause in sentence.children(token, "acl:relcl"):
        if _gap(sentence, clause) == "subject":
            yield from _joined_below(sentence, clause, words)
    yield from _shared_below(sentence, token, words)
    being_there = load_grammar(sentence.language).being_there
    for child in sentence.children(token, "amod"):
        if child.tag == "VBN" and (classes := words.by_verb.get(child.lemma, ())):
            yield Predicate(child, classes, "object", is_below=True)
        elif child.i > token.i and child.lower in being_there:
            yield Predicate(child, ("stay",), "subject", is_below=True)


def _shared_below(sentence: Sentence, token: Token, words: Predicates) -> Iterator[Predicate]:
    """ "Six jets and four helicopters delivered by Spain": what ends a list is said of it all."""
    last = sentence.conjuncts(token)[-1]
    if last.i <= token.i or sentence.child(token, "acl") is not None:
        return
    for child in sentence.children(last, "acl"):
        told = sentence.child(child, "obl:agent") is not None
        told = told or any(c.case == "from" for c in sentence.children(child, "obl"))
        classes = verb_classes(sentence, child, words) if told and child.tag == "VBN" else ()
        if {"give", "get"} & set(classes):
            yield Predicate(child, classes, "object", is_below=True)


def _joined_below(sentence: Sentence, verb: Token, words: Predicates) -> Iterator[Predicate]:
    """ "Who came in May and are due to leave": verbs beside the first of a relative clause."""
    who = sentence.child(verb, "nsubj", "nsubj:pass")
    for other in sentence.children(verb, "conj"):
        own = sentence.child(other, "nsubj", "nsubj:pass")
        if not other.is_verb or (own is not None and own.lower not in ("who", "which", "that")):
            continue
        is_open = who is not None and (
            is_passive(sentence, other) or _raises(who, other, load_grammar(sentence.language))
        )
        told = _raised(sentence, who, other, words) if who is not None and is_open else None
        classes = verb_classes(sentence, other, words)
        if told is not None:
            yield Predicate(told.token, told.classes, told.relation, is_below=True)
        elif classes:
            relation = "object" if is_passive(sentence, other) else "subject"
            yield Predicate(other, classes, relation, is_below=True)


def _gap(sentence: Sentence, verb: Token) -> str:
    """What a relative clause leaves out: its object, or its subject ("who", "that")."""
    subject = sentence.child(verb, "nsubj", "nsubj:pass")
    if subject is None:
        return "object" if verb.tag == "VBN" else "subject"
    if subject.lower in ("who", "which", "that"):
        return "object" if subject.dep == "nsubj:pass" else "subject"
    given = sentence.child(verb, "obj")
    if given is None or given.lower in ("that", "which", "whom", "who"):
        return "object"
    return ""


def _above(sentence: Sentence, token: Token, words: Predicates) -> Iterator[Predicate]:
    current = token
    grammar = load_grammar(sentence.language)
    for _ in range(6):
        head = sentence.head(current)
        if head is None:
            return
        if head.lower in ("home", "host") and _is_hosted(current, head):
            is_place = head.dep == "appos"
            yield Predicate(sentence.tokens[head.head], ("host",), "object", is_noun=is_place)
            return
        is_part = current.case == "in" and head.lemma in grammar.parts_in and token.i > head.i
        if is_part and any(c.case == "of" for c in sentence.children(head, "nmod")):
            return  # "the participation of its men in the peacekeeping force"
        is_example = current.case in EXAMPLES
        is_share = current.case == "of" and not head.is_verb and _is_share(head, grammar)
        if current.dep == "conj" and head.is_verb and current.pos == "NOUN":
            yield from _verb_above(sentence, current, head, words, is_object=True)
            return
        if current.dep in ("conj", "appos") or is_share or (is_example and not head.is_verb):
            if is_example or is_share:
                yield from _below(sentence, head, words)  # "the arms to be sent, including"
            current = head
            continue
        if current.case == "with" and current.dep == "nmod" and head.pos == "PROPN":
            return  # "Burundi, with 5,400 soldiers in Somalia"
        if token.case in _FOES and token.dep == "nmod":
            return  # "help for the army against rebel forces": nothing happens to the foe
        whole = whole_of(sentence, current, head, words)
        if whole is not None:
            current = whole
            continue
        carrier = carrier_of(sentence, current, head) or mover_of(sentence, current, head, words)
        if carrier is not None:
            current = carrier
            continue
        dated = sentence.head(head) if head.dep == "obl" and head.i < current.i else None
        said = delivered(sentence, current, dated, words) if dated is not None else None
        if said is None and head.is_verb:
            said = delivered(sentence, current, head, words)
            said = said or some_of(sentence, current, head, words)
        if said is not None:
            yield said
            return
        if head.is_verb:
            hangs_wrong = is_example or (
                current is not token and _is_misplaced(sentence, token, current)
            )
            yield from _verb_above(sentence, current, head, words, is_object=hangs_wrong)
            return
        light = light_verb(sentence, head, words)
        if light is not None and current.case in ("of", "to"):
            yield light
            return
        is_goal = current.dep == "nmod" and current.case in ("to", "for") and current.i > head.i
        is_plain = token.pos != "NUM" and head.lemma not in words.by_noun
        nominal = words.by_noun.get(head.lemma)
        if nominal and current.case == "of" and (got := _got(sentence, head, words)) is not None:
            yield got
            return
        is_backed = nominal is not None and "back" in nominal and token.pos != "NUM"
        if is_goal and (is_plain or is_backed) and not _is_sum(sentence, head):
            return  # "ammunition for tanks" gives no tanks, "help for soldiers" no soldiers
        is_bare = token.pos != "NUM" and sentence.child(token, "nummod") is None
        is_stopped = nominal is not None and "halt" in nominal and current.case == "to"
        if is_goal and is_bare and is_stopped:
            return  # "the cancellation of support to the army"
        if is_goal and is_bare and nominal and not _FOR_GIVERS.isdisjoint(nominal):
            return  # "aid to the army", "weapons shipments for the force" sends no force
        if (
            nominal
            and head.is_noun
            and current.dep
            in (
                "nmod",
                "compound",
                "nmod:poss",
                "amod",
                "acl",
                "appos",
            )
        ) and (current.dep != "nmod" or current.case in ("of", "to", "by", "for", "in", "from")):
            yield Predicate(head, nominal, "modifier", is_noun=True)
        if current.dep == "nmod:poss" and current is token and _is_quality(sentence, head, words):
            return  # "the forces' capability" is no force
        if current.dep in ("nmod", "compound", "nmod:poss", "nummod", "amod", "obl:npmod"):
            current = head
            continue
        return


def _is_share(noun: Token, grammar: Grammar) -> bool:
    """ "Most of the men", "half of the arms"."""
    return noun.lemma in grammar.quantifiers or noun.lemma in grammar.shares


def _is_hosted(guest: Token, home: Token) -> bool:
    """ "Is host to", "home to", "is the home of": what stands behind is there."""
    if guest.case == "of":
        return home.lower == "home" and home.dep == "attr"
    return guest.case == "to" and home.dep in _HOMES


def _is_quality(sentence: Sentence, noun: Token, words: Predicates) -> bool:
    """A noun of what somebody can do or needs, not of what happens to him or how many he is."""
    return (
        noun.lemma in load_grammar(sentence.language).qualities and noun.lemma not in words.by_noun
    )


def _is_spent(sentence: Sentence, money: Token, thing: Token) -> bool:
    """ "Provide 20 million dollars in military aid": the aid is what is provided."""
    return money.i < thing.i <= money.i + 6 and _is_sum(sentence, money)


def _is_sum(sentence: Sentence, token: Token) -> bool:
    """ "15 million dollars", "$15 million": what it is for is given with it."""
    scaled = [c for c in sentence.children(token, "nummod") if sentence.child(c, "compound")]
    return token.pos in ("NUM", "SYM") or bool(scaled)


def _got(sentence: Sentence, noun: Token, words: Predicates) -> Predicate | None:
    """ "Received shipments of tanks": what is received is what the shipments are of."""
    verb = sentence.head(noun)
    if verb is None or not verb.is_verb or noun.dep != "obj":
        return None
    classes = words.by_verb.get(verb.lemma, ())
    is_giving = "give" in words.by_noun.get(noun.lemma, ())
    return Predicate(verb, classes, "object") if is_giving and "get" in classes else None


def _verb_above(
    sentence: Sentence, current: Token, verb: Token, words: Predicates, *, is_object: bool = False
) -> Iterator[Predicate]:
    relation = {
        "nsubj": "subject",
        "nsubj:pass": "object",
        "obj": "object",
        "iobj": "iobj",
        "attr": "attr",
        "obl:agent": "subject",
        "dep": "object",
        "xcomp": "object",
        "ccomp": "object",
        "obl:npmod": "object",
    }.get(current.dep, current.case if current.dep in ("obl", "nmod") else "")
    if _is_hidden_subject(sentence, current, verb):
        relation = "subject"
    made = sentence.child(verb, "obj")
    if is_object or (relation == "in" and made is not None and _is_spent(sentence, made, current)):
        relation = "object"
    grammar = load_grammar(sentence.language)
    is_way = made is not None and made.lemma == "way" and relation == "subject"
    if made is not None and is_way and verb.lemma in grammar.finding_way:
        yield Predicate(made, ("go",), relation)
        return
    way = next((c for c in sentence.children(verb, "obl") if c.lemma in grammar.ways), None)
    if way is not None and relation == "subject" and way.case in ("on", "en"):
        yield Predicate(way, ("go",), relation)
        return
    closed = brought_to_end(sentence, verb, relation)
    if closed is not None:
        yield Predicate(closed, ("halt",), "object")
        return
    told = told_by_copula(sentence, current, verb, words) if relation in _PATIENTS else None
    if told is not None:
        yield Predicate(told.token, told.classes, "subject")
        return
    is_raised = _raises(current, verb, grammar) or is_future(sentence, verb)
    raised = _raised(sentence, current, verb, words) if is_raised else None
    if raised is not None:
        away = told_by_copula(sentence, current, raised.token, words)
        yield raised if away is None else Predicate(away.token, away.classes, "subject")
        return
    classes = verb_classes(sentence, verb, words)
    if relation and classes:
        yield Predicate(verb, classes, relation)
        if relation == "subject":
            yield from _shared(sentence, verb, words)
    elif relation in ("subject", "object") and (below := _raised(sentence, current, verb, words)):
        yield below
    elif relation == "subject" and (shared := list(_shared(sentence, verb, words))):
        yield from shared
    elif relation and verb.lemma == "be":
        yield Predicate(verb, ("stay",), relation)


def _shared(sentence: Sentence, verb: Token, words: Predicates) -> Iterator[Predicate]:
    """ "Ended their mission and came home": verbs that share the subject of the first."""
    for other in sentence.children(verb, "conj"):
        own = sentence.child(other, "nsubj", "nsubj:pass")
        if not other.is_verb or own is not None or is_passive(sentence, other):
            continue
        if classes := verb_classes(sentence, other, words):
            yield Predicate(other, classes, "subject")


def _raises(token: Token, verb: Token, grammar: Grammar) -> bool:
    """Whether the verb's subject is really that of the verb below: "is due to leave"."""
    if token.dep == "nsubj:pass":
        return True
    return token.dep == "nsubj" and verb.lemma in grammar.raising


def _raised(sentence: Sentence, token: Token, verb: Token, words: Predicates) -> Predicate | None:
    """ "His forces would begin withdrawing", "troops are due to head": the verb below."""
    if token.dep not in ("nsubj", "nsubj:pass"):
        return None
    current = verb
    for _ in range(4):
        below = sentence.child(current, "xcomp") or sentence.child(current, "attr")
        if below is None or below.i < token.i:
            return None
        current = below
        classes = verb_classes(sentence, current, words) if current.is_verb else ()
        if classes:
            relation = "object" if is_passive(sentence, current) else "subject"
            return Predicate(current, classes, relation)
    return None


def _is_misplaced(sentence: Sentence, token: Token, current: Token) -> bool:
    """ "Sold 12 drones to Chile and eight drones to Brazil": the second hangs on Chile."""
    if current.dep not in ("obl", "nmod", "iobj") or not current.case:
        return False
    return any(c.case in ("to", "for", "in") for c in sentence.children(token, "nmod"))


def _is_hidden_subject(sentence: Sentence, token: Token, verb: Token) -> bool:
    """ "Between 1,300 and 1,400 remained": a number with a preposition as subject."""
    return (
        token.dep == "obl"
        and token.pos == "NUM"
        and token.case in ("between", "over", "under", "around", "about", "to")
        and token.i < verb.i
        and sentence.child(verb, "nsubj", "nsubj:pass") is None
    )
