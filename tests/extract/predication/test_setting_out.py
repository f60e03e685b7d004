"""Men who leave home."""

from __future__ import annotations

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.setting_out import set_out
from tallywire.extract.predication.status import Stance

LEFT = Draft(
    frame="withdrawal",
    sentence=0,
    paragraph=0,
    provider=Party("Italy", "state", 0, 5),
    recipient=None,
    what="soldier",
    theme="personnel",
    anchor=(0, 1),
    what_span=(0, 1),
    stance=Stance("completed"),
)


def test_who_has_left_for_somewhere_is_on_the_way() -> None:
    assert set_out(LEFT) == replace(LEFT, frame="deployment", stance=Stance("under_way"))


def test_who_is_yet_to_leave_is_not() -> None:
    planned = replace(LEFT, stance=Stance("pledged"))
    assert set_out(planned) == replace(planned, frame="deployment")


def test_who_did_not_leave_is_not() -> None:
    denied = replace(LEFT, stance=Stance("completed", "denied"))
    assert set_out(denied).stance == denied.stance
