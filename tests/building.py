"""Small ways to what a test needs: moments, events with seats, people with PINs."""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.dialogue.stages import STATES
from dialin.dialogue.turn import End, Prompt, Tone, Turn
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.state import Place
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import calls
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.database import table_of
from dialin.store.evening import seats_of_event
from dialin.store.seats import Seat
from dialin.store.voice_recordings import VoiceRecordingTable

NUMBER, OFFICE = "+493023125000", "+493023125900"
BRIDGE_NUMBER = "+496990009001"
IN_JUNE = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)  # registration is open
EVENING = datetime(2026, 6, 19, 16, 0, tzinfo=UTC)  # the start of the usual event: 18:00 in Berlin
DOORS = EVENING - timedelta(minutes=15)
NO_SHOW = EVENING + timedelta(minutes=15)
ENDS = EVENING + timedelta(hours=2)


@dataclass
class SetClock:
    """A clock that tells what it was set to."""

    now: datetime = IN_JUNE

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


def make_event(services: Services, *, bridge: Bridge | None = None, **changes: Any) -> int:
    """The id of an event on the EVENING with 2 seats, without a bridge; `changes` name fields of EventDraft."""
    usual: dict[str, Any] = {
        "slug": "digitaltag",
        "title": "Digitaltag",
        "starts": "2026-06-19T18:00",
        "ends": "2026-06-19T20:00",
        "registration_closes": "2026-06-16T23:59",
        "seats": 2,
        "pin_length": 6,
        "number": NUMBER,
        "office": OFFICE,
    }
    draft, before = EventDraft(**(usual | changes)), min(IN_JUNE, services.clock())
    with services.acting("test") as act:
        made = create_event(replace(act, now=before), draft, bridge or Bridge())
    assert isinstance(made, int), made
    return made


def register_people(services: Services, event_id: int, count: int) -> list[Registered]:
    """That many people in order, with the numbers …010, …011 and so on."""
    with services.acting("test") as act:
        then = replace(act, now=IN_JUNE)
        people = (Registration(name=f"Erna Beispiel {n}", phone=f"+4930231250{10 + n}") for n in range(count))
        registered = [register(then, event_id, person) for person in people]
    assert all(isinstance(person, Registered) for person in registered), registered
    return [person for person in registered if isinstance(person, Registered)]


def place_of(stage: str) -> Place:
    """As the state of this name declares it."""
    return next((state.place for state in STATES if state.__name__ == stage), Place.DIALOGUE)


def turn_of(says: Sequence[Prompt | Tone], then: End) -> Turn:
    """A turn that says and does this, wherever its caller is."""
    return Turn(Greeting(), says=tuple(says), then=then)


def a_call(sid: str = "CA1", **changes: Any) -> Call:
    """A live call, as its first turn would have left it; `changes` name columns."""
    usual: dict[str, Any] = dict.fromkeys(one.name for one in fields(Call) if one.default is MISSING) | {
        "id": 0,
        "sid": sid,
        "caller": "+493023125010",
        "dialled": NUMBER,
        "language": "de",
        "stage": "PinEntry",
        "place": place_of(str(changes.get("stage", "PinEntry"))),
        "state": "",
        "turn": 1,
        "reply": "",
        "is_waiting": False,
        "is_by_line": False,
        "wants_music": True,
        "is_forgotten": False,
        "is_over_for_good": False,
        "started_at": EVENING,
        "changed_at": EVENING,
    }
    return Call(**(usual | changes))


def add_recording(act: Act, values: dict[str, Any]) -> int:
    """The id of a recording as it stands in the table; `values` name columns."""
    added = table_of(VoiceRecordingTable).insert().values(values).returning(VoiceRecordingTable.id)
    return int(act.connection.execute(added).scalar_one())


def seat_rows(act: Act, event_id: int) -> list[Seat]:
    """The seats of the event by number."""
    return [owned.seat for owned in seats_of_event(act, event_id)]


def begin_call(services: Services, sid: str, **changes: Any) -> int:
    """The id of a live call that is on file; `changes` name columns."""
    now = services.clock()
    with services.acting("test") as act:
        assert calls.begin_call(act, a_call(sid, **({"started_at": now, "changed_at": now} | changes)))
        row = calls.load_call(act, sid)
    assert row is not None
    return row.id
