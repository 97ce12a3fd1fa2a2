"""Finds out whose PIN was keyed."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.events.schedule import facts_of
from dialin.actions.pins.throttle import count_unknown, is_throttled
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinBarred,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinOutcome,
    PinUnknown,
    PinWithdrawn,
)
from dialin.rules.damm import is_wellformed
from dialin.rules.phases import Phase
from dialin.store import attendees, pins
from dialin.store.database import Record


def check_pin(
    connection: Connection, call: LiveCall, digits: str, *, pin_keys: PinKeys, now: datetime
) -> tuple[PinOutcome, LiveCall]:
    """Mistyped, unknown, of another day, withdrawn or accepted; and the call, now its attendee's where there is one.

    Every PIN that was never issued gets one and the same answer.
    """
    if not is_wellformed(digits):
        return PinMistyped(digits), call
    if is_throttled(connection, sid=call.sid, caller=call.caller, now=now):
        return PinNotChecked(), call
    found = pins.find_pin(connection, pin_keys.lookup(digits))
    if found is None:
        count_unknown(connection, sid=call.sid, caller=call.caller, now=now)
        return PinUnknown(digits), call
    leave_anothers_seat(connection, call, found.attendee_id, now=now)
    return outcome_for(connection, found, now, language=language_of(connection, call, found)), call.bound_to(found)


def language_of(connection: Connection, call: LiveCall, found: Record) -> str:
    """That of the registration, unless the caller has chosen another in this call: then the seat remembers it."""
    if call.chosen_language is None:
        return str(found.language)
    attendees.change_attendee(connection, found.attendee_id, {"language": call.chosen_language})
    return call.chosen_language


def outcome_for(connection: Connection, found: Record, now: datetime, *, language: str) -> PinOutcome:
    """What the attendee found, a row of `store.pins.find_pin`, is let into at this moment."""
    event_id, attendee_id = found.event_id, found.attendee_id
    if found.withdrawn_at is not None:
        return PinWithdrawn(event_id, attendee_id, language)
    if found.barred_at is not None:
        return PinBarred(language, found.bar_reason or "")
    facts = facts_of(found, event_id, now)
    position = None
    if found.seat is None and facts.phase not in (Phase.OVER, Phase.CANCELLED):
        position = attendees.waiting_position(connection, event_id, attendee_id)
    today = facts.doors.date() == now.astimezone(facts.doors.tzinfo).date()
    if facts.phase in (Phase.REGISTRATION, Phase.CLOSED) and not today:
        return PinOfAnotherDay(event_id, attendee_id, language, position)
    return PinAccepted(event_id, attendee_id, language, position)
