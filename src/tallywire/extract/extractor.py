"""Document -> Extraction: the stage that reads statements.

In: a ``Document``.  Out: an ``Extraction``, or one with an Issue where the language has no
pack.  The order of reading::

    gate -> names -> segment -> parse what can open a reading -> is there a draft?
         -> parse the rest -> (persons, quantities, dates) -> attribute
         -> read each sentence -> carry over -> assemble

``Extractor`` holds what is loaded once; reading one document leaves nothing behind that
another could see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from tallywire.extract.assemble import Voiced, assemble
from tallywire.extract.attribution import attribute
from tallywire.extract.attribution.people import Persons
from tallywire.extract.attribution.persons import find_persons
from tallywire.extract.discourse.carry_over import Discourse, can_open
from tallywire.extract.discourse.corrections import Corrections
from tallywire.extract.discourse.money import in_currency, without_conversions
from tallywire.extract.discourse.retorts import read_retorts
from tallywire.extract.gate import Hit, naming_two
from tallywire.extract.grammar.mend import mended
from tallywire.extract.grammar.parse import Parser, Plan, model_digest
from tallywire.extract.grammar.segment import segment
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.hints import (
    Hint,
    Proposal,
    Told,
    gather,
    kept,
    with_text_signs,
    without_told,
)
from tallywire.extract.language import can_tell, load_language
from tallywire.extract.masks import Masks
from tallywire.extract.names.bands import Bands, find_bands
from tallywire.extract.names.find import names_within
from tallywire.extract.names.shortforms import places_of, short_forms
from tallywire.extract.opening import is_plain, probe
from tallywire.extract.parties.focus import find_focus
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.parties.together import lists_of_states
from tallywire.extract.parties.voices import Voices
from tallywire.extract.predication.draft import Draft
from tallywire.extract.quantity import find_quantities
from tallywire.extract.reader import read_sentence
from tallywire.extract.results import (
    is_digest,
    mentions_of,
    names_of,
    nobody_speaks,
    nothing_in,
    spoken,
)
from tallywire.extract.things.theme import Theme
from tallywire.extract.things.themes import find_themes
from tallywire.extract.timing import Timeline, with_carried_dates
from tallywire.extract.triggers import Sort
from tallywire.extract.watch import watching
from tallywire.extract.why import Facts, explain
from tallywire.model.document import Document
from tallywire.model.explanation import Explanation
from tallywire.model.extraction import Extraction, Run, make_run
from tallywire.model.statement import Hop, Statement
from tallywire.model.values import Quantity
from tallywire.packs.gazetteer import digest_packs, load_gazetteer
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["Extractor"]

VERSION: Final = "0.1.0"

_FIRST: Final = Document(
    id="",
    name="",
    text="Norway sent Malta 40 boats on 3 May 2020, the minister said.",
    digest="",
    language="en",
)


class Extractor:
    """Reads statements; build one for each process, loading takes about two seconds."""

    def __init__(self, *, is_gated: bool = True) -> None:
        """Load the model.

        Args:
            is_gated: pass over texts that by their words can have no statement, which
                changes nothing but the time it takes.
        """
        self._is_gated = is_gated
        self._parser = Parser()
        self.run: Run = make_run(
            VERSION, self._parser.name, model_digest(self._parser.package), digest_packs()
        )

    def prepare(self) -> None:
        """Load the packs too, by reading a sentence; otherwise the first document does it."""
        self.extract(_FIRST)

    def extract(self, document: Document) -> Extraction:
        """The statements of ``document``; the same whatever was read before."""
        return self.extract_many([document])[0]

    def extract_many(self, documents: Sequence[Document]) -> list[Extraction]:
        """What ``extract`` gives for each, in their order.

        Their sentences are parsed together, which costs less and changes nothing.
        """
        return [
            nothing_in(document) if reading is None else reading.extraction()
            for document, reading in zip(documents, self._readings(documents), strict=True)
        ]

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """Why each statement that ``extract`` finds says what it says; read anew under watch."""
        reading = self._readings([document])[0]
        if reading is None:
            return ()
        reading.themed.clear()  # the watch must see how they are found
        with watching() as watch:
            statements = reading.statements()
        facts = Facts(
            document.text, reading.sentences, reading.names, reading.persons, reading.data, watch
        )
        return explain(facts, statements)

    def proposals(self, document: Document) -> tuple[list[Statement], list[Proposal]]:
        """What rules read, and what every sentence hints at: from this the weights are learned."""
        reading = self._readings([document])[0]
        return ([], []) if reading is None else reading.proposals()

    def _readings(self, documents: Sequence[Document]) -> list[_Reading | None]:
        """The documents parsed; None for those that have no statement by their words."""
        found = [_Reading(d) if can_tell(d) else None for d in documents]
        if self._is_gated:
            self._parse([(r, sorted(r.openings)) for r in found if r is not None])
            found = [r if r is not None and r.can_open() else None for r in found]
        self._parse([(r, range(len(r.bounds))) for r in found if r is not None])
        return found

    def _parse(self, wanted: Sequence[tuple[_Reading, Iterable[int]]]) -> None:
        """Make the trees of these sentences of each reading that are not made yet."""
        jobs = [(reading.document.text, reading.plans(at)) for reading, at in wanted]
        for (reading, _), trees in zip(wanted, self._parser.parse_all(jobs), strict=True):
            reading.take(trees)


class _Reading:
    """One document being read."""

    def __init__(self, document: Document) -> None:
        data = load_language(document.language or "")
        names, bounds = names_of(document, data), segment(document)
        self.document, self.data = document, data
        self.names, self.bounds = names, bounds
        self._masks = Masks(document.text, names, data)
        self.sentences: dict[int, Sentence] = {}
        self._voices: Voices | None = None
        self._counted: dict[tuple[int, int], tuple[Quantity, ...]] = {}
        self.themed: dict[int, list[Theme]] = {}
        self.is_arms_text = data.arms_bans.is_in(document.text)
        self.is_war_text = data.war_words.is_in(document.text)
        self.is_digest = is_digest(document.text, names)
        self.by_start = {n.start: n for n in names}
        self.is_hinting = False
        pairs = naming_two(bounds, names)
        self.spoken = spoken(document.text, bounds, names, pairs, data)
        self.openings = frozenset(
            data.gate.choose(
                [*data.gate.scan(document.text), *self._short_hits()],
                [bounds[i] for i in sorted(self.spoken)],
                names,
                pairs,
                lambda b: bool(self._quantities(b.start, b.end)),
                is_war_text=self.is_war_text,
            )
        )

    def extraction(self) -> Extraction:
        """Statements, and what a text that has some names."""
        statements = self.statements()
        if not statements:
            return Extraction(self.document.id)
        mentions = mentions_of(self.document, self.names)
        return Extraction(self.document.id, tuple(statements), *mentions)

    @cached_property
    def short_forms(self) -> Mapping[str, str]:
        """What the text calls its accords for short, with their full names."""
        return short_forms(self.document.text, load_secondary(self.data.code).accord_nouns)

    @cached_property
    def bands(self) -> Bands:
        """What the text calls its armed groups."""
        return find_bands(self.document.text, self.names, self.data.group_nouns, self.data.code)

    @cached_property
    def lists(self) -> tuple[Party, ...]:
        """The states that the text names side by side."""
        return lists_of_states(self.document.text, self.names)

    def _short_hits(self) -> list[Hit]:
        return [(at, int(Sort.OPENS)) for at in places_of(self.short_forms, self.document.text)]

    @cached_property
    def persons(self) -> Persons:
        """The people of the text."""
        return find_persons(self.document.text, self.bounds, self.names, self.data.cues)

    def can_open(self) -> bool:
        """Whether any sentence makes a draft that needs nothing said before it, or plainly will."""
        openings = [self.sentences[i] for i in sorted(self.openings)]
        if any(
            is_plain(self._themes(s), names_within(self.names, s.start, s.end)) for s in openings
        ):
            return True
        discourse = probe()
        scenes = (self._scene(sentence, discourse) for sentence in openings)
        return any(
            can_open(draft)
            for scene in scenes
            for draft in self._drafts(scene, self._themes(scene.sentence))
        )

    def plans(self, indexes: Iterable[int]) -> list[Plan]:
        """What to parse of these sentences, as far as they have no tree yet."""
        return [self._masks.plan(self.bounds[i]) for i in indexes if i not in self.sentences]

    def take(self, trees: Iterable[Sentence]) -> None:
        """Keep the trees, mended."""
        lemmas, nouns = self.data.grammar.lemmas, self.data.noun_lemmas
        for parsed in trees:
            tree = mended(parsed, lemmas, nouns, tells_in_present=self.is_digest)
            self.sentences[tree.index] = tree

    def statements(self) -> list[Statement]:
        """Everything the text states; all of it has been parsed."""
        hints = kept(self.told.hints, self.data.code) if self.told.drafts else []
        return self._assembled(without_told(self._finished(hints)))

    def proposals(self) -> tuple[list[Statement], list[Proposal]]:
        """What the rules read, and each hint of any sentence with what it would add."""
        self.is_hinting = True
        read = {draft.sentence for draft in self.told.drafts}
        statements = self._assembled(self._finished(()))
        known = {statement.id for statement in statements}
        proposals = []
        for hint in self.told.hints:
            made = self._assembled(self._finished([hint]))
            at = self.bounds[hint.draft.sentence]
            added = tuple(one for one in made if one.id not in known)
            is_new = hint.draft.sentence not in read
            proposals.append(Proposal(hint, (at.start, at.end), is_new, added))
        return statements, proposals

    @cached_property
    def told(self) -> Told:
        """What the rules read, and what is hinted at beside it."""
        data, document, names = self.data, self.document, self.names
        text, said_by = document.text, document.publisher
        sentences = [self.sentences[i] for i in range(len(self.bounds))]
        attribution = attribute(
            text, sentences, names, self.persons, data.cues, document.zones, said_by
        )
        self._voices = Voices(attribution, self.persons, names)
        discourse = Discourse(find_focus(text, names, self.bounds, data.code), data.code)
        timeline = Timeline(text, self.bounds, names, data.dates, document.anchor_date)
        corrections = Corrections(text, self.bounds, data.code)
        for bounds in self.bounds:  # one after the other costs half of what each by itself does
            self._quantities(bounds.start, bounds.end)
        drafts: list[Draft] = []
        hints: list[Hint] = []
        for sentence in sentences:
            known = len(drafts)
            scene = self._scene(sentence, discourse)
            is_open = sentence.index in (self.spoken if discourse.drafts else self.openings)
            themes = self._themes(sentence) if is_open or self.is_hinting else []
            read = self._drafts(scene, themes) if is_open else []
            read = self._put_right(corrections, sentence, read, discourse, timeline)
            for draft in read:
                if draft.theme == "count" and not self._is_near_opening(sentence):
                    continue
                hops = attribution.path_at(draft.sentence, draft.anchor[1] - 1)
                draft = timeline.dated(sentence, draft, data.grammar, hops)
                draft = corrections.applied(draft, hops)
                taken = discourse.take(draft)
                if taken is not None:
                    drafts.append(taken)
                    corrections.notice(taken)
            if self.is_hinting or (len(drafts) == known and sentence.index in self.openings):
                so_far = data.lexicon, discourse, timeline, attribution
                hints.extend(gather(scene, themes, *so_far, is_learning=self.is_hinting))
            discourse.notice(scene)
        signed = tuple(with_text_signs(hint, drafts) for hint in hints)
        return Told(tuple(drafts), signed, discourse, attribution)

    def _finished(self, hints: Sequence[Hint]) -> list[Draft]:
        """The drafts of the rules and of these hints, with what the whole text decides."""
        told = self.told
        return told.discourse.finish(told.drafts, [hint.draft for hint in hints])

    def _assembled(self, drafts: Sequence[Draft]) -> list[Statement]:
        attribution = self.told.attribution
        voiced = [self._voiced(d, attribution.path_at(d.sentence, d.anchor[1] - 1)) for d in drafts]
        return assemble(
            self.document.text,
            self.document.id,
            with_carried_dates(voiced, self.document.anchor_date),
            self.sentences,
            self.data.grammar.generic_forces,
        )

    def _put_right(
        self,
        corrections: Corrections,
        sentence: Sentence,
        read: Sequence[Draft],
        discourse: Discourse,
        timeline: Timeline,
    ) -> list[Draft]:
        """The drafts with what a correction of the publisher's makes of the sentence."""
        found = self._quantities(sentence.start, sentence.end)
        bounds, at = self.bounds[sentence.index], sentence.index
        told = discourse.drafts
        put = corrections.read(bounds, read, found, told, lambda: timeline.dates_of(at).told)
        return put or read_retorts(sentence, told, self.data.lexicon.predicates)

    def _is_near_opening(self, sentence: Sentence) -> bool:
        """Whether men or arms are spoken of where a bare number points back to them."""
        return any(
            sentence.paragraph - 1 <= self.bounds[i].paragraph <= sentence.paragraph
            for i in self.openings
            if i <= sentence.index + 1
        )

    def _themes(self, sentence: Sentence) -> list[Theme]:
        data = self.data
        if sentence.index not in self.themed:
            found = self._quantities(sentence.start, sentence.end)
            themes = find_themes(sentence, self.by_start, found, data.lexicon.nouns, data.grammar)
            self.themed[sentence.index] = themes
        return self.themed[sentence.index]

    def _drafts(self, scene: Scene, themes: Sequence[Theme]) -> list[Draft]:
        found = self._quantities(scene.sentence.start, scene.sentence.end)
        return read_sentence(scene, found, themes, self.data.lexicon)

    def _voiced(self, draft: Draft, hops: tuple[Hop, ...]) -> Voiced:
        at = draft.anchor[0]
        if draft.is_withdrawn or (draft.is_aside and not self.told.attribution.is_quoted(at)):
            hops = ()
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
            lambda: self.persons,
            setting=discourse.setting(sentence.index),
            is_arms_text=self.is_arms_text,
            is_war_text=self.is_war_text,
            short_forms=self.short_forms,
            bands=lambda: self.bands,
            together=lambda: self.lists,
            voice=partial(self._voices.of, sentence.index) if self._voices else nobody_speaks,
        )

    def _quantities(self, start: int, end: int) -> tuple[Quantity, ...]:
        known = self._counted.get((start, end))
        if known is None:
            known = self._counted[start, end] = self._count(start, end)
        return known

    def _count(self, start: int, end: int) -> tuple[Quantity, ...]:
        taken = [
            (n.start, n.end)
            for n in names_within(self.names, start, end)
            if n.kind in ("equipment", "group", "organisation")
        ]
        found = find_quantities(self.document.text, start, end, self.data.numbers, taken)
        return tuple(without_conversions(self.document.text, found))
