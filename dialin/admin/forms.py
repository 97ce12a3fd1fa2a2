"""Forms as they were sent: small frozen records read by pure functions."""

from collections.abc import Mapping
from typing import Any

from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration

Fields = Mapping[str, str]
BRIDGE_FIELDS = {"bridge_mode": "mode", "bridge_number": "number", "bridge_digits": "digits", "bridge_sip": "sip"}
DRAFT_FIELDS = tuple(EventDraft.__dataclass_fields__)


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """Everything that was typed, without the characters that no database takes."""
    return {name: text.replace("\0", "").replace("\r\n", "\n") for name, text in form.items() if name != "csrf_token"}


def read_registration(fields: Fields) -> Registration:
    return Registration(
        name=fields.get("name", ""),
        phone=fields.get("phone", ""),
        language=fields.get("language") or None,
        question=fields.get("question", ""),
        delivery=fields.get("delivery", "letter"),
        email=fields.get("email", ""),
        callback=fields.get("callback") == "yes",
        late_reason=fields.get("late_reason", ""),
        source="desk",
    )


def read_draft(fields: Fields) -> EventDraft:
    given: dict[str, Any] = {name: fields[name] for name in DRAFT_FIELDS if name in fields}
    return EventDraft(**({"slug": "", "title": "", "starts": "", "registration_closes": "", "seats": ""} | given))


def read_bridge(fields: Fields) -> Bridge:
    return Bridge(**_bridge_part(fields))


def read_changes(fields: Fields, shown: Fields) -> dict[str, Any]:
    """What was typed over: an event that has started must not be refused for the start that nobody touched."""
    touched = {name: text for name, text in fields.items() if text != shown.get(name, "")}
    changes: dict[str, Any] = {name: text for name, text in touched.items() if name in DRAFT_FIELDS and name != "slug"}
    bridge = _bridge_part(touched)
    return changes | ({"bridge": bridge} if bridge else {})


def _bridge_part(fields: Fields) -> dict[str, Any]:
    part: dict[str, Any] = {field: fields[name] for name, field in BRIDGE_FIELDS.items() if name in fields}
    if "bridge_headers" in fields:
        lines = [line for line in fields["bridge_headers"].splitlines() if line.strip()]
        part["headers"] = tuple((name, value) for name, _, value in (line.partition("=") for line in lines))
    return part
