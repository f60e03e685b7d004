"""Document -> Extraction: the stage that reads statements.

In: a ``Document``.  Out: an ``Extraction``, or one with an Issue where the language has no
pack.  The order of reading::

    segment -> names -> gate -> parse -> (persons, quantities, dates) -> attribute
            -> read each sentence -> carry over -> assemble

``Extractor`` holds what is loaded once; reading one document leaves nothing behind that
another could see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tallywire.extract.assemble import Voiced, assemble
from tallywire.extract.attribution import attribute
from tallywire.extract.dates import find_dates
from tallywire.extract.designations import find_designations
from tallywire.extract.discourse import Discourse
from tallywire.extract.draft import Draft
from tallywire.extract.language import LanguageData, has_pack, load_language
from tallywire.extract.names import NameMention
from tallywire.extract.parse import Mask, Parser, Plan, model_digest
from tallywire.extract.parties import Scene
from tallywire.extract.persons import find_persons
from tallywire.extract.quantity import BARE_DOLLAR, find_quantities
from tallywire.extract.reader import read_sentence
from tallywire.extract.segment import Bounds, segment
from tallywire.extract.syntax import Sentence
from tallywire.extract.timing import date_of, with_date
from tallywire.model.document import Document
from tallywire.model.entity import Entity, Mention, make_entity
from tallywire.model.extraction import Extraction, Run, make_run
from tallywire.model.issue import Issue
from tallywire.model.statement import Statement
from tallywire.model.values import DateSpan, Quantity
from tallywire.packs.gazetteer import digest_packs

__all__ = ["Extractor"]

VERSION: Final = "0.1.0"
_MASK_WORDS: Final = {
    "state": "France",
    "region": "Africa",
    "organisation": "Nato",
    "group": "Hamas",
    "outlet": "Reuters",
    "place": "Paris",
    "person": "Smith",
}
_MASK_FORMS: Final = {"adjective": "French", "demonym": "Frenchmen", "combining": "Franco"}


class Extractor:
    """Reads statements; build one for each process, loading takes about two seconds."""

    def __init__(self) -> None:
        self._parser = Parser()
        self.run: Run = make_run(
            VERSION, self._parser.name, model_digest(self._parser.package), digest_packs()
        )

    def extract(self, document: Document) -> Extraction:
        """The statements of ``document``; the same whatever was read before."""
        if not has_pack(document.language):
            return Extraction(document.id, issues=(_no_pack(document),))
        data = load_language(document.language or "")
        bounds = segment(document)
        names = data.names.find(document.text)
        names = find_designations(
            document.text, names, data.ambiguous, data.patterns, data.lexicon.nouns
        )
        chosen = data.gate.choose(document.text, bounds, names)
        plans = [_plan(document.text, bounds[i], names, data) for i in chosen]
        sentences = {s.index: s for s in self._parser.parse(document.text, plans)}
        reading = _Reading(document, data, names, bounds, sentences)
        statements = reading.statements()
        entities, mentions = _mentions(document, names, bounds, chosen)
        return Extraction(document.id, tuple(statements), entities, mentions)


class _Reading:
    """One document being read."""

    def __init__(
        self,
        document: Document,
        data: LanguageData,
        names: Sequence[NameMention],
        bounds: Sequence[Bounds],
        sentences: Mapping[int, Sentence],
    ) -> None:
        self.document = document
        self.data = data
        self.names = names
        self.bounds = bounds
        self.sentences = sentences
        self.by_start = {n.start: n for n in names}

    def statements(self) -> list[Statement]:
        sentences = list(self.sentences.values())
        self.persons = find_persons(self.document.text, self.bounds, self.names)
        attribution = attribute(
            self.document.text,
            sentences,
            self.names,
            self.persons,
            self.data.cues,
            self.document.zones,
        )
        discourse = Discourse()
        drafts: list[Draft] = []
        for index in sorted(self.sentences):
            sentence = self.sentences[index]
            scene = self._scene(sentence, discourse)
            dates = self._dates(sentence)
            for draft in read_sentence(scene, self._quantities(sentence), self.data.lexicon):
                dated = with_date(draft, date_of(sentence, draft, dates, self.data.grammar))
                taken = discourse.take(dated)
                if taken is not None:
                    drafts.append(taken)
            discourse.notice(scene)
        voiced = [
            Voiced(
                d,
                attribution.path_at(d.sentence, d.anchor[1] - 1),
                self.sentences[d.sentence].zone,
            )
            for d in discourse.finish(drafts)
        ]
        return assemble(
            self.document.text,
            self.document.id,
            voiced,
            self.sentences,
            self.data.grammar.generic_forces,
        )

    def _scene(self, sentence: Sentence, discourse: Discourse) -> Scene:
        data = self.data
        return Scene(
            sentence,
            self.by_start,
            data.force_nouns,
            data.group_nouns,
            data.office_nouns,
            data.grammar,
            data.lexicon.predicates,
            discourse.topic or discourse.seen_acting,
            discourse.host,
            self.persons,
        )

    def _quantities(self, sentence: Sentence) -> tuple[Quantity, ...]:
        taken = [
            (n.start, n.end)
            for n in self.names
            if n.kind in ("equipment", "group", "organisation") and n.end > sentence.start
        ]
        found = find_quantities(
            self.document.text, sentence.start, sentence.end, self.data.numbers, taken
        )
        kept = _without_conversions(self.document.text, found)
        return tuple(_with_currency(q) for q in kept)

    def _dates(self, sentence: Sentence) -> tuple[DateSpan, ...]:
        return find_dates(
            self.document.text,
            sentence.start,
            sentence.end,
            self.data.dates,
            self.document.anchor_date,
        )


def _with_currency(quantity: Quantity) -> Quantity:
    """A bare "$" read as United States dollars."""
    if quantity.unit != BARE_DOLLAR:
        return quantity
    return msgspec.structs.replace(quantity, unit="USD")


def _without_conversions(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "One billion dollars (755 million euros)": the sum in brackets is the same sum."""
    kept: list[Quantity] = []
    for quantity in quantities:
        between = text[kept[-1].raw.end : quantity.raw.start] if kept else ""
        is_money = bool(kept) and quantity.unit is not None and kept[-1].unit is not None
        if is_money and between.strip().startswith("(") and ")" not in between:
            continue
        kept.append(quantity)
    return kept


def _plan(text: str, bounds: Bounds, names: Sequence[NameMention], data: LanguageData) -> Plan:
    masks = []
    for name in names:
        if name.start < bounds.start or name.end > bounds.end:
            continue
        masks.append(Mask(name.start, name.end, _shown(text, name)))
    for match in data.hyphenated.finditer(text, bounds.start, bounds.end):
        if not any(m.start < match.end() and match.start() < m.end for m in masks):
            word = data.grammar.hyphenated[match.group().lower()]
            masks.append(Mask(match.start(), match.end(), word))
    masks.sort(key=lambda m: m.start)
    return Plan(bounds.index, bounds.start, bounds.end, bounds.paragraph, bounds.zone, tuple(masks))


def _shown(text: str, name: NameMention) -> str:
    """The plain word that the parser sees for a name."""
    if name.kind == "equipment":
        following = text[name.end : name.end + 2]
        return "tank" if following[:1] == " " and following[1:].isalpha() else "tanks"
    if name.form in _MASK_FORMS:
        after = text[name.end : name.end + 2]
        if name.form == "demonym" and after[:1] == " " and after[1:].islower():
            return "French"
        return _MASK_FORMS[name.form]
    return _MASK_WORDS[name.kind]


def _no_pack(document: Document) -> Issue:
    if document.language is None:
        return Issue("language.unknown", document.name)
    return Issue("language.no_pack", document.name, document.language)


def _mentions(
    document: Document,
    names: Sequence[NameMention],
    bounds: Sequence[Bounds],
    chosen: Sequence[int],
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Entities named in the sentences that were read, and where."""
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    from tallywire.model.values import Span

    for name in names:
        if not any(bounds[i].start <= name.start < bounds[i].end for i in chosen):
            continue
        kind = "region" if name.kind == "place" else name.kind
        entity = make_entity(name.entity, kind, name.state)
        entities[entity.id] = entity
        mentions.append(
            Mention(document.id, entity.id, Span.of(document.text, name.start, name.end))
        )
    return tuple(sorted(entities.values())), tuple(sorted(mentions))
