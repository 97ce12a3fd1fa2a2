"""What staff do to a call: let the caller in by hand, remove them, see the number; call backs; the lock-out."""

from flask import Blueprint, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.attendees.find_person import Search, find_person
from dialin.actions.calls.clear_mark import clear_mark
from dialin.actions.calls.finish_call_back import finish_call_back
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.actions.pins.reset_throttle import HOLDING, reset_throttle
from dialin.admin.desk import carry_out
from dialin.admin.forms import typed
from dialin.admin.pages import Confirmation, board_address, confirmation, event_named, page, refused_page
from dialin.current import current_services
from dialin.rules.refusals import Refused, mark
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.call_backs import CallBack, load_call_back
from dialin.store.calls import Call, calls_to_event
from dialin.store.events import Event

MOST_OF_A_REASON = 120  # characters; the caller hears them


def add_pages(admin: Blueprint) -> None:
    call = "/events/<slug>/calls/<int:call_id>"
    promise = "/events/<slug>/call-backs/<int:call_back_id>"
    admin.add_url_rule(call, view_func=call_page)
    admin.add_url_rule(f"{call}/put-in", view_func=put_caller_in, methods=["GET", "POST"])
    admin.add_url_rule(f"{call}/remove", view_func=remove, methods=["GET", "POST"])
    admin.add_url_rule(f"{call}/helped", view_func=helped, methods=["POST"])
    admin.add_url_rule(f"{call}/phone", view_func=phone_of_call, methods=["POST"])
    admin.add_url_rule(promise, view_func=call_back)
    admin.add_url_rule(f"{promise}/phone", view_func=phone_of_call_back, methods=["POST"])
    admin.add_url_rule(f"{promise}/done", view_func=call_back_done, methods=["POST"])
    admin.add_url_rule("/events/<slug>/lockout/<scope>/reset", view_func=reset_lockout, methods=["GET", "POST"])


def _call(event: Event, call_id: int) -> tuple[Call, Attendee | None]:
    """The live call and whose it is; raises NotFound for one that is over or rings for another event."""
    with current_services().looking() as act:
        calls = {call.id: call for call in calls_to_event(act, event.id, event.number)}
        if call_id not in calls:
            raise NotFound
        call = calls[call_id]
        person = load_attendee(act, call.attendee_id) if call.attendee_id is not None else None
    return call, person


def call_page(slug: str, call_id: int) -> str:
    event = event_named(slug)
    call, person = _call(event, call_id)
    return page("board/call.html", event=event, call=call, person=person)


def put_caller_in(slug: str, call_id: int) -> str | Response | tuple[str, int]:
    """Looks for the person first (GET with what the caller said), then lets them in (POST with who it is)."""
    event = event_named(slug)
    call, person = _call(event, call_id)
    fields = typed(request.args)
    values = {"event": event, "call": call, "person": person, "typed": fields}
    if request.method == "POST":
        chosen = typed(request.form).get("attendee", "")
        attendee_id = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0
        refused = _put_in(event, call.id, attendee_id)
        if refused is not None:
            return refused_page("board/put_in.html", refused, found=None, **values)
        return redirect(board_address(event, done="put_in"), 303)
    if not fields.get("name") and not fields.get("ending"):
        return page("board/put_in.html", found=None, **values)
    search = Search(fields.get("name", ""), fields.get("ending", ""), call.caller)
    services = current_services()
    with services.looking() as act:
        found = find_person(act, event.id, search)
    if isinstance(found, Refused):
        return refused_page("board/put_in.html", found, found=None, **values)
    return page("board/put_in.html", found=found, **values)


def _put_in(event: Event, call_id: int, attendee_id: int) -> Refused | None:
    with current_services().looking() as act:
        person = load_attendee(act, attendee_id)
    if person is None or person.event_id != event.id:
        return Refused("Choose the person whom you want to let in.")
    return carry_out(lambda act: put_in(act, call_id, attendee_id))


def remove(slug: str, call_id: int) -> str | Response | tuple[str, int]:
    event = event_named(slug)
    call, person = _call(event, call_id)
    if request.method != "POST":
        return page("board/remove.html", event=event, call=call, person=person)
    fields = typed(request.form)
    reason, bar = fields.get("reason", "")[:MOST_OF_A_REASON], fields.get("bar") == "yes"
    refused = carry_out(lambda act: remove_caller(act, call_id, reason=reason, bar=bar))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event, done="barred" if bar and person else "removed"), 303)


def helped(slug: str, call_id: int) -> Response | tuple[str, int]:
    event = event_named(slug)
    call, _ = _call(event, call_id)
    refused = carry_out(lambda act: clear_mark(act, call.id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event) + "#lines-heading", 303)


def phone_of_call(slug: str, call_id: int) -> str | tuple[str, int]:
    event = event_named(slug)
    call, person = _call(event, call_id)
    shown = _show(PhoneOf("call", call.id))
    if isinstance(shown, Refused):
        return refused_page("board/call.html", shown, event=event, call=call, person=person)
    return page("board/call.html", event=event, call=call, person=person, phone=shown)


def _show(whose: PhoneOf) -> str | Refused:
    shown = carry_out(lambda act: show_phone(act, whose))
    return shown if isinstance(shown, Refused) else shown.number


def _promise(event: Event, call_back_id: int) -> tuple[CallBack, Attendee | None]:
    with current_services().looking() as act:
        promise = load_call_back(act, call_back_id)
        if promise is None or promise.event_id not in (None, event.id):
            raise NotFound
        person = load_attendee(act, promise.attendee_id) if promise.attendee_id is not None else None
    return promise, person


def call_back(slug: str, call_back_id: int) -> str:
    event = event_named(slug)
    promise, person = _promise(event, call_back_id)
    return page("board/call_back.html", event=event, promise=promise, person=person)


def phone_of_call_back(slug: str, call_back_id: int) -> str | tuple[str, int]:
    event = event_named(slug)
    promise, person = _promise(event, call_back_id)
    shown = _show(PhoneOf("call_back", promise.id))
    if isinstance(shown, Refused):
        return refused_page("trouble.html", shown, event=event)
    return page("board/call_back.html", event=event, promise=promise, person=person, phone=shown)


def call_back_done(slug: str, call_back_id: int) -> Response | tuple[str, int]:
    event = event_named(slug)
    _promise(event, call_back_id)
    refused = carry_out(lambda act: finish_call_back(act, call_back_id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event, done="called_back"), 303)


def reset_lockout(slug: str, scope: str) -> str | Response | tuple[str, int]:
    event = event_named(slug)
    if scope not in HOLDING:
        raise NotFound
    if request.method != "POST":
        return confirmation(
            event,
            Confirmation(
                question=mark("Start counting unknown PINs again?"),
                consequence=mark(
                    "So many unknown PINs were keyed in a short time that somebody may be guessing. First check "
                    "whether callers with the wrong letter explain it. The count then starts again from zero."
                ),
                button=mark("Start counting again"),
                back=board_address(event),
            ),
        )
    refused = carry_out(lambda act: reset_throttle(act, scope))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event, done="reset"), 303)
