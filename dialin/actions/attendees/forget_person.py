"""Deletes what is on file about somebody who wants it gone: cancelled first, then table by table."""

from dialin.actions.attendees.cancel import cancel
from dialin.actions.people.their_registrations import registered_besides
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.audit import log_change
from dialin.store.blanking import take_all
from dialin.store.events import lock_event
from dialin.store.forgetting import OF_PERSON, is_forgotten
from dialin.store.rows_of_person import lock_calls_of, look_up_person

GONE = Refused("Everything about this person is deleted already. Nothing needs to be done.")


def forget_person(act: Act, attendee_id: int) -> Refused | None:
    """With what they cancelled before, under the same name and number. The log names nobody.

    Not while they are on the line: what their call is told would go with the rest, and they would be lost.
    """
    attendee = load_attendee(act, attendee_id)
    if attendee is None:
        return GONE
    others = registered_besides(act, attendee)
    theirs = [look_up_person(act, one) for one in (attendee, *others)]
    refused = _refuse(attendee, others, is_on_the_line=any(lock_calls_of(act, one) for one in theirs))
    if refused is not None:
        return refused
    event = lock_event(act, attendee.event_id)
    if _is_gone(act, attendee_id):  # asked with the event locked, since a colleague may do the same
        return GONE
    if event.ended_at is None:  # else nobody is next, and who had which seat stays on record
        cancel(act, attendee_id)  # refused where they had cancelled before
    for person in theirs:
        take_all(act, OF_PERSON, person)
    log_change(act, "attendee.forget", event_id=event.id)
    return None


def _refuse(attendee: Attendee, others: list[Attendee], *, is_on_the_line: bool) -> Refused | None:
    living = [one.id for one in others if one.cancelled_at is None]
    if living:
        about = {"name": attendee.name, "id": str(living[0])}
        return Refused("{name} has registered again (entry {id}). Delete that entry; this one goes with it.", about)
    if is_on_the_line:
        about = {"name": attendee.name}
        return Refused("{name} is on the telephone right now. Wait until the call is over, then delete.", about)
    return None


def _is_gone(act: Act, attendee_id: int) -> bool:
    attendee = load_attendee(act, attendee_id)
    return attendee is None or is_forgotten(attendee)
