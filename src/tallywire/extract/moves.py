"""One sentence -> drafts of moves whose movers are not named as people.

In: a ``Scene``.  Out: "France will pull out of Mali" (a withdrawal of nobody in particular) and
"Spain and Portugal are considering doing so" (what was just told, by somebody else).
"""

from __future__ import annotations

from collections.abc import Iterator

from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, subject_of, verb_classes
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Token
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_moves"]


def read_moves(scene: Scene, words: Predicates) -> Iterator[Draft]:
    """The drafts of moves without a theme."""
    for token in scene.sentence.tokens:
        if token.pos != "VERB":
            continue
        if token.lemma in scene.grammar.pullout_verbs:
            yield from _pullout(scene, token, words)
        elif token.lemma in ("do", "follow"):
            yield from _same_act(scene, token, words)


@rule("read.pullout")
def _pullout(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    sentence = scene.sentence
    classes = verb_classes(sentence, verb, words)
    if "depart" not in classes or sentence.child(verb, "obj", "nsubj:pass") is not None:
        return
    subject = subject_of(sentence, verb)
    origin = next((c for c in sentence.children(verb, "obl") if c.case in ("from", "of")), None)
    if subject is None or origin is None:
        return
    mention = scene.name_of(subject)
    if mention is None or mention.form == "adjective":
        return
    provider, host = scene.resolve(subject), scene.resolve(origin)
    if provider is None or host is None or host.kind not in ("state", "region"):
        return
    if provider.name != host.name:
        stance = read_stance(
            sentence, Predicate(verb, classes, "subject"), "depart", "withdrawal", words
        )
        yield _draft(scene, verb, "withdrawal", provider, host, stance, is_same=False)


@rule("read.same_act")
def _same_act(scene: Scene, verb: Token, words: Predicates) -> Iterator[Draft]:
    """ "Doing so", "did the same", "followed suit"."""
    sentence = scene.sentence
    after = {t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 3]}
    if not after & ({"so", "same", "likewise"} if verb.lemma == "do" else {"suit"}):
        return
    subject = subject_of(sentence, verb)
    provider = scene.resolve(subject) if subject is not None else None
    if provider is None:
        return
    predicate = Predicate(verb, ("send",), "subject")
    stance = read_stance(sentence, predicate, "send", "deployment", words)
    yield _draft(scene, verb, "deployment", provider, None, stance, is_same=True)


def _draft(
    scene: Scene,
    verb: Token,
    frame: str,
    provider: Party,
    recipient: Party | None,
    stance: Stance,
    *,
    is_same: bool,
) -> Draft:
    anchor = (verb.start, verb.end)
    return Draft(
        frame=frame,
        sentence=scene.sentence.index,
        paragraph=scene.sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=None,
        theme="count" if is_same else "personnel",
        anchor=anchor,
        what_span=anchor,
        stance=stance,
        is_pointer=is_same,
        head=verb.i,
        is_same_act=is_same,
    )
