"""Lets the waiting list move: whoever is entitled next gets every seat that is there to be had."""

from collections.abc import Collection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_lines import fill_lines
from dialin.actions.seats.offers.make import make_offer
from dialin.actions.seats.standby.keep_for import KEPT, call_for_seat, is_to_be_called, keep_unused_for
from dialin.dialogue.words.news import NewsKind
from dialin.rules.phases import Phase, no_show_from, phase_at
from dialin.schedule import schedule_of
from dialin.store import attendees, seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.seats_to_be_had import is_any_unallocated, is_any_unused
from dialin.store.standbys import first_in_line
from dialin.store.waiting import Waiting, first_waiting


def fill_seats(act: Act, event: Event, *, asking_call: int | None = None, told: Collection[int] = ()) -> None:
    """Fills seats in the waiting order. The event must be locked in this transaction (`lock_event`).

    From the no-show time on, waiting callers come first, be they on the line or at home to be called, and may have
    any seat that nobody sits in and that is not held; then, as at any time before the end, seats that are nobody's go
    to the waiting list by registration. A caller let in while their telephone waits is told at once, but for
    `asking_call`, which hears it as its answer; whoever is not on the line is offered the seat, but for the attendees
    in `told`, who are told in this moment.
    """
    schedule = schedule_of(event)
    phase = phase_at(schedule, act.now)
    if phase is Phase.LIVE and act.now >= no_show_from(schedule):
        _seat_callers(act, event, asking_call)
    if phase not in (Phase.OVER, Phase.CANCELLED):
        _seat_by_registration(act, event, asking_call, told)
    fill_lines(act, event, asking_call=asking_call)


def _seat_callers(act: Act, event: Event, asking_call: int | None) -> None:
    while is_any_unused(act, event.id):
        waiting = first_in_line(act, event)
        if waiting is None:
            return
        if waiting.call_id is None:
            if not keep_unused_for(act, event, waiting):
                return
            continue
        found = seats.sit_in_unused_seat(act, seats.Claim(event.id, waiting.id, waiting.call_id))
        if found is None:
            return
        _greet(act, event, waiting, asking_call)


def _seat_by_registration(act: Act, event: Event, asking_call: int | None, told: Collection[int]) -> None:
    while is_any_unallocated(act, event.id):
        waiting = first_waiting(act, event.id)
        if waiting is None:
            return
        is_called = waiting.call_id is None and is_to_be_called(act, event, waiting)
        until = act.now + KEPT if is_called else None
        if seats.allocate_free_seat(act, event_id=event.id, attendee_id=waiting.id, until=until) is None:
            return
        if is_called:
            call_for_seat(act, waiting)
        elif waiting.call_id is not None or waiting.id in told:
            _greet(act, event, waiting, asking_call)
        else:
            attendees.mark_seated(act, waiting.id)
            make_offer(act, event, waiting)


def _greet(act: Act, event: Event, waiting: Waiting, asking_call: int | None) -> None:
    """Where lines are limited the caller sits down at once, and `fill_lines` tells them when there is one."""
    attendees.mark_seated(act, waiting.id)
    if waiting.call_id is None or waiting.call_id == asking_call:
        return
    if event.line_limit is None:
        tell_call(act, waiting.call_id, NewsKind.SEAT_FREED)
    else:
        seats.sit_in_own_seat(act, seats.Claim(event.id, waiting.id, waiting.call_id))
