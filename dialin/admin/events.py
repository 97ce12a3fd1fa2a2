"""The list of events, the form for a new one and for changes, running longer and ending."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from dialin.actions.events.change_event import change_event
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.actions.events.schedule import schedule_of
from dialin.admin import event_form
from dialin.admin.access import admin_only
from dialin.admin.desk import carry_out
from dialin.admin.forms import typed
from dialin.admin.pages import Confirmation, board_address, confirmation, event_named, page, refused_page
from dialin.current import current_services
from dialin.prompts.catalogue import languages
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused, mark
from dialin.store.events import Event, find_event, list_events
from dialin.store.seats import count_seats

OVER = (Phase.OVER, Phase.CANCELLED)
LONGER = timedelta(minutes=15)


def add_pages(admin: Blueprint) -> None:
    admin.add_url_rule("/", view_func=events)
    admin.add_url_rule("/events/new", view_func=new_event, methods=["GET", "POST"])
    admin.add_url_rule("/events/<slug>/edit", view_func=edit_event, methods=["GET", "POST"])
    admin.add_url_rule("/events/<slug>/longer", view_func=longer, methods=["POST"])
    admin.add_url_rule("/events/<slug>/end", view_func=end, methods=["GET", "POST"])


def events() -> str:
    services = current_services()
    now = services.clock()
    with services.looking() as act:
        rows = [(event, phase_at(schedule_of(event), now), count_seats(act, event.id)) for event in list_events(act)]
    coming = [row for row in rows if row[1] not in OVER]
    return page("events.html", rows=coming[::-1] + [row for row in rows if row[1] in OVER])


@admin_only
def new_event() -> Response | str | tuple[str, int]:
    if request.method != "POST":
        return page("event_form.html", typed=_blank(request.args.get("like", "")), **_form(None))
    fields = typed(request.form)
    draft, bridge = event_form.read_draft(fields), event_form.read_bridge(fields)
    created = carry_out(lambda act: create_event(act, draft, bridge))
    if isinstance(created, Refused):
        return refused_page("event_form.html", created, typed=fields, **_form(None))
    return redirect(url_for("admin.board", slug=fields["slug"].strip(), done="created"), 303)


def _blank(like: str) -> dict[str, str]:
    """An empty form, or one filled from an earlier event."""
    with current_services().looking() as act:
        earlier = find_event(act, like) if like and "\0" not in like else None
        return (
            event_form.blank()
            if earlier is None
            else event_form.written_like(earlier, count_seats(act, earlier.id).seats)
        )


def edit_event(slug: str) -> Response | str | tuple[str, int]:
    event = event_named(slug)
    shown = _written(event)
    if request.method != "POST":
        return page("event_form.html", typed=shown, **_form(event))
    fields = typed(request.form)
    changes = event_form.read_changes(fields, shown)
    refused = carry_out(lambda act: change_event(act, event.id, changes))
    if refused is not None:
        return refused_page("event_form.html", refused, typed=shown | fields, **_form(event))
    return redirect(board_address(event, done="changed"), 303)


def _written(event: Event) -> dict[str, str]:
    with current_services().looking() as act:
        return event_form.written(event, count_seats(act, event.id).seats)


def _form(event: Event | None) -> dict[str, Any]:
    """What the form is drawn from, besides what stands in it."""
    return {"event": event, "groups": event_form.groups(), "optional": event_form.OPTIONAL, "spoken": languages()}


def longer(slug: str) -> Response | tuple[str, int]:
    event = event_named(slug)
    refused = carry_out(lambda act: run_longer(act, event.id, by=LONGER))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event, done="longer"), 303)


@admin_only
def end(slug: str) -> Response | str | tuple[str, int]:
    event = event_named(slug)
    if request.method != "POST":
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
    refused = carry_out(lambda act: end_event(act, event.id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event, done="ended"), 303)
