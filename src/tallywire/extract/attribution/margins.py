"""Attribution at the margins: credits in brackets after an item, and speakers in headlines.

In: the text, its zones and sentences, the names.  Out: ``Claim`` values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.extract.attribution.claims import Claim
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.attribution.speakers import Speaker
from tallywire.extract.grammar.syntax import Sentence
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["credit_claims", "headline_claims"]

CREDITS: Final = re.compile(r"((?:\s*\([^()\n]{2,40}\))+)(?=\s*[.]?\s*(?:\n|$)|\.\s)")
BRACKET: Final = re.compile(r"\(([^()\n]{2,40})\)")
LABEL: Final = re.compile(r"^([^:\n]{2,60}): (?=\S)")
TAIL: Final = re.compile(r"(?::|\s[-–—])\s*([^:\n–—]{2,40})$")


def credit_claims(text: str, sentences: Sequence[Sentence], resolver: Resolver) -> Iterator[Claim]:
    """Claims of the outlets that stand in brackets at the end of an item.

    An item is the line that the brackets close, from the credit before them on.
    """
    if "(" not in text:
        return
    done = 0
    found = [(m, s) for m in CREDITS.finditer(text) if (s := list(_credited(m, resolver)))]
    is_digest = sum(s[0].kind == "outlet" for _, s in found) > 2
    for match, speakers in found:
        if speakers[0].kind != "outlet" and not is_digest:
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        start = (
            max(line, done)
            if "\n" in text[match.end() : match.end() + 3] or (done >= line)
            else _last_sentence(text, line, match.start())
        )
        start = max(start, done)
        done = match.end()
        inside = [s for s in sentences if s.start < match.start() and start < s.end]
        if not inside or match.start() - start < 20:
            continue
        joint = speakers[0]
        if len(speakers) > 1:
            name = " and ".join(dict.fromkeys(s.name for s in speakers))
            joint = Speaker(name, joint.kind, joint.start, speakers[-1].end, "many")
        yield Claim(
            (match.start(), match.end()),
            (joint,),
            ((start, match.start()),),
            inside[-1].index,
            inside[-1].paragraph,
            "credit",
        )


def _last_sentence(text: str, start: int, end: int) -> int:
    breaks = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z“\"])", text[start:end])]
    return start + (breaks[-1] if breaks else 0)


def _credited(match: re.Match[str], resolver: Resolver) -> Iterator[Speaker]:
    """Outlets (and other bodies) that are all a bracket holds, a date aside."""
    for bracket in BRACKET.finditer(match.group()):
        start = match.start() + bracket.start(1)
        end = match.start() + bracket.end(1)
        for name in resolver.names:
            if (
                start <= name.start
                and name.end <= end
                and name.kind in ("outlet", "organisation", "group")
            ):
                rest = bracket.group(1)[: name.start - start] + bracket.group(1)[name.end - start :]
                if re.fullmatch(r"\s*(?:,[^,]*|\d{1,2}|via .*)?\s*", rest):
                    kind = "outlet" if name.kind == "outlet" else "organisation"
                    yield Speaker(resolver.outlet_name(name), kind, name.start, name.end, "body")
                    break
        else:
            words = bracket.group(1).strip()
            if re.fullmatch(r"(?:The )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}", words) and any(
                w.lower() in resolver.cues.nouns.outlet or w.lower() in resolver.cues.nouns.press
                for w in words.split()
            ):
                yield Speaker(words, "outlet", start, end, "body")


def headline_claims(
    sentences: Sequence[Sentence], resolver: Resolver, cues: CueLexicon
) -> Iterator[Claim]:
    """Claims of headlines: "Obama: no strategy yet", "troops leave - minister"."""
    for s in sentences:
        if s.zone not in ("headline", "heading"):
            continue
        label = LABEL.match(s.text)
        if label is not None and len(label.group(1).split()) <= 4:
            speaker = _named(s.start, s.start + label.end(1), resolver)
            if speaker is not None:
                yield _margin(s, speaker, (s.start + label.end(), s.end))
                continue
        tail = TAIL.search(s.text)
        if tail is not None:
            low = s.start + tail.start(1)
            speaker = _named(low, s.end, resolver)
            if speaker is not None:
                yield _margin(s, speaker, (s.start, s.start + tail.start()))


def _margin(s: Sentence, speaker: Speaker, content: tuple[int, int]) -> Claim:
    return Claim(
        (speaker.start, speaker.end), (speaker,), (content,), s.index, s.paragraph, "headline"
    )


def _named(start: int, end: int, resolver: Resolver) -> Speaker | None:
    """A person, outlet or body that is the whole of ``start:end``, a title aside."""
    people = resolver.persons.within(start, end)
    if people and people[0].end >= end - 2:
        person = resolver.persons.of(people[0])
        return Speaker(person.name, person.kind, people[0].start, people[0].end)
    for name in resolver.names:
        if name.start >= end:
            break
        if name.start >= start and name.end - name.start >= (end - start) - 6:
            if name.kind == "outlet":
                return Speaker(resolver.outlet_name(name), "outlet", name.start, name.end, "body")
            if name.kind in ("organisation", "group") and name.form != "adjective":
                return Speaker(
                    name.entity, "official" if name.state else "organisation", name.start, name.end
                )
    return None
