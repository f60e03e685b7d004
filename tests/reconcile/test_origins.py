"""Independent origins of an event."""

from __future__ import annotations

import itertools
import random

import msgspec

from tallywire.model.ledger import Voice
from tallywire.model.resolved import Resolved, Source, Speaker, Stated, Thing
from tallywire.model.statement import Origin, Statement
from tallywire.reconcile.acquaintance import meet
from tallywire.reconcile.descriptions import joined_descriptions
from tallywire.reconcile.namesakes import joined_names
from tallywire.reconcile.origins import voices_of

_COUNT = itertools.count()


def said(
    document: str, speaker: Speaker, relays: tuple[str, ...] = (), position: int | None = None
) -> Resolved:
    """A statement of a document by a speaker, as ``resolve`` leaves it."""
    number = next(_COUNT)
    statement = Statement(
        id=f"st-{number:04}",
        document_id=document,
        frame="deployment",
        provider="Turkey",
        recipient="Somalia",
        status="completed",
        origin=Origin(speaker.name, speaker.kind),
        via=relays,
    )
    place = number if position is None else position
    return Resolved(
        stated=Stated(statement, Source(document, document), place),
        providers=("Turkey",),
        recipients=("Somalia",),
        provider_homes=("Turkey",),
        recipient_homes=("Somalia",),
        matter="Somalia | Turkey",
        family="personnel",
        thing=Thing("instructor"),
        speaker=speaker,
        relays=relays,
        first_day=None,
        last_day=None,
        told_day=None,
    )


def official(name: str, state: str | None, office: str | None = "told") -> Speaker:
    return Speaker(name, "official", state=state, office=office)


def unnamed(description: str) -> Speaker:
    return Speaker(description, "anonymous")


PUBLISHER = Speaker(None, "publisher")
REUTERS = Speaker("Reuters", "outlet")


def voices(*members: Resolved, copied: tuple[tuple[str, str], ...] = ()) -> list[Voice]:
    return list(voices_of(members, members, [frozenset(pair) for pair in copied]))


def names(*members: Resolved, copied: tuple[tuple[str, str], ...] = ()) -> list[str | None]:
    return [voice.origin for voice in voices(*members, copied=copied)]


def test_ministry_ambassador_and_president_of_one_state_are_one_voice() -> None:
    found = voices(
        said("a", official("Turkish Defence Ministry", "Turkey")),
        said("b", official("Kerem Oz", "Turkey"), ("Anadolu",)),
        said("c", official("Turkey", "Turkey", None), ("Reuters",)),
    )
    assert [voice.origin for voice in found] == ["Turkish government"]
    assert found[0].relays == ((), ("Anadolu",), ("Reuters",))


def test_two_governments_are_two() -> None:
    found = names(said("a", official("Turkey", "Turkey")), said("b", official("Ali", "Somalia")))
    assert found == ["Somali government", "Turkish government"]


def test_the_publisher_itself_is_unknown_and_stands_last() -> None:
    found = voices(said("a", PUBLISHER), said("b", REUTERS), said("c", PUBLISHER))
    assert [(voice.origin, voice.kind) for voice in found] == [
        ("Reuters", "outlet"),
        (None, "unknown"),
    ]


def test_an_outlet_credited_in_two_documents_is_one_voice() -> None:
    assert names(said("a", REUTERS), said("b", REUTERS)) == ["Reuters"]


def test_an_outlet_has_it_from_the_speaker_it_relays_in_the_same_text() -> None:
    found = names(
        said("a", REUTERS, position=0),
        said("a", official("Kerem Oz", "Turkey"), ("Reuters",), position=1),
    )
    assert found == ["Turkish government"]


def test_an_outlet_has_it_from_the_speaker_it_relays_in_a_copy_of_the_text() -> None:
    found = names(
        said("a", REUTERS),
        said("b", official("Kerem Oz", "Turkey"), ("Reuters",)),
        copied=(("a", "b"),),
    )
    assert found == ["Turkish government"]


def test_an_outlet_found_it_out_itself_where_another_text_has_it_from_a_speaker() -> None:
    found = names(
        said("a", REUTERS),
        said("b", official("Kerem Oz", "Turkey"), ("Reuters",)),
    )
    assert found == ["Reuters", "Turkish government"]


def test_the_press_at_large_is_no_outlet_of_that_name() -> None:
    press = Speaker("Press reports", "outlet")
    assert len(names(said("a", press), said("b", press))) == 2


def test_another_outlet_of_the_same_text_stays_a_voice() -> None:
    found = names(
        said("a", Speaker("Anadolu", "outlet")),
        said("a", official("Kerem Oz", "Turkey"), ("Reuters",)),
    )
    assert found == ["Anadolu", "Turkish government"]


def test_unnamed_sources_never_become_their_government() -> None:
    found = names(
        said("a", unnamed("Turkish officials"), ("Reuters",)),
        said("b", official("Turkey", "Turkey")),
    )
    assert found == ["Turkish government", "Turkish officials (Reuters)"]


def test_unnamed_sources_of_one_description_text_and_agency_are_one() -> None:
    found = names(
        said("a", unnamed("diplomats"), ("AFP",)), said("a", unnamed("a diplomat"), ("AFP",))
    )
    assert found == ["diplomats (AFP)"]


def test_unnamed_sources_of_other_agencies_texts_or_descriptions_are_others() -> None:
    found = names(
        said("a", unnamed("a military source"), ("AFP",)),
        said("a", unnamed("a military source"), ("Reuters",)),
        said("a", unnamed("a senior officer"), ("Reuters",)),
        said("b", unnamed("a military source")),
    )
    assert len(found) == 4


def test_what_unnamed_sources_told_an_agency_is_one_story_wherever_it_is_retold() -> None:
    first = msgspec.structs.replace(said("z", unnamed("four sources"), ("Reuters",)), told_day=9)
    found = names(first, said("a", unnamed("diplomats"), ("Reuters",)), said("b", REUTERS))
    assert found == ["four sources (Reuters)"]


def test_a_story_retold_keeps_apart_the_sources_that_its_first_text_tells_apart() -> None:
    first = [
        msgspec.structs.replace(said("z", unnamed(who), ("Reuters",)), told_day=9)
        for who in ("a military source", "a senior officer")
    ]
    found = voices(*first, said("a", unnamed("an officer"), ("Reuters",)))
    assert [len(voice.statements) for voice in found] == [1, 2]


def test_unnamed_sources_of_a_copy_are_those_of_the_original() -> None:
    members = (said("a", unnamed("two pilots")), said("b", unnamed("pilots")))
    assert len(names(*members)) == 2
    assert len(names(*members, copied=(("b", "a"),))) == 1


def test_unnamed_sources_of_texts_that_share_a_slip_are_one() -> None:
    def retold(name: str, text: str) -> Resolved:
        one = said(name, unnamed("two pilots"))
        source = msgspec.structs.replace(one.stated.source, text=text)
        return msgspec.structs.replace(
            one, stated=msgspec.structs.replace(one.stated, source=source)
        )

    assert len(names(retold("a", "Retuers said ten."), retold("b", "Ten, Retuers says."))) == 1
    assert len(names(retold("a", "Reuters said ten."), retold("b", "Ten, Reuters says."))) == 2


def test_a_report_and_the_sources_it_cites_are_one() -> None:
    panel = Speaker("a report", "document", body="UN Panel of Experts")
    found = voices(
        said("a", panel), said("b", unnamed("several sources"), ("UN Panel of Experts",))
    )
    assert [(voice.origin, voice.kind) for voice in found] == [("UN Panel of Experts", "document")]


def test_a_joint_statement_is_nothing_new_where_both_speak_alone() -> None:
    joint = said("a", official("Turkey and Qatar", "Qatar and Turkey"))
    turkey = said("b", official("Turkey", "Turkey"))
    qatar = said("c", official("Qatar", "Qatar"))
    assert len(names(joint)) == 1
    assert len(names(joint, turkey)) == 2
    assert len(names(joint, turkey, qatar)) == 2


def test_a_mission_named_without_its_country_is_the_one_named_with_it() -> None:
    plain = Speaker("EUTM", "organisation", body="European Union Training Mission")
    full = Speaker("x", "organisation", body="European Union Training Mission in Somalia")
    assert names(said("a", plain), said("b", full)) == [full.body]


def test_what_one_document_says_of_a_person_holds_in_another() -> None:
    described = said("a", official("Kerem Öz", "Turkey"))
    bare = said("b", official("Kerem Oz", None, None), ("TRT",))
    assert [v.origin for v in voices_of([bare], [described, bare])] == ["Turkish government"]
    assert [v.origin for v in voices_of([bare], [bare])] == ["Kerem Oz"]


def test_a_ministry_of_one_text_is_not_that_of_another() -> None:
    told = said("a", official("Defence Ministry", "Turkey"))
    bare = said("b", official("Defence Ministry", "Somalia", None))
    full = said("c", official("Qatari Defence Ministry", "Qatar"))
    assert len(names(told, bare, full)) == 3


def test_what_is_told_wins_over_what_is_likely() -> None:
    told = said("a", official("Ali Nur", "Turkey"))
    guessed = [said(name, official("Ali Nur", "Somalia", None)) for name in "bcd"]
    assert names(told, *guessed) == ["Turkish government"]


def test_names_of_one_person_are_joined_and_those_of_two_are_not() -> None:
    joined = joined_names(
        [
            "Idrissa Diallo",
            "Idrissa Diallo Ba",
            "I. Diallo",
            "Amadou Keita",
            "Aminata Keita",
            "Keita",
            "Marie-Claude Bertin",
            "Marie Claude Bertain",
            "Claude Moreau",
            "Jean Moreau",
        ]
    )
    assert joined["I. Diallo"] == joined["Idrissa Diallo"]
    assert joined["Marie Claude Bertain"] == joined["Marie-Claude Bertin"]
    assert len({joined[name] for name in ("Amadou Keita", "Aminata Keita", "Keita")}) == 3
    assert joined["Claude Moreau"] != joined["Jean Moreau"]


def test_a_description_that_says_less_joins_the_nearest_that_says_more() -> None:
    found = joined_descriptions(["army sources", "the sources", "police sources", "a nurse"])
    assert found["the sources"] == "army sources"
    assert found["police sources"] == "police sources"
    assert found["a nurse"] == "a nurse"


def test_the_order_of_statements_changes_nothing() -> None:
    members = [
        said("a", REUTERS),
        said("a", official("Kerem Oz", "Turkey"), ("Reuters",)),
        said("b", unnamed("sources"), ("AFP",)),
        said("b", unnamed("army sources"), ("AFP",)),
        said("c", PUBLISHER),
        said("c", official("K. Oz", None, None)),
    ]
    wanted = voices_of(members, members)
    for seed in range(20):
        shuffled = random.Random(seed).sample(members, len(members))
        assert voices_of(shuffled, shuffled) == wanted
        assert voices_of(shuffled, meet(shuffled)) == wanted
