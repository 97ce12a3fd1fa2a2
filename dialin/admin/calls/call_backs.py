"""What callers were promised: the list of it, the number to call, calling with a click, and ticking it off."""

from flask import make_response, request, url_for
from werkzeug.wrappers import Response

from dialin.actions.calls.show_phone import PhoneOf, show_phone
from dialin.actions.promises.call_back_now import call_back_now, desk_calls
from dialin.actions.promises.finish_call_back import finish_call_back
from dialin.actions.promises.list_promises import list_promises
from dialin.admin.access import colleague
from dialin.admin.door import Shown, get, post
from dialin.admin.forms import typed
from dialin.admin.pages import page, to, to_board
from dialin.current import current_services
from dialin.rules.phone_numbers import spaced
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import owner_of
from dialin.store.call_backs import CallBack
from dialin.store.events import Event

LOOKS_EVERY = 3  # seconds, while a call is being made


@get("/events/<slug>/promises", right=Right.CALLS)
def promises(act: Act, event: Event) -> str:
    return page("board/promises.html", event=event, promises=list_promises(act, event, sees=colleague().sees))


@get("/events/<slug>/call-backs/<int:call_back_id>", right=Right.CALLS)
def call_back(act: Act, event: Event, call_back: CallBack) -> Response:
    return _page(act, event, call_back)


def _page(
    act: Act, event: Event, call_back: CallBack, phone: str | None = None, fault: Refused | None = None
) -> Response:
    """While the telephones ring it looks again by itself: the Refresh header needs no script."""
    made = desk_calls(act, event, call_back)
    is_ringing = bool(made) and made[-1].done_at is None
    values = {"promise": call_back, "person": owner_of(act, call_back), "phone": phone, "fault": fault}
    response = make_response(
        page(
            "board/call_back.html", event=event, last=made[-1] if made else None, is_ringing=is_ringing,
            typed={"desk": _desk(event)} | typed(request.form), can_call=_can_call(event), **values,
        )
    )  # fmt: skip
    if is_ringing:
        address = url_for("admin.call_back", slug=event.slug, call_back_id=call_back.id)
        response.headers["Refresh"] = f"{LOOKS_EVERY}; url={address}"
    return response


def _desk(event: Event) -> str:
    number = event.office or current_services().settings.office
    return "" if number is None else spaced(number)


def _can_call(event: Event) -> bool:
    services = current_services()
    return services.provider is not None and services.settings.public_url is not None and event.number is not None


@post("/events/<slug>/call-backs/<int:call_back_id>/call", right=Right.CALLS, again=_page)
def call_back_call(act: Act, event: Event, call_back: CallBack) -> Response | Refused:
    desk, abroad = typed(request.form).get("desk", ""), current_services().settings.call_abroad
    refused = call_back_now(act, event, call_back.id, desk, abroad=abroad)
    return refused or to(url_for("admin.call_back", slug=event.slug, call_back_id=call_back.id))


@post("/events/<slug>/call-backs/<int:call_back_id>/phone", right=Right.NUMBERS)
def phone_of_call_back(act: Act, call_back: CallBack) -> Shown | Refused:
    found = show_phone(act, PhoneOf("call_back", call_back.id))
    return found if isinstance(found, Refused) else Shown(_page, phone=found.number)


@post("/events/<slug>/call-backs/<int:call_back_id>/done", right=Right.CALLS)
def call_back_done(act: Act, event: Event, call_back: CallBack) -> Response | Refused:
    return finish_call_back(act, call_back.id) or to_board(event, done="called_back")
