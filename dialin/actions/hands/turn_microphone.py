"""Opens or closes a caller's microphone, where the floor is theirs."""

from dialin.dialogue.words.event import FloorNotGiven, HandOutcome, MicrophoneTurned
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def turn_microphone(act: Act, call: Call, *, on: bool | None = None) -> HandOutcome:
    """on: None turns it the other way; True is the answer of a caller who was told that the event is recorded.

    Without the floor nobody opens a microphone, nor, where the event is recorded, without that answer.
    """
    if call.hand is None or call.event is None or not call.has_floor:
        return FloorNotGiven()
    is_on = not call.is_open if on is None else on
    if is_on and on is None and call.event.is_recorded and not call.hand.may_be_recorded:
        return FloorNotGiven()
    answered = {"may_be_recorded": True} if on else {}
    hands.change_hand(act, call.hand.id, {"is_open": is_on, **answered})
    return MicrophoneTurned(is_on)
