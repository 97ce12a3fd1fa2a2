"""A caller wants music in the lobby, or none."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store.calls import change_call


def choose_music(connection: Connection, call: LiveCall, *, on: bool) -> None:
    change_call(connection, call.id, {"wants_music": on})
