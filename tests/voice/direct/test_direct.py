"""Direct mode, through all of dialin and the telephone company: one leg into the videoconference per caller."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.events.end_event import end_event
from dialin.config import Settings
from dialin.rehearsal import Callee, Leg
from dialin.rehearsal.callees import Meeting, far_end
from dialin.rules.dial_strings import Bridge
from tests.actions.callers import call_of
from tests.building import BRIDGE_NUMBER, EVENING, NUMBER
from tests.stories.hearing import heard, must_hear
from tests.stories.theatre import Theatre, theatre

CALLER = "+493023125010"
LATER = EVENING + timedelta(minutes=5)
SIP = "sip:room@video.example"
BY_NUMBER = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="w42#")
BY_SIP = Bridge(mode="direct", sip=SIP, headers=(("X-Meeting", "Digital & Tag"), ("X-PIN", "42")))
IN_ROOM = Bridge(number=BRIDGE_NUMBER, digits="w42#")


@pytest.fixture
def stage(settings: Settings) -> Iterator[Theatre]:
    with played(settings, BY_NUMBER) as made:
        yield made


def played(settings: Settings, bridge: Bridge, **event: Any) -> AbstractContextManager[Theatre]:
    return theatre(settings, at=LATER, bridge=bridge, **event)


def opened(stage: Theatre) -> Theatre:
    """With a videoconference that answers."""
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=2, expects="42#")
    stage.company.callees[SIP] = Callee(answers_after=2)
    return stage


def into_event(stage: Theatre, from_: str | None = CALLER) -> Leg:
    leg = stage.call_and_key(stage.register("Erna Müller").pin, from_)
    leg.wait(20)
    return leg


def far_legs(stage: Theatre) -> list[Leg]:
    return [leg for leg in stage.company.legs.values() if leg.to.startswith((BRIDGE_NUMBER, SIP))]


def test_a_caller_gets_a_leg_with_the_keys_of_the_event(stage: Theatre) -> None:
    leg = into_event(opened(stage))
    (far,) = far_legs(stage)
    assert (far.is_admitted, [tone.key for tone in far.tones]) == (True, ["4", "2", "#"])
    assert (leg.bridged, stage.company.who_hears(leg)) == (far, [far])
    assert stage.seats.occupied == 1
    assert stage.company.alerts == []


def test_keys_are_timed_as_the_dial_in_of_the_platform_needs_them(settings: Settings) -> None:
    """No wait stands in the keys: the meeting, the step for a participant's number, and the passcode."""
    bridge = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="84012345678##4711#", platform="zoom")
    with played(settings, bridge) as stage:
        meeting = Meeting("84012345678", passcode="4711")
        stage.company.callees[BRIDGE_NUMBER] = far_end("zoom", meeting)
        leg = into_event(stage)
        leg.wait(30)
        assert [one.name for one in meeting.participants] == [NUMBER]
        assert leg.bridged is far_legs(stage)[0]


def test_a_sip_leg_carries_the_headers_of_the_event(settings: Settings) -> None:
    with played(settings, BY_SIP) as stage:
        leg = into_event(opened(stage))
        (far,) = far_legs(stage)
        assert leg.bridged is far
        assert far.sip_headers == {"X-Meeting": "Digital & Tag", "X-PIN": "42"}
        assert stage.company.alerts == []


@pytest.mark.parametrize("from_", [CALLER, None])
@pytest.mark.parametrize("bridge", [BY_NUMBER, BY_SIP, IN_ROOM])
def test_no_citizens_number_leaves_towards_the_videoconference(
    settings: Settings, bridge: Bridge, from_: str | None
) -> None:
    with played(settings, bridge) as stage:
        leg = into_event(opened(stage), from_)
        leg.wait(5)
        legs = far_legs(stage)
        assert legs
        for far in legs:
            assert far.from_ == NUMBER
            shown = (far.to, far.sip_headers, far.documents, [tone.key for tone in far.tones])
            assert CALLER.removeprefix("+49") not in str(shown)
        assert CALLER.removeprefix("+49") not in str([room.friendly_name for room in stage.company.rooms.values()])
        asked = [one.form for one in stage.company.requests_received if one.method == "POST"]
        assert CALLER.removeprefix("+49") not in str(asked)


def test_the_star_leads_to_the_menu_and_back_in_by_a_fresh_leg(stage: Theatre) -> None:
    leg = into_event(opened(stage))
    leg.press("*")
    leg.listen()
    assert leg.bridged is None
    assert stage.seats.occupied == 1
    leg.wait(20)
    first, second = far_legs(stage)
    assert first.is_over
    assert leg.bridged is second


def test_the_star_while_it_rings_is_no_fault(stage: Theatre) -> None:
    stage.company.callees[BRIDGE_NUMBER] = Callee(answers_after=25)
    leg = stage.call_and_key(stage.register("Erna Müller").pin)
    stage.company.run_until(lambda: bool(far_legs(stage)), 30)
    leg.wait(3)
    leg.press("*")
    leg.listen()
    assert call_of(stage.services.database, leg.sid).stage == "StarMenu"


@pytest.mark.parametrize("outcome", ["busy", "failed", "no-answer"])
def test_a_videoconference_that_cannot_be_had_is_told_and_tried_again_after_growing_pauses(
    settings: Settings, outcome: str
) -> None:
    with played(settings, BY_NUMBER) as stage:
        stage.company.callees[BRIDGE_NUMBER] = Callee(outcome)  # type: ignore[arg-type]
        leg = into_event(stage)
        leg.wait(200)
        tries = [far.created_at for far in far_legs(stage)]
        ended = [far.ended_at for far in far_legs(stage) if far.ended_at]
        pauses = [(again - over).total_seconds() for over, again in zip(ended, tries[1:], strict=False)]
        assert len(pauses) >= 3
        assert pauses == sorted(pauses)
        assert not leg.is_over
        assert stage.seats.occupied == 1
        opened(stage)
        leg.wait(100)
        assert leg.bridged is far_legs(stage)[-1]


def test_the_end_of_the_event_ends_every_leg_with_a_goodbye(stage: Theatre) -> None:
    leg = into_event(opened(stage))
    stage.act(end_event, stage.event_id)
    leg.wait(5)
    assert [far.is_over for far in far_legs(stage)] == [True]
    assert leg.bridged is None
    assert call_of(stage.services.database, leg.sid).stage in ("EventOver", "Goodbye")


def test_a_caller_who_hangs_up_ends_the_own_leg(stage: Theatre) -> None:
    leg = into_event(opened(stage))
    leg.hang_up()
    assert [far.is_over for far in far_legs(stage)] == [True]
    assert stage.seats.held == 1


@pytest.mark.parametrize("bridge", [BY_NUMBER, IN_ROOM])
def test_a_caller_who_hangs_up_stays_gone_where_the_provider_asks_on_all_the_same(
    settings: Settings, bridge: Bridge
) -> None:
    """It does not say whether the action of a Dial is asked once its caller has hung up."""
    with played(settings, bridge) as stage:
        stage.company.switchboard.asks_after_hang_up = True
        stage.company.faults.order("delay_callback", where=lambda post: post.purpose == "dial", seconds=1)
        leg = into_event(opened(stage))
        leg.hang_up()  # word of which comes first
        stage.company.elapse(3)
        asked = [sent.params["CallStatus"] for sent in stage.company.webhooks_sent if sent.purpose == "dial"]
        assert asked == ["completed"]
        assert (stage.seats.occupied, stage.seats.held) == (0, 1)
        assert call_of(stage.services.database, leg.sid).hung_up_at is not None


def test_of_three_callers_two_are_put_through_and_the_third_hears_so_and_comes_in_when_one_hangs_up(
    settings: Settings,
) -> None:
    with played(settings, BY_NUMBER, seats=3, most_lines=2) as stage:
        opened(stage)
        legs = []
        for phone in ("+493023125010", "+493023125011", "+493023125012"):
            legs.append(stage.call_and_key(stage.register(f"Erna {phone[-1]}", phone).pin, phone))
            legs[-1].wait(25)
        first, second, third = legs
        must_hear(stage, third, "wait.line", position=1)
        assert ([first.bridged, second.bridged], third.bridged) == (far_legs(stage), None)
        second.press("*")  # from the menu, outside the videoconference, the way back is kept
        second.listen()
        assert second.bridged is None
        third.wait(15)
        assert third.bridged is None
        second.wait(20)
        assert second.bridged is far_legs(stage)[-1]
        assert stage.seats.occupied == 3
        first.hang_up()
        hung_up = stage.company.now
        third.wait(30)
        (told,) = heard(stage, third, "wait.admitted")
        assert (told - hung_up).total_seconds() < 4  # not only with its next look
        assert third.bridged is far_legs(stage)[-1]
        assert len([far for far in far_legs(stage) if not far.is_over]) == 2
        assert stage.company.alerts == []
