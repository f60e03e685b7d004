"""Attribution: who answers for each piece of text, as a path of hops.

In: parsed sentences, gazetteer names, the people of the text and the cue words.  Out:
``Attribution``, whose ``path_at`` gives the hops at any character, outermost first.  Claims
come from reporting verbs (``verbs``), nouns (``nouns``), phrases (``phrases``), quotations
(``quotes``), credits and headlines (``margins``); ``paths`` nests them and carries them over.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.attribution.claims import Claim, without_publisher
from tallywire.extract.attribution.margins import credit_claims, headline_claims
from tallywire.extract.attribution.named_later import named_later
from tallywire.extract.attribution.nouns import noun_claims
from tallywire.extract.attribution.paths import Attribution, build
from tallywire.extract.attribution.people import Persons
from tallywire.extract.attribution.phrases import phrase_claims
from tallywire.extract.attribution.quotes import quotations, quote_claims, within_quotations
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.attribution.verbs import verb_claims
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.names.find import NameMention
from tallywire.model.document import Zone
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["Attribution", "attribute"]


def attribute(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[NameMention],
    persons: Persons,
    cues: CueLexicon,
    zones: Sequence[Zone] = (),
    publisher: str | None = None,
) -> Attribution:
    """Who answers for what in a document.

    Args:
        text: the document's text.
        sentences: its parsed sentences in order; some may be left out.
        names: gazetteer names of the whole text, in order.
        persons: the people of the text, by ``find_persons``.
        cues: cue words of the language.
        zones: marked regions; reports inside credits and calls to the reader are no claims.
        publisher: who published the text, if known: no hop, and as a speaker nobody else.
    """
    resolver = Resolver(text, names, persons, cues)
    claims: list[Claim] = []
    for at, sentence in enumerate(sentences):
        resolver.memory.notice(sentence)
        before = (
            sentences[at - 1] if at and sentences[at - 1].paragraph == sentence.paragraph else None
        )
        if sentence.zone in ("credit", "byline", "subscribe", "read_more"):
            continue
        claims.extend(phrase_claims(sentence, resolver, cues))
        claims.extend(noun_claims(sentence, resolver, cues))
        claims.extend(verb_claims(sentence, before, resolver, cues))
    claims = [without_publisher(c, publisher) for c in claims] if publisher else claims
    claims = named_later(claims, resolver)
    quoted = quotations(text)
    claims = within_quotations(claims, quoted)
    claims.extend(quote_claims(text, sentences, claims, quoted))
    claims.extend(credit_claims(text, sentences, resolver))
    claims.extend(headline_claims(sentences, resolver, cues))
    return build(text, sentences, claims, cues)
