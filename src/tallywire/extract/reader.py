"""One sentence -> drafts: every theme with every predicate that makes a frame of it.

In: a ``Scene`` (sentence, names, what the discourse is about), its quantities and themes, and
the lexicons.  Out: ``Draft`` values in order of their anchors.  The table of frames decides
which proposition a theme and a predicate make; the predicate's class decides who fills
which place; ``status`` decides how it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from tallywire.extract.discourse.abreast import with_abreast
from tallywire.extract.discourse.answers import read_answer
from tallywire.extract.discourse.untold import is_untold
from tallywire.extract.discourse.wholes import with_wholes
from tallywire.extract.frames.apiece import with_shares
from tallywire.extract.frames.armies import read_armies
from tallywire.extract.frames.equipped import with_own_arms
from tallywire.extract.frames.fulfilled import with_orders_filled
from tallywire.extract.frames.gapping import read_gaps
from tallywire.extract.frames.joining import is_ahead, is_contributed, without_whole
from tallywire.extract.frames.moves import read_moves
from tallywire.extract.frames.prices import read_prices, read_stops
from tallywire.extract.frames.prolonging import as_stay, is_prolonged, prolonging
from tallywire.extract.frames.secondary import with_secondary
from tallywire.extract.frames.standing import joined_force, read_standing
from tallywire.extract.frames.stays import left_place, stay_or_move
from tallywire.extract.frames.stocks import read_stocks
from tallywire.extract.frames.supplies import with_supplies
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.copulas import has_become, is_due, was_ranked
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.changes import with_changes
from tallywire.extract.predication.choosing import choose
from tallywire.extract.predication.civil import is_ranked
from tallywire.extract.predication.craft import as_craft
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.left_lands import left_for
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.outer_roles import goes_home, is_told_by, of_minister
from tallywire.extract.predication.plausible import names_other_giver, stands
from tallywire.extract.predication.predicates import governors
from tallywire.extract.predication.roles import find_parties, first
from tallywire.extract.predication.said_of import is_held_up
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.predication.worth import with_worth
from tallywire.extract.things.glosses import without_glosses
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import PredicateClass, Predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["Lexicon", "read_sentence"]


@dataclass(frozen=True)
class Lexicon:
    """The word lists that reading a sentence needs."""

    nouns: Nouns
    predicates: Predicates
    frames: Mapping[str, Mapping[str, str]]


def read_sentence(
    scene: Scene, quantities: Sequence[Quantity], themes: Sequence[Theme], lexicon: Lexicon
) -> list[Draft]:
    """The drafts of one sentence, in order of their anchors.

    Args:
        scene: the sentence.
        quantities: what is counted in it.
        themes: what ``find_themes`` finds in it.
        lexicon: the word lists.
    """
    grammar = scene.grammar
    drafts: list[Draft] = []
    used: list[Quantity] = []
    themes = [as_stay(t) if is_prolonged(scene, t) else as_craft(scene, t) for t in themes]
    themes = with_changes(scene, themes)
    for quantity, draft in read_stocks(scene, themes, quantities, lexicon.predicates, grammar):
        used.append(quantity)
        drafts.append(draft)
    stocked = {d.what_span for d in drafts}
    left = [
        t
        for t in themes
        if t.quantity not in used
        and not (t.quantity is None and (t.start, t.end) in stocked)
        and not (used and t.cls == "count" and t.token.lemma in grammar.measures)
    ]
    themes = _joined(scene, with_worth(scene.sentence, without_glosses(scene, left)))
    for theme in themes:
        told_of = list(_of_theme(scene, theme, lexicon))
        drafts.extend(with_orders_filled(scene, told_of, lexicon.predicates))
    words = lexicon.predicates
    extra = load_secondary(scene.sentence.language)
    drafts = with_supplies(scene, drafts, themes, lexicon.nouns, words, extra)
    drafts = with_abreast(scene, drafts, themes)
    drafts.extend(read_armies(scene, words))
    drafts.extend(read_prices(scene, themes, drafts, extra))
    drafts.extend(read_moves(scene, words, lexicon.nouns))
    drafts = with_secondary(scene, drafts, themes, quantities, lexicon.nouns, words)
    drafts.extend(read_stops(scene, drafts, words, extra))
    drafts.extend(read_gaps(scene, drafts, quantities))
    drafts = with_wholes(scene, with_own_arms(scene, drafts), quantities, words)
    answer = read_answer(scene, drafts, words)
    drafts.extend([answer] if answer is not None else [])
    told = [
        d for d in drafts if not is_untold(scene.sentence, d, words) and not is_ranked(scene, d)
    ]
    return sorted(with_shares(scene, _distinct(told)), key=lambda d: (d.anchor, d.frame))


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each frame, what and count of the sentence: the first that names who gives."""
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (
            draft.frame,
            draft.action_like,
            draft.what_span,
            draft.quantity,
            draft.recipient and draft.recipient.name,
        )
        if _is_told_within(draft, drafts):
            continue
        kept = seen.setdefault(key, draft)
        if kept.provider is None and draft.provider is not None:
            seen[key] = draft
    return list(seen.values())


def _joined(scene: Scene, themes: Sequence[Theme]) -> list[Theme]:
    """Coordinated themes without counts become one, joined by " and "."""
    if len(themes) < 2:
        return list(themes)
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
        if theme.quantity is not None:
            partners = [p for p in partners if _shares_count(theme, p)]
        if theme.label and theme.cls != "embargo" and partners:
            label = " and ".join([theme.label, *(p.label or "" for p in partners)])
            gone.update(p.token.i for p in partners)
            theme = replace(theme, label=label)
        joined.append(theme)
    return joined


def _shares_count(theme: Theme, partner: Theme) -> bool:
    """ "200 soldiers and policemen", "$3 million in weapons and equipment": one figure for all."""
    if theme.quantity is not None and theme.quantity.unit not in (None, "tonne"):
        return True
    return theme.cls == "personnel" and partner.token.i == theme.token.i + 2


def _joins(first: Theme, other: Theme) -> bool:
    things = {"equipment", "aid", "backing"}
    same = first.cls == other.cls or {first.cls, other.cls} <= things
    return same and other.quantity is None and other.label is not None


def _of_theme(scene: Scene, theme: Theme, lexicon: Lexicon) -> Iterator[Draft]:
    if not _is_sendable(scene, theme):
        return
    joined = joined_force(scene, theme)
    if joined is not None:
        yield joined
        return
    found = has_governor = taught = False
    for predicate in governors(scene.sentence, theme.token, lexicon.predicates):
        is_above = not predicate.is_below
        if not is_above and "train" in predicate.classes and predicate.relation == "object":
            taught = taught or predicate.token.dep == "acl:relcl"
        if is_above and taught and predicate.token.lemma in scene.grammar.adding_verbs:
            return  # "to double the number of soldiers that it trains"
        if is_above and "train" in predicate.classes and theme.cls in ("personnel", "unit"):
            return
        chosen = (
            None
            if is_above and has_governor
            else choose(scene, theme, predicate, lexicon.predicates, lexicon.frames)
        )
        if chosen is None:
            continue
        has_governor = has_governor or is_above
        cls, frame = chosen
        draft = _draft(scene, theme, predicate, cls, frame, lexicon)
        if stands(scene, theme, draft):
            found = True
            yield draft
    is_aid = theme.cls == "aid"
    if not found and is_held_up(scene.sentence, theme.token, lexicon.predicates, is_aid=is_aid):
        yield from _package(scene, theme, lexicon, "give")
    elif not found and is_aid and theme.quantity is not None:
        yield from _package(scene, theme, lexicon, "announce")
    elif not found:
        yield from read_standing(scene, theme, lexicon.predicates)


def _is_told_within(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Japan's arms donation": the arms are given, the donation is no second gift."""
    if draft.theme != "aid" or draft.quantity is not None or draft.frame != "transfer":
        return False
    start, end = draft.what_span
    inner = [d.what_span for d in drafts if d.theme == "equipment" and d.frame == "transfer"]
    return any(start <= span[0] and span[1] < end for span in inner)


def _is_sendable(scene: Scene, theme: Theme) -> bool:
    """Weak words need a number and an owner; fighters and rebels a number."""
    happenings = scene.grammar.happenings
    if theme.quantity is None and theme.cls == "personnel" and theme.is_single:
        return _is_not_one(scene, theme)
    is_happening = theme.cls == "unit" and theme.token.lemma in happenings
    if theme.quantity is None and is_happening and not is_prolonged(scene, theme):
        return False
    is_one = theme.quantity is None and theme.token.tag == "NN" and theme.label is not None
    if is_one and theme.cls == "equipment" and theme.label in scene.grammar.plural_arms:
        return False
    if theme.is_weak and theme.token.lemma in scene.grammar.civil_trades:
        return False
    if theme.is_group and theme.quantity is None and theme.token.lemma != "fighter":
        return False
    if not theme.is_weak or theme.is_expert:
        return True
    return theme.quantity is not None and (
        scene.owner(theme.token) is not None or _is_kept(scene, theme)
    )


def _is_not_one(scene: Scene, theme: Theme) -> bool:
    """ "No Rwandan soldier", "not a single adviser": none of them at all."""
    words = {c.lower for c in scene.sentence.children(theme.token, "det", "neg", "amod")}
    return "no" in words or {"not", "single"} <= words


_KEEPING: Final = frozenset(
    {"hold", "send", "station", "pull", "give", "tender", "weigh", "announce"}
)
"""Classes whose object are men that somebody has: "has promised 600 men"."""


def _is_kept(scene: Scene, theme: Theme) -> bool:
    """ "Burundi has 5,400 men in Mogadishu": men, and who has or sends them."""
    beside = scene.sentence.children(theme.token, "nmod")
    if any(c.case == "from" and scene.resolve(c) is not None for c in beside):
        return True  # "500 men from Niger"
    verb = scene.sentence.head(theme.token)
    if theme.token.lemma not in ("man", "police") or theme.token.dep != "obj" or verb is None:
        return False
    subject = subject_of(scene.sentence, verb)
    is_keeping = _KEEPING & set(scene.predicates.by_verb.get(verb.lemma, ()))
    return bool(is_keeping) and subject is not None and scene.resolve(subject) is not None


_TOLD_AS: Final = ("hold", "host", "halt", "refuse", "prolong")
"""Classes by whose own words a stay stands: it is kept, hosted, ended, refused or prolonged."""


@rule("read.thing_and_happening")
def _draft(
    scene: Scene,
    theme: Theme,
    predicate: Predicate,
    cls: PredicateClass,
    frame: str,
    lexicon: Lexicon,
) -> Draft:
    sentence = scene.sentence
    if theme.quantity is not None and frame in ("deployment", "withdrawal"):
        theme = without_whole(sentence, theme)
    args = arguments(sentence, predicate)
    provider, recipient = find_parties(scene, theme, predicate, cls, args, frame)
    is_move = frame in ("deployment", "transfer") and cls.name == "go"
    gone = left_for(scene, theme.token, predicate) if is_move else None
    if gone is not None:
        provider, recipient = provider or gone[0], gone[1]
    if provider is None and theme.category == "formation":
        provider = _whose_formation(scene, theme.token)
    if provider is None and frame in ("deployment", "withdrawal") and theme.quantity is not None:
        provider = of_minister(scene, theme.token, recipient)
    reading = "stay" if frame == "presence" and cls.name not in _TOLD_AS else cls.name
    stance = read_stance(sentence, predicate, reading, frame, lexicon.predicates)
    longer = prolonging(scene, predicate) if frame in ("deployment", "presence") else None
    if longer is not None:
        frame = "presence"
        stance = read_stance(sentence, longer, "prolong", frame, lexicon.predicates)
    if frame == "presence" and cls.name == "stay" and is_ahead(scene, predicate, stance):
        frame = "deployment"
    if cls.name == "host" and predicate.is_noun:
        stance = replace(stance, status="ongoing")  # "Camp Simba, home to"
    if (
        cls.name == "supplier"
        and stance.status == "completed"
        and has_become(sentence, predicate.token)
    ):
        stance = replace(stance, status="ongoing")
    if (longer is not None or cls.name == "prolong") and stance.status in (
        "completed",
        "under_way",
    ):
        stance = replace(stance, status="authorised")
    if frame == "deployment" and is_contributed(scene, theme, predicate, cls, stance):
        frame, stance = "presence", replace(stance, status="ongoing")
    told = stay_or_move(scene, theme, predicate, cls.name, frame, stance.status)
    if told == "presence" and frame != told:
        stance = read_stance(sentence, predicate, "stay", told, lexicon.predicates)
    frame, stance = told, _by_copula(sentence, predicate, told, stance)
    if frame == "withdrawal" and cls.name == "stay" and stance.status == "ongoing":
        stance = replace(stance, status="completed")  # "are back home"
    if frame == "withdrawal" and cls.name in ("go", "send", "stay"):
        recipient = left_place(scene, args) or recipient or _order_giver(scene, predicate)
    if stance.status == "pledged" and is_told_by(scene, predicate, recipient):
        stance = replace(stance, status="requested")
    if frame == "deployment" and provider is None and _is_consigned(scene, theme):
        frame = "transfer"
    if frame == "deployment" and goes_home(sentence, predicate, cls.name, provider, recipient):
        there = recipient if recipient and provider and recipient.name != provider.name else None
        frame, recipient = "withdrawal", left_place(scene, args) or there
    draft = make_draft(scene, theme, predicate, frame, provider, recipient, theme.label, stance)
    draft = _of_foreigners(scene, theme, draft)
    word, grammar = predicate.token.lemma, scene.grammar
    is_rest = any(c.lower in grammar.remainders for c in sentence.children(theme.token, "amod"))
    is_parting = frame == "withdrawal" and word in grammar.parting_verbs and not is_rest
    is_moved = frame == "transfer" and theme.cls == "equipment" and word in grammar.conveying
    is_other = draft.provider is None and names_other_giver(scene, cls, args)
    is_closed = draft.is_giver_closed or is_other
    return replace(draft, is_giver_closed=is_closed, is_parting=is_parting, is_moved=is_moved)


def _whose_formation(scene: Scene, token: Token) -> Party | None:
    """Of a force that the gazetteers know, or that words beside it give to a state."""
    described = scene.sentence.children(token, "appos")
    return scene.resolve_one(token) or first([p for d in described if (p := scene.owner(d))])


def _by_copula(sentence: Sentence, predicate: Predicate, frame: str, stance: Stance) -> Stance:
    """ "Was the first to land": it has; "are due out": they will leave."""
    if stance.status == "pledged" and was_ranked(sentence, predicate.token):
        return replace(stance, status="completed")
    is_ahead = frame == "withdrawal" and is_due(sentence, predicate.token)
    return replace(stance, status="pledged") if is_ahead else stance


def _order_giver(scene: Scene, predicate: Predicate) -> Party | None:
    """ "Niamey told the soldiers to go": their host."""
    above = scene.sentence.head(predicate.token)
    subject = subject_of(scene.sentence, above) if above is not None else None
    return scene.resolve(subject) if subject is not None else None


def _is_consigned(scene: Scene, theme: Theme) -> bool:
    """ "The first batch of ten drones landed": craft by the batch are handed over."""
    head = scene.sentence.head(theme.token)
    is_of = head is not None and theme.token.case == "of" and theme.is_platform
    return is_of and head is not None and head.lemma in scene.grammar.consignments


def _of_foreigners(scene: Scene, theme: Theme, draft: Draft) -> Draft:
    """ "Its 65,000 foreign troops" are on its soil; "all foreign troops" are many states'."""
    words = {c.lower for c in scene.sentence.children(theme.token, "amod", "det", "predet")}
    if theme.cls not in ("personnel", "unit") or "foreign" not in words:
        return draft
    if scene.sentence.child(theme.token, "nmod:poss") is not None and draft.provider is not None:
        host = draft.recipient or draft.provider
        return replace(draft, provider=None, recipient=host, is_giver_closed=True)
    return replace(draft, is_giver_closed=draft.is_giver_closed or "all" in words)


@rule("read.package")
def _package(scene: Scene, theme: Theme, lexicon: Lexicon, name: str) -> Iterator[Draft]:
    """ "The 25 million dollar package will include": a sum of aid that is only named."""
    predicate = Predicate(theme.token, (name,), "object", is_noun=True)
    cls = lexicon.predicates.classes[name]
    args = arguments(scene.sentence, predicate)
    provider, recipient = find_parties(scene, theme, predicate, cls, args, "transfer")
    if provider is None and recipient is None:
        return
    stance = read_stance(scene.sentence, predicate, name, "transfer", lexicon.predicates)
    yield make_draft(scene, theme, predicate, "transfer", provider, recipient, theme.label, stance)
