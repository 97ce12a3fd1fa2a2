"""The caller's own PIN, to be read out on the registered line, or in the call that registered."""

from dialin.dialogue.words.pin_outcomes import PinCompared, PinOpened, PinWithheld
from dialin.store import attendees, pins, voice_recordings
from dialin.store.act import Act
from dialin.store.calls import Call


def open_own_pin(act: Act, call: Call) -> PinOpened | PinWithheld:
    """Elsewhere it is withheld: whoever has found a letter must not hear more than stands in it.

    So it is from whoever has keyed no PIN and only shows the number, which can be faked: with the PIN they could come
    in from anywhere, take the seat over, and cancel.
    """
    if call.attendee_id is None or not _is_heard_by_owner(act, call):
        return PinWithheld()
    sealed = pins.sealed_pin_of(act, call.attendee_id)
    return PinWithheld() if sealed is None else PinOpened(act.pin_keys.open(sealed))


def compare_own_pin(act: Act, call: Call, digits: str) -> PinCompared:
    """The caller wants to know whether they wrote it down correctly: nobody else is answered, so nothing is counted."""
    own = open_own_pin(act, call)
    return PinCompared(isinstance(own, PinOpened) and own.pin == digits)


def _is_heard_by_owner(act: Act, call: Call) -> bool:
    assert call.attendee_id is not None
    attendee = attendees.load_attendee(act, call.attendee_id)
    if attendee is None or attendee.cancelled_at is not None:
        return False
    spoken_here = any(
        row.kind == "name" and row.call_id == call.id
        for row in voice_recordings.recordings_of_attendee(act, call.attendee_id)
    )
    return spoken_here or (not call.is_by_line and call.caller is not None and call.caller == attendee.phone)
