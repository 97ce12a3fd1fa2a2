"""What the addresses of staff pages name: an event, and who or what belongs to it."""

from collections.abc import Callable, Mapping
from typing import Any

from werkzeug.exceptions import NotFound

from dialin.admin.access import Colleague
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.call_backs import load_call_back
from dialin.store.events import Event, find_event
from dialin.store.hands import load_hand
from dialin.store.live_calls import find_call_to_event
from dialin.store.questions import load_question
from dialin.store.rows import LARGEST_ID
from dialin.store.staff import load_staff
from dialin.store.uploads import load_upload

Find = Callable[[Act, Event, int], Any]


def _own(load: Callable[[Act, int], Any]) -> Find:
    """One that belongs to the event of the address, and to no other."""

    def find(act: Act, event: Event, row_id: int) -> Any:
        row = load(act, row_id)
        return row if row is not None and row.event_id == event.id else None

    return find


def _call_back(act: Act, event: Event, row_id: int) -> Any:
    """Also one that was promised before it was known which event was meant, or for when there is the next."""
    row = load_call_back(act, row_id)
    is_here = row is not None and (row.event_id in (None, event.id) or row.wanted == "next_event")
    return row if is_here else None


FINDERS: Mapping[str, Find] = {
    "attendee": _own(load_attendee),
    "hand": _own(load_hand),
    "question": _own(load_question),
    "call": find_call_to_event,
    "call_back": _call_back,
    "upload": _own(load_upload),
}


def look_up(act: Act, colleague: Colleague, address: Mapping[str, Any]) -> dict[str, Any]:
    """`event` for a slug, `hand` for a hand_id and so on; what names no row stays as it is.

    Raises NotFound, which becomes a page with a way back, for what there is not, or not in this event, and for all that
    belongs to an event which this login may not see: nobody learns that there is one.
    """
    found: dict[str, Any] = {}
    for name, value in address.items():
        if name == "slug":
            found["event"] = _there(_event(act, colleague, value))
        elif name == "login_id":  # of no event
            found["login"] = _there(None if value > LARGEST_ID else load_staff(act, value))
        elif name.removesuffix("_id") in FINDERS:
            kind = name.removesuffix("_id")
            row = None if value > LARGEST_ID else FINDERS[kind](act, found["event"], value)
            found[kind] = _there(row if row is not None and colleague.sees(row.event_id) else None)
        else:
            found[name] = value
    return found


def _event(act: Act, colleague: Colleague, slug: str) -> Event | None:
    event = None if "\0" in slug else find_event(act, slug)
    return event if event is not None and colleague.sees(event.id) else None


def _there(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row
