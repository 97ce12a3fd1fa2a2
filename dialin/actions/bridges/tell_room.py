"""Tells everybody in an event's phone room, without taking them out of it: the sound is gone, or back."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from dialin.actions.calls.announce_to import announce_to
from dialin.store.calls import calls_of_event


def tell_room(
    connection: Connection, event_id: int, prompt: Literal["bridge.down", "bridge.back"], *, now: datetime
) -> None:
    """Silence in the middle of an event would make people hang up; callers in the lobby are told there."""
    for call in calls_of_event(connection, event_id):
        if call.stage == "InRoom":
            announce_to(connection, call.id, prompt, now=now, key=f"{prompt}:{call.id}:{now.isoformat()}")
