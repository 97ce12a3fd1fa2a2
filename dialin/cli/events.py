"""`dialin event`: creates, lists, shows, changes and ends events."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Connection

from dialin.actions.events.change_event import change_event
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.actions.events.schedule import schedule_of
from dialin.actions.staff.record import COMMAND_LINE
from dialin.cli.opening import done, event_named, opened_database, transaction
from dialin.cli.output import CommandRefused, json_option, show, show_one, tell
from dialin.clock import wall_clock
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.phases import phase_at
from dialin.store.database import Record, reading
from dialin.store.events import list_events, load_event
from dialin.store.seats import count_seats

PLAN = (
    click.option("--title"),
    click.option("--starts", metavar="ISO", help="Without an offset: in the event's time zone."),
    click.option("--timezone", metavar="ZONE", help="For example Europe/Berlin."),
    click.option("--registration-closes", metavar="ISO"),
    click.option("--seats", metavar="N"),
    click.option("--ends", metavar="ISO", help="Default: four hours after the start."),
    click.option("--doors-minutes", metavar="N", help="Doors open so long before the start. Default: 15"),
    click.option("--grace-minutes", metavar="N", help="A dropped caller's seat is held so long. Default: 10"),
    click.option("--no-show-minutes", metavar="N", help="Unclaimed seats are given on from then. Default: 15"),
    click.option("--pin-length", type=click.Choice(["6", "8"]), help="Default: 6"),
    click.option("--number", metavar="+49…", help="The dial-in number."),
    click.option("--office", metavar="+49…", help="The people behind the key 0."),
    click.option("--language", metavar="de", help="Default: de"),
    click.option("--office-hours", metavar="HOURS", help='When the office is there, as "Mo-Fr 8-18". Default: always'),
    click.option("--knows-lines/--no-knows-lines", default=None, help="A registered number needs no PIN. Default: no"),
    click.option("--is-recorded/--not-recorded", default=None, help="Ask speakers before they are on a recording."),
)
BRIDGE = (
    click.option("--bridge-number", metavar="+49…"),
    click.option("--bridge-digits", metavar="w1234567#", help="Keys sent after the answer; w waits half a second."),
    click.option("--bridge-sip", metavar="sip:…"),
    click.option("--bridge-header", metavar="X-Name=value", multiple=True),
    click.option("--bridge-mode", type=click.Choice(["room", "direct"])),
)


def _with(options: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@click.group()
def event() -> None:
    """Events: create, list, show, set, end."""


@event.command()
@click.option("--slug", required=True, help="Its short name in addresses and commands.")
@_with(PLAN)
@_with(BRIDGE)
@json_option
def create(slug: str, as_json: bool, **given: Any) -> None:
    """Create an event with its seats."""
    for name in ("title", "starts", "timezone", "registration_closes", "seats"):
        if given[name] is None:
            raise click.UsageError(f"Missing option '--{name.replace('_', '-')}'.")
    bridge, plan = _split(given)
    with opened_database() as database, transaction(database) as connection:
        now = wall_clock()
        draft = EventDraft(slug=slug, **plan)
        event_id = done(create_event(connection, draft, Bridge(**bridge), actor=COMMAND_LINE, now=now))
        created = describe(connection, load_event(connection, event_id), now)
    show_one(created, as_json=as_json)


@event.command("set")
@click.argument("slug")
@_with(PLAN)
@_with(BRIDGE)
@json_option
def set_(slug: str, as_json: bool, **given: Any) -> None:
    """Change an event. Raising the seats lets the waiting list move up."""
    bridge, plan = _split(given)
    changes = plan | ({"bridge": _other_way(bridge)} if bridge else {})
    if not changes:
        raise click.UsageError("Nothing to change: give at least one option.")
    with opened_database() as database, transaction(database) as connection:
        now, found = wall_clock(), event_named(connection, slug)
        done(change_event(connection, found.id, changes, actor=COMMAND_LINE, now=now))
        changed = describe(connection, load_event(connection, found.id), now)
    show_one(changed, as_json=as_json)


@event.command("list")
@json_option
def list_(as_json: bool) -> None:
    """All events, the newest first."""
    with opened_database() as database, reading(database) as connection:
        rows = [describe(connection, found, wall_clock()) for found in list_events(connection)]
    show(rows, ("slug", "title", "starts", "seats", "phase", "number"), as_json=as_json)


@event.command("show")
@click.argument("slug")
@json_option
def show_event(slug: str, as_json: bool) -> None:
    """One event."""
    with opened_database() as database, reading(database) as connection:
        described = describe(connection, event_named(connection, slug), wall_clock())
    show_one(described, as_json=as_json)


@event.command()
@click.argument("slug")
@json_option
def end(slug: str, as_json: bool) -> None:
    """End it now: callers hear the goodbye, every seat is free."""
    with opened_database() as database, transaction(database) as connection:
        now, found = wall_clock(), event_named(connection, slug)
        done(end_event(connection, found.id, actor=COMMAND_LINE, now=now))
        ended = describe(connection, load_event(connection, found.id), now)
    if as_json:
        show_one(ended, as_json=True)
    else:
        tell(f"{found.title} has ended.")


def _other_way(bridge: dict[str, Any]) -> dict[str, Any]:
    """Naming a SIP address takes the number's place, and the other way round."""
    if bridge.get("sip") and not bridge.get("number"):
        return {"number": None, "digits": None} | bridge
    if bridge.get("number") and not bridge.get("sip"):
        return {"sip": None, "headers": ()} | bridge
    return bridge


def _split(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was given, as fields of a Bridge and of an EventDraft."""
    bridge = {name.removeprefix("bridge_"): given.pop(name) for name in list(given) if name.startswith("bridge_")}
    headers = bridge.pop("header")
    bridge = {name: value for name, value in bridge.items() if value is not None}
    if headers:
        bridge["headers"] = tuple(_header(text) for text in headers)
    return bridge, {name: value for name, value in given.items() if value is not None} | _numbers(given)


def _numbers(given: dict[str, Any]) -> dict[str, Any]:
    return {} if given.get("pin_length") is None else {"pin_length": int(given["pin_length"])}


def _header(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise CommandRefused(f"Write the header {text} as X-Name=value.")
    return name, value


def describe(connection: Connection, found: Record, now: datetime) -> dict[str, Any]:
    """An event as the commands show it; times in its own zone."""
    zone = ZoneInfo(found.timezone)
    return {
        "slug": found.slug,
        "title": found.title,
        "starts": found.starts.astimezone(zone),
        "ends": found.ends.astimezone(zone),
        "registration_closes": found.registration_closes.astimezone(zone),
        "timezone": found.timezone,
        "phase": phase_at(schedule_of(found), now).value,
        "seats": count_seats(connection, found.id).seats,
        "doors_minutes": found.doors_minutes,
        "grace_minutes": found.grace_minutes,
        "no_show_minutes": found.no_show_minutes,
        "pin_length": found.pin_length,
        "language": found.language,
        "number": found.number,
        "office": found.office,
        "office_hours": found.office_hours,
        "knows_lines": found.knows_lines,
        "is_recorded": found.is_recorded,
        "bridge_mode": found.bridge_mode,
        "bridge_number": found.bridge_number,
        "bridge_digits": found.bridge_digits,
        "bridge_sip": found.bridge_sip,
        "bridge_headers": found.bridge_headers,
    }
