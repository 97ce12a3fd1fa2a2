"""From each Tell to the row that keeps it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.hands.decline_floor import decline_floor
from dialin.actions.lines.want_letter import want_letter
from dialin.actions.staff.record import CALLER, record
from dialin.dialogue.tells import (
    CallBackPromised,
    FloorDeclined,
    LanguageChosen,
    LetterWished,
    MusicChosen,
    PinRead,
    Tell,
    TroubleMet,
)
from dialin.store.attendees import change_attendee
from dialin.store.call_backs import add_call_back
from dialin.store.calls import change_call
from dialin.voice.spoken_tells import SpokenTell, note_spoken


def note(connection: Connection, call: LiveCall, tell: Tell, *, now: datetime) -> None:
    if isinstance(tell, SpokenTell):
        note_spoken(connection, call, tell, now=now)
        return
    match tell:
        case TroubleMet(stage):
            change_call(connection, call.id, {"trouble": stage})
        case CallBackPromised(number):
            add_call_back(
                connection,
                {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": now},
            )
        case MusicChosen(on):
            change_call(connection, call.id, {"wants_music": on})
        case FloorDeclined():
            decline_floor(connection, call)
        case LetterWished(sid):
            want_letter(connection, call, sid, now=now)
        case PinRead():
            ids = {"event_id": call.event_id, "attendee_id": call.attendee_id}
            record(connection, "pin.read", actor=CALLER, now=now, **ids)
        case LanguageChosen(language):
            if call.attendee_id is not None:
                change_attendee(connection, call.attendee_id, {"language": language})
