"""Takes a seat from an attendee, tells whoever sits in it, and lets the waiting list move."""

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.news import NewsKind
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.live_calls import calls_of_event


def give_up_seat(act: Act, event: Event, attendee_id: int, *, by_call: int | None = None) -> None:
    """The event must be locked. Live calls of the attendee hear it, but for the one that asked for it."""
    seats.give_up_seat(act, attendee_id=attendee_id)
    for call in calls_of_event(act, event.id):
        if call.attendee_id == attendee_id and call.id != by_call:
            tell_call(act, call.id, NewsKind.SEAT_WITHDRAWN)
    fill_seats(act, event)
