"""A line that nobody is known on yet: states of it, and what may be answered to its asks."""

from datetime import UTC, datetime

from dialin.dialogue.words.line import (
    ChooseEvent,
    EnterByLine,
    EventChoice,
    EventChosen,
    EventOffer,
    EventsListed,
    Greeting,
    KnownLine,
    LineUnknown,
    ListEvents,
    MainMenu,
    NoEvent,
)
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.registration_outcomes import NoMoreFromLine

OFFERED = tuple(
    EventOffer(place, f"Digitaltag {place}", "de", datetime(2026, 6, 18 + place, 18, tzinfo=UTC))
    for place in range(1, 5)
)
STATES = (
    Greeting(),
    MainMenu(),
    MainMenu(misses=5),
    NoEvent(),
    EventChoice(),
    EventChoice(offered=(1, 2, 3), first=3),
    KnownLine(),
)
ANSWERS = {
    ListEvents: tuple(EventsListed(OFFERED[:count]) for count in range(5)),
    ChooseEvent: (EventChosen(), EventChosen(has_twin=True), EventChosen(position=3), NoMoreFromLine(4)),
    EnterByLine: (LineUnknown(), PinAccepted(1, 1, "de"), PinOfAnotherDay(1, 1, "de")),
}
