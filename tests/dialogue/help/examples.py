"""A person who helps, and the number to call back: states of it. Nothing is asked here."""

from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.help import CallBackNumber, CallBackOffer, NumberEntry, NumberRead, Person
from dialin.dialogue.words.line import MainMenu
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
    CallBackNumber(back=TooEarly()),
    NumberEntry(draft=DRAFT, slips=2, misses=1),
    NumberEntry(draft=DRAFT, misses=1, helped=True),
    NumberEntry(back=TooEarly()),
    NumberRead("+493023125011", completed=True, draft=DRAFT),
    NumberRead("+493023125011", back=TooEarly()),
)
