"""Lets the waiting list move: whoever is entitled next gets every seat that is there to be had."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.events.schedule import schedule_of
from dialin.dialogue.words.news import NewsKind
from dialin.rules.phases import Phase, no_show_from, phase_at
from dialin.store import attendees, seats
from dialin.store.database import Record


def fill_seats(connection: Connection, event: Record, *, now: datetime, asking_call: int | None = None) -> None:
    """Fills seats in the waiting order. The event must be locked in this transaction (`lock_event`).

    From the no-show time on, waiting callers come first and may have any seat that nobody sits in and that is not
    held; then, as at any time before the end, seats that are nobody's go to the waiting list by registration.
    A caller let in while their telephone waits is told at once, but for `asking_call`, which hears it as its answer.
    """
    schedule = schedule_of(event)
    phase = phase_at(schedule, now)
    if phase in (Phase.OVER, Phase.CANCELLED):
        return
    if phase is Phase.LIVE and now >= no_show_from(schedule):
        _seat_callers(connection, event.id, now, asking_call)
    _seat_by_registration(connection, event.id, now, asking_call)


def _seat_callers(connection: Connection, event_id: int, now: datetime, asking_call: int | None) -> None:
    while seats.is_any_unused(connection, event_id, now):
        waiting = attendees.first_waiting(connection, event_id, on_the_line=True)
        if waiting is None:
            return
        found = seats.sit_in_unused_seat(
            connection, event_id=event_id, attendee_id=waiting.id, call_id=waiting.call_id, now=now
        )
        if found is None:
            return
        _greet(connection, waiting, now, asking_call)


def _seat_by_registration(connection: Connection, event_id: int, now: datetime, asking_call: int | None) -> None:
    while seats.is_any_unallocated(connection, event_id):
        waiting = attendees.first_waiting(connection, event_id, on_the_line=False)
        if waiting is None:
            return
        if seats.allocate_free_seat(connection, event_id=event_id, attendee_id=waiting.id, now=now) is None:
            return
        _greet(connection, waiting, now, asking_call)


def _greet(connection: Connection, waiting: Record, now: datetime, asking_call: int | None) -> None:
    attendees.mark_seated(connection, waiting.id, now)
    if waiting.call_id is not None and waiting.call_id != asking_call:
        tell_call(connection, waiting.call_id, NewsKind.SEAT_FREED, now=now)
