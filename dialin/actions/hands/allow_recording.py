"""The caller may be heard on the recording: their microphone opens as soon as they have the floor."""

from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def allow_recording(act: Act, call: Call) -> None:
    if call.hand is not None:
        hands.change_hand(act, call.hand.id, {"may_be_recorded": True})
