"""Lost hang-ups are found out at the provider, and no living call is taken for dead."""

from datetime import timedelta

import pytest

from dialin.actions.bridges.join_room import join_room
from dialin.jobs import keep_bridges, reconcile
from dialin.provider.promise import ProviderTrouble
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from tests.building import BRIDGE_NUMBER, EVENING, begin_call, make_event
from tests.jobs.at_provider import call_of, leg_of, seat_callers, seats_of
from tests.provider.fake import PASSING


@pytest.fixture
def event_id(services: Services) -> int:
    services.clock.now = EVENING
    return make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))


def test_a_call_whose_hang_up_was_lost_is_ended_and_its_seat_held(services: Services, event_id: int) -> None:
    gone, there = seat_callers(services, event_id, 2)
    services.provider.end(gone)
    reconcile.do(services)
    assert call_of(services, gone).hung_up_at == EVENING
    assert call_of(services, there).hung_up_at is None
    seat, other = seats_of(services, event_id)
    assert (seat.call_id, seat.held_until) == (None, EVENING + timedelta(minutes=10))
    assert other.call_id is not None


def test_a_call_the_provider_has_never_heard_of_is_ended(services: Services, event_id: int) -> None:
    begin_call(services, "CA404", event_id=event_id)
    reconcile.do(services)
    assert call_of(services, "CA404").hung_up_at == EVENING


def test_a_call_that_only_rings_is_not_taken_for_one_that_is_over(services: Services, event_id: int) -> None:
    services.provider.ring_in("CA1").status = "ringing"
    begin_call(services, "CA1", event_id=event_id)
    reconcile.do(services)
    assert call_of(services, "CA1").hung_up_at is None


def test_a_call_that_was_missing_from_the_list_by_a_hair_is_asked_for_by_itself(
    services: Services, event_id: int
) -> None:
    services.provider.ring_in("CA1")
    begin_call(services, "CA1", event_id=event_id)
    services.provider.live_legs = frozenset
    reconcile.do(services)
    assert call_of(services, "CA1").hung_up_at is None


def test_nobody_is_ended_while_the_provider_cannot_be_asked(services: Services, event_id: int) -> None:
    (sid,) = seat_callers(services, event_id, 1)
    services.provider.end(sid)
    services.provider.trouble.append(PASSING)
    with pytest.raises(ProviderTrouble):
        reconcile.do(services)
    assert call_of(services, sid).hung_up_at is None


def test_without_live_calls_the_provider_is_not_asked(services: Services, event_id: int) -> None:
    reconcile.do(services)
    assert services.provider.asked == []


def test_a_bridge_leg_whose_end_was_lost_is_down_and_dialled_anew(services: Services, event_id: int) -> None:
    keep_bridges.do(services)
    leg = leg_of(services, event_id)
    services.provider.answer(leg.sid)
    with services.acting("test") as act:
        assert join_room(act, leg.token, leg.sid) is not None
    reconcile.do(services)
    assert leg_of(services, event_id).state == "up"
    services.provider.end(leg.sid)
    services.clock.pass_time(minutes=5)
    reconcile.do(services)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).failure) == ("down", "lost")
    keep_bridges.do(services)
    assert len(services.provider.live) == 1
