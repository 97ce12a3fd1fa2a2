"""What ends the matter before anybody is called or written to: nobody is to be told of it any more."""

from datetime import timedelta

from dialin.rules.outgoing.retrying import too_late
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.campaign_people import SEATED_ONLY, is_campaign_stopped
from dialin.store.events import Event
from dialin.store.outgoing import finish_outgoing
from dialin.store.seats import seat_of
from dialin.store.work import Work

CLICK_HOLDS = timedelta(minutes=10)
OF_WHOEVER_SITS = {Purpose.START: Outcome.JOINED, Purpose.OFFER: Outcome.STOPPED, Purpose.STANDBY: Outcome.STOPPED}
NEEDS_SEAT = frozenset({*SEATED_ONLY, Purpose.OFFER, Purpose.STANDBY})  # is about a seat that is theirs


def is_over(act: Act, work: Work, event: Event, person: Attendee | None) -> bool:
    """Whether it is, which is written down then: one that was not needed may be needed again."""
    outcome = _what_ends_it(act, work, event, person)
    if outcome is None:
        return False
    finish_outgoing(act, work, outcome, done_by=act.author if outcome is Outcome.STOPPED else None)
    return True


def _what_ends_it(act: Act, work: Work, event: Event, person: Attendee | None) -> Outcome | None:
    purpose = Purpose(work.kind)
    if purpose is Purpose.DESK:  # a clerk has clicked, who knows, and waits beside the telephone
        return Outcome.TOO_LATE if act.now >= (work.added_at or act.now) + CLICK_HOLDS else None
    if purpose is not Purpose.CANCELLED and (event.ended_at is not None or event.cancelled_at is not None):
        return Outcome.STOPPED
    if work.campaign_id is not None and is_campaign_stopped(act, work.campaign_id):
        return Outcome.STOPPED
    if person is not None and (person.cancelled_at is not None or person.barred_at is not None):
        return Outcome.STOPPED
    if person is not None and purpose in NEEDS_SEAT and (outcome := _of_seat(act, person, purpose)) is not None:
        return outcome
    return Outcome.TOO_LATE if act.now >= too_late(purpose, schedule_of(event)) else None


def _of_seat(act: Act, person: Attendee, purpose: Purpose) -> Outcome | None:
    """Whoever has no seat any more is not told about it; whoever sits in it has come by themselves."""
    seat = seat_of(act, person.id)
    if seat is None:
        return Outcome.STOPPED
    if seat.call_id is None:
        return None
    return OF_WHOEVER_SITS.get(purpose)
