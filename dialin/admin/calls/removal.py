"""Removing a caller from the line, after a question that says what it does."""

from flask import request
from werkzeug.wrappers import Response

from dialin.actions.calls.remove_caller import remove_caller
from dialin.admin.door import get, post
from dialin.admin.forms import typed
from dialin.admin.pages import page, to_board
from dialin.rules.refusals import Refused
from dialin.rules.removal_reasons import READY_REASONS
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import owner_of
from dialin.store.calls import Call
from dialin.store.events import Event

MOST_OF_A_REASON = 120  # characters; the caller hears them


@get("/events/<slug>/calls/<int:call_id>/remove", right=Right.CALLS)
def remove(act: Act, event: Event, call: Call) -> str:
    return page("board/remove.html", event=event, call=call, person=owner_of(act, call), ready=READY_REASONS)


@post("/events/<slug>/calls/<int:call_id>/remove", right=Right.CALLS)
def remove_now(act: Act, event: Event, call: Call) -> Response | Refused:
    fields = typed(request.form)
    ready, bar = fields.get("ready", ""), fields.get("bar") == "yes"
    reason = ready if ready in READY_REASONS else fields.get("reason", "")[:MOST_OF_A_REASON]
    is_barred = bar and call.attendee_id is not None
    refused = remove_caller(act, call.id, reason=reason, bar=bar)
    return refused or to_board(event, done="barred" if is_barred else "removed")
