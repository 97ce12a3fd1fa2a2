"""The caller would rather have the question read out than be on the recording: staff see so beside the hand."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store import hands


def decline_floor(connection: Connection, call: LiveCall) -> None:
    """The floor stays with them until the question has been read out and staff take it back."""
    if call.hand_id is not None:
        hands.change_hand(connection, call.hand_id, {"may_be_recorded": False, "is_open": False})
