"""Keeps beside the hand whether its owner may be heard on the recording; staff see so."""

from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def answer_recording(act: Act, call: Call, *, is_allowed: bool) -> None:
    """Allowed, the microphone opens as soon as they have the floor; else it stays theirs while the question is read."""
    if call.hand is not None:
        answer = {"may_be_recorded": is_allowed} | ({} if is_allowed else {"is_open": False})
        hands.change_hand(act, call.hand.id, answer)
