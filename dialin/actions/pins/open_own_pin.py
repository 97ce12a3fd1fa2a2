"""The caller's own PIN, to be read out on the registered line, or in the call that registered."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.words.pin_outcomes import PinCompared, PinOpened, PinWithheld
from dialin.store import attendees, pins, voice_recordings


def open_own_pin(connection: Connection, call: LiveCall, *, pin_keys: PinKeys) -> PinOpened | PinWithheld:
    """Elsewhere it is withheld: whoever has found a letter must not hear more than stands in it."""
    if call.attendee_id is None or not _is_heard_by_owner(connection, call):
        return PinWithheld()
    sealed = pins.sealed_pin_of(connection, call.attendee_id)
    return PinWithheld() if sealed is None else PinOpened(pin_keys.open(sealed))


def compare_own_pin(connection: Connection, call: LiveCall, digits: str, *, pin_keys: PinKeys) -> PinCompared:
    """Nothing is admitted or counted by this: the caller only wants to know whether it was noted right."""
    sealed = None if call.attendee_id is None else pins.sealed_pin_of(connection, call.attendee_id)
    return PinCompared(sealed is not None and pin_keys.open(sealed) == digits)


def _is_heard_by_owner(connection: Connection, call: LiveCall) -> bool:
    assert call.attendee_id is not None
    attendee = attendees.load_attendee(connection, call.attendee_id)
    if attendee is None or attendee.cancelled_at is not None:
        return False
    spoken_here = any(
        row.kind == "name" and row.call_id == call.id
        for row in voice_recordings.recordings_of_attendee(connection, call.attendee_id)
    )
    return spoken_here or (call.caller is not None and call.caller == attendee.phone)
