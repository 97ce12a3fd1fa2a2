"""One call on its own page: letting the caller in by hand, taking the mark for help off, showing the number."""

from flask import request
from werkzeug.wrappers import Response

from dialin.actions.attendees.find_person import PersonFound, Search, find_person
from dialin.actions.calls.clear_mark import clear_mark
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.admin.door import Shown, get, post
from dialin.admin.forms import typed, typed_id
from dialin.admin.pages import page, to_board
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import load_attendee, owner_of
from dialin.store.calls import Call
from dialin.store.events import Event


@get("/events/<slug>/calls/<int:call_id>", right=Right.CALLS)
def call_page(act: Act, event: Event, call: Call, fault: Refused | None = None, phone: str | None = None) -> str:
    """phone: the number, once it was asked for."""
    return page("board/call.html", event=event, call=call, person=owner_of(act, call), fault=fault, phone=phone)


@get("/events/<slug>/calls/<int:call_id>/put-in", right=Right.CALLS)
def put_caller_in(
    act: Act, event: Event, call: Call, fault: Refused | None = None, found: tuple[PersonFound, ...] | None = None
) -> str:
    """found: who matches what the caller said of themselves, once it was looked for."""
    values = {"event": event, "call": call, "person": owner_of(act, call), "found": found, "fault": fault}
    return page("board/put_in.html", typed=typed(request.form), **values)


@post("/events/<slug>/calls/<int:call_id>/put-in/search", right=Right.CALLS, again=put_caller_in)
def find_caller(act: Act, event: Event, call: Call) -> Shown | Refused:
    """Sent as a form: a name and the digits of a PIN in an address would stand in the log of every proxy."""
    fields = typed(request.form)
    found = find_person(act, event.id, Search(fields.get("name", ""), fields.get("ending", ""), call.caller))
    return found if isinstance(found, Refused) else Shown(put_caller_in, found=found)


@post("/events/<slug>/calls/<int:call_id>/put-in", right=Right.CALLS, again=put_caller_in)
def let_caller_in(act: Act, event: Event, call: Call) -> Response | Refused:
    chosen = typed_id("attendee")
    person = None if chosen is None else load_attendee(act, chosen)
    if person is None or person.event_id != event.id:
        return Refused("Choose the person whom you want to let in.")
    return put_in(act, call.id, person.id) or to_board(event, done="put_in")


@post("/events/<slug>/calls/<int:call_id>/helped", right=Right.CALLS)
def helped(act: Act, event: Event, call: Call) -> Response | Refused:
    return clear_mark(act, call.id) or to_board(event, at="lines-heading")


@post("/events/<slug>/calls/<int:call_id>/phone", right=Right.NUMBERS, again=call_page)
def phone_of_call(act: Act, call: Call) -> Shown | Refused:
    found = show_phone(act, PhoneOf("call", call.id))
    return found if isinstance(found, Refused) else Shown(call_page, phone=found.number)
