"""A place on the waiting list is found without walking the list, and is the same as if it had been walked."""

from dataclasses import replace
from random import Random
from typing import Any

from sqlalchemy import text, update

from dialin.actions.attendees.enter import Entered, enter
from dialin.actions.attendees.register import register
from dialin.actions.pins.known_pins import RememberedPins
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.seat import SeatAwaited
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable, add_attendees, list_attendees
from dialin.store.calls import begin_call, load_call
from dialin.store.events import load_event
from dialin.store.seats import SeatTable
from dialin.store.waiting import count_waiting, first_on_the_line, first_waiting, waiting_list, waiting_position
from tests.building import EVENING, IN_JUNE, a_call, make_event
from tests.store.work_done import counting

PEOPLE, EVENINGS = 12, 25


def a_random_evening(act: Act, event: int, choose: Random) -> None:
    """Some sit, some lost their seat, some have cancelled, and some of all of them wait on the line, or did."""
    ids = add_attendees(act, event, [of_attendee(number) for number in range(PEOPLE)])
    numbers = iter(choose.sample(range(1, PEOPLE + 1), PEOPLE))
    for attendee_id in choose.sample(ids, PEOPLE):
        was_seated, sits, cancelled = (choose.random() < 0.4 for _ in range(3))
        changed = {"seated_at": EVENING if was_seated else None, "cancelled_at": EVENING if cancelled else None}
        act.connection.execute(update(AttendeeTable).where(AttendeeTable.id == attendee_id).values(changed))
        if was_seated and sits and not cancelled:
            seat = update(SeatTable).where(SeatTable.event_id == event, SeatTable.number == next(numbers))
            act.connection.execute(seat.values(attendee_id=attendee_id))
        for number in range(choose.randrange(3)):
            over = EVENING if choose.random() < 0.4 else None
            waits = {"is_waiting": choose.random() < 0.6, "hung_up_at": over}
            begin_call(act, a_call(f"CA{attendee_id}-{number}", event_id=event, attendee_id=attendee_id, **waits))


def of_attendee(number: int) -> dict[str, Any]:
    """A row of somebody without a telephone."""
    usual = {"language": "de", "delivery": "letter", "callback": False, "registered_at": IN_JUNE}
    return {**usual, "name": f"Erna {number}", "name_key": f"erna {number}"}


def test_places_are_those_of_the_list_however_people_came_and_went(services: Services) -> None:
    for seed in range(EVENINGS):
        event = make_event(services, slug=f"evening-{seed}", seats=PEOPLE)
        with services.acting("test") as act:
            a_random_evening(act, event, Random(seed))
            order = waiting_list(act, event)
            everybody = [row.id for row in list_attendees(act, event)]
            places = {row.id: place for place, row in enumerate(order, 1)}
            assert {one: waiting_position(act, event, one) for one in everybody} == {
                one: places.get(one) for one in everybody
            }
            assert count_waiting(act, event) == len(order)
            assert first_waiting(act, event) == (order[0] if order else None)
            on_the_line = [row for row in order if row.call_id is not None]
            assert first_on_the_line(act, event) == (on_the_line[0] if on_the_line else None)


def a_full_house(services: Services, slug: str, waiting: int) -> int:
    """One seat, and so many people behind whoever has it; the last of them calls and waits."""
    event_id = make_event(services, slug=slug, seats=1, pin_length=8)
    known = RememberedPins(services.pin_keys)
    with services.acting("test") as act:
        known.catch_up(act)
        people = [Registration(name=f"Erna Beispiel {number}", phone="030 23125010") for number in range(waiting + 1)]
        entered = enter(replace(act, now=IN_JUNE), load_event(act, event_id), people, known=known)
        last = entered[-1]
        assert isinstance(last, Entered)
        begin_call(act, a_call(f"CA-{slug}", event_id=event_id, attendee_id=last.attendee_id, is_waiting=True))
        act.connection.execute(text("ANALYZE"))
    return event_id


def test_waiting_and_registering_cost_the_same_behind_twenty_people_as_behind_two_thousand(services: Services) -> None:
    done: dict[str, dict[int, int]] = {"waiting": {}, "registering": {}}
    for people in (20, 2_000):
        event = a_full_house(services, f"behind-{people}", people)
        with services.acting("test") as act:
            call = load_call(act, f"CA-behind-{people}")
            assert call is not None
            with counting(act) as work:
                assert claim_seat(act, call) == SeatAwaited(people)
            done["waiting"][people] = work.steps
            with counting(act) as work:
                register(replace(act, now=IN_JUNE), event, Registration(name="Ilse Kunz", phone="030 23125011"))
            done["registering"][people] = work.steps
    waiting, registering = done["waiting"], done["registering"]
    assert waiting[2_000] <= 1.3 * waiting[20] + 20
    if services.database.has_readers:  # PostgreSQL rather reads two thousand PINs than it looks for 250 among them
        assert registering[2_000] <= 5 * registering[20]  # a PIN may have to be drawn a few times
