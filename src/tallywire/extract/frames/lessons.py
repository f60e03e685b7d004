"""Who gives lessons, and who goes to a school for them.

In: a ``Scene`` and the word lists.  Out: ``Lessons``, which answers who runs a course, who
teaches beside other verbs ("trained and equipped by"), who is sent to somebody's academy, and
whose brigade is "Turkish-trained".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import before_dash
from tallywire.extract.frames.trainees import Trainees, count_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import auxiliaries_of, has_will
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import actor, clause_verb, place_party
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["Lessons", "has_lessons"]

_SCHOOLED: Final = frozenset({"trained"})


def has_lessons(sentence: Sentence, words: Predicates, extra: SecondaryWords) -> bool:
    """Whether the sentence has any word of lessons, of schools or of those who are taught."""
    return not (
        sentence.lemmas.isdisjoint(extra.lessons)
        and sentence.lemmas.isdisjoint(words.beginnings["train"])
        and "graduate" not in sentence.lemmas
        and "trained" not in sentence.text.lower()
    )


class Lessons(Trainees):
    """What the rules of training ask about teachers and schools."""

    def _is_planned(self, verb: Token) -> bool:
        """As in "Its plan to train", "a programme for training": the noun is of the training."""
        head = self.sentence.tokens[verb.head]
        if verb.dep == "conj" and head.is_verb and head.dep in ("acl", "acl:relcl"):
            return self._is_planned(head)
        if not head.is_noun or head.lemma not in self.extra.plans_to:
            return False
        marks = {c.lower for c in self.sentence.children(verb, "mark")}
        is_for = verb.tag == "VBG" and bool(marks & {"for", "of"})
        return verb.dep in ("acl", "acl:relcl") or (verb.dep == "advcl" and is_for)

    def _planner(self, plan: Token, trainee: Token) -> Party | None:
        """Who has the plan: the subject of its verb, of two that agree the one who teaches."""
        verb = clause_verb(self.sentence, plan)
        subject = self.sentence.child(verb, "nsubj") if verb is not None else None
        taught = self._owner(trainee)
        for token in self.sentence.conjuncts(subject) if subject is not None else ():
            party = self.scene.resolve_one(token)
            if party is not None and (taught is None or party.name != taught.name):
                return party
        return None

    def is_to_come(self, verb: Token) -> bool:
        """As in "Will spend two months training marines": what it is a part of is ahead."""
        if verb.dep not in ("xcomp", "advcl", "ccomp"):
            return False
        head = self.sentence.tokens[verb.head]
        if head.is_verb and head.tag in ("VBN", "VBG") and not auxiliaries_of(self.sentence, head):
            head = self.sentence.tokens[head.head]
        return head.is_verb and has_will(self.sentence, head)

    def giver(self, noun: Token, verb: Token | None) -> Party | None:
        """Who gives or stops the lessons, or has a part in them."""
        if verb is None or noun.dep not in ("obj", "nmod", "conj", "obl", "iobj"):
            return None
        lends = self.is_lent(noun)
        if noun.dep in ("obl", "iobj") and not lends:
            return None
        if not lends and verb.lemma not in self.extra.giving_lessons | self.extra.halting:
            return None
        subject = arguments(self.sentence, Predicate(verb, ("train",), "object")).subject
        return actor(self.scene, subject, self.nouns)

    def is_lent(self, noun: Token) -> bool:
        """As in "Its contribution to the training of", "helps with the training of"."""
        head = self.sentence.tokens[noun.head]
        taken = self.sentence.child(head, "obj") if head.is_verb else None
        is_part = taken is not None and taken.lemma in self.extra.taking_part
        if head.lemma not in self.extra.taking_part and not (head.lemma == "take" and is_part):
            return False
        return noun.case in ("to", "in", "with") and noun.dep in ("nmod", "obl", "iobj")

    def whose(self, trainer: Token | None) -> Party | None:
        """As in "Canada's Operation Unifier": the state whose operation it is."""
        is_named = trainer is not None and trainer.lower.split(" ")[0] in ("operation", "mission")
        if trainer is None or not is_named:
            return None
        owner = self.sentence.child(trainer, "nmod:poss")
        party = self.scene.resolve_one(owner) if owner is not None else None
        return party if party is not None and party.kind == "state" else None

    def run_by(self, noun: Token) -> Party | None:
        """As in "A course taught by Danish officers": who holds it."""
        for run in self.sentence.children(noun, "acl"):
            agent = self.sentence.child(run, "obl:agent")
            party = actor(self.scene, agent, self.nouns) if run.tag == "VBN" else None
            if party is not None:
                return party
        return None

    def joint_agent(self, verb: Token) -> Token | None:
        """As in "Trained and equipped by Egypt": the agent that a later verb has."""
        beside = self.sentence.conjuncts(verb)
        beside += [t for t in self.sentence.children(verb, "advcl") if t.tag == "VBN"]
        beside += [t for other in beside for t in self.sentence.children(other, "conj")]
        for other in beside:
            agent = self.sentence.child(other, "obl:agent") if other.i > verb.i else None
            if agent is not None:
                return agent
        return None

    def schooled(self, verb: Token) -> tuple[Token, Party] | None:
        """As in "40 cadets were sent to Indian academies": who learns, and whose school it is."""
        school = self._school(verb)
        if school is None or verb.lemma not in self.extra.schoolings:
            return None
        args = arguments(self.sentence, Predicate(verb, ("train",), "object"))
        is_sent = verb.lemma in self.extra.sent_to_learn | self.extra.schooling
        learner = args.object if is_sent else args.subject
        if learner is None and verb.dep == "acl":
            learner = self.sentence.head(verb)
        if learner is None or not self._can_be_trained(learner):
            return None
        host = self._owner(school) or place_party(self.scene, school, verb)
        own = self.scene.owner(learner) or self.scene.resolve_one(learner) or self.sender(verb)
        if host is None or (own is not None and own.name == host.name):
            return None
        return learner, host

    def sender(self, verb: Token) -> Party | None:
        """Who sends men to be taught: they are his own."""
        args = arguments(self.sentence, Predicate(verb, ("train",), "object"))
        is_sent = verb.lemma in self.extra.sent_to_learn and args.subject is not None
        return self.scene.resolve(args.subject) if is_sent and args.subject is not None else None

    def _is_sort(self, trainee: Token, noun: Token, verb: Token | None) -> bool:
        """As in "Recruits had infantry training": what it is of, where who has it is named."""
        if trainee.dep != "compound" or verb is None or noun.dep != "obj":
            return False
        subject = self.sentence.child(verb, "nsubj")
        is_had = verb.lemma in self.extra.lesson_verbs
        return is_had and subject is not None and self._can_be_trained(subject)

    def beside(self, draft: Draft) -> Iterator[Draft]:
        """As in "Trained 100 officers and 90 cadets": whom a figure of their own tells apart."""
        first = next((t for t in self.sentence.tokens if t.end == draft.what_span[1]), None)
        if first is None or draft.quantity is None:
            return
        for other in self.sentence.conjuncts(first):
            quantity = (
                count_of(self.sentence, other, self.quantities) if other.i > first.i else None
            )
            if quantity is None or quantity.count is None or quantity == draft.quantity:
                continue
            if self._can_be_trained(other):
                label, start = self._label(other)
                yield replace(
                    draft,
                    what=label,
                    anchor=(min(start, quantity.raw.start), other.end),
                    what_span=(start, other.end),
                    quantity=quantity,
                    unit="unit" if self.is_body(other) else "person",
                    basis=self._basis(other, True),
                )

    def is_body(self, trainee: Token) -> bool:
        """ "Four battalions": counted bodies of men, not men."""
        return "unit" in self.nouns.classes_of(trainee.lemma)

    def _school(self, verb: Token) -> Token | None:
        for child in self.sentence.children(verb, "obl", "iobj", "obj"):
            is_there = child.case in ("to", "at", "in", "through") or child.dep == "obj"
            if is_there and child.lemma in self.extra.schools:
                return child
        return None

    def hyphenated(self, token: Token) -> tuple[Token, Party] | None:
        """As in "The Turkish-trained brigade": who is taught, and by whom."""
        teacher = before_dash(self.sentence, token, _SCHOOLED)
        taught: Token | None = None
        for word in self.sentence.tokens[token.i + 1 :]:
            if word.pos not in ("ADJ", "NOUN", "PROPN"):
                break
            taught = word if word.pos != "ADJ" else taught
        provider = self.scene.resolve_one(teacher) if teacher is not None else None
        if provider is None or taught is None or not self._can_be_trained(taught):
            return None
        return taught, provider
