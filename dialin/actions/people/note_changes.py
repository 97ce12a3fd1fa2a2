"""What the log keeps of changes to a person: names, choices, the end of a number; of all else only that it changed."""

from collections.abc import Mapping
from typing import Any

from dialin.rules.phone_numbers import ending_of
from dialin.store.attendees import Attendee

# What is sealed in the table does not stand in clear in the log.
_UNTOLD = ("email", "street", "postcode", "town", "address", "contact", "room")
_LEFT_OUT = ("name_key",)
UNTOLD = "…"


def changed(person: Attendee, values: Mapping[str, Any]) -> dict[str, Any]:
    """Of these columns the ones that are to be something else."""
    return {name: value for name, value in values.items() if getattr(person, name) != value}


def noted_changes(person: Attendee, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Before and after, as the log may have it."""
    return {
        name: [_noted(name, getattr(person, name)), _noted(name, value)]
        for name, value in changed(person, values).items()
        if name not in _LEFT_OUT
    }


def _noted(name: str, value: Any) -> Any:
    if name == "phone" and value:
        return ending_of(value)
    return UNTOLD if name in _UNTOLD and value else value
