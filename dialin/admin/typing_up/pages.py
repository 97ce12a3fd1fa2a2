"""A registration by telephone is listened to and typed up on the person's own page."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.attendees.type_up import Typed, type_up
from dialin.admin.attendees import person_page
from dialin.admin.door import get, post
from dialin.admin.forms import reach_in, typed
from dialin.admin.pages import to
from dialin.admin.sound import sound
from dialin.admin.typing_up.listening import spoken_parts
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event
from dialin.store.voice_recordings import audio_of


@get("/events/<slug>/attendees/<int:attendee_id>/sound/<any(name, contact, address):kind>", right=Right.PEOPLE)
def sound_of_person(act: Act, attendee: Attendee, kind: str) -> Response:
    """The newest recording of this kind."""
    recording_id = spoken_parts(act, attendee).get(kind)
    return sound(None if recording_id is None else audio_of(act, recording_id))


def _heard() -> Typed:
    fields = typed(request.form)
    reach = reach_in(fields)
    return Typed(
        fields.get("name", ""),
        street=reach.street,
        postcode=reach.postcode,
        town=reach.town,
        contact=reach.contact,
        room=reach.room,
        has_dial=reach.has_dial,
        called_by=reach.called_by,
    )


def _person_again(act: Act, event: Event, attendee: Attendee, fault: Refused | None = None) -> str:
    return person_page(act, event, attendee, fault, heard=typed(request.form))


@post("/events/<slug>/attendees/<int:attendee_id>/type-up", right=Right.PEOPLE, again=_person_again)
def type_up_person(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    there = url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done="typed_up")
    return type_up(act, attendee.id, _heard()) or to(there)
