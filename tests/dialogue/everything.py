"""Every state and every input of the dialogue, with values that are likely to matter; each topic brings its own."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import get_args

from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.scene import Order, Scene
from dialin.dialogue.words.event import EventCancelled, EventOver, FarEndOver, Goodbye, Removed
from dialin.dialogue.words.heard import Answered, Called, Ending, Keys, LeftRoom, Recorded, Resumed, Silence, Speech
from dialin.dialogue.words.help import NumberEntry, NumberRead
from dialin.dialogue.words.line import EventChoice, EventChosen, Greeting, KnownLine, MainMenu, NoEvent
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.pin import PinEntry, PinHeard
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay, PinWithdrawn
from dialin.dialogue.words.registration import RegistrationDone
from dialin.dialogue.words.registration_outcomes import (
    CallerRefused,
    CallerRegistered,
    NoMoreFromLine,
    RegistrationRestored,
)
from dialin.dialogue.words.seat import SeatCancelled, SeatMoved
from dialin.dialogue.words.state import State, way_back
from dialin.rules.outgoing.words import Purpose
from dialin.rules.phases import Phase
from tests.dialogue.event import examples as event
from tests.dialogue.help import examples as help_
from tests.dialogue.line import examples as line
from tests.dialogue.outgoing import examples as outgoing
from tests.dialogue.pin import examples as pin
from tests.dialogue.question import examples as question
from tests.dialogue.registration import examples as registration
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, THE_DAY_BEFORE, scene
from tests.dialogue.scenes import event as the_event
from tests.dialogue.seat import examples as seat

_STATES: tuple[State, ...] = (
    *line.STATES,
    *pin.STATES,
    *seat.STATES,
    *event.STATES,
    *help_.STATES,
    *registration.STATES,
    *question.STATES,
    *outgoing.STATES,
)
_RUNGS = (1, 2, 5)  # the next miss is the first to be asked again, leads to a person, or lets a silent line go
_ON_A_LADDER = tuple(replace(state, misses=rung) for state in _STATES if hasattr(state, "misses") for rung in _RUNGS)
EVERY_STATE = tuple(dict.fromkeys(_STATES + _ON_A_LADDER))
ANSWERS: Mapping[type[Ask], tuple[Input, ...]] = {
    **line.ANSWERS,
    **pin.ANSWERS,
    **seat.ANSWERS,
    **event.ANSWERS,
    **help_.ANSWERS,
    **registration.ANSWERS,
    **question.ANSWERS,
    **outgoing.ANSWERS,
}
OUTCOMES = tuple(dict.fromkeys(outcome for answers in ANSWERS.values() for outcome in answers))
FROM_THE_LINE: tuple[Input, ...] = (
    Called(),
    Called(knows_line=True),
    Answered(),
    *(Keys(key) for key in "0123456789*#"),
    *(
        Keys(keys)
        for keys in ("748290", "12*74829", "##", "######", "*", "**", "0*#", "12345678", "1234*#", "03023125011")
    ),
    Speech("sieben vier acht zwei neun null"),
    Speech("ja"),
    Speech("nein"),
    Speech("Wie bitte?"),
    Speech("Einen Moment"),
    Silence(),
    *(LeftRoom(ending, seconds) for ending in Ending for seconds in (0, 30)),
    Recorded("RE1", 12),
    Recorded("RE2", hung_up=True),
    Recorded("RE3", 9, key="0"),
    Recorded("RE4", 1, key="#"),
    Resumed(),
)
NEWS: tuple[Input, ...] = tuple(News(kind) for kind in NewsKind)
EVERY_INPUT = FROM_THE_LINE + OUTCOMES + NEWS

SCENES: Mapping[str, Scene] = {
    "the day before": THE_DAY_BEFORE,
    "registering has closed": replace(
        THE_DAY_BEFORE, event=replace(the_event(Phase.CLOSED), takes_registrations=False)
    ),
    "half an hour before": scene(-30),
    "doors open": LOBBY_TIME,
    "live": LIVE,
    "live, the floor is the caller's": replace(LIVE, hand_is_up=True, has_floor=True, is_open=True),
    "live and recorded": replace(LIVE, has_floor=True, event=replace(the_event(), is_recorded=True)),
    "live, on a number with longer PINs": replace(LIVE, longest_pin=8),
    "live, videoconference unreachable": replace(LIVE, event=the_event(is_connected=False)),
    "over": AFTERWARDS,
    "cancelled": replace(LIVE, event=the_event(Phase.CANCELLED)),
    "withheld, no office": replace(LIVE, caller=None, office=None),
    "no event yet": replace(LIVE, event=None),
    **{f"called by the city: {one}": replace(LIVE, order=Order(one, name="Erna Müller")) for one in Purpose},
    "called by the city, no keys": replace(LIVE, order=Order(Purpose.START, room="Zimmer 214", has_dial=True)),
}
BEFORE_THE_PIN = (
    Greeting, PinEntry, PinHeard, NumberEntry, NumberRead, MainMenu, NoEvent, EventChoice, KnownLine,
)  # fmt: skip
FAREWELLS = (SeatCancelled, EventOver, FarEndOver, EventCancelled, SeatMoved, Removed, Goodbye, RegistrationDone)
_LEADING_TO_AN_EVENT = (
    PinAccepted, PinOfAnotherDay, PinWithdrawn, EventChosen, CallerRegistered, RegistrationRestored, CallerRefused,
    NoMoreFromLine,
)  # fmt: skip
_OF_A_SEAT = (News(NewsKind.ADMITTED), News(NewsKind.SEAT_FREED))


def can_happen(state: State, heard: Input, scene: Scene) -> bool:
    """Nothing after the PIN happens without an event, and what leads a call to its event brings it."""
    if scene.event is not None:
        return True
    leads_to_one = isinstance(heard, _LEADING_TO_AN_EVENT) or heard in _OF_A_SEAT
    return not leads_to_one and isinstance(innermost(state), (*BEFORE_THE_PIN, Goodbye))


def innermost(state: State) -> State:
    back = way_back(state)
    return state if back is None else innermost(back)


def kinds_of(union: object) -> Iterator[type]:
    """The dataclasses of a union, however deep."""
    if isinstance(union, type) and is_dataclass(union):
        yield union
    for part in get_args(union):
        yield from kinds_of(part)
