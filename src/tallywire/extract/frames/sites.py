"""Facilities: bases, offices, missions and depots that are opened, run, used or given up.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``facility``.  Who opens, runs or
uses it is the provider, where it stands the recipient; a thing handed over or closed is
``ended``.  A base that somebody merely visits or attacks makes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.site_deals import read_site_deal
from tallywire.extract.frames.site_ends import CLOSING, last_told
from tallywire.extract.frames.site_stays import (
    facility_draft,
    is_denied,
    maker_of,
    named_for,
    read_denied_site,
    read_standing_site,
)
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import (
    Happening,
    actor,
    case_party,
    doer_of,
    happenings,
    place_party,
)
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.labels import label_of
from tallywire.extract.things.stay_nouns import NAMED
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_sites"]

_ASKED: Final = ("permit", "ask", "announce", "weigh", "refuse", "tender")
_WANTED: Final = ("retake", "close", "host", "open", "run", *_ASKED)
_SPOTS: Final = ("in", "at", "on", "near", "off")
_CLAUSES: Final = ("xcomp", "ccomp", "advcl")
_MILITARY_USERS: Final = frozenset({"force", "personnel", "unit", "platform"})


def read_sites(
    scene: Scene, themes: Sequence[Theme], nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """The facility drafts of the sentence."""
    named = (t for t in themes if t.token.lemma not in extra.other_sites)
    known = [_as_site(t) for t in named if t.cls == "facility" or _is_mission(t)]
    soft = scene.sentence.among(extra.soft_sites)
    if not known and not soft:
        return
    sites = {t.token.i for t in known}
    known = [t for t in known if not _is_same_site(scene, t, sites)]
    taken = {t.token.i for t in themes}
    for theme in [*known, *_soft(scene, soft, taken)]:
        if not _is_left_by_men(scene, theme.token):
            yield from _of_site(scene, theme, nouns, words, extra)


def _is_mission(theme: Theme) -> bool:
    """A training mission is run like a base, though it is also a unit."""
    is_run = theme.cls in ("unit", "facility")
    return is_run and (theme.label or "").endswith("training mission")


def _is_same_site(scene: Scene, theme: Theme, sites: set[int]) -> bool:
    """As in "A base in Chad, its first foreign base in Africa": named twice in one breath."""
    sentence, token = scene.sentence, theme.token
    if token.dep == "appos":
        return any(t.i in sites for t in sentence.ancestors(token))
    whose = sentence.child(token, "nmod:poss")
    is_set_off = whose is not None and whose.i > 0 and sentence.tokens[whose.i - 1].text == ","
    singled_out = scene.grammar.singled_out
    is_ranked = any(
        c.tag in ("JJS", "RBS") or c.lower in singled_out for c in sentence.children(token)
    )
    return is_set_off and is_ranked and any(i < token.i for i in sites)


def _as_site(theme: Theme) -> Theme:
    """The theme as a facility, counted by the piece."""
    return replace(theme, cls="facility", unit="item" if theme.unit == "unit" else theme.unit)


def _soft(scene: Scene, spots: Sequence[Token], taken: set[int]) -> Iterator[Theme]:
    """Ports, camps and land: sites only in the hands of soldiers, or under a name."""
    for token in spots:
        if token.i in taken or token.pos not in ("NOUN", "PROPN"):
            continue
        if scene.name_of(token) is None and not _is_glued(scene, token):
            label, start = label_of(scene.sentence, token, scene.names, scene.grammar)
            yield Theme(token, "facility", label, start, token.end)


def _is_glued(scene: Scene, token: Token) -> bool:
    """ "Land-cruisers", "port-side": the first half of another word."""
    after = scene.sentence.tokens[token.i + 1 : token.i + 2]
    return bool(after) and after[0].start == token.end and after[0].text[0] in "-‑–"


@rule("read.site")
def _of_site(
    scene: Scene, theme: Theme, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    is_soft = theme.token.lemma in extra.soft_sites and not theme.is_strong
    if theme.token.lemma in extra.access_nouns:
        yield from _granted(scene, theme, nouns, words, extra)
        return
    deal = read_site_deal(scene, theme, words, extra)
    if deal is not None:
        yield deal
        return
    used = list(_granted(scene, theme, nouns, words, extra))
    if used:
        yield from used
        return
    told: list[tuple[Happening, Draft]] = []
    for happening in happenings(scene.sentence, theme.token, words, _WANTED):
        provider, recipient = _parties(scene, theme, happening, nouns, extra)
        if is_soft and (
            theme.token.case in _SPOTS or not _has_military_user(scene, theme, happening, nouns)
        ):
            continue
        if theme.category == NAMED and not _is_told_of(provider, recipient, happening):
            continue
        stance = _stance(scene, happening, provider, words, extra)
        if stance is None:
            continue
        is_known = provider is not None or recipient is not None or _points(scene, theme)
        if not is_known and not (told and happening.cls.name in CLOSING):
            continue
        draft = facility_draft(scene, theme, happening.predicate, provider, recipient, stance)
        told.append((happening, draft))
    yield from last_told(told)
    if not told and not is_soft:
        if is_denied(scene, theme.token):
            yield from read_denied_site(scene, theme, words)
            return
        if (
            not _is_mission(theme) and theme.category != NAMED
        ):  # "the training mission has taught": who acts, not what is run
            yield from read_standing_site(scene, theme, words, extra)


def _is_left_by_men(scene: Scene, site: Token) -> bool:
    """ "Will withdraw from its base in Chad": men leave, and nothing is said of the base."""
    above = scene.sentence.head(site) if site.case == "from" else None
    if above is None:
        return False
    is_exit = "pull" in scene.predicates.by_noun.get(above.lemma, ())
    return above.lemma in scene.grammar.pullout_verbs if above.is_verb else is_exit


def _is_told_of(provider: Party | None, recipient: Party | None, happening: Happening) -> bool:
    """Whether a base under its own name is another's: a state's own bases are no matter of ours."""
    if provider is None or recipient is None:
        return recipient is not None and happening.cls.name in ("close", "retake")
    return provider.name != recipient.name


def _asked_for(scene: Scene, verb: Token) -> tuple[Party, Party | None] | None:
    """As in "Chad approved a US request to use": who would use it, and who is asked."""
    noun = scene.sentence.head(verb)
    if verb.dep != "acl" or noun is None or not noun.is_noun or verb.tag == "VBG":
        return None
    if not {"ask", "tender"} & set(scene.predicates.by_noun.get(noun.lemma, ())):
        return None
    user = scene.owner(noun)
    above = scene.sentence.head(noun)
    subject = subject_of(scene.sentence, above) if above is not None and above.is_verb else None
    host = scene.resolve(subject) if subject is not None else None
    return (user, host if host != user else None) if user is not None else None


def _parties(
    scene: Scene, theme: Theme, happening: Happening, nouns: Nouns, extra: SecondaryWords
) -> tuple[Party | None, Party | None]:
    """Who uses the site and where it is."""
    token, args = happening.predicate.token, happening.args
    owner = scene.owner(theme.token)
    if _is_named_camp(scene, theme.token) and owner is not None:
        owner = None
    listed = scene.sentence.conjuncts(theme.token)[1:]
    place = place_party(scene, theme.token, token, args.object, *listed)
    town = named_for(scene, theme.token)
    if theme.category == NAMED:
        place = place or town
    if town is not None and owner is not None and owner.name == town.name:
        owner, place = None, place or town
    if owner is not None and place is not None and owner.name == place.name:
        owner = None
    subject = actor(scene, doer_of(scene.sentence, token, args.subject), nouns)
    other = case_party(scene, token, ("with", "to", "from")) or case_party(
        scene, theme.token, ("for", "from")
    )
    if happening.cls.name == "retake":
        had = owner or case_party(scene, token, ("from",)) or maker_of(scene, theme, extra)
        return had, place or subject
    if happening.cls.name == "host":
        return owner or case_party(scene, theme.token, ("for",)) or scene.topic, subject
    to = case_party(scene, token, ("to",)) or case_party(scene, theme.token, ("to",))
    if happening.lemma in extra.renting and to is not None:
        return to, subject or owner
    leave = _leave(scene, token, extra)
    if leave is not None:
        return _told(scene, token) or subject or owner, leave
    given = scene.resolve(args.iobj) if args.iobj is not None else None
    if given is not None and happening.cls.name in ("tender", "permit", "refuse"):
        return given, place or subject  # "offered Russia a base"
    asked = _asked_for(scene, token)
    if asked is not None:
        return asked[0], place or asked[1] or (owner if owner != asked[0] else None)
    is_host = place is not None and subject is not None and place.name == subject.name
    meant = case_party(scene, theme.token, ("for",)) if is_host or place is None else None
    if subject is not None and meant is not None and meant.kind in ("group", "worded"):
        return subject, meant  # "has built a camp for the rebels near its border"
    uses = happening.lemma in extra.using
    if owner is not None and subject is not None and owner.name != subject.name:
        if uses and not is_host:
            return subject, place or owner
        return owner, subject if place is None or is_host else place
    if is_host:
        return owner or other, place
    provider = subject or owner
    if provider is None:
        provider = case_party(scene, theme.token, ("of", "by")) if place else None
    if provider is None and happening.cls.name == "close":
        provider = scene.topic
    others = [
        p for p in (place, other, owner) if p and (provider is None or p.name != provider.name)
    ]
    return provider, others[0] if others else None


def _leave(scene: Scene, verb: Token, extra: SecondaryWords) -> Party | None:
    """Whose leave it takes: "Kenya allowed them to use"."""
    head = scene.sentence.head(verb)
    if verb.dep not in _CLAUSES or head is None:
        return None
    if head.lemma not in extra.allowing | extra.ordering:
        return None
    controlled = scene.sentence.child(head, "obj", "iobj", "nsubj")
    subject = scene.sentence.child(head, "nsubj")
    if subject is None or controlled is None or verb.lemma in ("host", "house"):
        return None
    has_object = scene.sentence.child(head, "obj", "iobj") is not None
    inner = scene.sentence.child(verb, "nsubj")
    return scene.resolve(subject) if has_object or inner is not None else None


def _told(scene: Scene, verb: Token) -> Party | None:
    """As in "Gave Paris a month to close": who is told, and not who tells."""
    head = scene.sentence.head(verb)
    given = scene.sentence.child(head, "obj", "iobj") if head is not None else None
    named = given is not None and scene.name_of(given) is not None
    return scene.resolve(given) if given is not None and named else None


@rule("status.site")
def _stance(
    scene: Scene,
    happening: Happening,
    provider: Party | None,
    words: Predicates,
    extra: SecondaryWords,
) -> Stance | None:
    sentence, token, name = scene.sentence, happening.predicate.token, happening.cls.name
    if name == "retake":
        return _retaken(read_stance(sentence, happening.predicate, "close", "facility", words))
    name = "open" if happening.lemma in extra.improving else name
    stance = read_stance(sentence, happening.predicate, name, "facility", words)
    head = sentence.head(token)
    is_told = token.dep in _CLAUSES and head is not None and head.lemma in extra.ordering
    if is_told and stance.status in ("pledged", "completed", "ended", "ongoing"):
        stance = replace(stance, status="requested")
    is_reshaped = happening.lemma in extra.reshaping
    if name == "close" and stance.status == "completed" and not is_reshaped:
        return replace(stance, status="ended")
    if happening.lemma in extra.renting and token.tag in ("VBZ", "VBP"):
        return replace(stance, status="ongoing")
    may = {c.lower for c in sentence.children(token, "aux")} & {"may", "might", "could"}
    if happening.lemma in extra.prolonging and stance.status in ("ongoing", "completed"):
        return replace(stance, status="authorised")
    if may and stance.status in ("ongoing", "completed", "considered"):
        is_leave = happening.lemma == "use"
        return replace(stance, status="authorised" if is_leave else "considered")
    if stance.polarity == "denied" and stance.status == "under_way":
        return replace(stance, status="completed" if token.tag == "VBG" else "ongoing")
    return stance


def _retaken(stance: Stance) -> Stance:
    """ "Kenya took over the Danish base": whoever had it has it no longer."""
    return replace(stance, status="ended") if stance.status == "completed" else stance


def _has_military_user(scene: Scene, theme: Theme, happening: Happening, nouns: Nouns) -> bool:
    """Whether soldiers use, get or give up what may also be a civil place."""
    args = happening.args
    if happening.cls.name not in ("close", "open", "run", "permit", "weigh"):
        return False
    if _is_named_camp(scene, theme.token):
        return True
    near = [args.subject, args.object, *(t for _, t in args.obliques)]
    return any(
        _is_military(scene, t, nouns) for t in near if t is not None and t.i != theme.token.i
    )


def _is_named_camp(scene: Scene, token: Token) -> bool:
    return token.lemma == "camp" and any(
        c.pos == "PROPN" or scene.name_of(c) is not None
        for c in scene.sentence.children(token, "compound", "nmod:poss")
    )


def _is_military(scene: Scene, token: Token, nouns: Nouns) -> bool:
    mention = scene.name_of(token)
    if mention is not None:
        return mention.kind == "organisation" and mention.subkind in ("body", "force", "company")
    if token.lemma in scene.grammar.firms:
        return False
    entry = nouns.entry("force", token.lemma)
    if entry is not None and entry.is_group:
        return False
    classes = set(nouns.classes_of(token.lemma))
    is_office = token.lemma in scene.office_nouns and "personnel" not in classes
    return bool(_MILITARY_USERS & classes) and not is_office


def _points(scene: Scene, theme: Theme) -> bool:
    """As in "The training facility": named before, so the discourse knows whose it is."""
    return scene.host is not None and any(
        c.lower == "the" for c in scene.sentence.children(theme.token, "det")
    )


@rule("read.leave_to_use")
def _granted(
    scene: Scene, theme: Theme, nouns: Nouns, words: Predicates, extra: SecondaryWords
) -> Iterator[Draft]:
    """As in "Granted Russia access to the base": leave to use is a facility of the user."""
    sentence = scene.sentence
    head = sentence.head(theme.token)
    if theme.token.lemma in extra.access_nouns:
        head = theme.token  # "basing rights"
    elif head is not None and head.is_verb and theme.token.case == "to":
        head = sentence.child(head, "obj")
    if head is None or head.lemma not in extra.access_nouns or not head.is_noun:
        return
    verb = sentence.head(head)
    if verb is not None and verb.i < head.i and verb.start >= theme.start:
        verb = sentence.head(verb)  # "basing rights", with "basing" read as a verb
    if verb is None or not verb.is_verb or head.dep not in ("obj", "nsubj:pass"):
        return
    giver = actor(scene, subject_of(sentence, verb), nouns)
    if verb.lemma in extra.granting:
        inner = sentence.children(head, "compound")
        names = [c for c in inner if scene.name_of(c) is not None or scene.owner(c) is not None]
        taken = (
            sentence.child(verb, "iobj")
            or next(iter(names), None)
            or next((c for c in sentence.children(verb, "obj") if c.i < head.i), None)
            or (sentence.child(verb, "nsubj:pass") if head.dep == "obj" else None)
        )
        user = actor(scene, taken, nouns) or case_party(scene, verb, ("to", "for"))
        status = "authorised"
        host = giver or scene.owner(theme.token) or place_party(scene, theme.token, head, verb)
    elif verb.lemma in extra.gaining:
        user, status = giver, "authorised" if verb.lemma not in ("seek", "want") else "requested"
        host = place_party(scene, theme.token, head) or case_party(scene, verb, ("from",))
    else:
        return
    if user is None:
        return
    predicate = Predicate(verb, ("permit",), "object")
    stance = read_stance(sentence, predicate, "permit", "facility", words)
    if stance.status == "authorised":
        is_ahead = any(c.lower in ("will", "to") for c in sentence.children(verb, "aux"))
        is_gain = is_ahead and status == "authorised" and verb.lemma in extra.gaining
        stance = replace(stance, status="pledged" if is_gain else status)
    yield facility_draft(scene, theme, predicate, user, host or scene.host, stance)
