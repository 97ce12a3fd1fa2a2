"""Finds out whose PIN was keyed, and lets call and attendee belong together."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.events.schedule import facts_of
from dialin.actions.pins.throttle import count_unknown, is_throttled
from dialin.actions.pins.vault import PinVault
from dialin.dialogue.inputs import (
    PinAccepted,
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
from dialin.store.calls import bind_attendee
from dialin.store.database import Record
from dialin.store.events import load_event


def check_pin(connection: Connection, call: Record, digits: str, *, vault: PinVault, now: datetime) -> PinOutcome:
    """Mistyped, unknown, of another day, withdrawn or accepted; every PIN that was never issued gets one answer."""
    if not is_wellformed(digits):
        return PinMistyped(digits)
    if is_throttled(connection, sid=call.sid, caller=call.caller, now=now):
        return PinNotChecked()
    found = pins.find_pin(connection, vault.lookup(digits))
    if found is None:
        count_unknown(connection, sid=call.sid, caller=call.caller, now=now)
        return PinUnknown(digits)
    bind_attendee(connection, call.id, event_id=found.event_id, attendee_id=found.attendee_id)
    return _outcome(connection, found, now)


def _outcome(connection: Connection, found: Record, now: datetime) -> PinOutcome:
    whose = {"event_id": found.event_id, "attendee_id": found.attendee_id, "language": found.language}
    if found.cancelled_at is not None:
        return PinWithdrawn(**whose)
    facts = facts_of(load_event(connection, found.event_id), found.event_id, now)
    position = None
    if found.seat is None and facts.phase not in (Phase.OVER, Phase.CANCELLED):
        position = attendees.waiting_position(connection, found.event_id, found.attendee_id)
    today = facts.doors.date() == now.astimezone(facts.doors.tzinfo).date()
    if facts.phase in (Phase.REGISTRATION, Phase.CLOSED) and not today:
        return PinOfAnotherDay(**whose, position=position)
    return PinAccepted(**whose, position=position)
