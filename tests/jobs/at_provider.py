"""What the duties' tests do at the far side: callers in seats, and callers whom the provider knows."""

from dialin.actions.house import House
from dialin.store import calls, seats
from dialin.store.bridge_legs import find_leg
from dialin.store.database import Record, reading, transaction
from tests.building import begin_call, register_people


def sid_of(place: int) -> str:
    return f"CA{place:032d}"


def seat_callers(house: House, event_id: int, count: int) -> list[str]:
    """The ids of that many callers, each in a seat of their own and in progress at the provider."""
    sids = []
    for place, person in enumerate(register_people(house, event_id, count)):
        sid = sid_of(place)
        house.provider.ring_in(sid)
        call_id = begin_call(house, sid, event_id=event_id, attendee_id=person.attendee_id, stage="InRoom")
        with transaction(house.database) as connection:
            assert seats.sit_in_own_seat(
                connection, event_id=event_id, attendee_id=person.attendee_id, call_id=call_id, now=house.clock()
            )
        sids.append(sid)
    return sids


def call_of(house: House, sid: str) -> Record:
    with reading(house.database) as connection:
        call = calls.load_call(connection, sid, lock=False)
    assert call is not None
    return call


def seats_of(house: House, event_id: int) -> list[Record]:
    with reading(house.database) as connection:
        return list(seats.list_seats(connection, event_id))


def leg_of(house: House, event_id: int) -> Record:
    with reading(house.database) as connection:
        leg = find_leg(connection, event_id)
    assert leg is not None
    return leg
