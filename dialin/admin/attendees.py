"""The list of attendees, one person's page, registering, cancelling, and reading a PIN or a number out."""

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.lift_bar import lift_bar
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.actions.events.schedule import schedule_of
from dialin.actions.pins.show_pin import show_pin
from dialin.admin.desk import carry_out
from dialin.admin.forms import read_registration, typed
from dialin.admin.pages import Confirmation, confirmation, event_named, page, refused_page
from dialin.admin.typing_up.listening import spoken_parts
from dialin.current import current_services
from dialin.prompts.catalogue import languages
from dialin.rules.names import is_named
from dialin.rules.phases import registration_is_open
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number, spaced
from dialin.rules.refusals import Refused, mark
from dialin.rules.registrations import DELIVERIES, Registration
from dialin.store.act import Act
from dialin.store.attendees import Attendee, list_attendees, load_attendee, untyped_attendees, waiting_list
from dialin.store.events import Event
from dialin.store.questions import list_questions

SHOWN_SECONDS = 60


def add_pages(admin: Blueprint) -> None:
    person = "/events/<slug>/attendees/<int:attendee_id>"
    admin.add_url_rule("/events/<slug>/attendees", view_func=attendees)
    admin.add_url_rule("/events/<slug>/register", view_func=register_person, methods=["GET", "POST"])
    admin.add_url_rule(person, view_func=attendee)
    admin.add_url_rule(f"{person}/cancel", view_func=cancel_person, methods=["GET", "POST"])
    admin.add_url_rule(f"{person}/unbar", view_func=unbar_person, methods=["POST"])
    admin.add_url_rule(f"{person}/pin", view_func=read_pin_out, methods=["POST"])
    admin.add_url_rule(f"{person}/phone", view_func=phone_of_attendee, methods=["POST"])


def attendees(slug: str) -> str:
    event, query = event_named(slug), request.args.get("q", "").replace("\0", "")
    with current_services().looking() as act:
        rows = list_attendees(act, event.id)
        positions = {row.id: place for place, row in enumerate(waiting_list(act, event.id), 1)}
        untyped = {row.id for row in untyped_attendees(act, event.id)}
    only_untyped = request.args.get("show") == "untyped"
    found = [row for row in rows if is_named(row.name, query) and (row.id in untyped or not only_untyped)]
    return page(
        "attendees.html", event=event, rows=found, positions=positions, query=query, total=len(rows), untyped=untyped,
        only_untyped=only_untyped,
    )  # fmt: skip


def register_person(slug: str) -> str | Response | tuple[str, int]:
    event = event_named(slug)
    form = {
        "event": event,
        "is_open": registration_is_open(schedule_of(event), current_services().clock()),
        "deliveries": DELIVERIES,
        "spoken": languages(),
    }
    if request.method != "POST":
        return page("register.html", typed={"language": event.language}, **form)
    fields = typed(request.form)
    completed = _complete_number(event, fields.get("phone", ""))
    if completed is not None:
        return page("register.html", typed=fields | {"phone": completed}, completed=completed, **form)
    registration = read_registration(fields)
    registered = carry_out(lambda act: _register(act, event.id, registration))
    if isinstance(registered, Refused):
        return refused_page("register.html", registered, typed=fields, **form)
    return _pin_page(event, registered.attendee_id, registered.pin, registered=registered)


def _register(act: Act, event_id: int, registration: Registration) -> Registered | Refused:
    return register(act, event_id, registration)


def _complete_number(event: Event, text: str) -> str | None:
    """The number with the event's area code in front, where it was written without one: it is read back first."""
    read = read_number(text, area_code=area_code_of(event.number) if event.number else None)
    return spaced(read.e164) if isinstance(read, PhoneNumber) and read.completed else None


def attendee(slug: str, attendee_id: int) -> str:
    event = event_named(slug)
    return person_page(event, attendee_id)


def person_page(event: Event, attendee_id: int, **values: object) -> str:
    person = _person(event, attendee_id)
    with current_services().looking() as act:
        positions = {row.id: place for place, row in enumerate(waiting_list(act, event.id), 1)}
        questions = [row for row in list_questions(act, event.id) if row.attendee_id == attendee_id]
    values |= {"questions": questions, "spoken": spoken_parts(event, attendee_id) if person.is_untyped else ()}
    return page("attendee.html", event=event, person=person, position=positions.get(person.id), **values)


def _person(event: Event, attendee_id: int) -> Attendee:
    """Raises NotFound also for somebody of another event."""
    with current_services().looking() as act:
        person = load_attendee(act, attendee_id)
    if person is None or person.event_id != event.id:
        raise NotFound
    return person


def cancel_person(slug: str, attendee_id: int) -> str | Response | tuple[str, int]:
    event = event_named(slug)
    person = _person(event, attendee_id)
    if request.method != "POST":
        return confirmation(
            event,
            Confirmation(
                question=mark("Cancel the registration of {name}?"),
                consequence=mark(
                    "The seat becomes free and the waiting list moves up. The PIN no longer lets anybody in. "
                    "Whoever is on the line with it is told."
                ),
                button=mark("Cancel the registration"),
                back=url_for("admin.attendee", slug=slug, attendee_id=attendee_id),
                values={"name": person.name},
            ),
        )
    refused = carry_out(lambda act: cancel(act, person.id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(url_for("admin.attendees", slug=slug, done="cancelled"), 303)


def unbar_person(slug: str, attendee_id: int) -> Response | tuple[str, int]:
    event = event_named(slug)
    person = _person(event, attendee_id)
    refused = carry_out(lambda act: lift_bar(act, person.id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(url_for("admin.attendee", slug=slug, attendee_id=person.id, done="unbarred"), 303)


def read_pin_out(slug: str, attendee_id: int) -> Response | tuple[str, int]:
    event = event_named(slug)
    person = _person(event, attendee_id)
    pin = carry_out(lambda act: show_pin(act, person.id))
    if isinstance(pin, Refused):
        return refused_page("trouble.html", pin, event=event)
    return _pin_page(event, person.id, pin)


def _pin_page(event: Event, attendee_id: int, pin: str, *, registered: Registered | None = None) -> Response:
    """Shown for a minute: the script hides it, and the Refresh header leaves the page where no script runs."""
    person = _person(event, attendee_id)
    response = make_response(
        page("pin.html", event=event, person=person, pin=pin, registered=registered, seconds=SHOWN_SECONDS)
    )
    away = url_for("admin.attendee", slug=event.slug, attendee_id=attendee_id, done="hidden")
    response.headers["Refresh"] = f"{SHOWN_SECONDS}; url={away}"
    return response


def phone_of_attendee(slug: str, attendee_id: int) -> str | tuple[str, int]:
    event = event_named(slug)
    whose = PhoneOf("attendee", _person(event, attendee_id).id)
    shown = carry_out(lambda act: show_phone(act, whose))
    if isinstance(shown, Refused):
        return refused_page("trouble.html", shown, event=event)
    return person_page(event, attendee_id, phone=shown.number)
