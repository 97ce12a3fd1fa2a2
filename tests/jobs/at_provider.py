"""What the duties' tests do at the far side: callers in seats, and callers whom the provider knows."""

from dialin.services import Services
from dialin.store import calls, seats
from dialin.store.bridge_legs import BridgeLeg, find_leg
from dialin.store.calls import Call
from dialin.store.seats import Seat
from tests.building import begin_call, register_people, seat_rows


def sid_of(place: int) -> str:
    return f"CA{place:032d}"


def seat_callers(services: Services, event_id: int, count: int) -> list[str]:
    """The ids of that many callers, each in a seat of their own and in progress at the provider."""
    sids = []
    for place, person in enumerate(register_people(services, event_id, count)):
        sid = sid_of(place)
        services.provider.ring_in(sid)
        call_id = begin_call(services, sid, event_id=event_id, attendee_id=person.attendee_id, stage="InRoom")
        with services.acting("test") as act:
            assert seats.sit_in_own_seat(act, seats.Claim(event_id, person.attendee_id, call_id))
        sids.append(sid)
    return sids


def call_of(services: Services, sid: str) -> Call:
    with services.looking() as act:
        call = calls.load_call(act, sid, lock=False)
    assert call is not None
    return call


def seats_of(services: Services, event_id: int) -> list[Seat]:
    with services.looking() as act:
        return list(seat_rows(act, event_id))


def leg_of(services: Services, event_id: int) -> BridgeLeg:
    with services.looking() as act:
        leg = find_leg(act, event_id)
    assert leg is not None
    return leg
