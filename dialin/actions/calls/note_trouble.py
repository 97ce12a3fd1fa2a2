"""A caller does not find the way alone, or has asked for a person: staff see a mark."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store.calls import change_call


def note_trouble(connection: Connection, call: LiveCall, stage: str) -> None:
    """stage: in which it was; the mark stays until staff clear it."""
    change_call(connection, call.id, {"trouble": stage})
