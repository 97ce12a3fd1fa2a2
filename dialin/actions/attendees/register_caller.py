"""Registers a caller from what was said on the telephone; staff type the spoken name up later."""

from dialin.actions.attendees.register import Registered, register
from dialin.actions.lines.look_at_line import refuse_line
from dialin.actions.questions.bind_recordings import bind_recordings
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.registration_outcomes import CallerRefused, CallerRegistered, NoMoreFromLine, NoSeatFree
from dialin.rules.phases import registration_is_open
from dialin.rules.registrations import Registration
from dialin.schedule import schedule_of
from dialin.store import attendees, pins, voice_recordings
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.events import lock_event
from dialin.store.seats_to_be_had import is_any_unallocated
from dialin.store.waiting import count_waiting

# What stands in lists until the name is typed up; the offices of these events are German.
UNTYPED_NAME = "Telefonanmeldung {number}"

Outcome = CallerRegistered | NoSeatFree | NoMoreFromLine | CallerRefused


def register_caller(act: Act, call: Call, draft: Draft) -> tuple[Outcome, Call]:
    """Writes the registration at once, or nothing: a caller who did not say so is not put on the waiting list.

    Late entries are for staff only. The call belongs to the new attendee afterwards.
    """
    if call.event_id is None:
        return CallerRefused(), call
    event = lock_event(act, call.event_id)
    name = voice_recordings.find_recording(act, draft.name)
    if not registration_is_open(schedule_of(event), act.now) or name is None or name.discarded_at is not None:
        return CallerRefused(), call
    refused = refuse_line(act, event, call.caller)  # again, with the event locked: others call at the same time
    if refused is not None:
        return refused, call
    if not draft.accepts_waiting and not is_any_unallocated(act, event.id):
        return NoSeatFree(count_waiting(act, event.id) + 1), call
    written = register(act, event.id, _registration(act, call, draft))
    if not isinstance(written, Registered):
        return CallerRefused(), call
    for spoken in filter(None, (voice_recordings.find_recording(act, sid) for sid in draft.recordings)):
        voice_recordings.change_recording(act, spoken.id, {"kept_at": act.now})
    bind_recordings(act, call.id, event_id=event.id, attendee_id=written.attendee_id)
    found = pins.find_owner(act, written.attendee_id)
    assert found is not None
    leave_anothers_seat(act, call, found.attendee_id)
    return CallerRegistered(written.position), found.taking(call)


def _registration(act: Act, call: Call, draft: Draft) -> Registration:
    assert call.event_id is not None
    number = attendees.count_registrations(act, call.event_id) + 1
    return Registration(
        name=UNTYPED_NAME.format(number=number),
        phone=draft.phone or "",
        language=call.language,
        delivery="call" if draft.phone else "staff",
        source="telephone",
        is_untyped=True,
        from_line=call.caller,
    )
