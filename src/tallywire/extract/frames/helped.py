"""Who may be backed: forces, a state that is helped to fight, a regime that is propped up.

In: a verb of backing and whom it helps.  Out: ``Helped``, which answers whether that is backing
of arms, and with what means it is done.
"""

from __future__ import annotations

from tallywire.extract.frames.backed import Backing
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.predication.situations import doer_of

__all__ = ["Helped"]


class Helped(Backing):
    """What the rules of backing ask about whom a verb helps."""

    def _means(self, verb: Token) -> str | None:
        """What it is done with: "supports the army with intelligence"."""
        for child in self.sentence.children(verb, "obl"):
            phrase = " ".join(t.lower for t in self.sentence.subtree(child) if t.dep != "det")
            is_for = any(c.case == "for" for c in self.sentence.children(child, "nmod"))
            if (
                child.case == "with"
                and not is_for
                and any(
                    phrase.removeprefix("with ").startswith(form)
                    for form in self.extra.military_backing
                )
            ):
                return child.lemma
        return None

    def _is_helped_to_fight(self, verb: Token) -> bool:
        """As in "Helps Nepal fight the rebels", "backs Ukraine in its war against"."""
        for child in self.sentence.children(verb, "ccomp", "xcomp", "obl"):
            is_fight = child.is_verb and child.lemma in self.extra.fighting_off
            if is_fight:
                return True
        for child in self.sentence.children(verb, "ccomp", "xcomp", "advcl"):
            foe = self.sentence.child(child, "obj") if child.is_verb else None
            is_hunt = child.lemma in self.extra.fighting_off | self.extra.hunting
            marks = {c.lower for c in self.sentence.children(child, "mark", "case", "aux")}
            if foe is not None and is_hunt and marks & {"in", "to"} and self._is_hunted(foe):
                return True
        taken = self.sentence.child(verb, "obj")
        if (
            taken is not None
            and taken.lemma in self.extra.struggles | self.extra.efforts
            and self.is_waged(taken)
        ):
            return True
        return any(
            t.case in ("in", "during")
            and t.lemma in self.extra.struggles
            and not self.is_civil_fight(t)
            for t in self.sentence.tokens
        )

    def _is_armed_help(self, verb: Token) -> bool:
        """As in "Turkish jets support Chad", "helps Chad with intelligence": help of arms."""
        if self._means(verb) is not None:
            return True
        if any(t.lower in self.extra.armed_manners for t in self.sentence.subtree(verb)):
            return True
        doer = doer_of(self.sentence, verb, subject_of(self.sentence, verb))
        is_man = doer is not None and doer.lemma in self.scene.grammar.troop_nouns
        is_craft = doer is not None and "platform" in self.nouns.classes_of(doer.lemma)
        if self.scene.is_war_text and (is_man or is_craft):
            return True
        given = (c for c in self.sentence.children(verb, "obl") if c.case == "with")
        arms = {"personnel", "unit", "equipment", "platform"}
        return any(arms & set(self.nouns.classes_of(c.lemma)) for c in given)

    def _is_hunted(self, token: Token) -> bool:
        """Rebels, a group, or a man in a text of war."""
        mention = self.scene.name_of(token)
        if mention is not None or token.pos == "PROPN":
            is_named = mention is None or mention.kind in ("person", "group")
            return is_named and self.scene.is_war_text
        return token.lemma in self.extra.war_sides | self.scene.group_nouns

    def _is_meant(self, verb: Token) -> bool:
        """As in "The rifles are meant to help the army": what a thing is for."""
        above = self.sentence.tokens[verb.head]
        is_said = verb.dep in ("xcomp", "advcl", "ccomp") and above.lemma in self.extra.meant_for
        subject = subject_of(self.sentence, above) if is_said else None
        thing = self.sentence.child(above, "nsubj:pass") if is_said else None
        return any(
            t is not None and "equipment" in self.nouns.classes_of(t.lemma)
            for t in (subject, thing)
        )

    def _is_licence(self, verb: Token) -> bool:
        """As in "Greater ability to accompany Afghan forces": what may be done."""
        if verb.dep == "conj":
            head = self.sentence.tokens[verb.head]
            return head.is_verb and self._is_licence(head)
        above = self.sentence.tokens[verb.head]
        is_allowed = above.is_verb and self.words.status.get(above.lemma) == "authorised"
        return above.lemma in self.extra.licences_to or (is_allowed and verb.dep == "xcomp")

    def _is_blamed(self, verb: Token) -> bool:
        """As in "Accused Chad of aiding the alliance": nobody is accused of civil help."""
        return verb.dep == "advcl" and self.sentence.tokens[verb.head].lemma in self.extra.blaming

    def _is_propped(self, verb: Token, target: Token) -> bool:
        """As in "Props up the regime", in a text of war."""
        if verb.lemma not in self.extra.propping or not self.scene.is_war_text:
            return False
        mention = self.scene.name_of(target)
        is_leader = mention is not None and mention.kind == "person"
        return target.lemma in self.extra.rulers or is_leader

    def _is_spoken_for(self, verb: Token, target: Token) -> bool:
        """As in "The minister defended the police": whom a person takes the part of in words."""
        doer = doer_of(self.sentence, verb, subject_of(self.sentence, verb))
        mention = self.scene.name_of(target)
        if verb.lemma != "defend" or doer is None or self.is_armed(doer):
            return False
        if mention is not None and mention.kind == "state":
            return False
        is_named = doer.pos == "PROPN" and self.scene.persons.at(doer.start) is not None
        return is_named or doer.lemma in self.scene.office_nouns - self.scene.grammar.state_bodies

    def _is_target_of(self, verb: Token, target: Token) -> bool:
        if self._is_spoken_for(verb, target):
            return False
        if verb.lemma in self.extra.harbouring:
            return self.is_band(target)
        if self.is_armed(target) or self.is_at_war(target) or self._is_propped(verb, target):
            return True
        if target.lemma in self.extra.risings and self.scene.name_of(target) is None:
            return True
        is_office = target.lemma in self.extra.rulers | self.scene.grammar.state_bodies
        if is_office and self.scene.name_of(target) is None and self._is_helped_to_fight(verb):
            return True
        is_side = target.lemma in self.extra.vague_groups | self.extra.leagues
        if is_side and any(
            t.lemma in self.scene.grammar.arming_verbs for t in self.sentence.conjuncts(verb)
        ):
            return True
        is_side = is_side and self.scene.is_war_text
        if is_side and self._is_blamed(verb):
            return True
        above = self.sentence.tokens[verb.head]
        if target.lemma in self.extra.rulers and above.lemma in self.extra.fighting:
            return verb.dep in ("advcl", "xcomp")
        mention = self.scene.name_of(target)
        is_guard = self.extra.backing_kinds.get(verb.lemma) == "protection"
        if mention is not None and mention.kind == "person" and is_guard:
            doer = self.sentence.child(verb, "nsubj", "obl:agent")
            return doer is not None and self.is_armed(doer)
        if mention is not None and mention.kind == "state":
            return (
                verb.lemma == "defend"
                or self._is_helped_to_fight(verb)
                or self._is_armed_help(verb)
            )
        if mention is not None:
            return False
        if verb.lemma not in self.extra.guarding:
            return False
        if verb.lemma == "defend":
            return target.lemma in self.extra.defended
        if verb.lemma == "protect":
            return target.lemma in ("president", "government")
        near = {t.lower for t in self.sentence.subtree(target)}
        is_military = "general" in near or bool(near & self.extra.force_words)
        return is_military and target.lemma in self.extra.commands
