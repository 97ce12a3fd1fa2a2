"""Deletes anew whoever had been deleted, when a copy from before that has taken the database's place."""

from dialin.actions.attendees.cancel import cancel
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.audit import log_change
from dialin.store.blanking import take_all
from dialin.store.events import lock_event
from dialin.store.forgetting import OF_PERSON
from dialin.store.rows_of_person import look_up_person


def forget_again(act: Act, attendee_id: int) -> None:
    """Whatever it would refuse for is of the time of the copy: nobody of then is on the line."""
    attendee = load_attendee(act, attendee_id)
    assert attendee is not None
    person = look_up_person(act, attendee)
    event = lock_event(act, attendee.event_id)
    if event.ended_at is None and attendee.cancelled_at is None:
        cancel(act, attendee_id)
    take_all(act, OF_PERSON, person)
    log_change(act, "attendee.forget", event_id=event.id)
