"""Call-backs that were promised to callers: whose they are, the number to call, and ticking them off."""

from werkzeug.wrappers import Response

from dialin.actions.calls.finish_call_back import finish_call_back
from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.admin.door import Shown, get, post
from dialin.admin.pages import page, to_board
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import owner_of
from dialin.store.call_backs import CallBack
from dialin.store.events import Event


@get("/events/<slug>/call-backs/<int:call_back_id>", right=Right.CALLS)
def call_back(act: Act, event: Event, call_back: CallBack) -> str:
    return _page(act, event, call_back)


def _page(act: Act, event: Event, call_back: CallBack, phone: str | None = None) -> str:
    return page("board/call_back.html", event=event, promise=call_back, person=owner_of(act, call_back), phone=phone)


@post("/events/<slug>/call-backs/<int:call_back_id>/phone", right=Right.NUMBERS)
def phone_of_call_back(act: Act, call_back: CallBack) -> Shown | Refused:
    found = show_phone(act, PhoneOf("call_back", call_back.id))
    return found if isinstance(found, Refused) else Shown(_page, phone=found.number)


@post("/events/<slug>/call-backs/<int:call_back_id>/done", right=Right.CALLS)
def call_back_done(act: Act, event: Event, call_back: CallBack) -> Response | Refused:
    return finish_call_back(act, call_back.id) or to_board(event, done="called_back")
