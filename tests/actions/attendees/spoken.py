"""Callers who register by telephone, as far as the actions know of them: a call, and a name that was spoken."""

from dialin.actions.attendees.register_caller import Outcome, register_caller
from dialin.dialogue.words.drafts import Draft
from dialin.services import Services
from dialin.store import calls
from dialin.store.database import Database
from tests.acting import acting
from tests.building import IN_JUNE, add_recording, begin_call

LINE = "+493023125077"


def name_spoken(services: Services, event_id: int, sid: str, caller: str | None = LINE) -> str:
    """The id of a call that has said everything, and is about to be registered."""
    call_id = begin_call(services, sid, event_id=event_id, caller=caller, stage="Registering")
    with acting(services, IN_JUNE) as act:
        spoken = {"call_id": call_id, "event_id": event_id, "kind": "name", "sid": f"RE{sid}", "seconds": 3}
        add_recording(act, {**spoken, "recorded_at": IN_JUNE})
    return sid


def registers(database: Database, sid: str, phone: str | None = LINE) -> Outcome:
    """What a turn of this call does that writes the registration. phone: of the person who is registered."""
    with acting(database, IN_JUNE) as act:
        call = calls.load_call(act, sid)
        assert call is not None
        return register_caller(act, call, Draft(name=f"RE{sid}", phone=phone, accepts_waiting=True))[0]
