"""The phone room as the telephone company runs it: whoever is let in stays in, whatever a message of it meets."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest

from dialin.config import Settings
from dialin.rehearsal import Callee, Leg
from dialin.rules.dial_strings import Bridge
from tests.building import BRIDGE_NUMBER, EVENING
from tests.stories.theatre import Theatre, theatre

LATER = EVENING + timedelta(minutes=5)


@pytest.fixture
def stage(settings: Settings) -> Iterator[Theatre]:
    with theatre(settings, at=LATER) as made:
        yield made


def into_room(stage: Theatre, name: str = "Erna Müller", phone: str = "+493023125010") -> Leg:
    leg = stage.call_and_key(stage.register(name, phone).pin, phone)
    leg.wait(15)
    return leg


def test_the_first_caller_gets_in_although_the_answer_of_the_wait_is_lost_at_first(stage: Theatre) -> None:
    """Without that answer the provider lets nobody in."""
    stage.company.faults.order("answer", where=lambda post: post.purpose == "wait", times=2, status=503)
    assert into_room(stage).room
    assert stage.company.alerts == []


def test_a_caller_in_the_menu_ends_no_room_and_beeps_for_nobody(stage: Theatre) -> None:
    first, second = into_room(stage), into_room(stage, "Otto Fischer", "+493023125011")
    sid = stage.company.rooms[first.room or ""].sid
    first.press("*")
    first.listen()
    assert (first.room, bool(second.room)) == (None, True)
    first.wait(15)
    assert stage.company.rooms[first.room or ""].sid == sid
    assert [heard.text for heard in second.heard if heard.kind == "tone"] == []
    assert (first.muted, second.muted) == (True, True)


def test_news_of_the_room_in_any_order_and_twice_frees_exactly_the_seats_of_who_is_gone(stage: Theatre) -> None:
    stage.company.faults.order("duplicate", where=lambda post: post.purpose == "conference", times=None)
    stage.company.faults.order("shuffle_callback", where=lambda post: post.purpose == "conference", times=None,
                               seconds=20)  # fmt: skip
    first, second = into_room(stage), into_room(stage, "Otto Fischer", "+493023125011")
    first.press("*")
    first.wait(15)
    second.hang_up()
    stage.company.elapse(30)
    assert first.room
    assert (stage.seats.occupied, stage.seats.held) == (1, 1)


def test_the_leg_into_the_videoconference_is_never_there_twice_however_often_it_drops(settings: Settings) -> None:
    with theatre(settings, at=EVENING, bridge=Bridge(number=BRIDGE_NUMBER, digits="42#")) as stage:
        stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=2, expects="42#", hangs_up_after=15)
        stage.company.faults.order("lose_callback", times=None)
        stage.company.elapse(400)
        legs = [leg for leg in stage.company.legs.values() if leg.to == BRIDGE_NUMBER]
        assert len(legs) >= 3
        assert all(one.ended_at and one.ended_at <= other.created_at for one, other in pairwise(legs))
