"""Who is trained: recruits, soldiers and police of a state, or members of a group.

In: a ``Scene`` and the word lists.  Out: ``Trainees``, which answers whether a noun can be
trained, who is taught by a verb, and whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.situations import case_party, modifiers
from tallywire.extract.things.labels import label_of
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["Trainees", "count_of"]

_TRAINEE_CLASSES: Final = ("trainee", "force", "personnel", "unit")
_SINCE: Final = frozenset({"since", "far", "already", "total", "altogether"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})


class Trainees:
    """What the rules of training share over one sentence."""

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
            obj = self.sentence.child(other, "obj") if other.is_verb else None
            if obj is not None and (verb.dep == "conj" or self._can_be_trained(obj)):
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
        if mention is not None and mention.subkind in ("body", "force"):
            return mention.state is not None
        if mention is not None:
            forms = ("demonym", "name", "alias") if mention.kind == "group" else ("demonym", "name")
            return mention.kind in ("state", "group") and mention.form in forms
        if token.lemma in self.extra.civil_trades:
            return False
        before = self.sentence.tokens[token.i - 1] if token.i else token
        if before.dep == "compound" and before.head == token.i:
            whole = self.nouns.entry("trainee", f"{before.lower} {token.lemma}")
            if whole is not None and whole.strength == "strong":
                return True
        for cls in _TRAINEE_CLASSES:
            entry = self.nouns.entry(cls, token.lemma)
            if entry is not None and not entry.is_never and entry.strength != "weak":
                if self._is_taught_office(token):
                    return True
                return token.lemma not in self.scene.office_nouns or cls == "trainee"
        return self._is_taught_office(token)

    def _is_taught_office(self, token: Token) -> bool:
        """As in "Security officials", "military leaders": by the word beside the office."""
        if token.lemma not in self.extra.taught_offices:
            return False
        beside = [self.scene.name_of(c) for c in self.sentence.children(token, "compound")]
        is_of_group = any(m is not None and m.kind == "group" for m in beside)
        return is_of_group or bool(modifiers(self.sentence, token) & self.extra.force_words)

    def _owner(self, noun: Token) -> Party | None:
        owner = self.scene.owner(noun)
        return owner if owner is not None and owner.kind != "worded" else None

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
        for holder in (*self.sentence.conjuncts(trainee), token):
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


def count_of(sentence: Sentence, noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """The figure that stands before a noun, in its own phrase."""
    start, _ = sentence.span_of(noun)
    for quantity in quantities:
        if start <= quantity.raw.start and quantity.raw.end <= noun.start and not quantity.unit:
            return quantity
    return None
