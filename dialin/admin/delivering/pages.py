"""A clerk has read somebody's PIN out, and says so: from then on the person has it."""

from flask import url_for
from werkzeug.wrappers import Response

from dialin.actions.delivery.note_delivered import note_read_out
from dialin.admin.attendees import person_page
from dialin.admin.door import post
from dialin.admin.pages import to
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event

_CANCELLED = Refused("This registration was cancelled. Register the person again.")


@post("/events/<slug>/attendees/<int:attendee_id>/read-out", right=Right.PINS, again=person_page)
def pin_was_read_out(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    if attendee.cancelled_at is not None:
        return _CANCELLED
    note_read_out(act, attendee)
    return to(url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done="read_out"))
