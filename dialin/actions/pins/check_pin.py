"""Finds out whose PIN was keyed."""

from dialin.actions.pins.throttle import count_unknown, is_throttled
from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
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
from dialin.prompts.catalogue import languages
from dialin.rules.phases import Phase
from dialin.rules.pins.damm import is_wellformed
from dialin.schedule import facts_of
from dialin.store import attendees, pins
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.pins import PinOwner
from dialin.store.waiting import waiting_position


def check_pin(act: Act, call: Call, digits: str) -> tuple[PinOutcome, Call]:
    """Mistyped, unknown, of another day, withdrawn or accepted; and the call, now its attendee's where there is one.

    Every PIN that was never issued gets one and the same answer.
    """
    if not is_wellformed(digits):
        return PinMistyped(digits), call
    if is_throttled(act, sid=call.sid, caller=call.caller):
        return PinNotChecked(), call
    found = pins.find_pin(act, act.pin_keys.lookup(digits))
    if found is None:
        count_unknown(act, sid=call.sid, caller=call.caller)
        return PinUnknown(digits), call
    leave_anothers_seat(act, call, found.attendee_id)
    return outcome_for(act, found, language=language_of(act, call, found)), found.taking(call)


def language_of(act: Act, call: Call, found: PinOwner) -> str:
    """That of the registration, unless the caller has chosen another in this call: then the seat remembers it.

    A registration may be older than the languages that are spoken; whoever rings for it goes on in that of the call.
    """
    if call.chosen_language is None:
        return found.language if found.language in languages() else call.language
    attendees.change_attendee(act, found.attendee_id, {"language": call.chosen_language})
    return call.chosen_language


def outcome_for(act: Act, found: PinOwner, *, language: str) -> PinOutcome:
    """What the owner of a PIN is let into at this moment."""
    event_id, attendee_id = found.event.id, found.attendee_id
    if found.withdrawn_at is not None:
        return PinWithdrawn(event_id, attendee_id, language)
    if found.barred_at is not None:
        return PinBarred(language)
    facts = facts_of(found.event, act.now)
    position = None
    if found.seat is None and facts.phase not in (Phase.OVER, Phase.CANCELLED):
        position = waiting_position(act, event_id, attendee_id)
    today = facts.doors.date() == act.now.astimezone(facts.doors.tzinfo).date()
    if facts.phase in (Phase.REGISTRATION, Phase.CLOSED) and not today:
        return PinOfAnotherDay(event_id, attendee_id, language, position)
    return PinAccepted(event_id, attendee_id, language, position)
