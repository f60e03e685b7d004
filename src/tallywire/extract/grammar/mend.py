"""Slips that the parser makes again and again, mended on the tree.

In: a parsed ``Sentence``.  Out: the same sentence, or one with the tokens set right.  Every
mend is a rule of grammar, not of a word: where the parser's reading is one that the language
does not have, the only one that it has takes its place.

- "A deal to sell": an infinitive under a noun is its content (``acl``), no relative clause.
- "It was halting deliveries": a form of "be", an -ing form and a noun without article are a
  verb with its object, not a noun that is halting.
- "The troops number 300": behind a subject it is the verb, and what follows its object.
- "Mali arms and trains the militia": a plural noun is not coordinated with a verb that has no
  subject; it is a verb, and the name before it is who does it.
- "Trump orders full withdrawal": a noun has no object, so "orders" is a verb.
- "Sent the carrier Foch to Djibouti": the one object of a verb with a goal is no receiver.
- "Will be gifted to": a participle that the pack lists is a passive verb behind a form of "be".
- "Its war against the rebels, who are": a relative clause whose verb is in the plural is of
  the plural noun right before it, not of the singular noun further off.
- "900 Dutch, Belgian and Danish soldiers will": capitals right before a list of adjectives are
  the first of them, and no noun.
- "Brings US aid to Kenya to $1 billion": what goes to somebody has no other receiver; the name
  before the noun belongs to it.
- "Put on hold the delivery": what is put on hold is the object of "put".
- "Will see 300 men sent to Mali": a participle with a subject and no helper is a passive.
- "Handed over the second of six boats": behind an article and before "of" it stands for a noun.
- "Officers and about 90 cadets were trained": of two subjects joined by "and" the second is
  a part of the first.
- "Troops backed by tanks rolled into the town": where no other verb tells, a past tense behind
  the agent of a participle is what the first noun does.
- "From 1,500 to 900", "from currently 50 to 120 men": two levels, and no range.
- Dictionary forms that the lemmatizer gets wrong ("hoped" is no "hop", "bases" are no
  "basis") are listed in the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["mended"]

_KEPT: Final = frozenset({"cc", "conj", "punct", "attr"})
"""Dependents of "be" that stay with it where the verb behind it takes its place."""

_ARGUMENTS: Final = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
_TOLD: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the verbs by which a sentence tells."""

_NONE: Final[Mapping[str, str]] = {}


def mended(
    sentence: Sentence,
    lemmas: Mapping[str, str],
    nouns: Mapping[str, str] = _NONE,
    *,
    tells_in_present: bool = False,
) -> Sentence:
    """The sentence without the slips; itself where there are none.

    Args:
        sentence: as parsed.
        lemmas: wrong dictionary form of a verb to the right one.
        nouns: plural form of a noun to its right dictionary form.
        tells_in_present: the text as a whole is a digest, which tells in the present tense.
    """
    if tells_in_present:
        sentence = replace(sentence, tells_in_present=True)
    changed: dict[int, Token] = {}
    for token in sentence.tokens:
        if token.is_verb and token.lemma in lemmas:
            changed[token.i] = replace(token, lemma=lemmas[token.lemma])
        elif token.lower in lemmas and sentence.child(token, "aux:pass") is not None:
            changed[token.i] = replace(token, pos="VERB", tag="VBN", lemma=lemmas[token.lower])
            agents = [c for c in sentence.children(token, "obl") if c.case == "by"]
            changed.update((c.i, replace(c, dep="obl:agent")) for c in agents)
        elif (token.pos == "NOUN" or token.tag == "NNPS") and token.lower in nouns:
            changed[token.i] = replace(token, lemma=nouns[token.lower])
        if token.dep == "acl:relcl" and _is_bare_infinitive(sentence, token):
            changed[token.i] = replace(changed.get(token.i, token), dep="acl")
        elif token.dep == "acl:relcl" and not changed.keys() & {token.i}:
            changed.update(_antecedent(sentence, token))
        if token.dep in ("nsubj", "nsubj:pass") and not changed.keys() & {token.i}:
            changed.update(_joined_subject(sentence, token))
        if token.pos == "PROPN" and token.dep in _ARGUMENTS and not changed.keys() & {token.i}:
            changed.update(_listed_adjective(sentence, token))
        if token.dep == "nsubj" and _is_done_to(sentence, token):
            changed[token.i] = replace(changed.get(token.i, token), dep="nsubj:pass")
        if token.dep == "iobj" and _is_only_object(sentence, token):
            changed[token.i] = replace(changed.get(token.i, token), dep="obj")
        elif token.dep == "iobj":
            changed.update(_of_object(sentence, token))
        elif token.lower == "hold" and token.is_verb:
            changed.update(_put_on_hold(sentence, token))
        if token.dep == "quantmod" and token.pos == "NUM":
            changed.update(_levels(sentence, token))
        if token.pos == "ADJ" and token.dep == "obj":
            changed.update(_one_of(sentence, token))
        if token.lemma == "number" and token.dep != "nsubj":
            changed.update(_numbering(sentence, token))
        if token.dep == "root" and token.tag in ("NNS", "VBZ") and not changed.keys() & {token.i}:
            changed.update(_headline_verb(sentence, token))
        if token.dep == "root" and token.is_noun and not changed.keys() & {token.i}:
            changed.update(_garden_path(sentence, token))
    for token in sentence.tokens:
        if token.lemma == "be" and token.tag != "VBG" and not changed.keys() & {token.i}:
            changed.update(_continuous(sentence, token) or _passive(sentence, token, lemmas))
        elif token.tag in ("VBZ", "VBP") and token.dep == "conj":
            changed.update(_verb_before(sentence, token))
    if not changed:
        return sentence
    return replace(sentence, tokens=tuple(changed.get(t.i, t) for t in sentence.tokens))


def _is_bare_infinitive(sentence: Sentence, verb: Token) -> bool:
    """ "To sell" without a subject or relative pronoun of its own."""
    has_to = any(c.lower == "to" for c in sentence.children(verb, "aux"))
    return has_to and sentence.child(verb, "nsubj", "nsubj:pass") is None


def _antecedent(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """ "Its war against the rebels, who are armed": the clause, moved to whom it agrees with."""
    far = sentence.tokens[verb.head]
    who = sentence.child(verb, "nsubj", "nsubj:pass")
    if who is None or who.lower not in ("who", "which", "that") or far.tag != "NN":
        return {}
    said = [verb, *sentence.children(verb, "aux", "aux:pass")]
    if not any(t.tag == "VBP" or t.lower in ("are", "were", "have") for t in said):
        return {}
    near = sentence.tokens[who.i - (2 if sentence.tokens[who.i - 1].text == "," else 1)]
    if near.tag not in ("NNS", "NNPS") or near.case == "of" or near.i <= far.i:
        return {}
    is_below = any(t.i == far.i for t in sentence.ancestors(near))
    return {verb.i: replace(verb, head=near.i)} if is_below else {}


def _joined_subject(sentence: Sentence, subject: Token) -> dict[int, Token]:
    """ "Officers and about 90 cadets were trained": a clause has one subject, whose parts join."""
    first = sentence.child(sentence.tokens[subject.head], subject.dep)
    if first is None or first.i >= subject.i:
        return {}
    joint = [c for c in sentence.children(first, "cc") if first.i < c.i < subject.i]
    between = sentence.tokens[first.i + 1 : subject.i]
    if not joint or any(t.is_verb for t in between):
        return {}
    return {subject.i: replace(subject, dep="conj", head=first.i)}


def _listed_adjective(sentence: Sentence, first: Token) -> dict[int, Token]:
    """ "900 Dutch, Belgian and Danish soldiers": the first adjective, read as a noun."""
    after = sentence.tokens[first.i + 1 : first.i + 3]
    if len(after) < 2 or after[0].text != "," or not after[1].text[0].isupper():
        return {}
    second = after[1]
    noun = sentence.tokens[second.head]
    is_same = (noun.dep, noun.head) == (first.dep, first.head)
    is_joined = noun.dep == "conj" and noun.head == first.i
    if second.dep not in ("amod", "compound") or not noun.is_noun or not (is_same or is_joined):
        return {}
    if len(sentence.conjuncts(second)) == 1 or any(
        t.is_verb for t in sentence.tokens[first.i : noun.i]
    ):
        return {}
    found = {
        first.i: replace(first, dep="amod", head=noun.i),
        second.i: replace(second, dep="conj", head=first.i),
        noun.i: replace(noun, dep=first.dep, head=first.head, case=first.case),
    }
    counted = sentence.children(first, "nummod", "amod", "det", "advmod", "case")
    found.update({c.i: replace(c, head=noun.i) for c in counted})
    return found


def _is_done_to(sentence: Sentence, subject: Token) -> bool:
    """ "Will see 300 men sent to Mali", "wants its men withdrawn": something is done to them."""
    verb = sentence.tokens[subject.head]
    above = sentence.tokens[verb.head]
    if verb.tag != "VBN" or verb.dep != "ccomp" or subject.i > verb.i or subject.i < above.i:
        return False
    if above.lemma not in load_grammar(sentence.language).seeing:
        return False
    return sentence.child(verb, "aux", "aux:pass", "mark") is None


def _is_only_object(sentence: Sentence, token: Token) -> bool:
    """ "Sent the carrier Clemenceau to": nothing else is sent, so nobody receives it there."""
    verb = sentence.tokens[token.head]
    is_sent = any(c.case in ("to", "into") for c in sentence.children(verb, "obl"))
    return is_sent and sentence.child(verb, "obj", "ccomp", "xcomp", "dep") is None


def _of_object(sentence: Sentence, name: Token) -> dict[int, Token]:
    """ "Brings US aid to Kenya to": a name before the noun of what already goes to somebody."""
    verb = sentence.tokens[name.head]
    given = sentence.child(verb, "obj")
    if given is None or name.pos != "PROPN" or given.i < name.i:
        return {}
    between = sentence.tokens[name.i + 1 : given.i]
    if sentence.child(name, "det") is not None or any(t.head != given.i for t in between):
        return {}
    goals = [*sentence.children(given, "nmod"), *sentence.children(verb, "obl")]
    has_goal = any(c.case == "to" and c.pos == "PROPN" for c in goals)
    is_bare = all(t.dep in ("amod", "compound") for t in between)
    return {name.i: replace(name, dep="compound", head=given.i)} if has_goal and is_bare else {}


def _put_on_hold(sentence: Sentence, hold: Token) -> dict[int, Token]:
    """ "Has put on hold the delivery": a noun behind its preposition, and the object of "put"."""
    before = sentence.tokens[hold.i - 1] if hold.i else None
    held = sentence.child(hold, "obj")
    if before is None or before.lower != "on" or held is None or before.head != hold.head:
        return {}
    verb = sentence.tokens[hold.head]
    if not verb.is_verb or verb.i == hold.i:
        return {}
    return {
        hold.i: replace(hold, pos="NOUN", tag="NN", dep="obl", case="on"),
        before.i: replace(before, dep="case", head=hold.i),
        held.i: replace(held, head=verb.i),
    }


def _one_of(sentence: Sentence, rank: Token) -> dict[int, Token]:
    """ "The second of six boats": a noun, and what it is one of hangs on it as on a noun."""
    whole = next((c for c in sentence.children(rank, "obl", "nmod") if c.i > rank.i), None)
    if whole is None or whole.case != "of" or sentence.child(rank, "det") is None:
        return {}
    if sentence.child(whole, "nummod") is None:
        return {}
    return {
        rank.i: replace(rank, pos="NOUN", tag="NN"),
        whole.i: replace(whole, dep="nmod"),
    }


def _numbering(sentence: Sentence, noun: Token) -> dict[int, Token]:
    """ "The troops number 300", "who number some 50": the tokens that change."""
    subject = sentence.child(noun, "nsubj")
    after = sentence.tokens[noun.i + 1 : noun.i + 4]
    figure = next((t for t in after if t.pos == "NUM" and t.head == noun.i), None)
    if subject is None or figure is None or figure.dep not in ("nummod", "nmod"):
        return {}
    tag = "VBZ" if noun.lower == "numbers" else "VBP"
    return {
        noun.i: replace(noun, pos="VERB", tag=tag),
        figure.i: replace(figure, dep="obj", case=""),
    }


def _verb_before(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """ "Mali arms, trains and pays them": nouns that a verb is coordinated with, as verbs."""
    first = sentence.conjuncts(verb)[0]
    named = sentence.tokens[first.i - 1] if first.i else None
    if named is None or first.tag not in ("NNS", "NNPS") or first.dep in ("obl", "nmod", "obj"):
        return {}
    is_named = named.pos == "PROPN" and named.head == first.i and named.dep == "compound"
    if not is_named or sentence.child(verb, "nsubj") is not None:
        return {}
    nouns = [t for t in sentence.conjuncts(verb) if t.tag in ("NNS", "NNPS") and t.i < verb.i]
    found = {t.i: replace(t, pos="VERB", tag="VBZ", lemma=_verb_of(t.lower)) for t in nouns}
    for child in sentence.children(first, "nmod:poss", "amod", "det", "compound"):
        if child.i < named.i:
            found[child.i] = replace(child, head=named.i)
    found[named.i] = replace(named, dep="nsubj")
    return found


def _verb_of(form: str) -> str:
    """The dictionary form of a verb in the third person."""
    if form.endswith("ies"):
        return f"{form[:-3]}y"
    return form[:-2] if form.endswith(("ches", "shes", "sses")) else form[:-1]


def _headline_verb(sentence: Sentence, root: Token) -> dict[int, Token]:
    """ "Trump orders full withdrawal": what has an object is a verb, who stands before it acts."""
    before = sentence.tokens[root.i - 1] if root.i else None
    if before is None or before.dep != "compound" or before.head != root.i:
        return {}
    if before.pos != "PROPN" or sentence.child(root, "obj") is None:
        return {}
    if sentence.child(root, "nsubj", "nsubj:pass") is not None:
        return {}
    return {
        root.i: replace(root, pos="VERB", tag="VBZ"),
        before.i: replace(before, dep="nsubj"),
    }


def _levels(sentence: Sentence, first: Token) -> dict[int, Token]:
    """ "From 1,500 to 900": the figure that it was, and the one that it becomes."""
    link = sentence.tokens[first.i + 1] if first.i + 1 < len(sentence.tokens) else None
    last = sentence.tokens[first.head]
    top = sentence.tokens[last.head] if last.dep == "nummod" else last
    if link is None or link.lower != "to" or top.case not in ("from", "by") or first.i > last.i:
        return {}
    before = sentence.children(top, "case")
    if not before or not first.i - 2 <= before[0].i < first.i:
        return {}
    return {
        first.i: replace(first, dep=top.dep, head=top.head, case=top.case),
        before[0].i: replace(before[0], head=first.i),
        link.i: replace(link, dep="case", head=top.i),
        top.i: replace(top, case="to"),
    }


def _garden_path(sentence: Sentence, root: Token) -> dict[int, Token]:
    """ "Troops backed by tanks rolled into": the past tense that a sentence has, as its verb."""
    told = [t for t in sentence.tokens if t.tag in _TOLD]
    verb = next(iter(told), None)
    if verb is None or verb.tag != "VBD" or verb.dep != "acl" or verb.head != verb.i - 1:
        return {}
    if any(all(a.i != verb.i for a in sentence.ancestors(t)) for t in told[1:]):
        return {}
    agent = sentence.tokens[verb.head]
    below = sentence.tokens[agent.head]
    is_aside = below.tag == "VBN" and below.dep == "acl" and below.i < agent.i
    if not is_aside or not any(t.i == root.i for t in sentence.ancestors(below)):
        return {}
    found = {
        verb.i: replace(verb, dep="root", head=verb.i),
        root.i: replace(root, dep="nsubj", head=verb.i),
    }
    for child in sentence.children(root, "punct", "obl", "advmod"):
        if child.i > verb.i or child.i < root.i:
            found[child.i] = replace(child, head=verb.i)
    return found


def _passive(sentence: Sentence, be: Token, lemmas: Mapping[str, str]) -> dict[int, Token]:
    """ "Will be gifted to": the tokens that change, none where nothing is done."""
    verb = sentence.child(be, "attr", "acomp", "xcomp")
    if verb is None or verb.lower not in lemmas or verb.i < be.i:
        return {}
    found = {
        verb.i: replace(
            verb,
            pos="VERB",
            tag="VBN",
            lemma=lemmas[verb.lower],
            dep=be.dep,
            head=verb.i if be.head == be.i else be.head,
        ),
        be.i: replace(be, dep="aux:pass", head=verb.i),
    }
    for child in sentence.children(be):
        if child.i != verb.i:
            dep = "nsubj:pass" if child.dep == "nsubj" else child.dep
            found[child.i] = replace(child, head=verb.i, dep=dep)
    return found


def _continuous(sentence: Sentence, be: Token) -> dict[int, Token]:
    """ "Was halting deliveries": the tokens that change, none where it is no such phrase."""
    noun = sentence.child(be, "attr")
    after = be.i + 1
    tokens = sentence.tokens
    while (
        after < len(tokens)
        and tokens[after].dep in ("advmod", "neg")
        and tokens[after].head
        in (
            be.i,
            noun.i if noun else be.i,
        )
    ):
        after += 1
    if noun is None or after >= len(tokens):
        return {}
    verb = tokens[after]
    if verb.tag != "VBG" or verb.dep not in ("amod", "compound") or verb.head != noun.i:
        return {}
    if sentence.child(be, "nsubj", "expl") is None:
        return {}
    found = {
        be.i: replace(be, dep="aux", head=verb.i),
        noun.i: replace(noun, dep="obj", head=verb.i),
        verb.i: replace(verb, pos="VERB", dep=be.dep, head=verb.i if be.head == be.i else be.head),
    }
    for child in sentence.children(be):
        if child.i not in found and child.dep not in _KEPT:
            found[child.i] = replace(child, head=verb.i)
    for token in sentence.tokens:
        if token.head == be.i and token.i not in found and token.i != be.i:
            found[token.i] = replace(token, head=verb.i)
    return found
