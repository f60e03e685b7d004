"""How a transfer is paid for: the words of its clause, else what the text says elsewhere.

In: a theme with its predicate, or all drafts of a document.  Out: gift, sale, loan or
unspecified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule, told

__all__ = ["mode_of", "with_modes"]

_CLAUSES: Final = ("advcl", "ccomp", "conj", "acl:relcl", "parataxis", "csubj", "dep")
_OPEN: Final = (None, "unspecified")


def mode_of(scene: Scene, theme: Theme, predicate: Predicate) -> str:
    """The mode that a word of the clause tells."""
    sentence = scene.sentence
    if predicate.token.lemma in scene.grammar.giving_verbs and theme.cls == "equipment":
        return "gift"
    near = [predicate.token, theme.token, *_clause_above(sentence, theme.token)]
    told_of = [c for t in near[1:] if t.is_noun for c in sentence.children(t, "acl:relcl")]
    near += [c for t in near[:3] for c in sentence.children(t) if c.dep not in _CLAUSES]
    near += told_of  # "a batch of rifles that Japan donated"
    for token in near:
        for mode, words in scene.grammar.modes.items():
            if token.lemma in words and not _commands(sentence, token):
                return told(mode, "mode.word", token)
    return told("unspecified", "mode.open")


def _clause_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The governors as far as the clause goes: other clauses tell of other things."""
    current = token
    while current.head != current.i:
        if current.is_verb and current.dep in _CLAUSES:
            return
        current = sentence.tokens[current.head]
        yield current


def _commands(sentence: Sentence, token: Token) -> bool:
    """ "Ordered his staff to": nothing is bought."""
    return token.lemma == "order" and sentence.child(token, "xcomp", "ccomp") is not None


def with_modes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; the same things between the same parties are paid for in the same way."""
    known: dict[tuple[str, str, str], set[str]] = {}
    for draft in drafts:
        key = _deal(draft)
        is_denied = draft.stance.polarity == "denied"
        if key is not None and not is_denied and draft.mode is not None and draft.mode not in _OPEN:
            known.setdefault(key, set()).add(draft.mode)
    done = []
    for draft in drafts:
        modes = known.get(_deal(draft) or ("", "", ""), set())
        is_denied = draft.stance.polarity == "denied"
        if draft.mode == "unspecified" and len(modes) == 1 and not is_denied:
            draft = _paid_alike(draft, next(iter(modes)))
        done.append(draft)
    return done


@rule("mode.same_things")
def _paid_alike(draft: Draft, mode: str) -> Draft:
    return replace(draft, mode=mode)


def _deal(draft: Draft) -> tuple[str, str, str] | None:
    if draft.theme != "equipment" or not draft.provider or not draft.recipient or not draft.what:
        return None
    return draft.provider.name, draft.recipient.name, draft.what
