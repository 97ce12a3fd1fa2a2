"""Lets a caller who sits have a line into the videoconference, or wait for one as if without a seat."""

from dataclasses import replace

from dialin.actions.seats.fill_lines import fill_lines
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatOutcome
from dialin.store import direct_lines
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.events import Event, lock_event


def lock_limited(act: Act, call: Call) -> Event | None:
    """The call's event, locked, if its lines are limited.

    Must come before any seat is touched: whoever moves a waiting list locks the event first and seats afterwards.
    """
    if call.event is None or call.event.line_limit is None:
        return None
    event = lock_event(act, call.event.id)
    return None if event.line_limit is None else event


def claim_line(act: Act, event: Event, call: Call, outcome: SeatOutcome) -> SeatOutcome:
    """What the claim of a seat comes to where lines are limited. The event must be locked.

    A caller who finds no line sits in their seat all the same, so that nobody else gets it. They come before those who
    wait for a seat, and both hear their place among all who wait.
    """
    match outcome:
        case SeatClaimed():
            fill_lines(act, event, asking_call=call.id)
            if direct_lines.take_line(act, event_id=event.id, call_id=call.id) is not None:
                return outcome
            return SeatAwaited(direct_lines.place_of(act, event_id=event.id, call_id=call.id))
        case SeatAwaited(position):
            return replace(outcome, position=position + direct_lines.count_awaited(act, event.id))
        case _:
            return outcome
