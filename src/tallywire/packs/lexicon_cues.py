"""The words by which a text hands a proposition to a speaker, loaded once.

In: ``languages/<code>/cues.yaml``.  Out: ``CueLexicon``, by ``cue_lexicon()``.
"""

from __future__ import annotations

import functools

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["CarryWords", "CueLexicon", "NounWords", "PhraseWords", "TitleWords", "VerbWords"]
__all__ += ["cue_lexicon"]

Words = frozenset[str]


class VerbWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Reporting verbs, as lemmas.

    Attributes:
        say: every verb that can report.
        clause_only: those that report only with a clause or a quotation.
        object: those whose plain object is reported content.
        of: prepositions that bring the content, by verb.
        amount: prepositions that bring an amount, by verb; none for a plain object.
        pledge: verbs whose plain object people answer for, states do not.
        plea: verbs by which somebody is asked to do something.
        act: verbs that do something by speaking: their object is what they speak of.
        act_with: particles and prepositions by which others do, by verb.
        witness: what outlets do that saw for themselves.
        label: verbs that judge a thing.
        quote: verbs whose subject passes on what the object says.
        issue: what a body does with a paper in which it speaks.
        talking: verbs of talking, beside which somebody hears.
        human: verbs by which whoever does it is a speaker.
        denying: verbs of saying that something is not so.
        unsaid: verbs that report nothing where they are negated.
        at_figure: what somebody's figure does.
    """

    say: Words
    clause_only: Words
    object: Words
    of: dict[str, Words]
    amount: dict[str, Words]
    pledge: Words
    plea: Words
    act: Words
    act_with: dict[str, Words]
    witness: Words
    label: Words
    quote: Words
    issue: Words
    talking: Words
    human: Words
    denying: Words
    unsaid: Words
    at_figure: Words

    @functools.cached_property
    def speaking(self) -> Words:
        """Every verb by which anybody may report or speak."""
        return self.say | self.act | frozenset(self.act_with)

    @functools.cached_property
    def objective(self) -> Words:
        """Every verb whose plain object may be what is said."""
        return self.object | self.act | self.pledge


class PhraseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting phrases: relaying participles, verbs of telling, those whose object hears.

    Beside them plain forms of saying, and what stands straight before who says it.
    """

    relay: Words
    told: Words
    hearer: Words
    plain: Words
    straight_before: Words


class NounWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Heads of noun phrases that can speak, by the kind of speaker they make."""

    saying: Words
    asking: Words
    account: Words
    spokesperson: Words
    role: Words
    single: Words
    any_official: Words
    in_office: Words
    expert: Words
    former: Words
    witness: Words
    anonymous: Words
    institution: Words
    state_body: Words
    civil: Words
    document: Words
    social: Words
    release: Words
    picture: Words
    no_source: Words
    platform: Words
    outlet: Words
    outlet_plural: Words
    press: Words
    audience: Words
    informing: Words
    some_of: Words
    not_person: Words
    not_surname: Words

    @functools.cached_property
    def voicing(self) -> Words:
        """Every noun for what somebody says or asks."""
        return self.saying | self.asking

    @functools.cached_property
    def unnamed(self) -> dict[str, str]:
        """The kind of speaker that a noun makes of somebody without a name, by the noun."""
        kinds = {"witness": self.witness, "anonymous": self.anonymous | self.role}
        kinds["expert"] = self.expert  # before the others
        return {word: kind for kind, words in kinds.items() for word in words}

    @functools.cached_property
    def telling(self) -> Words:
        """Every noun that by itself may be whom a later short form means."""
        return self.institution | self.anonymous


class TitleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words around a person's name."""

    plain: Words
    office: Words
    field: Words
    rank: Words
    organisation: Words
    particles: Words
    name_suffixes: Words

    @functools.cached_property
    def before_name(self) -> Words:
        """Every title that stands before a name."""
        return self.plain | self.office | self.rank


class CarryWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Openings of sentences that lean on the one before, or break off from it."""

    leaning: Words
    leaning_seconds: Words
    leaning_nouns: Words
    breaking: Words


class CueLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All cue words of a language.

    Attributes:
        verbs: reporting verbs.
        phrases: reporting phrases.
        nouns: heads of speaking noun phrases.
        titles: words around a person's name.
        speaking: forms of speaking verbs after which a full name is a person's.
        times: words of time that may stand between speaker and end of the sentence.
        first_person: how a publisher speaks of itself.
        again: adverbs that tie a report to the one before.
        again_verbs: verbs that do so by themselves.
        carry: openings that carry an attribution over, or break it off.
        agencies: outlets towards which misspelt names are mended.
        female: given names of women.
        female_roles: titles and roles of women.
        male: given names of men.
        male_roles: titles and roles of men.
    """

    verbs: VerbWords
    phrases: PhraseWords
    nouns: NounWords
    titles: TitleWords
    speaking: Words
    times: Words
    first_person: Words
    again: Words
    again_verbs: Words
    carry: CarryWords
    agencies: tuple[str, ...]
    female: Words
    female_roles: Words
    male: Words
    male_roles: Words

    @functools.cached_property
    def roles(self) -> Words:
        """Every word for what somebody who is named does."""
        nouns, titles = self.nouns, self.titles
        return nouns.role | nouns.spokesperson | nouns.expert | titles.office | titles.rank


@functools.cache
def cue_lexicon(language: str = "en") -> CueLexicon:
    """The cue words of a language.

    Raises:
        PackError: the file is missing or does not have the shape of ``CueLexicon``.
    """
    return read_pack(f"languages/{language}/cues.yaml", CueLexicon)
