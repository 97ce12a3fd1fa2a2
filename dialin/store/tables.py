"""Every table of the house, imported so that its metadata is whole."""

from dialin.store import attendees, bridge_legs, calls, duties, events, hands, pins, seats, throttles, work
from dialin.store.database import Base
from dialin.store.office import audit, call_backs, consents, questions, staff, voice_recordings

metadata = Base.metadata

__all__ = [
    "attendees", "audit", "bridge_legs", "call_backs", "calls", "consents", "duties", "events", "hands", "metadata",
    "pins", "questions", "seats", "staff", "throttles", "voice_recordings", "work",
]  # fmt: skip
