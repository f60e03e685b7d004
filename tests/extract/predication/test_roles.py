"""Who fills provider and recipient of a theme with what happens to it."""

from __future__ import annotations

import pytest

from tallywire.extract.predication.roles import first
from tests.extract.scenes import draft, drafts, sides, state


@pytest.mark.parametrize(
    "text",
    [
        "France sold howitzers to Chad.",
        "France gave Chad howitzers.",
        "France provided Chad with howitzers.",
        "France promised Chad 12 howitzers.",
        "Chad received 12 howitzers from France.",
        "Chad bought 12 howitzers from France.",
        "Chad requested 12 howitzers from France.",
        "Chad asked France for 12 howitzers.",
        "France's delivery of howitzers to Chad began.",
        "France sent 200 soldiers to Chad.",
        "200 French soldiers arrived in Chad.",
        "Soldiers from France arrived in Chad.",
        "The arrival of 200 French soldiers in Chad began.",
        "200 French soldiers left Chad.",
        "France withdrew 200 soldiers from Chad.",
        "Chad expelled 200 French soldiers.",
        "Chad hosts 200 French soldiers.",
        "France has 200 soldiers in Chad.",
        "French soldiers in Chad are tired.",
    ],
)
def test_whoever_gives_is_provider_and_whoever_gets_or_hosts_is_recipient(text: str) -> None:
    assert sides(draft(text)) == ("France", "Chad")


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("France and Spain sent soldiers to Chad.", "France and Spain"),
        ("French and Spanish soldiers arrived in Chad.", "France and Spain"),
        ("NATO sent soldiers to Chad.", "NATO"),
        ("Rheinmetall sold 12 tanks to Chad.", "Rheinmetall"),
    ],
)
def test_several_states_bodies_and_firms_can_provide(text: str, provider: str) -> None:
    assert sides(draft(text)) == (provider, "Chad")


def test_an_aid_for_somebody_is_theirs() -> None:
    assert sides(draft("France sent military aid for Chad.")) == ("France", "Chad")


def test_a_firm_is_no_recipient() -> None:
    assert sides(draft("Chad gave Rheinmetall 12 tanks.")) == ("Chad", None)


def test_what_looks_like_their_own_bombs_is_given_to_them() -> None:
    assert sides(draft("France will give Ukraine cluster bombs.")) == ("France", "Ukraine")


def test_a_pronoun_is_the_topic_of_the_text() -> None:
    assert sides(draft("It sent 200 soldiers to Chad.", topic=state("Spain"))) == ("Spain", "Chad")


def test_its_own_soldiers_are_the_senders() -> None:
    assert sides(draft("France moved its soldiers to Chad.")) == ("France", "Chad")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France sent 200 soldiers.", ("France", None)),
        ("200 soldiers arrived in Chad.", (None, "Chad")),
        ("12 howitzers were delivered.", (None, None)),
    ],
)
def test_a_side_that_nobody_names_stays_open(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    assert [sides(d) for d in drafts(text)] in ([expected], [])


def test_the_first_party_wins_and_none_is_none() -> None:
    assert first([]) is None
    assert first([state("France"), state("Chad")]) == state("France")
