"""Small ways to what a test needs: moments, events with seats, people with PINs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import calls
from dialin.store.database import table_of, transaction
from dialin.store.voice_recordings import VoiceRecording

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
        "number": NUMBER,
        "office": OFFICE,
    }
    draft, before = EventDraft(**(usual | changes)), min(IN_JUNE, services.clock())
    with transaction(services.database) as connection:
        made = create_event(connection, draft, bridge or Bridge(), actor="test", now=before)
    assert isinstance(made, int), made
    return made


def register_people(services: Services, event_id: int, count: int) -> list[Registered]:
    """That many people in order, with the numbers …010, …011 and so on."""
    with transaction(services.database) as connection:
        registered = [
            register(
                connection,
                event_id,
                Registration(name=f"Erna Beispiel {place}", phone=f"+4930231250{10 + place}"),
                pin_keys=services.pin_keys,
                actor="test",
                now=IN_JUNE,
            )
            for place in range(count)
        ]
    assert all(isinstance(person, Registered) for person in registered), registered
    return [person for person in registered if isinstance(person, Registered)]


def add_recording(connection: Connection, values: dict[str, Any]) -> int:
    """The id of a recording as it stands in the table; `values` name columns."""
    added = table_of(VoiceRecording).insert().values(values).returning(VoiceRecording.id)
    return int(connection.execute(added).scalar_one())


def begin_call(services: Services, sid: str, *, event_id: int | None = None, **changes: Any) -> int:
    """The id of a live call, as its first turn would have left it; `changes` name columns."""
    now = services.clock()
    usual: dict[str, Any] = {
        "sid": sid,
        "event_id": event_id,
        "caller": "+493023125010",
        "dialled": NUMBER,
        "language": "de",
        "stage": "PinEntry",
        "state": "",
        "turn": 1,
        "reply": "",
        "is_waiting": False,
        "wants_music": True,
        "started_at": now,
        "changed_at": now,
    }
    with transaction(services.database) as connection:
        assert calls.begin_call(connection, usual | changes)
        row = calls.load_call(connection, sid)
    assert row is not None
    return int(row.id)
