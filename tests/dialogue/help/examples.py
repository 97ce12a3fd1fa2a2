"""A person who helps, and the number to call back: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.help import (
    CallBackNumber,
    CallBackOffer,
    CallBackSeen,
    LookAtCallBack,
    NumberEntry,
    NumberRead,
    Person,
)
from dialin.dialogue.words.line import MainMenu, NoEvent
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.seat import Lobby, TooEarly
from tests.dialogue.pin.examples import DRAFT

STATES = (
    Person(back=InRoom()),
    Person(back=PinEntry(helped=True)),
    CallBackOffer(back=Lobby()),
    CallBackOffer(back=PinEntry(helped=True), rounds=1),
    CallBackOffer(back=TooEarly(), closed=True),
    CallBackOffer(back=MainMenu(), rounds=1),
    CallBackOffer(back=InRoom(), noted=True),
    CallBackNumber(back=TooEarly()),
    CallBackNumber(back=NoEvent()),
    NumberEntry(draft=DRAFT, slips=2, misses=1),
    NumberEntry(draft=DRAFT, misses=1, helped=True),
    NumberEntry(back=TooEarly()),
    NumberRead("+493023125011", completed=True, draft=DRAFT),
    NumberRead("+493023125011", back=TooEarly()),
)
ANSWERS = {LookAtCallBack: (CallBackSeen(is_noted=False), CallBackSeen(is_noted=True))}
