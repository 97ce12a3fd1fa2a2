"""A registration by telephone is listened to and typed up on the person's own page."""

import io

from flask import Blueprint, redirect, request, send_file, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.attendees.type_up import Typed, type_up
from dialin.admin.attendees import person_page
from dialin.admin.desk import carry_out
from dialin.admin.forms import typed
from dialin.admin.pages import event_named
from dialin.current import current_services
from dialin.store.attendees import load_attendee
from dialin.store.events import Event
from dialin.store.voice_recordings import audio_of, recordings_of_attendee


def add_pages(admin: Blueprint) -> None:
    person = "/events/<slug>/attendees/<int:attendee_id>"
    admin.add_url_rule(f"{person}/sound/<any(name, address):kind>", view_func=sound_of_person)
    admin.add_url_rule(f"{person}/type-up", view_func=type_up_person, methods=["POST"])


def sound_of_person(slug: str, attendee_id: int, kind: str) -> Response:
    """The newest recording of this kind; kept by no cache."""
    _of_event(event_named(slug), attendee_id)
    with current_services().looking() as act:
        rows = recordings_of_attendee(act, attendee_id)
        here = [row.id for row in rows if row.kind == kind and row.fetched_at and not row.discarded_at]
        audio = audio_of(act, here[-1]) if here else None
    if audio is None:
        raise NotFound
    return send_file(io.BytesIO(audio), mimetype="audio/wav", conditional=True)


def type_up_person(slug: str, attendee_id: int) -> Response | tuple[str, int]:
    event = event_named(slug)
    _of_event(event, attendee_id)
    fields = typed(request.form)
    heard = Typed(fields.get("name", ""), request.form.get("address", ""))
    refused = carry_out(lambda act: type_up(act, attendee_id, heard))
    if refused is not None:
        return person_page(event, attendee_id, fault=refused, heard=heard), 422
    return redirect(url_for("admin.attendee", slug=slug, attendee_id=attendee_id, done="typed_up"), 303)


def _of_event(event: Event, attendee_id: int) -> None:
    with current_services().looking() as act:
        person = load_attendee(act, attendee_id)
    if person is None or person.event_id != event.id:
        raise NotFound
