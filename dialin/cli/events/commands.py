"""`dialin event`: creates, lists, shows, changes and ends events."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from dialin.actions.events.change_event import change_event, draft_of
from dialin.actions.events.choose_pin_length import fitting_for
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.cli.bridge.invitations import with_invitation
from dialin.cli.events.options import REQUIRED, SLUG_HELP, event_options, split
from dialin.cli.opening import acting, done, event_named, looking
from dialin.cli.output import json_option, show, show_one, tell
from dialin.rules.dial_strings import BRIDGE_SETTINGS, Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.event_settings.setting import EventSetting
from dialin.rules.phases import phase_at
from dialin.rules.pins.length import SENTENCES
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event, list_events, load_event
from dialin.store.seats_to_be_had import count_seats

_FIRST = (  # of what is shown; what comes to it later follows in the order of its declaration
    "slug", "title", "starts", "ends", "registration_closes", "timezone", "phase", "seats", "doors_minutes",
    "grace_minutes", "no_show_minutes", "pin_length",
)  # fmt: skip


@click.group()
def event() -> None:
    """Events: create, list, show, set, end."""


@event.command()
@click.option("--slug", required=True, help=SLUG_HELP)
@event_options
@json_option
def create(slug: str, as_json: bool, **given: Any) -> None:
    """Create an event with its seats."""
    for name in REQUIRED:
        if given[name] is None:
            raise click.UsageError(f"Missing option '--{name.replace('_', '-')}'.")
    invitation = given.pop("invitation")
    bridge, plan = split(given)
    bridge = with_invitation(invitation, bridge)
    with acting() as act:
        draft = EventDraft(slug=slug, **plan)
        event_id = done(create_event(act, draft, Bridge(**bridge)))
        made = load_event(act, event_id)
        created, reason = describe(act, made), SENTENCES[fitting_for(act, made).reason]
    if given["pin_length"] is None:
        tell(reason)
    show_one(created, as_json=as_json)


@event.command("set")
@click.argument("slug")
@event_options
@json_option
def set_(slug: str, as_json: bool, **given: Any) -> None:
    """Change an event. Raising the seats lets the waiting list move up."""
    invitation = given.pop("invitation")
    bridge, plan = split(given)
    bridge = with_invitation(invitation, bridge)
    changes = plan | ({"bridge": _other_way(bridge)} if bridge else {})
    if not changes:
        raise click.UsageError("Nothing to change: give at least one option.")
    with acting() as act:
        found = event_named(act, slug)
        done(change_event(act, found.id, changes))
        changed = describe(act, load_event(act, found.id))
    show_one(changed, as_json=as_json)


@event.command("list")
@json_option
def list_(as_json: bool) -> None:
    """All events, the newest first."""
    with looking() as act:
        rows = [describe(act, found) for found in list_events(act)]
    show(rows, ("slug", "title", "starts", "seats", "phase", "number"), as_json=as_json)


@event.command("show")
@click.argument("slug")
@json_option
def show_event(slug: str, as_json: bool) -> None:
    """One event."""
    with looking() as act:
        described = describe(act, event_named(act, slug))
    show_one(described, as_json=as_json)


@event.command()
@click.argument("slug")
@json_option
def end(slug: str, as_json: bool) -> None:
    """End it now: callers hear the goodbye, every seat is free."""
    with acting() as act:
        found = event_named(act, slug)
        done(end_event(act, found.id))
        ended = describe(act, load_event(act, found.id))
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


def _told(setting: EventSetting, value: Any) -> Any:
    return "•••" if setting.kind == "secret" and value else value


def describe(act: Act, found: Event) -> dict[str, Any]:
    """An event as the commands show it; times in its own zone."""
    zone = ZoneInfo(found.timezone)
    shown = draft_of(found, count_seats(act, found.id).seats)
    shown |= {name: value.astimezone(zone) for name, value in shown.items() if isinstance(value, datetime)}
    shown |= {"phase": phase_at(schedule_of(found), act.now).value}
    shown |= {name: _told(setting, getattr(found, name)) for name, setting in BRIDGE_SETTINGS.items()}
    shown |= {name: getattr(found, name) for name in ("platform_number", "platform_code", "room_pin")}
    return {name: shown[name] for name in dict.fromkeys((*_FIRST, *shown))}
