"""Document -> Extraction: the stage that reads statements.

In: a ``Document``.  Out: an ``Extraction``, or one with an Issue where the language has no
pack.  The order of reading::

    segment -> names -> gate -> parse -> (persons, quantities, dates) -> attribute
            -> read each sentence -> carry over -> assemble

``Extractor`` holds what is loaded once; reading one document leaves nothing behind that
another could see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tallywire.extract.assemble import Voiced, assemble
from tallywire.extract.attribution import attribute
from tallywire.extract.designations import find_designations
from tallywire.extract.discourse import Discourse
from tallywire.extract.draft import Draft
from tallywire.extract.focus import find_focus
from tallywire.extract.language import LanguageData, has_pack, load_language
from tallywire.extract.masks import plan_of
from tallywire.extract.mend import mended
from tallywire.extract.money import in_currency, without_conversions
from tallywire.extract.names import NameMention, names_within
from tallywire.extract.parse import Parser, model_digest
from tallywire.extract.parties import Scene
from tallywire.extract.persons import find_persons
from tallywire.extract.quantity import find_quantities
from tallywire.extract.reader import read_sentence
from tallywire.extract.segment import Bounds, segment
from tallywire.extract.syntax import Sentence
from tallywire.extract.timing import Timeline, date_of, with_carried_dates, with_date
from tallywire.extract.watch import watching
from tallywire.extract.why import Facts, explain
from tallywire.model.document import Document
from tallywire.model.entity import Entity, Mention, make_entity
from tallywire.model.explanation import Explanation
from tallywire.model.extraction import Extraction, Run, make_run
from tallywire.model.issue import Issue
from tallywire.model.statement import Hop, Statement
from tallywire.model.values import Quantity, Span
from tallywire.packs.gazetteer import digest_packs, load_gazetteer

__all__ = ["Extractor"]

DIGEST_CREDITS: Final = 2
"""Paragraphs that end with an outlet in brackets from which on a text is a digest."""

VERSION: Final = "0.1.0"


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
        reading = self._prepare(document)
        return reading.extraction()

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """Why each statement that ``extract`` finds says what it says; read anew under watch."""
        if not has_pack(document.language):
            return ()
        reading = self._prepare(document)
        with watching() as watch:
            statements = reading.statements()
        facts = Facts(
            document.text, reading.sentences, reading.names, reading.persons, reading.data, watch
        )
        return explain(facts, statements)

    def _prepare(self, document: Document) -> _Reading:
        """The document with its names found and its sentences parsed."""
        data = load_language(document.language or "")
        bounds = segment(document)
        names = data.names.find(document.text)
        names = find_designations(
            document.text, names, data.ambiguous, data.patterns, data.lexicon.nouns
        )
        chosen = data.gate.choose(document.text, bounds, names)
        plans = [
            plan_of(document.text, b, names_within(names, b.start, b.end), data)
            for b in (bounds[i] for i in chosen)
        ]
        parsed = self._parser.parse(document.text, plans)
        is_digest = _is_digest(document.text, names)
        sentences = {
            s.index: mended(s, data.grammar.lemmas, tells_in_present=is_digest) for s in parsed
        }
        return _Reading(document, data, names, bounds, sentences)


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
        self.is_arms_text = bool(data.arms_bans.search(document.text))
        self.is_war_text = bool(data.war_words.search(document.text))
        self.by_start = {n.start: n for n in names}

    def extraction(self) -> Extraction:
        """Statements, entities and mentions."""
        read = [b for b in self.bounds if b.index in self.sentences]
        entities, mentions = _mentions(self.document, self.names, read)
        return Extraction(self.document.id, tuple(self.statements()), entities, mentions)

    def statements(self) -> list[Statement]:
        """The statements, in order of their first evidence."""
        sentences = list(self.sentences.values())
        self.persons = find_persons(self.document.text, self.bounds, self.names, self.data.cues)
        attribution = attribute(
            self.document.text,
            sentences,
            self.names,
            self.persons,
            self.data.cues,
            self.document.zones,
            self.document.publisher,
        )
        discourse = Discourse(find_focus(self.document.text, self.names, self.bounds))
        timeline = Timeline(
            self.document.text,
            self.bounds,
            self.names,
            self.data.dates,
            self.document.anchor_date,
        )
        drafts: list[Draft] = []
        for index in sorted(self.sentences):
            sentence = self.sentences[index]
            scene = self._scene(sentence, discourse)
            dates = timeline.dates_of(index)
            for draft in read_sentence(scene, self._quantities(sentence), self.data.lexicon):
                hops = attribution.path_at(draft.sentence, draft.anchor[1] - 1)
                cues = [(h.cue.start, h.cue.end) for h in hops if h.cue is not None]
                dated = with_date(draft, date_of(sentence, draft, dates, self.data.grammar, cues))
                taken = discourse.take(dated)
                if taken is not None:
                    drafts.append(taken)
            discourse.notice(scene)
        voiced = [
            self._voiced(d, attribution.path_at(d.sentence, d.anchor[1] - 1))
            for d in discourse.finish(drafts)
        ]
        return assemble(
            self.document.text,
            self.document.id,
            with_carried_dates(voiced, self.document.anchor_date),
            self.sentences,
            self.data.grammar.generic_forces,
        )

    def _voiced(self, draft: Draft, hops: tuple[Hop, ...]) -> Voiced:
        told = in_currency(draft, hops, self.persons, self.data.names, load_gazetteer())
        return Voiced(told, hops, self.sentences[draft.sentence].zone)

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
            is_arms_text=self.is_arms_text,
            is_war_text=self.is_war_text,
        )

    def _quantities(self, sentence: Sentence) -> tuple[Quantity, ...]:
        taken = [
            (n.start, n.end)
            for n in names_within(self.names, sentence.start, sentence.end)
            if n.kind in ("equipment", "group", "organisation")
        ]
        found = find_quantities(
            self.document.text, sentence.start, sentence.end, self.data.numbers, taken
        )
        return tuple(without_conversions(self.document.text, found))


_CREDIT: Final = re.compile(r"[^()\n]{0,60}\)\s*(?:\n|$)")


def _is_digest(text: str, names: Sequence[NameMention]) -> bool:
    """Whether items with their source in brackets make up the text: "... (Reuters)"."""
    credits = sum(
        bool(_CREDIT.match(text, name.end))
        for name in names
        if name.kind == "outlet" and text[name.start - 1 : name.start] == "("
    )
    return credits >= DIGEST_CREDITS


def _no_pack(document: Document) -> Issue:
    if document.language is None:
        return Issue("language.unknown", document.name)
    return Issue("language.no_pack", document.name, document.language)


def _mentions(
    document: Document, names: Sequence[NameMention], read: Sequence[Bounds]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Entities named in the sentences that were read, and where."""
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for bounds in read:
        for name in names_within(names, bounds.start, bounds.end):
            kind = "region" if name.kind == "place" else name.kind
            entity = make_entity(name.entity, kind, name.state)
            entities[entity.id] = entity
            span = Span.of(document.text, name.start, name.end)
            mentions.append(Mention(document.id, entity.id, span))
    return tuple(sorted(entities.values())), tuple(sorted(mentions))
