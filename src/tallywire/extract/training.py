"""One sentence -> training drafts: whose personnel are trained by whom.

In: a ``Scene`` and its quantities.  Out: drafts of the frame ``training``, whose count is that
of the trainees.  Verbs ("has trained", "are being trained in"), nouns ("the training of",
"courses for") and pupils ("are training in", "undergo training") make one; a purpose ("to
train the army") and a civil trade do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.labels import label_of
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments
from tallywire.extract.situations import (
    actor,
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Sentence, Token
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_training"]

_TRAINEE_CLASSES: Final = ("trainee", "force", "personnel", "unit")
_PUPILS: Final = frozenset({"pilot", "recruit", "cadet", "crew", "serviceman", "trainee"})
_SINCE: Final = frozenset({"since", "far", "already", "total", "altogether"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})


def read_training(
    scene: Scene,
    quantities: Sequence[Quantity],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """The training drafts of the sentence."""
    reader = _Training(scene, quantities, nouns, words, extra)
    for token in scene.sentence.tokens:
        if token.pos == "VERB" and "train" in words.by_verb.get(token.lemma, ()):
            draft = reader.of_verb(token)
        elif token.pos == "NOUN" and token.lemma in extra.lesson_nouns:
            draft = reader.of_noun(token)
        else:
            continue
        if draft is not None:
            yield draft


class _Training:
    """The training rules over one sentence."""

    def __init__(
        self,
        scene: Scene,
        quantities: Sequence[Quantity],
        nouns: Nouns,
        words: Predicates,
        extra: SecondaryWords,
    ) -> None:
        self.scene = scene
        self.sentence: Sentence = scene.sentence
        self.quantities = quantities
        self.nouns = nouns
        self.words = words
        self.extra = extra

    @rule("read.training_verb")
    def of_verb(self, verb: Token) -> Draft | None:
        """As in "Has trained 600 officers", "soldiers whom it has trained"."""
        is_plan = verb.dep == "acl" and self.sentence.tokens[verb.head].lemma in self.extra.plans_to
        if self._is_civil(verb) or (is_purpose(self.sentence, verb) and not is_plan):
            return None
        predicate = Predicate(verb, ("train",), "object")
        args = arguments(self.sentence, predicate)
        trainee = self._taught(args.object) or self._gap(verb)
        if trainee is None:
            if verb.dep == "conj" or verb.dep == "xcomp":
                trainee = self._raised(verb)
            if trainee is None:
                return self._pupils(verb, args.subject)
        if not self._can_be_trained(trainee):
            return None
        trainer = self._asked(verb) or doer_of(self.sentence, verb, args.subject)
        provider = actor(self.scene, trainer, self.nouns)
        place = place_party(self.scene, verb, trainee)
        return self._draft(predicate, trainee, provider, place)

    @rule("read.training_noun")
    def of_noun(self, noun: Token) -> Draft | None:
        """As in "The training of 1,200 recruits", "courses for soldiers", "undergo training"."""
        if noun.dep == "compound" or self._is_civil(noun):
            return None
        predicate = Predicate(noun, ("train",), "object", is_noun=True)
        verb = clause_verb(self.sentence, noun)
        place = place_party(self.scene, noun, verb)
        trainee = next(
            (
                c
                for c in self.sentence.children(noun, "nmod")
                if c.case in ("of", "for", "to") and self._can_be_trained(c)
            ),
            None,
        )
        giver = case_party(self.scene, noun, ("by", "from")) or self._owner(noun)
        if trainee is not None:
            giver = giver or self._giver(noun, verb)
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
        if noun.case in ("for", "to", "through", "after", "during"):
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
        if noun.dep == "obj" and verb.lemma in self.extra.lesson_verbs and args.subject:
            trainee = args.subject
            source = giver or case_party(self.scene, verb, ("from", "by", "with"))
        elif noun.dep == "obj" and verb.lemma in self.extra.giving_lessons:
            found = args.iobj or next((t for c, t in args.obliques if c in ("to", "for")), None)
            if found is None:
                return None
            trainee, source = found, actor(self.scene, args.subject, self.nouns)
        elif noun.case == "from" and verb.lemma == "graduate" and args.subject is not None:
            run = next((c for c in self.sentence.children(noun, "acl")), None)
            by = self.sentence.child(run, "obl:agent") if run is not None else None
            trainee, source = args.subject, giver or actor(self.scene, by, self.nouns)
        elif noun.case == "for" and verb.lemma in ("be", "arrive", "go", "come", "travel", "leave"):
            subject = args.subject
            if subject is None or "trainee" not in self.nouns.classes_of(subject.lemma):
                return None
            goal = case_party(self.scene, verb, ("to", "in", "at"))
            trainee, source = subject, giver or goal
        else:
            return None
        if not self._can_be_trained(trainee):
            return None
        return self._draft(predicate, trainee, source, place)

    def _pupils(self, verb: Token, subject: Token | None) -> Draft | None:
        """As in "Pilots are training in Denmark": the subject learns, the place teaches."""
        if subject is None or not self._can_be_trained(subject):
            return None
        place = place_party(self.scene, verb)
        is_going_on = verb.tag == "VBG" and self.sentence.child(verb, "aux") is not None
        has_matter = any(c.case == "on" for c in self.sentence.children(verb, "obl"))
        if verb.dep == "acl" or place is None:
            return None
        if not (is_going_on or has_matter or subject.lemma in _PUPILS):
            return None
        owner = self.scene.owner(subject)
        if owner is None or owner.name == place.name:
            return None
        return self._draft(Predicate(verb, ("train",), "object"), subject, place, None)

    def _asked(self, verb: Token) -> Token | None:
        """As in "asked Brazil for help in training": who is asked would train."""
        noun = self.sentence.tokens[verb.head]
        above = self.sentence.head(noun)
        if noun.lemma not in ("help", "assistance", "aid") or above is None:
            return None
        is_asking = above.is_verb and self.words.status.get(above.lemma) == "requested"
        return self.sentence.child(above, "obj", "iobj") if is_asking else None

    def _gap(self, verb: Token) -> Token | None:
        """What a relative clause leaves out as its object: "soldiers whom it has trained"."""
        obj = self.sentence.child(verb, "obj")
        if verb.dep != "acl:relcl" or (obj is not None and obj.lower not in _RELATIVE):
            return None
        subject = self.sentence.child(verb, "nsubj")
        if subject is None or subject.lower in _RELATIVE:
            return None
        return self.sentence.tokens[verb.head]

    def _taught(self, token: Token | None) -> Token | None:
        """Who is taught: not a relative word, and the men in "thousands of men"."""
        if token is None or token.lower in _RELATIVE:
            return None
        if self._can_be_trained(token):
            return token
        if token.lemma not in self.extra.masses:
            return token
        inner = (c for c in self.sentence.children(token, "nmod") if c.case == "of")
        return next((c for c in inner if self._can_be_trained(c)), token)

    def _raised(self, verb: Token) -> Token | None:
        """As in "agreed to train and equip 3,000": from the verb beside it."""
        head = self.sentence.tokens[verb.head]
        if verb.dep == "xcomp" and self.sentence.child(verb, "aux:pass") is not None:
            return self.sentence.child(head, "nsubj", "nsubj:pass")
        for other in self.sentence.children(verb, "conj"):
            if other.is_verb and (obj := self.sentence.child(other, "obj")) is not None:
                return obj
        return self.sentence.child(head, "obj") if verb.dep == "conj" else None

    def _is_civil(self, token: Token) -> bool:
        """As in "Trained as physicians"."""
        for child in self.sentence.children(token, "obl", "nmod"):
            if child.case in ("as", "in") and child.lemma in self.extra.civil_trades:
                return True
        return False

    def _can_be_trained(self, token: Token) -> bool:
        mention = self.scene.name_of(token)
        if mention is not None:
            return mention.kind in ("state", "group") and mention.form in ("demonym", "name")
        if token.lemma in self.extra.civil_trades:
            return False
        for cls in _TRAINEE_CLASSES:
            entry = self.nouns.entry(cls, token.lemma)
            if entry is not None and not entry.is_never and entry.strength != "weak":
                return token.lemma not in self.scene.office_nouns or cls == "trainee"
        return False

    def _owner(self, noun: Token) -> Party | None:
        owner = self.scene.owner(noun)
        return owner if owner is not None and owner.kind != "worded" else None

    def _giver(self, noun: Token, verb: Token | None) -> Party | None:
        """Who gives or stops the lessons."""
        if verb is None or noun.dep not in ("obj", "nmod", "conj"):
            return None
        if verb.lemma not in self.extra.giving_lessons | self.extra.halting:
            return None
        subject = arguments(self.sentence, Predicate(verb, ("train",), "object")).subject
        return actor(self.scene, subject, self.nouns)

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
        if provider is None:
            provider = scene.topic if self._may_continue(recipient) else None
        if provider is None and recipient is None:
            return None
        label, start = self._label(trainee)
        quantity = _count_of(sentence, trainee, self.quantities)
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
            unit="person" if counted else None,
            basis=self._basis(trainee, counted),
            head=predicate.token.i,
        )

    def _may_continue(self, recipient: Party | None) -> bool:
        topic = self.scene.topic
        return topic is not None and (recipient is None or recipient.name != topic.name)

    def _recipient(
        self, trainee: Token, token: Token, provider: Party | None, place: Party | None
    ) -> Party | None:
        found = self.scene.resolve_one(trainee)
        if found is None or (
            found.kind == "worded" and trainee.lemma not in self.scene.group_nouns
        ):
            found = self.scene.owner(trainee) or found
        for holder in (trainee, token):
            found = found or case_party(self.scene, holder, ("from", "for", "of"))
        if (
            found is None
            and place is not None
            and (provider is None or place.name != provider.name)
        ):
            return place if provider is not None else None
        return found

    def _label(self, trainee: Token) -> tuple[str | None, int]:
        if self.scene.name_of(trainee) is not None:
            return None, trainee.start
        return label_of(self.sentence, trainee, self.scene.names, self.scene.grammar)

    def _basis(self, trainee: Token, counted: bool) -> str:
        if not counted:
            return "unspecified"
        if {c.lower for c in self.sentence.children(trainee)} & self.scene.grammar.part_words:
            return "increment"
        return "total" if any(t.lower in _SINCE for t in self.sentence.tokens) else "unspecified"

    @rule("status.lesson")
    def _stance(self, predicate: Predicate) -> Stance:
        stance = read_stance(self.sentence, predicate, "train", "training", self.words)
        verb = predicate.token
        is_had = not predicate.is_noun and verb.lemma in self.extra.lesson_verbs
        if is_had and stance.status == "completed" and verb.tag in ("VBG", "VBP", "VBZ"):
            return replace(stance, status="under_way")
        above = clause_verb(self.sentence, verb)
        if predicate.is_noun and above is not None and stance.status == "under_way":
            helpers = {c.lower for c in self.sentence.children(above, "aux")}
            if helpers & {"will", "shall", "to"}:
                return replace(stance, status="pledged")
        if predicate.is_noun and above is not None and above.lemma in self.extra.halting:
            moved = self.words.status.get(above.lemma, "suspended")
            if stance.status in ("under_way", "ongoing", "completed"):
                return replace(stance, status=moved)
        return stance


def _count_of(sentence: Sentence, noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    start, _ = sentence.span_of(noun)
    for quantity in quantities:
        if start <= quantity.raw.start and quantity.raw.end <= noun.start and not quantity.unit:
            return quantity
    return None
