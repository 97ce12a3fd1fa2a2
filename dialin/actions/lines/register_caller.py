"""Registers a caller from what was said on the telephone; staff type the spoken name up later."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.events.schedule import schedule_of
from dialin.actions.questions.bind_recordings import bind_recordings
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.actions.staff.record import CALLER
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.registration_outcomes import CallerRefused, CallerRegistered, NoSeatFree
from dialin.rules.phases import registration_is_open
from dialin.rules.registrations import Registration
from dialin.store import attendees, pins, seats, voice_recordings
from dialin.store.events import lock_event

# What stands in lists until the name is typed up; the offices of these events are German.
UNTYPED_NAME = "Telefonanmeldung {number}"

Outcome = CallerRegistered | NoSeatFree | CallerRefused


def register_caller(  # noqa: PLR0913
    connection: Connection,
    call: LiveCall,
    draft: Draft,
    *,
    accepts_waiting: bool,
    pin_keys: PinKeys,
    now: datetime,
) -> tuple[Outcome, LiveCall]:
    """Writes the registration at once, or nothing: a caller who did not say so is not put on the waiting list.

    Late entries are for staff only. The call belongs to the new attendee afterwards.
    """
    if call.event_id is None:
        return CallerRefused(), call
    event = lock_event(connection, call.event_id)
    name = voice_recordings.find_recording(connection, draft.name)
    if not registration_is_open(schedule_of(event), now) or name is None or name.discarded_at is not None:
        return CallerRefused(), call
    if not accepts_waiting and not seats.is_any_unallocated(connection, event.id):
        return NoSeatFree(len(attendees.waiting_list(connection, event.id)) + 1), call
    written = register(
        connection, event.id, _registration(connection, call, draft), pin_keys=pin_keys, actor=CALLER, now=now
    )
    if not isinstance(written, Registered):
        return CallerRefused(), call
    voice_recordings.change_recording(connection, name.id, {"kept_at": now})
    bind_recordings(connection, call.id, event_id=event.id, attendee_id=written.attendee_id)
    found = pins.find_owner(connection, written.attendee_id)
    assert found is not None
    leave_anothers_seat(connection, call, found.attendee_id, now=now)
    return CallerRegistered(written.position), call.bound_to(found)


def _registration(connection: Connection, call: LiveCall, draft: Draft) -> Registration:
    assert call.event_id is not None
    number = attendees.count_registrations(connection, call.event_id) + 1
    return Registration(
        name=UNTYPED_NAME.format(number=number),
        phone=draft.phone or "",
        language=call.language,
        delivery="call",
        callback=draft.callback,
        source="telephone",
        is_untyped=True,
    )
