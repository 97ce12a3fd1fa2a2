"""The caller would rather have the question read out than be on the recording: the floor goes back."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store import hands

READ_OUT = "caller: read it out"  # what staff see beside the hand


def decline_floor(connection: Connection, call: LiveCall, *, now: datetime) -> None:
    if call.hand_id is not None:
        down = {"lowered_at": now, "lowered_by": READ_OUT, "is_open": False}
        hands.change_hand(connection, call.hand_id, down)
