"""What whoever has proved whose PIN it is is let into at this moment."""

from dialin.actions.seats.leave_anothers_seat import leave_anothers_seat
from dialin.actions.seats.offers.answer import BY_PIN
from dialin.actions.seats.offers.close import accept_offer
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinBarred, PinOfAnotherDay, PinOutcome, PinWithdrawn
from dialin.prompts.catalogue import languages
from dialin.rules.phases import Phase
from dialin.schedule import facts_of
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.pins import PinOwner
from dialin.store.waiting import waiting_position


def let_in(act: Act, call: Call, found: PinOwner) -> tuple[PinOutcome, Call]:
    """What becomes of the caller, and the call, now its attendee's."""
    leave_anothers_seat(act, call, found.attendee_id)
    return _outcome_for(act, found, language=_language_of(act, call, found)), found.taking(call)


def _language_of(act: Act, call: Call, found: PinOwner) -> str:
    """That of the registration, unless the caller has chosen another in this call: then the seat remembers it.

    A registration may be older than the languages that are spoken; whoever rings for it goes on in that of the call.
    """
    if call.chosen_language is None:
        return found.language if found.language in languages() else call.language
    attendees.change_attendee(act, found.attendee_id, {"language": call.chosen_language})
    return call.chosen_language


def _outcome_for(act: Act, found: PinOwner, *, language: str) -> PinOutcome:
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
    if found.seat is not None and facts.phase in (Phase.REGISTRATION, Phase.CLOSED):
        accept_offer(act, attendee_id, BY_PIN)
    if facts.phase in (Phase.REGISTRATION, Phase.CLOSED) and not today:
        return PinOfAnotherDay(event_id, attendee_id, language, position)
    return PinAccepted(event_id, attendee_id, language, position)
