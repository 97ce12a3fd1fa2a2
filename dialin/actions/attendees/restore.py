"""Restores a cancelled registration: it keeps its old place in line, and gets its seat back if that is still free."""

from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.registration_outcomes import NotRestored, RegistrationRestored
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import lock_event
from dialin.store.forgetting import is_forgotten
from dialin.store.waiting import waiting_position


def restore(act: Act, attendee_id: int | None) -> RegistrationRestored | NotRestored:
    """A seat that has been passed on stays where it is: the attendee then waits, in the order of registration."""
    attendee = None if attendee_id is None else attendees.load_attendee(act, attendee_id)
    if attendee is None or attendee.cancelled_at is None or is_forgotten(attendee):
        return NotRestored()
    event = lock_event(act, attendee.event_id)
    twin = attendees.find_registration(act, event.id, attendee.phone, attendee.name_key)
    if twin is not None or phase_at(schedule_of(event), act.now) in (Phase.OVER, Phase.CANCELLED):
        return NotRestored()
    # Without seated_at the old registration counts again; with it, whoever waits would come before.
    attendees.change_attendee(act, attendee.id, {"cancelled_at": None, "seated_at": None})
    fill_seats(act, event, told=(attendee.id,))
    log_change(act, "attendee.restore", event_id=event.id, attendee_id=attendee.id)
    return RegistrationRestored(waiting_position(act, event.id, attendee.id))
