"""Who is not called although a call was ordered: it is looked at as the call begins, whatever was true before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.outgoing.begin_call import IN_PERSON
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.events import mark_called_off, mark_ended
from tests.building import EVENING, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders

SOON = EVENING - timedelta(minutes=10)
CORPUS_CHRISTI = EVENING.replace(day=4, hour=10)  # a holiday in some of the Länder; no Sunday

MARKS: dict[str, Callable[[Act, int], bool]] = {"ended": mark_ended, "called off": mark_called_off}


def call(services: Services, seconds: int) -> list[str]:
    for _ in range(seconds):
        place_calls.do(services)
        services.clock.pass_time(seconds=1)
    return [placement.to for placement in services.provider.requests("place_call")]


def change(act: Act, attendee_id: int, **values: Any) -> None:
    change_attendee(act, attendee_id, values)


def test_what_has_changed_since_the_call_was_ordered_counts_and_the_others_are_called(services: Services) -> None:
    event_id = make_event(services, seats=8)
    services.clock.now = SOON
    people = register_people(services, event_id, 7)
    with services.acting("test") as act:
        stop_calling(act, "+493023125010", source="caller", event_id=None)  # before anything is ordered
        change(act, people[1].attendee_id, called_by="person")
        change(act, people[2].attendee_id, phone="+4990012345678")
        change(act, people[3].attendee_id, cancelled_at=act.now)
        change(act, people[4].attendee_id, barred_at=act.now)
        seats.give_up_seat(act, attendee_id=people[5].attendee_id, is_left=True)
    order_calls(services, event_id, people)
    assert call(services, 9) == ["+493023125016"]
    rows = orders(services)
    assert [row.outcome for row in rows] == [
        Outcome.NO_CALLS, Outcome.BLOCKED, Outcome.BLOCKED, Outcome.STOPPED, Outcome.STOPPED, Outcome.STOPPED, None,
    ]  # fmt: skip
    assert rows[1].failure == IN_PERSON
    assert "premium" in (rows[2].failure or "")


@pytest.mark.parametrize("has", ["ended", "called off"])
def test_once_the_event_is_over_or_called_off_it_is_called_about_for_nothing_but_that(
    services: Services, has: str
) -> None:
    event_id = make_event(services, seats=2)
    services.clock.now = SOON
    people = register_people(services, event_id, 2)
    order_calls(services, event_id, people[:1])
    order_calls(services, event_id, people[1:], Purpose.CANCELLED)
    with services.acting("test") as act:
        MARKS[has](act, event_id)
    assert call(services, 3) == ["+493023125011"]
    assert orders(services)[0].outcome is Outcome.STOPPED


def test_nobody_is_called_too_late(services: Services) -> None:
    event_id = make_event(services)
    people = register_people(services, event_id, 2)
    order_calls(services, event_id, people[:1], Purpose.REMINDER, due_at=EVENING)
    order_calls(services, event_id, people[1:], due_at=EVENING)
    services.clock.now = EVENING
    assert call(services, 2) == ["+493023125011"]
    assert orders(services)[0].outcome is Outcome.TOO_LATE


@pytest.mark.parametrize(("land", "is_called"), [("BY", False), ("BE", True)])
def test_nobody_is_called_on_a_holiday_of_the_land(services: Services, land: str, is_called: bool) -> None:
    event_id = make_event(services)
    services.clock.now = CORPUS_CHRISTI
    order_calls(services, event_id, register_people(services, event_id, 1), Purpose.PIN)
    there = replace(services, settings=services.settings.model_copy(update={"land": land}))
    assert len(call(there, 2)) == is_called
