"""The list of events, the form for a new one and for changes, running longer and ending."""

from datetime import timedelta
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.events.change_event import change_event
from dialin.actions.events.choose_pin_length import fitting_for
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.admin import event_form
from dialin.admin.access import colleague
from dialin.admin.door import get, post
from dialin.admin.forms import typed
from dialin.admin.invitations.box import EMPTY, Box
from dialin.admin.pages import Confirmation, board_address, confirmation, page, to, to_board
from dialin.prompts.catalogue import languages
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right, refuse_fields
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event, find_event, list_events, load_event
from dialin.store.seats_to_be_had import count_seats

OVER = (Phase.OVER, Phase.CANCELLED)
LONGER = timedelta(minutes=15)


@get("/", right=Right.SIGNED_IN)
def events(act: Act) -> str:
    seen = [event for event in list_events(act) if colleague().sees(event.id)]
    rows = [(event, phase_at(schedule_of(event), act.now), count_seats(act, event.id)) for event in seen]
    coming = [row for row in rows if row[1] not in OVER]
    return page("events.html", rows=coming[::-1] + [row for row in rows if row[1] in OVER])


@get("/events/new", right=Right.EVENT_SETUP)
def new_event(act: Act, fault: Refused | None = None, box: Box = EMPTY) -> str:
    is_sent = fault is not None or box != EMPTY
    return _form(None, {} if is_sent else _blank(act, request.args.get("like", "")), fault, box)


def _blank(act: Act, like: str) -> dict[str, str]:
    """An empty form, or one filled from an earlier event."""
    earlier = find_event(act, like) if like and "\0" not in like else None
    if earlier is None:
        return event_form.blank()
    return event_form.written_like(earlier, count_seats(act, earlier.id).seats)


@post("/events/new", right=Right.EVENT_SETUP, again=new_event)
def add_event(act: Act) -> Response | Refused:
    fields = typed(request.form)
    created = create_event(act, event_form.read_draft(fields), event_form.read_bridge(fields))
    if isinstance(created, Refused):
        return created
    event = load_event(act, created)
    done = "created" if fields.get("pin_length") else f"created_{fitting_for(act, event).reason}"
    return to(url_for("admin.board", slug=event.slug, done=done))


@get("/events/<slug>/edit", right=Right.EVENT)
def edit_event(act: Act, event: Event, fault: Refused | None = None, box: Box = EMPTY) -> str:
    return _form(event, _written(act, event), fault, box)


@post("/events/<slug>/edit", right=Right.EVENT, again=edit_event)
def save_event(act: Act, event: Event) -> Response | Refused:
    touched = event_form.touched(typed(request.form), _written(act, event))
    barred = refuse_fields(colleague().role, event_form.rights_of(touched))
    if barred is not None:
        return barred
    changes = event_form.read_changes(touched)
    return change_event(act, event.id, changes) or to_board(event, done="changed")


def _written(act: Act, event: Event) -> dict[str, str]:
    return event_form.written(event, count_seats(act, event.id).seats)


def _form(event: Event | None, written: dict[str, str], fault: Refused | None, box: Box) -> str:
    drawn_from: dict[str, Any] = {
        "event": event, "groups": event_form.groups(), "optional": event_form.OPTIONAL, "spoken": languages(),
        "box": box,
    }  # fmt: skip
    fields = {name: text for name, text in typed(request.form).items() if event_form.may_change(colleague(), name)}
    return page("event_form.html", typed={**written, **fields, **box.filled}, fault=fault, **drawn_from)


@post("/events/<slug>/longer", right=Right.EVENT)
def longer(act: Act, event: Event) -> Response | Refused:
    return run_longer(act, event.id, by=LONGER) or to_board(event, done="longer")


@get("/events/<slug>/end", right=Right.EVENT_SETUP)
def end(_act: Act, event: Event) -> str:
    return confirmation(
        event,
        Confirmation(
            question=mark("End {title} now?"),
            consequence=mark(
                "Everybody on the line hears the goodbye, every seat becomes free, and the PINs no longer let "
                "anybody in. This cannot be undone."
            ),
            button=mark("End the event"),
            back=board_address(event),
            values={"title": event.title},
        ),
    )


@post("/events/<slug>/end", right=Right.EVENT_SETUP)
def end_now(act: Act, event: Event) -> Response | Refused:
    return end_event(act, event.id) or to_board(event, done="ended")
