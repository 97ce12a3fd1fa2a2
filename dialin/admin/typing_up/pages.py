"""A registration by telephone is listened to and typed up on the person's own page."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.attendees.type_up import Typed, type_up
from dialin.admin.attendees import person_page
from dialin.admin.door import get, post
from dialin.admin.forms import typed
from dialin.admin.listening import sound
from dialin.admin.pages import to
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event
from dialin.store.voice_recordings import audio_of, recordings_of_attendee


@get("/events/<slug>/attendees/<int:attendee_id>/sound/<any(name, address):kind>")
def sound_of_person(act: Act, attendee: Attendee, kind: str) -> Response:
    """The newest recording of this kind."""
    rows = recordings_of_attendee(act, attendee.id)
    here = [row.id for row in rows if row.kind == kind and row.fetched_at and not row.discarded_at]
    return sound(audio_of(act, here[-1]) if here else None)


def _heard() -> Typed:
    return Typed(typed(request.form).get("name", ""), request.form.get("address", ""))


def _person_again(act: Act, event: Event, attendee: Attendee, fault: Refused | None = None) -> str:
    return person_page(act, event, attendee, fault, heard=_heard())


@post("/events/<slug>/attendees/<int:attendee_id>/type-up", again=_person_again)
def type_up_person(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    there = url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done="typed_up")
    return type_up(act, attendee.id, _heard()) or to(there)
