"""One sentence -> training drafts: whose personnel are trained by whom.

In: a ``Scene`` and its quantities.  Out: drafts of the frame ``training``, whose count is that
of the trainees.  Verbs ("has trained", "are being trained in"), nouns ("the training of",
"courses for") and pupils ("are training in", "undergo training") make one; a purpose ("to
train the army") and a civil trade do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tallywire.extract.frames.lessons import Lessons, has_lessons
from tallywire.extract.frames.trainees import count_of
from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import (
    actor,
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_training"]


def read_training(
    scene: Scene,
    quantities: Sequence[Quantity],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """The training drafts of the sentence."""
    if not has_lessons(scene.sentence, words, extra):
        return
    reader = _Training(scene, quantities, nouns, words, extra)
    for token in scene.sentence.tokens:
        is_frame = token.lemma in extra.lesson_frames and token.lemma not in extra.lesson_nouns
        if token.pos == "VERB" and "train" in words.by_verb.get(token.lemma, ()):
            draft = reader.of_verb(token)
        elif token.pos == "VERB" and token.lemma == "graduate":
            draft = reader.of_graduates(token)
        elif token.pos == "VERB" and token.lemma in extra.schoolings:
            draft = reader.of_students(token)
        elif token.lower.endswith("trained") and token.i:
            draft = reader.of_trained(token)
        elif token.pos == "NOUN" and (
            token.lemma in extra.lesson_nouns or (is_frame and reader.is_of_cadets(token))
        ):
            draft = reader.of_noun(token)
        else:
            continue
        if draft is not None:
            yield draft
            yield from reader.beside(draft)


class _Training(Lessons):
    """The training rules over one sentence."""

    @rule("read.training_verb")
    def of_verb(self, verb: Token) -> Draft | None:
        """As in "Has trained 600 officers", "soldiers whom it has trained"."""
        head = self.sentence.tokens[verb.head]
        is_plan = self._is_planned(verb) or self._is_headline(verb)
        is_adjective = verb.dep == "amod"
        if self._is_civil(verb) or is_adjective:
            return None
        if is_purpose(self.sentence, verb) and not is_plan:
            return None
        predicate = Predicate(verb, ("train",), "object")
        args = arguments(self.sentence, predicate)
        trainee = self._taught(args.object) or self._gap(verb)
        if args.iobj is not None and self._can_be_trained(args.iobj):
            trainee = args.iobj  # "policemen are taught riot control"
        if trainee is None:
            trainee = self._raised(verb)
            if trainee is None:
                return self._pupils(verb, args.subject)
        if not self._can_be_trained(trainee):
            obliques = (t for case, t in args.obliques if case in ("to", "for"))
            told = next((t for t in obliques if self._can_be_trained(t)), None)
            if told is None or verb.lemma != "teach":
                return None
            trainee = told
        trainer = self._asked(verb) or doer_of(self.sentence, verb, args.subject)
        trainer = head if self._is_headline(verb) else trainer
        trainer = trainer or (self.joint_agent(verb) if args.is_passive else None)
        provider = self.whose(trainer) or actor(self.scene, trainer, self.nouns)
        if provider is None and trainer is not None and trainer.pos == "PRON":
            provider = self.scene.resolve_one(trainer)
        if provider is None and is_plan:
            provider = self._owner(head) or self._planner(head, trainee)
        place = place_party(self.scene, verb, trainee, trainer)
        draft = self._draft(predicate, trainee, provider, place)
        is_ahead = draft is not None and is_plan and draft.stance.status in ("completed", "ongoing")
        if draft is not None and is_ahead and verb.tag == "VBG":
            draft = replace(draft, stance=replace(draft.stance, status="pledged"))
        return draft

    def is_of_cadets(self, noun: Token) -> bool:
        """As in "A programme for officer cadets": what can only be training."""
        return any(
            c.case == "for" and c.lemma in self.extra.pupils
            for c in self.sentence.children(noun, "nmod")
        )

    @rule("read.graduates")
    def of_graduates(self, verb: Token) -> Draft | None:
        """As in "200 commandos graduated from a Turkish academy": whose academy it is trained."""
        predicate = Predicate(verb, ("train",), "object")
        args = arguments(self.sentence, predicate)
        subject = args.subject
        if args.object is not None and self._can_be_trained(args.object):
            giver = self.whose(subject) or actor(self.scene, subject, self.nouns)
            return self._draft(predicate, args.object, giver, None) if giver is not None else None
        if subject is None and verb.dep == "acl":
            subject = self.sentence.tokens[verb.head]
        school = next((c for c in self.sentence.children(verb, "obl") if c.case == "from"), None)
        if subject is None or school is None or not self._can_be_trained(subject):
            return None
        if school.lemma in self.extra.lesson_nouns:
            return None
        provider = self._owner(school)
        place = place_party(self.scene, school, verb)
        return self._draft(predicate, subject, provider, place) if provider is not None else None

    @rule("read.students")
    def of_students(self, verb: Token) -> Draft | None:
        """As in "40 cadets were sent to Indian academies"."""
        found = self.schooled(verb)
        if found is None or is_purpose(self.sentence, verb):
            return None
        predicate = Predicate(verb, ("train",), "object")
        draft = self._draft(predicate, *found, None)
        if draft is not None and draft.recipient is None:
            draft = replace(draft, recipient=self.sender(verb))
        is_there = verb.lemma in self.extra.studying and draft is not None
        if draft is not None and is_there and draft.stance.status == "completed":
            is_now = verb.tag in ("VBP", "VBZ", "VBG")
            draft = (
                replace(draft, stance=replace(draft.stance, status="under_way"))
                if is_now
                else draft
            )
        return draft

    @rule("read.trained_by")
    def of_trained(self, token: Token) -> Draft | None:
        """As in "The Turkish-trained brigade"."""
        found = self.hyphenated(token)
        if found is None:
            return None
        draft = self._draft(Predicate(token, ("train",), "object"), *found, None)
        return draft and replace(draft, stance=Stance("completed"))

    @rule("read.training_noun")
    def of_noun(self, noun: Token) -> Draft | None:
        """As in "The training of 1,200 recruits", "courses for soldiers", "undergo training"."""
        head = self.sentence.tokens[noun.head]
        if noun.dep == "compound" and head.lemma in self.extra.lesson_frames:
            noun = head
        if noun.dep == "compound" or self._is_civil(noun):
            return None
        predicate = Predicate(noun, ("train",), "object", is_noun=True)
        verb = clause_verb(self.sentence, noun)
        place = place_party(self.scene, noun, verb)
        trainee = next(
            (
                c
                for c in self.sentence.children(noun, "nmod", "compound")
                if (c.dep == "compound" or c.case in ("of", "for", "to"))
                and self._can_be_trained(c)
            ),
            None,
        )
        giver = case_party(self.scene, noun, ("by", "from")) or self._owner(noun)
        giver = giver or self.run_by(noun)
        if trainee is not None and self._is_sort(trainee, noun, verb):
            trainee = None
        if trainee is not None:
            giver = giver or self.giver(noun, verb)
            place = place or place_party(self.scene, trainee)
            return self._noun_draft(noun, verb, predicate, trainee, giver, place)
        return self._taken(noun, verb, giver, place)

    def _noun_draft(
        self,
        noun: Token,
        verb: Token | None,
        predicate: Predicate,
        trainee: Token,
        giver: Party | None,
        place: Party | None,
    ) -> Draft | None:
        if trainee.case == "to" and (verb is None or verb.lemma not in self.extra.giving_lessons):
            return None
        lends = self.is_lent(noun)
        is_agreed = noun.case == "for" and verb is not None and verb.lemma in ("provide", "allow")
        if noun.case in ("for", "to", "through", "after", "during") and not (is_agreed or lends):
            return None
        held = verb is not None and noun.dep == "obj" and verb.lemma in self.extra.giving_lessons
        if verb is not None and held and verb.lemma not in self.words.status:
            predicate = Predicate(verb, ("train",), "object")
        return self._draft(predicate, trainee, giver, place)

    def _taken(
        self, noun: Token, verb: Token | None, giver: Party | None, place: Party | None
    ) -> Draft | None:
        """Lessons that a subject has, or that a giver gives to somebody."""
        if verb is None or is_purpose(self.sentence, verb):
            return None
        predicate = Predicate(verb, ("train",), "object")
        args = arguments(self.sentence, predicate)
        if (arranged := self._arranged(noun, verb, giver)) is not None:
            return arranged
        is_object = self.sentence.conjuncts(noun)[0].dep == "obj"
        if is_object and verb.lemma in self.extra.lesson_verbs and args.subject:
            trainee = args.subject
            source = giver or case_party(self.scene, verb, ("from", "by", "with"))
        elif is_object and verb.lemma in self.extra.giving_lessons:
            found = args.iobj or next((t for c, t in args.obliques if c in ("to", "for")), None)
            found = self._taught(found)
            if found is None:
                return None
            trainee, source = found, actor(self.scene, args.subject, self.nouns) or giver
        elif args.object is not None and self._is_given(noun, verb):
            trainee, source = args.object, actor(self.scene, args.subject, self.nouns)
        elif noun.case == "through" and verb.lemma == "put" and args.object is not None:
            trainee, source = args.object, actor(self.scene, args.subject, self.nouns) or giver
        elif noun.case == "through" and verb.lemma in ("go", "pass") and args.subject is not None:
            run = self.sentence.child(noun, "acl")
            by = self.sentence.child(run, "obl:agent") if run is not None else None
            trainee, source = args.subject, giver or actor(self.scene, by, self.nouns)
        elif noun.case == "from" and verb.lemma == "graduate" and args.subject is not None:
            run = next((c for c in self.sentence.children(noun, "acl")), None)
            by = self.sentence.child(run, "obl:agent") if run is not None else None
            trainee, source = args.subject, giver or actor(self.scene, by, self.nouns)
        elif noun.case == "for" and (sent := self._sent_to_learn(verb, args)) is not None:
            goal = case_party(self.scene, verb, ("to", "in", "at")) or self._goal(verb)
            trainee, source = sent, giver or goal
        else:
            return None
        if not self._can_be_trained(trainee):
            return None
        draft = self._draft(predicate, trainee, source, place)
        if draft is not None and draft.recipient is None and trainee is args.object:
            sender = self.scene.resolve(args.subject) if args.subject is not None else None
            draft = replace(draft, recipient=sender)
        return draft

    def _is_given(self, noun: Token, verb: Token) -> bool:
        """As in "Provided the army with weapons and training"."""
        first = self.sentence.conjuncts(noun)[0]
        return first.case == "with" and "give" in self.words.by_verb.get(verb.lemma, ())

    def _arranged(self, noun: Token, verb: Token, giver: Party | None) -> Draft | None:
        """As in "Chad and France agreed on a timetable for French training": the other learns."""
        head = self.sentence.tokens[noun.head]
        is_settled = "sign" in self.words.by_verb.get(verb.lemma, ())
        if giver is None or not is_settled or head.lemma not in self.extra.plans_to:
            return None
        subject = self.sentence.child(verb, "nsubj")
        sides = self.sentence.conjuncts(subject) if subject is not None else []
        other = next((t for t in sides if self._is_other(t, giver)), None)
        other = other or next(
            (c for c in self.sentence.children(verb, "obl") if c.case == "with"), None
        )
        if other is None or not self._can_be_trained(other):
            return None
        draft = self._draft(Predicate(verb, ("train",), "object"), other, giver, None)
        return draft and replace(draft, stance=replace(draft.stance, status="agreed"))

    def _is_other(self, token: Token, giver: Party) -> bool:
        party = self.scene.resolve_one(token)
        return party is not None and party.name != giver.name

    def _sent_to_learn(self, verb: Token, args: Arguments) -> Token | None:
        """Who goes, or is sent, for training: "has sent soldiers to Iran for training"."""
        moved = args.object if verb.lemma in self.extra.sent_to_learn else args.subject
        if moved is None or verb.lemma not in self.extra.sent_to_learn | self.extra.going_to_learn:
            return None
        is_pupil = "trainee" in self.nouns.classes_of(moved.lemma)
        is_sent = verb.lemma in self.extra.sent_to_learn
        named = self.scene.name_of(moved)
        is_pupil = is_pupil or (named is not None and named.form == "demonym")
        return moved if is_pupil or (is_sent and self._can_be_trained(moved)) else None

    def _goal(self, verb: Token) -> Party | None:
        goal = self.sentence.child(verb, "iobj")
        return self.scene.resolve(goal) if goal is not None and goal.case == "to" else None

    def _pupils(self, verb: Token, subject: Token | None) -> Draft | None:
        """As in "Pilots are training in Denmark": the subject learns, the place teaches."""
        if subject is None or not self._can_be_trained(subject):
            return None
        place = place_party(self.scene, verb)
        is_going_on = verb.tag == "VBG" and self.sentence.child(verb, "aux") is not None
        has_matter = any(c.case == "on" for c in self.sentence.children(verb, "obl"))
        if verb.dep == "acl" or place is None:
            return None
        owner = self.scene.owner(subject) or self.scene.resolve_one(subject)
        is_band = owner is not None and owner.kind == "group"
        if not (is_going_on or has_matter or is_band or subject.lemma in self.extra.pupils):
            return None
        if owner is None or owner.name == place.name:
            return None
        return self._draft(Predicate(verb, ("train",), "object"), subject, place, None)

    def _is_headline(self, verb: Token) -> bool:
        """As in "Norway to Train Kenyan Police": the infinitive tells what will be."""
        head = self.sentence.tokens[verb.head]
        is_told = verb.dep in ("acl", "acl:relcl") and head.dep == "root" and head.i < verb.i
        return is_told and not self.sentence.children(head, "aux", "det")

    def _asked(self, verb: Token) -> Token | None:
        """As in "asked Brazil for help in training": who is asked would train."""
        noun = self.sentence.tokens[verb.head]
        above = self.sentence.head(noun)
        if noun.lemma not in self.extra.bare_backing or above is None:
            return None
        is_asking = above.is_verb and self.words.status.get(above.lemma) == "requested"
        return self.sentence.child(above, "obj", "iobj") if is_asking else None

    def _draft(
        self,
        predicate: Predicate,
        trainee: Token,
        provider: Party | None,
        place: Party | None,
    ) -> Draft | None:
        scene, sentence = self.scene, self.sentence
        recipient = self._recipient(trainee, predicate.token, provider, place)
        is_abroad = recipient is None or (place is not None and recipient.name != place.name)
        if provider is None and is_abroad:
            provider = place
        is_had = predicate.token.lemma in self.extra.lesson_verbs
        if provider is None and recipient is None and is_had:
            return None
        if provider is None or self._is_own(provider, recipient):
            provider = scene.topic if self._may_continue(recipient) else None
        if provider is None and recipient is None:
            return None
        label, start = self._label(trainee)
        quantity = count_of(sentence, trainee, self.quantities)
        counted = quantity is not None and quantity.count is not None
        return Draft(
            frame="training",
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            provider=provider,
            recipient=recipient,
            what=label,
            theme="trainee",
            anchor=(min(start, quantity.raw.start) if quantity else start, trainee.end),
            what_span=(start, trainee.end),
            stance=self._stance(predicate),
            quantity=quantity,
            unit=("unit" if self.is_body(trainee) else "person") if counted else None,
            basis=self._basis(trainee, counted),
            head=predicate.token.i,
        )

    def _is_own(self, provider: Party, recipient: Party | None) -> bool:
        """As in "The troops will train": of nobody named, they are not those who are taught."""
        return provider.is_implied and recipient is not None and recipient.name == provider.name

    def _stance(self, predicate: Predicate) -> Stance:
        token = predicate.token
        head = self.sentence.tokens[token.head]
        if token.dep in ("xcomp", "ccomp") and head.lemma in self.extra.helping and head.is_verb:
            predicate = Predicate(head, ("train",), "object")  # "is helping to train"
        stance = read_stance(self.sentence, predicate, "train", "training", self.words)
        is_open = token.tag == "VBG" and self.sentence.child(token, "aux") is None
        if is_open and stance.status == "under_way" and self.is_to_come(token):
            return replace(stance, status="pledged")
        return stance
