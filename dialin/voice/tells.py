"""From each Tell to the row that keeps it."""

from dialin.actions.hands.decline_floor import decline_floor
from dialin.actions.lines.want_letter import want_letter
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
from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.audit import log_change
from dialin.store.call_backs import add_call_back
from dialin.store.calls import Call, change_call
from dialin.voice.spoken_tells import SpokenTell, note_spoken


def note(act: Act, call: Call, tell: Tell) -> None:
    if isinstance(tell, SpokenTell):
        note_spoken(act, call, tell)
        return
    match tell:
        case TroubleMet(stage):
            change_call(act, call.id, {"trouble": stage})
        case CallBackPromised(number):
            add_call_back(
                act, {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": act.now}
            )
        case MusicChosen(on):
            change_call(act, call.id, {"wants_music": on})
        case FloorDeclined():
            decline_floor(act, call)
        case LetterWished(sid):
            want_letter(act, call, sid)
        case PinRead():
            ids = {"event_id": call.event_id, "attendee_id": call.attendee_id}
            log_change(act, "pin.read", **ids)
        case LanguageChosen(language):
            if call.attendee_id is not None:
                change_attendee(act, call.attendee_id, {"language": language})
