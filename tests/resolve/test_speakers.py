"""Whom a speaker speaks for, as far as its own document and the packs tell."""

from __future__ import annotations

import msgspec

from tallywire.model.resolved import Source, Speaker, Stated
from tallywire.model.statement import Origin, Statement
from tallywire.resolve.speakers import relays_of, speaker_of


def stated(name: str | None, kind: str, text: str = "", via: tuple[str, ...] = ()) -> Stated:
    statement = Statement(
        id="st-1",
        document_id="d",
        frame="deployment",
        provider="Turkey",
        recipient="Somalia",
        status="completed",
        origin=Origin(name, kind),
        via=via,
    )
    return Stated(statement, Source("d", "d", text=text), 0)


def test_the_publisher_itself_has_no_name() -> None:
    assert speaker_of(stated(None, "publisher")) == Speaker(None, "publisher")


def test_a_ministry_belongs_to_the_state_of_its_adjective() -> None:
    assert speaker_of(stated("Turkish Defence Ministry", "official")).state == "Turkey"


def test_a_seat_of_government_is_the_state() -> None:
    assert speaker_of(stated("Ankara", "official")).state == "Turkey"


def test_unnamed_officials_keep_their_description_and_get_no_government() -> None:
    speaker = speaker_of(stated("Turkish officials", "anonymous"))
    assert speaker == Speaker("Turkish officials", "anonymous")


def test_a_request_of_a_state_is_that_states_paper() -> None:
    assert speaker_of(stated("Somali request", "document")).state == "Somalia"


def test_a_report_of_experts_is_their_panels() -> None:
    assert speaker_of(stated("report by UN experts", "document")).body == "UN Panel of Experts"
    assert relays_of(stated("sources", "anonymous", via=("UN experts' report",))) == (
        "UN Panel of Experts",
    )


def test_a_paper_without_an_owner_stays_nobodys() -> None:
    assert speaker_of(stated("draft of the budget", "document")) == Speaker(
        "draft of the budget", "document"
    )


def test_governments_that_speak_together_are_all_kept() -> None:
    speaker = speaker_of(stated("Turkish Defence Ministry and Qatar", "official"))
    assert speaker.state == "Qatar and Turkey"


def test_several_unnamed_governments_are_no_party_of_the_statement() -> None:
    assert speaker_of(stated("nine African governments", "official")).state is None


def test_an_ambassador_without_a_country_is_likely_the_senders_and_not_told() -> None:
    speaker = speaker_of(stated("Kerem Oz", "official", "Ambassador Kerem Oz said so."))
    assert (speaker.state, speaker.office) == ("Turkey", None)


def test_a_minister_without_a_country_is_likely_the_hosts() -> None:
    speaker = speaker_of(stated("Ali Nur", "official", "Defence Minister Ali Nur said so."))
    assert (speaker.state, speaker.office) == ("Somalia", None)


def test_the_capital_that_opens_the_passage_tells_whose_minister_it_is() -> None:
    text = "Ankara sees it otherwise. Deputy Foreign Minister Kerem Oz spoke of a few trainers."
    speaker = speaker_of(stated("Kerem Oz", "official", text))
    assert speaker.state == "Turkey"
    assert speaker.office is not None


def test_the_same_ministry_elsewhere_in_the_text_tells_whose_minister_it_is() -> None:
    text = "The Turkish foreign ministry was asked. Deputy Foreign Minister Kerem Oz answered."
    assert speaker_of(stated("Kerem Oz", "official", text)).state == "Turkey"


def test_the_state_that_opens_the_sentence_tells_whose_minister_it_is() -> None:
    text = (
        "Norway will send fifty men, Foreign Minister Ola Berg said. "
        "“They asked us,” Defence Minister Kari Lund added."
    )
    assert speaker_of(stated("Ola Berg", "official", text)).state == "Norway"
    assert speaker_of(stated("Kari Lund", "official", text)).state == "Norway"


def test_an_initial_between_given_name_and_surname_hides_nobody() -> None:
    assert speaker_of(stated("Lloyd J. Austin", "official")).state == "United States"


def test_of_a_joint_statement_the_states_that_are_named_are_kept() -> None:
    speaker = speaker_of(stated("Norway and Canada and a dozen others", "official"))
    assert speaker.state == "Canada and Norway"


def test_the_office_of_the_next_sentence_is_that_of_who_was_just_named() -> None:
    text = "Not so, says Oleg Sorin. The head of the Wagner Group told reporters of more men."
    speaker = speaker_of(stated("Oleg Sorin", "organisation", text))
    assert (speaker.body, speaker.office) == ("Wagner Group", None)


def test_the_office_of_the_sentence_before_is_that_of_who_is_named_next() -> None:
    text = "The head of Turkey's navy said so. Two ships came, Admiral Kerem Oz told the radio."
    assert speaker_of(stated("Kerem Oz", "official", text)).state == "Turkey"


def test_a_papers_ministers_without_a_country_are_its_own() -> None:
    text = "Foreign Minister Ayse Kaya spoke of more trainers."
    one = stated("Ayse Kaya", "official", text)
    source = msgspec.structs.replace(one.source, publisher="Hurriyet")
    assert speaker_of(msgspec.structs.replace(one, source=source)).state == "Turkey"
    assert speaker_of(one).state == "Somalia"


def test_the_state_that_opens_the_text_is_that_of_a_minister_without_a_country() -> None:
    text = "Turkey will train more men.\n\nForeign Minister Ayse Kaya named no figure."
    assert speaker_of(stated("Ayse Kaya", "official", text)).state == "Turkey"


def test_a_security_council_of_a_state_is_not_that_of_the_united_nations() -> None:
    text = "National Security Council spokesman Dale Bruck said so."
    assert speaker_of(stated("Dale Bruck", "official", text)).body is None


def test_a_bare_ministry_is_that_of_the_state_that_speaks_around_it() -> None:
    text = "Norway would send ten men, the foreign ministry said."
    assert speaker_of(stated("foreign ministry", "official", text)).state == "Norway"
    assert speaker_of(stated("foreign ministry", "official")).state == "Somalia"


def test_a_minister_without_a_name_is_in_office_and_no_source() -> None:
    assert speaker_of(stated("Norway's defence minister", "anonymous")).state == "Norway"
    assert speaker_of(stated("an official of Norway's minister", "anonymous")).state is None


def test_a_mission_of_a_state_speaks_for_the_state_and_a_club_for_itself() -> None:
    assert speaker_of(stated("Norway's UN mission", "organisation")).state == "Norway"
    assert speaker_of(stated("Norwegian Chess Club", "organisation")).state is None


def test_who_is_taken_for_a_witness_and_is_known_in_office_speaks_for_the_state() -> None:
    speaker = speaker_of(stated("Lloyd Austin", "witness"))
    assert (speaker.kind, speaker.state, speaker.office) == ("official", "United States", None)
    assert speaker_of(stated("a shopkeeper", "witness")) == Speaker("a shopkeeper", "witness")


def test_a_ministry_belongs_to_the_state_at_whose_seat_it_stands() -> None:
    assert speaker_of(stated("defence ministry in Oslo", "official")).state == "Norway"


def test_reports_taken_for_an_outlet_are_a_paper_of_their_body() -> None:
    assert speaker_of(stated("UN reports", "outlet")).body == "United Nations"
    assert speaker_of(stated("Reuters", "outlet")) == Speaker("Reuters", "outlet")


def test_a_body_that_no_gazetteer_knows_speaks_for_itself() -> None:
    speaker = speaker_of(stated("Falcon Brigade", "organisation"))
    assert (speaker.state, speaker.body) == (None, "Falcon Brigade")


def test_the_text_wins_over_what_the_gazetteer_knows_of_a_namesake() -> None:
    text = "The head of the Desert Veterans League, Sergei Ivanov, spoke."
    speaker = speaker_of(stated("Sergei Ivanov", "organisation", text))
    assert (speaker.state, speaker.body) == (None, "Desert Veterans League")
