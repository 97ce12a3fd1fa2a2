"""The caller would rather have the question read out than be on the recording: staff see so beside the hand."""

from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def decline_floor(act: Act, call: Call) -> None:
    """The floor stays with them until the question has been read out and staff take it back."""
    if call.hand is not None:
        hands.change_hand(act, call.hand.id, {"may_be_recorded": False, "is_open": False})
