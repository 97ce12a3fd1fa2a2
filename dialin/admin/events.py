"""The list of events, the form for a new one and for changes, running longer and ending."""

from dataclasses import asdict
from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from dialin.actions.events.change_event import bridge_of, change_event, draft_of
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.actions.events.schedule import schedule_of
from dialin.admin import showing
from dialin.admin.access import admin_only
from dialin.admin.desk import carry_out
from dialin.admin.forms import Fault, locate, read_bridge, read_changes, read_draft, typed
from dialin.admin.pages import Confirmation, board_address, confirmation, event_named, page, refused_page
from dialin.admin.words import mark
from dialin.current import current_services
from dialin.prompts.catalogue import languages
from dialin.rules.event_plans import EventDraft
from dialin.rules.phases import Phase, phase_at
from dialin.rules.phone_numbers import spaced
from dialin.rules.refusals import Refused
from dialin.store.database import Record, reading
from dialin.store.events import find_event, list_events
from dialin.store.seats import count_seats

OVER = (Phase.OVER, Phase.CANCELLED)
LONGER = timedelta(minutes=15)
_TIMES = ("starts", "ends", "registration_closes")


def add_pages(admin: Blueprint) -> None:
    admin.add_url_rule("/", view_func=events)
    admin.add_url_rule("/events/new", view_func=new_event, methods=["GET", "POST"])
    admin.add_url_rule("/events/<slug>/edit", view_func=edit_event, methods=["GET", "POST"])
    admin.add_url_rule("/events/<slug>/longer", view_func=longer, methods=["POST"])
    admin.add_url_rule("/events/<slug>/end", view_func=end, methods=["GET", "POST"])


def events() -> str:
    services = current_services()
    now = services.clock()
    with reading(services.database) as connection:
        rows = [
            (event, phase_at(schedule_of(event), now), count_seats(connection, event.id))
            for event in list_events(connection)
        ]
    coming = [row for row in rows if row[1] not in OVER]
    return page("events.html", rows=coming[::-1] + [row for row in rows if row[1] in OVER])


@admin_only
def new_event() -> Response | str | tuple[str, int]:
    if request.method != "POST":
        return page("event_form.html", typed=_blank(request.args.get("like", "")), event=None, spoken=languages())
    fields = typed(request.form)
    draft, bridge = read_draft(fields), read_bridge(fields)
    created = carry_out(lambda connection, actor, now: create_event(connection, draft, bridge, actor=actor, now=now))
    if isinstance(created, Refused):
        fault = locate(created, fields)
        return refused_page("event_form.html", fault, typed=fields, event=None, spoken=languages())
    return redirect(url_for("admin.board", slug=fields["slug"].strip(), done="created"), 303)


def _blank(like: str) -> dict[str, str]:
    """An empty form, or one filled from an earlier event without what must be new each time."""
    services = current_services()
    with reading(services.database) as connection:
        earlier = find_event(connection, like) if like and "\0" not in like else None
    if earlier is None:
        draft = EventDraft(slug="", title="", starts="", registration_closes="", seats="")
        return {name: str(value) for name, value in asdict(draft).items() if value is not None}
    return _written(earlier) | dict.fromkeys(("slug", *_TIMES), "")


def edit_event(slug: str) -> Response | str | tuple[str, int]:
    event = event_named(slug)
    shown = _written(event)
    if request.method != "POST":
        return page("event_form.html", typed=shown, event=event, spoken=languages())
    fields = typed(request.form)
    changes = read_changes(fields, shown)
    refused = carry_out(
        lambda connection, actor, now: change_event(connection, event.id, changes, actor=actor, now=now)
    )
    if refused is not None:
        fault = locate(refused, fields)
        return refused_page("event_form.html", fault, typed=shown | fields, event=event, spoken=languages())
    return redirect(board_address(event, done="changed"), 303)


def _written(event: Record) -> dict[str, str]:
    """The event as its form shows it: times by the wall clock of its zone."""
    with reading(current_services().database) as connection:
        draft = draft_of(event, count_seats(connection, event.id).seats)
    bridge = bridge_of(event)
    fields = {name: "" if value is None else str(value) for name, value in asdict(draft).items()}
    fields |= {name: spaced(fields[name]) for name in ("number", "office") if fields[name]}
    fields |= {name: showing.field_time(getattr(event, name), event.timezone) for name in _TIMES}
    return fields | {
        "bridge_mode": bridge.mode,
        "bridge_number": spaced(bridge.number) if bridge.number else "",
        "bridge_digits": bridge.digits or "",
        "bridge_sip": bridge.sip or "",
        "bridge_headers": "\n".join(f"{name}={value}" for name, value in bridge.headers),
    }


def longer(slug: str) -> Response | tuple[str, int]:
    event = event_named(slug)
    refused = carry_out(
        lambda connection, actor, now: run_longer(connection, event.id, by=LONGER, actor=actor, now=now)
    )
    if refused is not None:
        return refused_page("trouble.html", Fault(refused, None), event=event)
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
    refused = carry_out(lambda connection, actor, now: end_event(connection, event.id, actor=actor, now=now))
    if refused is not None:
        return refused_page("trouble.html", Fault(refused, None), event=event)
    return redirect(board_address(event, done="ended"), 303)
