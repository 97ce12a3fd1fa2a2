"""The list of attendees, one person's page, registering, cancelling, and reading a PIN or a number out."""

from flask import make_response, request, url_for
from werkzeug.wrappers import Response

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.lift_bar import lift_bar
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.actions.delivery.late_letters import refuse_late_letter, ways_offered
from dialin.actions.delivery.look_at_deliveries import look_at_deliveries, look_at_delivery
from dialin.actions.lines.allow_from_line import MOST, allow_from_line
from dialin.actions.lines.look_at_line import LineCount, look_at_line
from dialin.actions.outgoing.stop_calling import allow_calling
from dialin.actions.people.reach_on_file import reach_on_file
from dialin.actions.pins.show_pin import show_pin
from dialin.actions.seats.offers.describe import describe_offer
from dialin.admin.door import Shown, get, post
from dialin.admin.forms import fields_of, read_registration, typed, typed_whole
from dialin.admin.pages import Confirmation, confirmation, page, to
from dialin.admin.typing_up.listening import spoken_parts
from dialin.current import current_services
from dialin.prompts.catalogue import languages
from dialin.rules.names import is_named
from dialin.rules.phases import registration_is_open
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number, spaced
from dialin.rules.reaching.addresses import lines_of
from dialin.rules.refusals import Refused, mark
from dialin.rules.registrations import DELIVERIES
from dialin.rules.rights import Right
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee, line_of, list_attendees, load_attendee
from dialin.store.events import Event
from dialin.store.forgetting import is_forgotten
from dialin.store.no_calls import not_called
from dialin.store.questions import list_questions
from dialin.store.seat_offers import last_offer_of, last_offers
from dialin.store.waiting import waiting_list, waiting_position

SHOWN_SECONDS = 60


@get("/events/<slug>/attendees", right=Right.PEOPLE)
def attendees(act: Act, event: Event) -> str:
    query, only = typed(request.form).get("q", ""), request.args.get("show", "")
    rows = list_attendees(act, event.id)
    positions = {row.id: place for place, row in enumerate(waiting_list(act, event.id), 1)}
    offers = {person: describe_offer(offer) for person, offer in last_offers(act, event.id).items()}
    deliveries = look_at_deliveries(act, event, _land())
    shown = {
        "untyped": {row.id for row in rows if row.is_untyped and row.cancelled_at is None},
        "undelivered": {person for person, one in deliveries.items() if one.is_missing},
    }
    found = [row for row in rows if is_named(row.name, query) and (only not in shown or row.id in shown[only])]
    return page(
        "attendees.html", event=event, rows=found, positions=positions, query=query, total=len(rows),
        is_filtered=only in shown, **shown, deliveries=deliveries, offers=offers,
    )  # fmt: skip


def _land() -> str | None:
    return current_services().settings.land


@post("/events/<slug>/attendees", right=Right.PEOPLE)
def find_attendees(_act: Act) -> Shown:
    """Sent as a form: a name in an address would stand in the log of every proxy."""
    return Shown(attendees)


@get("/events/<slug>/register", right=Right.PEOPLE)
def register_person(act: Act, event: Event, fault: Refused | None = None, completed: str | None = None) -> str:
    """completed: the number as it was completed with an area code, read back before it counts."""
    ways = ways_offered(act, event, _land())
    usual = {"language": event.language, "delivery": ways[0]}
    fields = usual | typed(request.form) | ({"phone": completed} if completed else {})
    return page(
        "register.html", event=event, typed=fields, fault=fault, completed=completed, deliveries=ways,
        is_open=registration_is_open(schedule_of(event), act.now), spoken=languages(),
    )  # fmt: skip


@post("/events/<slug>/register", right=Right.PEOPLE, again=register_person)
def register_now(act: Act, event: Event) -> Shown | Refused:
    fields = typed(request.form)
    completed = _complete_number(event, fields.get("phone", ""))
    if completed is not None:
        return Shown(register_person, completed=completed)
    registered = register(act, event.id, read_registration(fields))
    if isinstance(registered, Refused):
        return registered
    late = refuse_late_letter(act, event, fields.get("delivery", ""), _land())
    return late or Shown(_pin_of_new, registered=registered)


def _pin_of_new(act: Act, event: Event, registered: Registered) -> Response:
    person = load_attendee(act, registered.attendee_id)
    assert person is not None
    return _pin_page(act, event, person, registered.pin, registered)


def _complete_number(event: Event, text: str) -> str | None:
    """The number with the event's area code in front, where it was written without one: it is read back first."""
    read = read_number(text, area_code=area_code_of(event.number) if event.number else None)
    return spaced(read.e164) if isinstance(read, PhoneNumber) and read.completed else None


@get("/events/<slug>/attendees/<int:attendee_id>", right=Right.PEOPLE)
def attendee(act: Act, event: Event, attendee: Attendee) -> str:
    return person_page(act, event, attendee)


def person_page(act: Act, event: Event, attendee: Attendee, fault: Refused | None = None, **values: object) -> str:
    offer = last_offer_of(act, attendee.id)
    values |= {
        "offer": None if offer is None else describe_offer(offer),
        "no_calls": next(iter(not_called(act, [attendee.phone] if attendee.phone else ())), None),
        "position": waiting_position(act, event.id, attendee.id),
        "questions": [row for row in list_questions(act, event.id) if row.attendee_id == attendee.id],
        "spoken": spoken_parts(act, attendee) if attendee.is_untyped else (),
        "line": _line_of(act, event, attendee),
        "forgotten": is_forgotten(attendee),
        "letter_lines": lines_of(attendee),
        "on_file": {"name": attendee.name, "language": attendee.language} | fields_of(reach_on_file(attendee)),
        "delivery": look_at_delivery(act, event, attendee.id, _land()),
        "deliveries": _ways_of(act, event, attendee),
        "spoken_languages": languages(),
    }
    return page("attendee.html", event=event, person=attendee, fault=fault, most=MOST, **values)


def _ways_of(act: Act, event: Event, attendee: Attendee) -> tuple[str, ...]:
    """Those on offer, and the one on file, in their order."""
    known = {*ways_offered(act, event, _land()), attendee.delivery}
    return tuple(way for way in DELIVERIES if way in known)


def _line_of(act: Act, event: Event, attendee: Attendee) -> LineCount | None:
    line = line_of(attendee)
    return None if line is None else look_at_line(act, event, line)


@post("/events/<slug>/attendees/<int:attendee_id>/allow-calls", right=Right.CALLS)
def allow_calls(act: Act, event: Event, attendee: Attendee) -> Response:
    if attendee.phone is not None:
        allow_calling(act, attendee.phone, event_id=event.id)
    return to(_page_of(event, attendee, done="calls_allowed"))


@post("/events/<slug>/attendees/<int:attendee_id>/line", right=Right.PEOPLE, again=person_page)
def allow_line(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    return allow_from_line(act, attendee.id, typed_whole("most")) or to(_page_of(event, attendee, done="line_allowed"))


@get("/events/<slug>/attendees/<int:attendee_id>/cancel", right=Right.PEOPLE)
def cancel_person(_act: Act, event: Event, attendee: Attendee) -> str:
    return confirmation(
        event,
        Confirmation(
            question=mark("Cancel the registration of {name}?"),
            consequence=mark(
                "The seat becomes free and the waiting list moves up. The PIN no longer lets anybody in. "
                "Whoever is on the line with it is told."
            ),
            button=mark("Cancel the registration"),
            back=_page_of(event, attendee),
            values={"name": attendee.name},
        ),
    )


@post("/events/<slug>/attendees/<int:attendee_id>/cancel", right=Right.PEOPLE)
def cancel_now(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    return cancel(act, attendee.id) or to(url_for("admin.attendees", slug=event.slug, done="cancelled"))


@post("/events/<slug>/attendees/<int:attendee_id>/unbar", right=Right.PEOPLE)
def unbar_person(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    return lift_bar(act, attendee.id) or to(_page_of(event, attendee, done="unbarred"))


@post("/events/<slug>/attendees/<int:attendee_id>/pin", right=Right.PINS)
def read_pin_out(act: Act, attendee: Attendee) -> Shown | Refused:
    pin = show_pin(act, attendee.id)
    return pin if isinstance(pin, Refused) else Shown(_pin_page, pin=pin)


def _page_of(event: Event, attendee: Attendee, *, done: str | None = None) -> str:
    return url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done=done)


def _pin_page(_act: Act, event: Event, attendee: Attendee, pin: str, registered: Registered | None = None) -> Response:
    """Shown for a minute: the script hides it, and the Refresh header leaves the page where no script runs."""
    response = make_response(
        page("pin.html", event=event, person=attendee, pin=pin, registered=registered, seconds=SHOWN_SECONDS)
    )
    response.headers["Refresh"] = f"{SHOWN_SECONDS}; url={_page_of(event, attendee, done='hidden')}"
    return response


@post("/events/<slug>/attendees/<int:attendee_id>/phone", right=Right.NUMBERS)
def phone_of_attendee(act: Act, attendee: Attendee) -> Shown | Refused:
    found = show_phone(act, PhoneOf("attendee", attendee.id))
    return found if isinstance(found, Refused) else Shown(person_page, phone=found.number)
