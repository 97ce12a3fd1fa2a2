"""A full room and a full lobby: one look of the worker brings the floor and every freed seat to whom they are due."""

from datetime import timedelta

import pytest

from dialin.actions.calls.end_call import end_call
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed
from dialin.dialogue.words.state import Place
from dialin.jobs import deliver_news, expire_holds
from dialin.services import Services
from dialin.store.calls import change_call, load_call
from dialin.store.hands import add_hand
from tests.building import EVENING, NO_SHOW, begin_call, make_event, register_people
from tests.jobs.at_provider import seats_of

SEATS, LOBBY, FREED = 60, 200, 5


@pytest.fixture
def sids(services: Services) -> list[str]:
    """Everybody on the line, in the order of registering: the first have the seats, the others wait."""
    event_id = make_event(services, seats=SEATS, grace_minutes=1)
    people = register_people(services, event_id, SEATS + LOBBY)
    services.clock.now = NO_SHOW
    sids = [f"CA{place:032d}" for place in range(len(people))]
    for sid, person in zip(sids, people, strict=True):
        begin_call(services, sid, event_id=event_id, attendee_id=person.attendee_id, stage="Waiting")
        services.provider.ring_in(sid)
    with services.acting("test") as act:
        for place, sid in enumerate(sids):
            call = load_call(act, sid)
            assert call is not None
            outcome = claim_seat(act, call)
            assert isinstance(outcome, SeatClaimed if place < SEATS else SeatAwaited)
            seated = {"stage": "InRoom", "place": Place.EVENT}
            change_call(act, call.id, seated if place < SEATS else {"is_waiting": True})
    return sids


def asked(services: Services) -> list[str]:
    return [sid for sid, _ in services.provider.requests("redirect")]


def test_one_look_brings_the_floor_and_then_every_freed_seat_in_order(services: Services, sids: list[str]) -> None:
    with services.acting("clerk") as act:
        call = load_call(act, sids[SEATS - 1])
        assert call is not None
        values = {"event_id": call.event_id, "attendee_id": call.attendee_id, "raised_at": EVENING, "is_open": False}
        hand = add_hand(act, values)
        assert call.event is not None
        assert give_floor(act, call.event, hand) is None
    deliver_news.do(services)
    assert asked(services) == [sids[SEATS - 1]]
    with services.acting("test") as act:
        for sid in sids[:FREED]:
            assert end_call(act, sid)
    deliver_news.do(services)
    assert asked(services) == [sids[SEATS - 1]]  # for the grace time the seats are held
    services.clock.now += timedelta(minutes=1)
    expire_holds.do(services)
    deliver_news.do(services)
    assert sorted(asked(services)[1:]) == sids[SEATS : SEATS + FREED]
    assert [seat.attendee_id for seat in seats_of(services, call.event_id)][:FREED] == [
        SEATS + 1 + place for place in range(FREED)
    ]
