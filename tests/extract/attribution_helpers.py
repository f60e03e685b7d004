"""A text -> its attribution, through the same steps as the extractor."""

from __future__ import annotations

from functools import cache

from tallywire.extract.attribution import Attribution, attribute
from tallywire.extract.attribution.people import Persons
from tallywire.extract.attribution.persons import find_persons
from tallywire.extract.grammar.parse import Mask, Parser, Plan
from tallywire.extract.grammar.segment import segment
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.names.find import NameIndex, NameMention, Surface
from tallywire.model.document import Document, Zone
from tallywire.model.statement import Hop
from tallywire.packs.lexicon_cues import cue_lexicon

STATES = {
    "Norland": ("Norland", "name", "Norland"),
    "Norlandic": ("Norland", "adjective", "French"),
    "Norburg": ("Norland", "metonym", "Paris"),
    "Sudara": ("Sudara", "name", "Mali"),
    "Sudaran": ("Sudara", "adjective", "French"),
}
OUTLETS = ("Reuters", "Agence France-Presse", "Interfax", "Delta Radio")
BODIES = {"Tern Group": "company", "Red Pact": "alliance", "Sentinel House": "body"}
SHOWN = {"outlet": "Reuters", "organisation": "Nato"}


@cache
def parser() -> Parser:
    return Parser()


@cache
def index() -> NameIndex:
    surfaces = [Surface(t, e, "state", f, e) for t, (e, f, _) in STATES.items()]
    surfaces += [Surface(t, t, "outlet", "name", None) for t in OUTLETS]
    surfaces += [
        Surface(t, t, "organisation", "name", "Norland" if k == "body" else None, k)
        for t, k in BODIES.items()
    ]
    return NameIndex(surfaces)


def _shown(text: str, name: NameMention) -> str:
    form = STATES.get(text[name.start : name.end])
    return form[2] if form else SHOWN[name.kind]


def parse(text: str, headline: bool = False) -> tuple[list[Sentence], list[NameMention]]:
    """The sentences and names of ``text``; the first line is a headline if said so."""
    end = text.find("\n") if headline else 0
    zones = (Zone(0, end, "headline"),) if headline else ()
    document = Document(id="doc", name="t", text=text, digest="", language="en", zones=zones)
    names = list(index().find(text))
    plans = [
        Plan(
            b.index, b.start, b.end, b.paragraph, b.zone,
            tuple(
                Mask(n.start, n.end, _shown(text, n))
                for n in names
                if b.start <= n.start and n.end <= b.end
            ),
        )
        for b in segment(document)
    ]  # fmt: skip
    return list(parser().parse(text, plans)), names


def persons_of(text: str) -> Persons:
    sentences, names = parse(text)
    return find_persons(text, sentences, names)


def attribution_of(
    text: str, headline: bool = False, publisher: str | None = None
) -> tuple[Attribution, list[Sentence]]:
    sentences, names = parse(text, headline)
    persons = find_persons(text, sentences, names)
    cues = cue_lexicon()
    return attribute(text, sentences, names, persons, cues, publisher=publisher), sentences


def hops_at(
    text: str, words: str, headline: bool = False, publisher: str | None = None
) -> tuple[Hop, ...]:
    """The path at the first character of ``words``."""
    attribution, sentences = attribution_of(text, headline, publisher)
    offset = text.index(words)
    sentence = next(s for s in sentences if s.start <= offset < s.end)
    return attribution.path_at(sentence.index, offset)


def path(text: str, words: str, headline: bool = False, publisher: str | None = None) -> list[str]:
    """The names of the path at ``words``, outermost first."""
    return [hop.name for hop in hops_at(text, words, headline, publisher)]
