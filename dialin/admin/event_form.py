"""The form of an event: what it shows, and what was sent, by the declaration of what may be set."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from dialin.actions.events.change_event import bridge_of, draft_of
from dialin.admin import showing
from dialin.admin.access import Colleague
from dialin.admin.forms import Fields
from dialin.rules.dial_strings import BRIDGE_SETTINGS, Bridge, named
from dialin.rules.event_plans import EventDraft
from dialin.rules.event_settings.plan import EVENT_SETTINGS, USUALLY
from dialin.rules.event_settings.setting import EventSetting, Group, Kind
from dialin.rules.phone_numbers import spaced
from dialin.rules.rights import Right
from dialin.store.events import Event

_SETTINGS = BRIDGE_SETTINGS | EVENT_SETTINGS
_USUALLY = named(Bridge()) | USUALLY
OPTIONAL = {name for name, value in _USUALLY.items() if value is None}


def groups() -> Iterator[tuple[Group, Mapping[str, EventSetting]]]:
    """The parts of the form and the fields of each."""
    for group in Group:
        yield group, {name: setting for name, setting in _SETTINGS.items() if setting.group is group}


def blank() -> dict[str, str]:
    return {name: _shown(_SETTINGS[name].kind, value, "") for name, value in _USUALLY.items()}


def written(event: Event, seat_count: int) -> dict[str, str]:
    """The event as its form shows it: times by the wall clock of its zone."""
    values = draft_of(event, seat_count) | named(bridge_of(event))
    return {name: _shown(_SETTINGS[name].kind, value, event.timezone) for name, value in values.items()}


def written_like(event: Event, seat_count: int) -> dict[str, str]:
    """A new form filled from an earlier event, without what must be new each time."""
    anew = [name for name, setting in _SETTINGS.items() if name in ("slug", "pin_length") or setting.kind == "time"]
    return written(event, seat_count) | dict.fromkeys(anew, "")


def _shown(kind: Kind, value: object, zone: str) -> str:
    match value:
        case None:
            return ""
        case _ if kind == "secret":
            return ""  # left empty it stays as it is
        case datetime():
            return showing.field_time(value, zone)
        case tuple():
            return "\n".join(f"{name}={text}" for name, text in value)
        case str() if kind == "phone":
            return spaced(value)
        case _:
            return str(value)


def read_draft(fields: Fields) -> EventDraft:
    return {name: fields[name] for name in EVENT_SETTINGS if name in fields}


def read_bridge(fields: Fields) -> Bridge:
    return Bridge(**_bridge_part(fields))


def may_change(colleague: Colleague, name: str) -> bool:
    return name not in _SETTINGS or colleague.may(_SETTINGS[name].right)


def touched(fields: Fields, shown: Fields) -> Fields:
    """What was typed over: an event that has started must not be refused for the start that nobody touched."""
    return {name: text for name, text in fields.items() if text != shown.get(name, "")}


def rights_of(fields: Fields) -> Iterator[tuple[str, Right]]:
    """What it takes to change each of them."""
    return ((name, setting.right) for name, setting in _SETTINGS.items() if name in fields)


def read_changes(touched: Fields) -> dict[str, Any]:
    changes: dict[str, Any] = {name: text for name, text in read_draft(touched).items() if name != "slug"}
    bridge = _bridge_part(touched)
    return changes | ({"bridge": bridge} if bridge else {})


def _bridge_part(fields: Fields) -> dict[str, Any]:
    part: dict[str, Any] = {name.removeprefix("bridge_"): fields[name] for name in BRIDGE_SETTINGS if name in fields}
    if "headers" in part:
        lines = [line for line in part["headers"].splitlines() if line.strip()]
        part["headers"] = tuple((name, value) for name, _, value in (line.partition("=") for line in lines))
    return part
