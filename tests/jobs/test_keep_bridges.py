"""One leg per open event, dialled when the doors open, kept up, never two."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.bridges.adopt_leg import adopt_leg
from dialin.actions.bridges.begin_leg import begin_leg
from dialin.actions.bridges.end_leg import PAUSES
from dialin.actions.bridges.join_room import join_room
from dialin.actions.bridges.note_leg import note_leg
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.jobs import keep_bridges
from dialin.provider.promise import Placement
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store import events
from tests.building import BRIDGE_NUMBER, DOORS, ENDS, EVENING, NUMBER, make_event
from tests.jobs.at_provider import leg_of
from tests.provider.fake import ANSWER_LOST, PASSING, REFUSED, FakeCall

OTHER_NUMBER = "+496990009002"


@pytest.fixture
def event_id(services: Services) -> int:
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="ww42#"))
    services.clock.now = EVENING
    return made


def placed(services: Services) -> list[FakeCall]:
    return [call for call in services.provider.calls.values() if call.placement is not None]


def write(services: Services, action: Callable[..., Any], *given: Any, **named: Any) -> Any:
    with services.acting("test") as act:
        return action(act, *given, **named)


def answer_leg(services: Services, event_id: int) -> str:
    """The leg is answered at the far end and joins its room."""
    leg = leg_of(services, event_id)
    services.provider.answer(leg.sid)
    assert write(services, join_room, leg.token, leg.sid) is not None
    return str(leg.sid)


def end_leg_at(services: Services, event_id: int, status: str) -> None:
    leg = leg_of(services, event_id)
    services.provider.end(leg.sid, status)
    write(services, note_leg, leg.token, leg.sid, ending=status)


def test_nobody_is_dialled_before_the_doors_open(services: Services, event_id: int) -> None:
    services.clock.now = DOORS - timedelta(seconds=1)
    keep_bridges.do(services)
    assert placed(services) == []


def test_the_leg_is_dialled_when_the_doors_open_from_the_events_own_number_and_keys_once_answered(
    services: Services, event_id: int
) -> None:
    services.clock.now = DOORS
    keep_bridges.do(services)
    (call,) = placed(services)
    leg = leg_of(services, event_id)
    assert (call.to, call.from_, call.placement.digits) == (BRIDGE_NUMBER, NUMBER, None)
    assert call.url.startswith(f"https://dialin.example/voice/bridge/{leg.token}/answered")
    assert call.placement.status_url == f"https://dialin.example/voice/bridge/{leg.token}/status"
    assert (leg.state, leg.sid, leg.attempts) == ("dialling", call.sid, 1)


def test_a_sip_bridge_is_dialled_with_its_headers_and_without_keys(services: Services) -> None:
    make_event(services, bridge=Bridge(sip="sip:room@video.example", headers=(("X-Meeting", "42"),)))
    services.clock.now = EVENING
    keep_bridges.do(services)
    (call,) = placed(services)
    assert (call.to, call.placement.digits) == ("sip:room@video.example?X-Meeting=42", None)


@pytest.mark.parametrize("bridge", [Bridge(), Bridge(mode="direct", number=BRIDGE_NUMBER)])
def test_an_event_without_a_phone_room_to_join_needs_no_leg(services: Services, bridge: Bridge) -> None:
    make_event(services, bridge=bridge)
    services.clock.now = EVENING
    keep_bridges.do(services)
    assert placed(services) == []


def test_a_leg_that_stands_is_left_alone(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.pass_time(minutes=30)
    keep_bridges.do(services)
    assert len(placed(services)) == 1


def test_legs_that_do_not_stand_are_followed_by_growing_pauses(services: Services, event_id: int) -> None:
    services.clock.now = DOORS
    for pause in (*PAUSES, PAUSES[-1]):
        keep_bridges.do(services)
        end_leg_at(services, event_id, "busy")
        services.clock.pass_time(seconds=pause - 0.001)
        dialled = len(placed(services))
        keep_bridges.do(services)
        assert len(placed(services)) == dialled, pause
        services.clock.pass_time(seconds=0.001)
    keep_bridges.do(services)
    assert len(placed(services)) == len(PAUSES) + 2


def test_a_leg_that_stood_for_more_than_a_minute_is_replaced_at_once_and_starts_the_pauses_anew(
    services: Services, event_id: int
) -> None:
    keep_bridges.do(services)
    end_leg_at(services, event_id, "no-answer")
    services.clock.pass_time(seconds=5)
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.pass_time(seconds=61)
    end_leg_at(services, event_id, "completed")
    keep_bridges.do(services)
    assert (len(placed(services)), leg_of(services, event_id).attempts) == (3, 1)


def test_a_leg_that_is_thrown_out_within_a_minute_counts_as_one_that_did_not_stand(
    services: Services, event_id: int
) -> None:
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.pass_time(seconds=30)
    end_leg_at(services, event_id, "completed")
    keep_bridges.do(services)
    assert len(placed(services)) == 1


def test_the_leg_hangs_up_when_its_event_is_ended(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    sid = answer_leg(services, event_id)
    write(services, end_event, event_id)
    keep_bridges.do(services)
    keep_bridges.do(services)
    assert services.provider.requests("hang_up") == [sid]
    assert leg_of(services, event_id).state == "down"


def test_the_leg_hangs_up_when_its_event_is_over_by_the_clock(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.now = ENDS
    keep_bridges.do(services)
    assert services.provider.live == []


def test_a_leg_that_is_still_ringing_at_the_end_is_hung_up(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    services.clock.now = ENDS
    keep_bridges.do(services)
    assert services.provider.live == []


@pytest.mark.parametrize("change", [{"number": OTHER_NUMBER}, {"digits": "77#"}])
def test_a_bridge_that_staff_change_is_hung_up_and_dialled_anew(
    services: Services, event_id: int, change: dict[str, Any]
) -> None:
    keep_bridges.do(services)
    old = answer_leg(services, event_id)
    assert write(services, change_event, event_id, {"bridge": change}) is None
    keep_bridges.do(services)
    keep_bridges.do(services)
    assert services.provider.requests("hang_up") == [old]
    (call,) = services.provider.live
    assert call.to == change.get("number", BRIDGE_NUMBER)
    assert leg_of(services, event_id).digits == change.get("digits", "ww42#")


def test_a_leg_that_cannot_be_hung_up_now_is_hung_up_later(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    answer_leg(services, event_id)
    services.clock.now = ENDS
    services.provider.trouble.append(PASSING)
    keep_bridges.do(services)
    assert len(services.provider.live) == 1
    keep_bridges.do(services)
    assert services.provider.live == []


@pytest.mark.parametrize("trouble", [PASSING, REFUSED])
def test_a_call_the_provider_did_not_place_is_tried_again_after_a_pause(
    services: Services, event_id: int, trouble: Exception
) -> None:
    services.provider.trouble.append(trouble)
    keep_bridges.do(services)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).failure) == ("down", str(trouble))
    services.clock.pass_time(seconds=PAUSES[0])
    keep_bridges.do(services)
    assert len(placed(services)) == 1


def test_an_event_without_a_number_to_call_from_says_so(services: Services) -> None:
    made = make_event(services, number=None, bridge=Bridge(number=BRIDGE_NUMBER))
    services.clock.now = EVENING
    keep_bridges.do(services)
    assert leg_of(services, made).failure == "The event has no number of its own to call from."
    assert placed(services) == []


def test_a_call_whose_placing_got_no_answer_is_looked_for_and_adopted(services: Services, event_id: int) -> None:
    services.provider.lost.append(ANSWER_LOST)
    keep_bridges.do(services)
    assert leg_of(services, event_id).sid is None
    keep_bridges.do(services)
    assert services.provider.requests("find_placed") == []  # not before it can be found
    services.clock.pass_time(seconds=6)
    keep_bridges.do(services)
    (call,) = placed(services)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("dialling", call.sid)
    answer_leg(services, event_id)


def test_an_attempt_whose_worker_died_before_dialling_is_given_up_and_dialled_again(
    services: Services, event_id: int
) -> None:
    begin_and_die(services, event_id)
    keep_bridges.do(services)
    assert placed(services) == []  # the lease still runs
    services.clock.pass_time(seconds=41)
    keep_bridges.do(services)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).failure) == ("down", "lost")
    services.clock.pass_time(seconds=PAUSES[0])
    keep_bridges.do(services)
    assert len(placed(services)) == 1


def test_surplus_calls_of_a_lost_attempt_are_hung_up_and_the_newest_adopted(services: Services, event_id: int) -> None:
    begin_and_die(services, event_id)
    older, newer = (place_by_hand(services) for _ in range(2))
    services.clock.pass_time(seconds=41)
    keep_bridges.do(services)
    assert leg_of(services, event_id).sid == newer
    assert services.provider.requests("hang_up") == [older]


def test_the_leg_of_another_event_with_the_same_numbers_is_neither_adopted_nor_hung_up(
    services: Services, event_id: int
) -> None:
    keep_bridges.do(services)
    neighbours = leg_of(services, event_id).sid
    other = make_event(services, slug="other", bridge=Bridge(number=BRIDGE_NUMBER, digits="77#"))
    begin_and_die(services, other)
    services.clock.pass_time(seconds=41)
    keep_bridges.do(services)
    assert (leg_of(services, event_id).sid, leg_of(services, other).sid) == (neighbours, None)
    assert services.provider.requests("hang_up") == []


def test_an_older_call_of_a_neighbour_is_no_surplus(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    other = make_event(services, slug="other", bridge=Bridge(number=BRIDGE_NUMBER, digits="77#"))
    begin_and_die(services, other)
    own = place_by_hand(services)
    services.clock.pass_time(seconds=41)
    keep_bridges.do(services)
    assert leg_of(services, other).sid == own
    assert len(services.provider.live) == 2


def test_a_call_that_is_one_events_leg_cannot_become_anothers(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    other = make_event(services, slug="other", bridge=Bridge(number=BRIDGE_NUMBER, digits="77#"))
    token = begin_and_die(services, other)
    with services.acting("test") as act:
        assert not adopt_leg(act, token, leg_of(services, event_id).sid)


def test_an_attempt_of_a_worker_that_looked_too_early_must_wait_out_the_pause(
    services: Services, event_id: int
) -> None:
    keep_bridges.do(services)
    end_leg_at(services, event_id, "busy")
    with services.acting("test") as act:
        event = events.load_event(act, event_id)
        assert not begin_leg(act, event, token="early")


def test_a_call_placed_after_its_lease_has_run_out_is_hung_up_by_whoever_placed_it(
    services: Services, event_id: int
) -> None:
    place_call = services.provider.place_call

    def place_slowly(placement: Any) -> str:
        """The worker stands still until others have given its attempt up and begun another."""
        services.provider.place_call = place_call
        services.clock.pass_time(seconds=41)
        keep_bridges.do(services)
        services.clock.pass_time(seconds=PAUSES[0])
        keep_bridges.do(services)
        return place_call(placement)

    services.provider.place_call = place_slowly
    keep_bridges.do(services)
    first, second = placed(services)
    assert leg_of(services, event_id).sid == first.sid
    assert services.provider.live == [first]
    assert not second.leg.is_live


def test_a_leg_that_came_up_while_it_was_looked_for_stays_up(services: Services, event_id: int) -> None:
    token = begin_and_die(services, event_id)
    services.clock.pass_time(seconds=41)
    find_placed = services.provider.find_placed

    def find_late(*given: Any) -> Any:
        found = find_placed(*given)
        assert write(services, join_room, token, "CA" + "7" * 32) is not None
        return found

    services.provider.find_placed = find_late
    keep_bridges.do(services)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("up", "CA" + "7" * 32)


def test_trouble_with_one_events_leg_does_not_keep_the_next_from_its_own(services: Services, event_id: int) -> None:
    other = make_event(services, slug="other", bridge=Bridge(number=OTHER_NUMBER))
    keep_bridges.do(services)
    services.clock.now = ENDS
    services.provider.trouble.append(PASSING)
    keep_bridges.do(services)
    assert len(services.provider.live) == 1
    assert {leg_of(services, event_id).state, leg_of(services, other).state} == {"down", "dialling"}


def begin_and_die(services: Services, event_id: int) -> str:
    with services.acting("test") as act:
        event = events.load_event(act, event_id)
        assert begin_leg(act, event, token=f"dead-{event_id}")
    return f"dead-{event_id}"


def place_by_hand(services: Services) -> str:
    return services.provider.place_call(Placement(BRIDGE_NUMBER, NUMBER, "https://x.example", "https://x.example"))
