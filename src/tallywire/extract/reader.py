"""One sentence -> drafts: every theme with every predicate that makes a frame of it.

In: a ``Scene`` (sentence, names, what the discourse is about), its quantities and dates, and
the lexicons.  Out: ``Draft`` values in order of their anchors.  The table of frames decides
which proposition a theme and a predicate make; the predicate's class decides who fills
which place; ``status`` decides how it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tallywire.extract.backing import read_backing
from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene, join_parties
from tallywire.extract.predicates import Arguments, Predicate, arguments, governors, subject_of
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Sentence, Token
from tallywire.extract.themes import Theme, find_themes
from tallywire.extract.training import read_training
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import PredicateClass, Predicates

__all__ = ["Lexicon", "read_sentence"]

PLACES: Final = frozenset(
    {"in", "at", "on", "inside", "across", "near", "throughout", "within", "around", "outside"}
)
GOALS: Final = frozenset({"to", "into", "for", "on"})
_STATIONED: Final = frozenset({"deploy", "station", "base", "post", "position", "redeploy"})
_HOME: Final = frozenset({"home", "back"})
_EMBARGO_ACTIONS: Final = {
    "renew": "renewed", "extend": "renewed", "prolong": "renewed", "renewal": "renewed",
    "extension": "renewed", "ease": "eased", "relax": "eased", "loosen": "eased",
    "easing": "eased", "relaxation": "eased", "lift": "lifted", "remove": "lifted",
    "end": "lifted", "roll": "lifted", "lifting": "lifted", "removal": "lifted",
    "exempt": "exempted", "waive": "exempted", "waiver": "exempted", "exemption": "exempted",
    "breach": "breached", "violate": "breached", "break": "breached", "flout": "breached",
    "circumvent": "breached", "violation": "breached", "sidestep": "breached",
    "suspend": "lifted",
}  # fmt: skip
_MODES: Final = {
    "donate": "gift", "gift": "gift", "donation": "gift", "free": "gift", "present": "gift",
    "grant": "gift", "sell": "sale", "sale": "sale", "buy": "sale", "purchase": "sale",
    "export": "sale", "order": "sale", "acquisition": "sale", "procure": "sale",
    "procurement": "sale", "lend": "loan", "loan": "loan", "lease": "loan", "credit": "loan",
    "charge": "gift", "contract": "sale",
}  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """The word lists that reading a sentence needs."""

    nouns: Nouns
    predicates: Predicates
    frames: Mapping[str, Mapping[str, str]]


def read_sentence(scene: Scene, quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Draft]:
    """The drafts of one sentence, in order of their anchors."""
    themes = _joined(scene, find_themes(scene.sentence, scene.names, quantities, lexicon.nouns))
    drafts: list[Draft] = []
    for theme in themes:
        drafts.extend(_of_theme(scene, theme, lexicon))
    drafts.extend(read_training(scene, quantities, lexicon.nouns, lexicon.predicates))
    drafts.extend(read_backing(scene, lexicon.nouns, lexicon.predicates))
    return sorted(_distinct(drafts), key=lambda d: (d.anchor, d.frame))


def _distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One draft for each frame, what and count of the sentence: the first that was read."""
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        key = (draft.frame, draft.what_span, draft.quantity, draft.recipient and draft.recipient.name)
        if key not in seen:
            seen.add(key)
            yield draft


def _joined(scene: Scene, themes: Sequence[Theme]) -> list[Theme]:
    """Coordinated themes without counts become one, joined by " and "."""
    sentence, by_token = scene.sentence, {t.token.i: t for t in themes}
    gone: set[int] = set()
    joined: list[Theme] = []
    for theme in themes:
        if theme.token.i in gone:
            continue
        partners = [
            by_token[t.i]
            for t in sentence.conjuncts(theme.token)
            if t.i in by_token and t.i > theme.token.i and _joins(theme, by_token[t.i])
        ]
        if theme.quantity is None and theme.label and theme.cls != "embargo":
            label = " and ".join([theme.label, *(p.label or "" for p in partners)])
            gone.update(p.token.i for p in partners)
            theme = replace(theme, label=label)
        joined.append(theme)
    return joined


def _joins(first: Theme, other: Theme) -> bool:
    things = {"equipment", "aid", "backing"}
    same = first.cls == other.cls or {first.cls, other.cls} <= things
    return same and other.quantity is None and other.label is not None


def _of_theme(scene: Scene, theme: Theme, lexicon: Lexicon) -> Iterator[Draft]:
    found = has_governor = False
    for predicate in governors(scene.sentence, theme.token, lexicon.predicates):
        is_above = not predicate.is_below
        chosen = None if is_above and has_governor else _choose(
            scene.sentence, theme, predicate, lexicon
        )
        if chosen is None:
            continue
        has_governor = has_governor or is_above
        cls, frame = chosen
        draft = _draft(scene, theme, predicate, cls, frame, lexicon)
        if draft is not None:
            found = True
            yield draft
    if not found:
        yield from _standing(scene, theme, lexicon)


def _choose(
    sentence: Sentence, theme: Theme, predicate: Predicate, lexicon: Lexicon
) -> tuple[PredicateClass, str] | None:
    """The class in which the predicate's word fits the theme, and the frame they make."""
    table = _table(theme, predicate, lexicon)
    for name, frame in table.items():
        if name not in predicate.classes:
            continue
        cls = lexicon.predicates.classes[name]
        if predicate.relation == "modifier" or cls.roles.get(predicate.relation) in (
            "theme", "trainee",
        ):
            return cls, _stationed(sentence, predicate, frame)
        if predicate.relation == "attr" and name == "stay":
            return cls, frame
    return None


def _table(theme: Theme, predicate: Predicate, lexicon: Lexicon) -> Mapping[str, str]:
    frames = lexicon.frames
    if theme.cls == "count":
        return frames["personnel"] if not set(predicate.classes) <= {"give", "get"} else {
            "give": "transfer", "get": "transfer",
        }
    if theme.is_platform:
        return {**frames["platform"], **frames["equipment"]}
    return frames.get(theme.cls, {})


def _stationed(sentence: Sentence, predicate: Predicate, frame: str) -> str:
    """ "Troops deployed in Mali" are there; "were deployed to Mali" went there."""
    token = predicate.token
    if frame != "deployment" or token.lemma not in _STATIONED or token.tag != "VBN":
        return frame
    in_place = any(c.case in PLACES for c in sentence.children(token, "obl"))
    tense = sentence.child(token, "aux:pass")
    if token.dep in ("acl", "amod") and (in_place or token.dep == "amod"):
        return "presence"
    if in_place and tense is not None and tense.lower in ("are", "is", "'re", "remain"):
        return "presence"
    return frame


def _draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    cls: PredicateClass,
    frame: str,
    lexicon: Lexicon,
) -> Draft | None:
    sentence = scene.sentence
    args = arguments(sentence, predicate)
    provider, recipient = _parties(scene, theme, predicate, cls, args, frame)
    reading = "stay" if frame == "presence" and cls.name not in ("hold", "host") else cls.name
    stance = read_stance(sentence, predicate, reading, frame, lexicon.predicates)
    if frame == "deployment" and _goes_home(sentence, predicate, provider, recipient):
        frame, recipient = "withdrawal", _from_place(scene, args)
    what: str | None = theme.label
    if frame == "embargo":
        what, stance = _embargo(predicate, cls, stance)
    return _finish(scene, theme, predicate, frame, provider, recipient, what, stance)


def _goes_home(
    sentence: Sentence, predicate: Predicate, provider: Party | None, recipient: Party | None
) -> bool:
    words = {c.lower for c in sentence.children(predicate.token, "advmod", "prt", "obl:npmod")}
    if "home" in words or (predicate.token.lemma == "return" and words & _HOME):
        return True
    return provider is not None and recipient is not None and provider.name == recipient.name


def _from_place(scene: Scene, args: Arguments) -> Party | None:
    for case, token in args.obliques:
        if case in ("from", "of"):
            return scene.resolve(token)
    return None


def _parties(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    cls: PredicateClass,
    args: Arguments,
    frame: str,
) -> tuple[Party | None, Party | None]:
    """Provider and recipient as the sentence gives them."""
    roles: dict[str, list[Party]] = {"provider": [], "recipient": [], "party": []}
    filled: list[tuple[str, Token | None]] = [
        (cls.roles.get("subject", ""), args.subject),
        (cls.roles.get("object", ""), args.object),
        (cls.roles.get("iobj", ""), args.iobj),
        *((cls.roles.get(case, _default_role(case)), token) for case, token in args.obliques),
    ]
    if cls.name in ("give", "send") and any(case == "with" for case, _ in args.obliques):
        filled.append(("recipient", args.object))
    for role, token in filled:
        if role not in roles or token is None or token.i == theme.token.i:
            continue
        party = scene.resolve(token)
        if party is not None:
            roles[role].append(party)
    _add_modifiers(scene, theme, roles, frame)
    provider = _first(roles["provider"])
    others = [p for p in roles["recipient"] if provider is None or p.name != provider.name]
    recipient = _first(others)
    if frame == "agreement" and roles["party"]:
        return _sides(scene, roles, provider)
    if recipient is None and roles["recipient"] and provider is not None:
        recipient = roles["recipient"][0] if frame in ("deployment",) else None
    return provider, recipient


def _default_role(case: str) -> str:
    return "recipient" if case in PLACES | GOALS else "none"


def _first(parties: Sequence[Party]) -> Party | None:
    return parties[0] if parties else None


def _add_modifiers(
    scene: Scene, theme: Theme, roles: dict[str, list[Party]], frame: str
) -> None:
    """What stands on the theme itself: "Russian instructors", "aid for Ukraine"."""
    owner = scene.owner(theme.token)
    if owner is not None:
        if frame == "agreement":
            roles["party"].append(owner)
        elif frame == "embargo" and owner.kind == "state" and roles["provider"]:
            roles["recipient"].append(owner)
        else:
            roles["provider"].append(owner)
    for child in scene.sentence.children(theme.token, "nmod", "obl", "acl", "advcl"):
        if child.case in ("from", "by"):
            role = "recipient" if frame == "withdrawal" and child.case == "from" else "provider"
        elif child.case in PLACES | GOALS:
            role = "recipient"
        elif child.case in ("with", "between") and frame == "agreement":
            role = "party"
        else:
            continue
        party = scene.resolve(child)
        if party is not None:
            roles[role].append(party)


def _sides(
    scene: Scene, roles: Mapping[str, list[Party]], provider: Party | None
) -> tuple[Party | None, Party | None]:
    """Of the parties to an accord, the host of the discourse receives; else the first."""
    parties: dict[str, Party] = {}
    for party in roles["party"] + roles["provider"] + roles["recipient"]:
        for name in party.name.split(" and "):
            parties.setdefault(name, replace(party, name=name))
    host = scene.host.name if scene.host else None
    giver = scene.topic.name if scene.topic else None
    names = list(parties)
    if len(names) == 1:
        only = parties[names[0]]
        if host == names[0]:
            return scene.topic if giver != host else None, only
        return only, scene.host
    if host in parties:
        receiving = host
    elif giver in parties:
        receiving = next(n for n in names if n != giver)
    else:
        receiving = names[0]
    rest = [parties[n] for n in names if n != receiving]
    return join_parties(rest), parties[receiving] if receiving else None


def _embargo(
    predicate: Predicate, cls: PredicateClass, stance: Stance
) -> tuple[str, Stance]:
    lemma = predicate.token.lemma
    action = _EMBARGO_ACTIONS.get(lemma, "imposed")
    if action == "exempted" and stance.status == "completed":
        stance = replace(stance, status="authorised")
    return action, stance


def _standing(scene: Scene, theme: Theme, lexicon: Lexicon) -> Iterator[Draft]:
    """A theme that nothing happens to, but that is said to be somewhere: a stock."""
    sentence = scene.sentence
    owner = scene.owner(theme.token)
    places = [
        party
        for child in sentence.children(theme.token, "nmod")
        if child.case in PLACES and (party := scene.resolve(child)) is not None
    ]
    place = _first([p for p in places if owner is None or p.name != owner.name])
    frame = {"personnel": "presence", "unit": "presence", "facility": "facility"}.get(theme.cls)
    if theme.cls == "embargo":
        yield from _embargo_in_force(scene, theme, owner)
        return
    if frame is None or owner is None or not theme.is_strong:
        return
    if place is None and theme.quantity is None:
        return
    predicate = Predicate(theme.token, ("stay",), "modifier", is_noun=True)
    stance = read_stance(sentence, predicate, "stay", frame, lexicon.predicates)
    yield _finish(
        scene, theme, predicate, frame, owner, place, theme.label, replace(stance, status="ongoing")
    )


def _embargo_in_force(scene: Scene, theme: Theme, owner: Party | None) -> Iterator[Draft]:
    target = _first(
        [
            party
            for child in scene.sentence.children(theme.token, "nmod")
            if child.case in ("on", "against") and (party := scene.resolve(child)) is not None
        ]
    )
    if target is None:
        return
    predicate = Predicate(theme.token, ("ban",), "modifier", is_noun=True)
    yield _finish(
        scene, theme, predicate, "embargo", owner, target, "imposed", Stance("ongoing")
    )


def _finish(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    frame: str,
    provider: Party | None,
    recipient: Party | None,
    what: str | None,
    stance: Stance,
) -> Draft:
    sentence = scene.sentence
    quantity = theme.quantity
    return Draft(
        frame=frame,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        provider=provider,
        recipient=recipient,
        what=what,
        theme=theme.cls,
        anchor=_anchor(theme),
        what_span=(theme.start, theme.end),
        stance=stance,
        quantity=quantity,
        unit=theme.unit,
        basis=_basis(scene, theme, frame, stance),
        mode=_mode(scene, theme, predicate) if frame == "transfer" else None,
        is_pointer=theme.cls == "count" or _is_pointer(sentence, theme.token),
        is_projected=frame == "presence" and stance.status not in ("ongoing", "ended"),
        head=predicate.token.i,
    )


def _anchor(theme: Theme) -> tuple[int, int]:
    if theme.quantity is None:
        return theme.start, theme.end
    return min(theme.quantity.raw.start, theme.start), max(theme.quantity.raw.end, theme.end)


_PART: Final = frozenset("first second third another more additional further extra new".split())
_WHOLE: Final = frozenset("total overall all altogether".split())


def _basis(scene: Scene, theme: Theme, frame: str, stance: Stance) -> str:
    """total, increment or unspecified, from the words around the theme."""
    sentence = scene.sentence
    above = [theme.token, *sentence.ancestors(theme.token)][:3]
    words = {
        c.lower for t in above if t.is_noun for c in [t, *sentence.children(t, "amod", "det")]
    }
    counted = theme.quantity is not None and theme.quantity.count is not None
    if theme.quantity is not None and theme.quantity.is_increment:
        return "increment"
    if words & _WHOLE:
        return "total"
    if words & _PART or words & {"batch", "tranche", "package", "group", "contingent", "wave"}:
        return "increment"
    if frame == "presence" and counted:
        return "total"
    if frame == "transfer" and counted and stance.status in (
        "pledged", "authorised", "agreed", "requested", "offered",
    ):
        return "increment"
    return "unspecified"


def _mode(scene: Scene, theme: Theme, predicate: Predicate) -> str:
    sentence = scene.sentence
    near = [predicate.token, theme.token, *sentence.ancestors(theme.token)]
    near += [c for t in near[:3] for c in sentence.children(t)]
    for token in near:
        mode = _MODES.get(token.lemma)
        if mode is not None:
            return mode
    return "unspecified"


def _is_pointer(sentence: Sentence, token: Token) -> bool:
    return any(
        c.lower in ("these", "those", "this", "that", "the", "another", "its", "their")
        for c in sentence.children(token, "det", "nmod:poss", "amod")
    )


def content_subject(sentence: Sentence, token: Token) -> Token | None:
    """Subject of the clause a token stands in."""
    for above in [token, *sentence.ancestors(token)]:
        if above.is_verb:
            return subject_of(sentence, above)
    return None
