"""Call-backs that were promised to callers: whose they are, the number to call, and ticking them off."""

from werkzeug.wrappers import Response

from dialin.actions.calls.finish_call_back import finish_call_back
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.admin.door import get, post
from dialin.admin.pages import page, to_board
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import owner_of
from dialin.store.call_backs import CallBack
from dialin.store.events import Event


@get("/events/<slug>/call-backs/<int:call_back_id>")
def call_back(act: Act, event: Event, call_back: CallBack) -> str:
    return page("board/call_back.html", event=event, promise=call_back, person=owner_of(act, call_back))


@post("/events/<slug>/call-backs/<int:call_back_id>/phone")
def phone_of_call_back(act: Act, event: Event, call_back: CallBack) -> str | Refused:
    shown = show_phone(act, PhoneOf("call_back", call_back.id))
    if isinstance(shown, Refused):
        return shown
    person = owner_of(act, call_back)
    return page("board/call_back.html", event=event, promise=call_back, person=person, phone=shown.number)


@post("/events/<slug>/call-backs/<int:call_back_id>/done")
def call_back_done(act: Act, event: Event, call_back: CallBack) -> Response | Refused:
    return finish_call_back(act, call_back.id) or to_board(event, done="called_back")
