"""In the event and out of it: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.event import (
    EventCancelled,
    EventOver,
    FloorNotGiven,
    FloorOffer,
    Goodbye,
    HandLowered,
    HandRaised,
    HandsClosed,
    HandSeen,
    InRoom,
    LookAtHand,
    MicrophoneTurned,
    RaiseOrLowerHand,
    Removed,
    StarMenu,
    TurnMicrophone,
)
from dialin.dialogue.words.seat import Lobby, Waiting

STATES = (
    InRoom(),
    InRoom(failures=9),
    InRoom(is_new=True),
    StarMenu(back=InRoom(is_new=True)),
    StarMenu(back=InRoom()),
    StarMenu(back=Lobby(rounds=1)),
    StarMenu(back=Waiting(position=1), rounds=1),
    FloorOffer(),
    FloorOffer(is_new=True),
    EventOver(),
    EventOver(was_in=True),
    EventCancelled(),
    EventCancelled(rounds=1),
    Removed(),
    Removed(rounds=1),
    Removed(reason="Störung"),
    Goodbye(),
    Goodbye(promised=True),
    Goodbye(unheard=True),
)
ANSWERS = {
    RaiseOrLowerHand: (HandRaised(0), HandRaised(3), HandLowered(), HandsClosed()),
    TurnMicrophone: (MicrophoneTurned(is_on=True), MicrophoneTurned(is_on=False), FloorNotGiven()),
    LookAtHand: (HandSeen(None), HandSeen(2)),
}
