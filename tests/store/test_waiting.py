"""A place on the waiting list is found without walking the list, and is the same as if it had been walked."""

from dataclasses import replace
from random import Random
from typing import Any

from sqlalchemy import text, update

from dialin.actions.attendees.register import register
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.seat import SeatAwaited
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable, add_attendees, list_attendees
from dialin.store.calls import begin_call, load_call
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
    """One seat, and so many people behind whoever has it; one of them calls and waits."""
    event = make_event(services, slug=slug, seats=1)
    with services.acting("test") as act:
        ids = add_attendees(act, event, [of_attendee(number) for number in range(waiting)])
        register(replace(act, now=IN_JUNE), event, Registration(name="Karl Kunz", phone="030 23125010"))
        begin_call(act, a_call(f"CA-{slug}", event_id=event, attendee_id=ids[-1], is_waiting=True))
        act.connection.execute(text("ANALYZE"))
    return event


def test_waiting_and_registering_cost_the_same_behind_twenty_people_as_behind_two_thousand(services: Services) -> None:
    done: dict[str, dict[int, int]] = {"waiting": {}, "registering": {}}
    for waiting in (20, 2_000):
        event = a_full_house(services, f"behind-{waiting}", waiting)
        with services.acting("test") as act:
            call = load_call(act, f"CA-behind-{waiting}")
            assert call is not None
            with counting(act) as work:
                assert claim_seat(act, call) == SeatAwaited(waiting - 1)
            done["waiting"][waiting] = work.steps
            with counting(act) as work:
                register(replace(act, now=IN_JUNE), event, Registration(name="Ilse Kunz", phone="030 23125011"))
            done["registering"][waiting] = work.steps
    for deed, steps in done.items():
        assert steps[2_000] <= 1.2 * steps[20] + 20, (deed, steps)
