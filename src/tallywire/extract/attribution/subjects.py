"""Who does what a reporting verb says: its subject, where the tree is wrong too.

In: a sentence, a verb and the resolver.  Out: the token that heads the noun phrase of the
speaker, or None.  Inverted order, appositions and participles are where the parser errs.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.attribution.following import FINITE
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.grammar.syntax import Sentence, Token

__all__ = ["apposed", "subject_of"]

LONGEST: Final = 16
"""Words in an apposition between a name and its verb."""
NOMINAL: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})
"""What a plain noun phrase is made of."""
LEANING: Final = ("conj", "xcomp", "advcl", "aux", "dep")


def subject_of(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """Who does what the verb says: its subject, or that of the verb it leans on."""
    plain = (
        _inverted(sentence, verb, resolver)
        or _unnamed_after(sentence, verb, resolver)
        or apposed(sentence, verb, resolver)
        or _adjacent(sentence, verb, resolver)
        or _after_comma(sentence, verb, resolver)
    )
    if plain is not None:
        return plain
    partner = _partner(sentence, verb, resolver)
    if partner is not None and partner.i != verb.i:
        return subject_of(sentence, partner, resolver)
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        subjects = sentence.children(current, "nsubj")
        if subjects:
            near = [t for t in subjects if t.i < current.i] or subjects
            subject = near[-1] if current is verb else near[0]
            if subject.lower in ("who", "which", "that") and current.dep == "acl:relcl":
                return sentence.head(current)
            return subject
        passive = sentence.child(current, "nsubj:pass")
        if passive is not None and current is not verb:
            return passive
        if current.dep == "acl":
            return sentence.head(current)
        if current.dep not in LEANING:
            break
        current = sentence.head(current)
        if current is not None and not current.is_verb:
            return current if current.is_noun else None
    return _stray_subject(sentence, verb, resolver)


def _partner(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """The report that this one goes on with, where the tree hangs it into what is said.

    "He said, “They do not go,” stressing that": the participle goes with "said".  "Said that
    Norland welcomes it and added that": what is in the tense of "said" goes with it.
    """
    say = resolver.cues.verbs.say
    head = sentence.head(verb)
    if head is None or verb.dep not in ("advcl", "conj"):
        return None
    if verb.tag == "VBG":
        before = sentence.tokens[verb.i - 1].text if verb.i else ""
        if before not in ("”", '"', "''"):
            return None
        earlier = sentence.tokens[: verb.i]
        reports = [t for t in earlier if t.lemma in say and t.tag in FINITE and t.is_verb]
        return reports[0] if reports else None
    outer = sentence.head(head) if head.dep == "ccomp" else None
    if outer is None or verb.tag != "VBD" or outer.tag != "VBD" or outer.lemma not in say:
        return None
    in_other_tense = head.tag in ("VBZ", "VBP", "MD")
    in_other_tense |= any(t.tag in ("MD", "VBZ", "VBP") for t in sentence.children(head, "aux"))
    return outer if in_other_tense else None


def _inverted(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """The person right after a closing mark and the verb, whatever the tree says."""
    if verb.i == 0 or verb.i + 1 >= len(sentence.tokens):
        return None
    if verb.lemma in resolver.cues.phrases.hearer:
        return None
    if sentence.tokens[verb.i - 1].text not in ('"', "”", ",", "’", "''"):
        return None
    mention = resolver.persons.at(sentence.tokens[verb.i + 1].start)
    if mention is None or mention.left < verb.end or verb.tag not in FINITE:
        return None
    return sentence.at(mention.end - 1)


def _unnamed_after(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """ "..., said three Western officials": speakers without a name behind the verb."""
    if verb.tag not in FINITE or verb.lemma not in resolver.cues.verbs.say or not verb.i:
        return None
    if verb.lemma in resolver.cues.phrases.hearer:
        return None
    if sentence.tokens[verb.i - 1].text not in ('"', "”", ",", "''"):
        return None
    nouns = resolver.cues.nouns
    for token in sentence.tokens[verb.i + 1 : verb.i + LONGEST // 2]:
        if token.pos in ("DET", "NUM", "ADJ", "PRON") or token.dep in ("compound", "amod", "case"):
            continue
        is_known = (
            token.lemma in nouns.anonymous
            or token.lemma in nouns.role
            or token.lemma in nouns.spokesperson
        )
        after = sentence.tokens[token.i + 1 : token.i + 2]
        is_clause = bool(after) and (after[0].tag in FINITE or after[0].pos == "AUX")
        return token if token.is_noun and is_known and not is_clause else None
    return None


def _adjacent(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """ "..., Minister Ana Lima said": the person right before a verb hung on another one."""
    if verb.tag not in FINITE or verb.dep not in ("conj", "dep", "parataxis"):
        return None
    if sentence.children(verb, "nsubj", "nsubj:pass") or verb.lemma not in resolver.cues.verbs.say:
        return None
    people = resolver.persons.within(sentence.start, verb.start)
    if not people or resolver.text[people[-1].end : verb.start].strip():
        return None
    before = resolver.text[max(sentence.start, people[-1].left - 9) : people[-1].left].lower()
    is_under = before.endswith(("by ", "with ", "of ", "for ", "to ", "from ", "and "))
    return None if is_under else sentence.at(people[-1].end - 1)


def _after_comma(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """ "..., the Herald of Norville reported": all that stands between a comma and the verb.

    Only where the tree gives the verb no subject of its own.
    """
    is_quote = verb.dep == "amod" and verb.lemma in resolver.cues.verbs.quote
    if not (verb.tag in FINITE or is_quote) or verb.lemma not in resolver.cues.verbs.say:
        return None
    if sentence.children(verb, "nsubj", "nsubj:pass", "aux:pass"):
        return None
    at = verb.i - 1
    while at > 0 and verb.i - at < LONGEST // 2:
        if sentence.tokens[at].pos not in NOMINAL and sentence.tokens[at].tag != "HYPH":
            break
        at -= 1
    between = sentence.tokens[at + 1 : verb.i]
    if at < 1 or sentence.tokens[at].text != "," or not between or between[0].pos == "ADP":
        return None
    own = next((n for n, t in enumerate(between) if t.pos == "ADP"), len(between))
    head = between[own - 1]
    is_short = head.pos == "NOUN" and between[0].pos == "DET" and between[0].head == verb.i
    return head if head.is_noun and not is_short else None


def apposed(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """The person of "Ana Lima, an envoy of the union, said", whatever the tree says."""
    at = verb.i - 1
    while at > 0 and sentence.tokens[at].pos in ("AUX", "ADV"):
        at -= 1
    people = resolver.persons.within(sentence.start, verb.start)
    if not people or at < 1 or sentence.tokens[at].text != ",":
        return None
    between = [t for t in sentence.tokens[:at] if t.start >= people[-1].end]
    if not 1 < len(between) < LONGEST or between[0].text != ",":
        return None
    if any(t.tag in FINITE or t.lower in ("who", "and") for t in between[:2]):
        return None
    before = resolver.text[max(sentence.start, people[-1].left - 9) : people[-1].left].lower()
    if before.endswith(("by ", "with ", "of ", "for ", "to ")) or any(
        t.tag in FINITE and t.dep != "acl:relcl" for t in between
    ):
        return None
    return sentence.at(people[-1].end - 1)


def _stray_subject(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """A person right before a finite verb that the parser hung elsewhere."""
    is_bare = verb.tag == "VBN" and verb.dep in ("root", "ccomp", "conj")
    if verb.tag not in FINITE and not (is_bare and not sentence.children(verb, "aux", "aux:pass")):
        return None
    people = resolver.persons.within(sentence.start, verb.start)
    if people:
        between = resolver.text[people[-1].end : verb.start].strip()
        commas = between.startswith(",") and between.endswith(",")
        if not between or commas or " " not in between:
            return sentence.at(people[-1].end - 1)
    return _stray_body(sentence, verb, resolver)


def _stray_body(sentence: Sentence, verb: Token, resolver: Resolver) -> Token | None:
    """An outlet or body right before the verb: "the Herald daily reported"."""
    at = verb.i - 1
    while at > 0 and sentence.tokens[at].pos == "AUX":
        at -= 1
    if at < 0:
        return None
    before = sentence.tokens[at]
    named = [n for t in (before, sentence.tokens[max(0, at - 1)]) if (n := resolver.name_of(t))]
    if any(n.kind in ("outlet", "organisation") and n.form != "adjective" for n in named[:1]) and (
        resolver.name_of(before) is not None or before.lemma in resolver.cues.nouns.outlet
    ):
        return before
    return None
