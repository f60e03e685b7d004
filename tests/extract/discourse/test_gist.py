"""How much of a text tells of foreign help."""

from __future__ import annotations

from msgspec.structs import replace

from tallywire.extract.discourse.gist import Gist
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.status import Stance

NAMED = Draft(
    frame="deployment",
    sentence=20,
    paragraph=4,
    provider=Party("Italy", "state", 0, 5),
    recipient=Party("Chad", "state", 10, 14),
    what="soldier",
    theme="personnel",
    anchor=(0, 1),
    what_span=(0, 1),
    stance=Stance("completed"),
    is_provider_named=True,
    is_recipient_named=True,
)
CARRIED = replace(NAMED, is_recipient_named=False)


def test_a_carried_side_falls_where_little_is_told() -> None:
    assert Gist(40).kept([CARRIED], []) == ([], [])


def test_a_carried_side_stands_where_much_is_told() -> None:
    around = [replace(NAMED, sentence=n) for n in range(14, 20)]
    assert Gist(40).kept([*around, CARRIED], []) == ([*around, CARRIED], [])


def test_sides_that_the_sentence_names_stand_anywhere() -> None:
    assert Gist(400).kept([NAMED], []) == ([NAMED], [])


def test_a_ban_stands_anywhere() -> None:
    ban = replace(CARRIED, frame="embargo")
    assert Gist(400).kept([ban], []) == ([ban], [])


def test_a_hint_falls_where_little_is_told() -> None:
    hint = replace(NAMED, is_hint=True)
    assert Gist(40).kept([NAMED], [hint]) == ([NAMED], [])


def test_a_short_text_bears_out_its_hints() -> None:
    hint = replace(NAMED, sentence=1, is_hint=True)
    told = [replace(NAMED, sentence=0)]
    assert Gist(4).kept(told, [hint]) == (told, [hint])
