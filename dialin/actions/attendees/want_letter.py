"""A caller wants the PIN by letter, to the address that was spoken."""

from dialin.store import voice_recordings
from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.audit import log_change
from dialin.store.calls import Call


def want_letter(act: Act, call: Call, sid: str) -> None:
    """sid: the provider's id of the recording. One that is not this attendee's, or gone, is passed over."""
    row = voice_recordings.find_recording(act, sid)
    if row is None or row.discarded_at is not None or row.call_id != call.id or call.attendee_id is None:
        return
    kept = {"kept_at": act.now, "attendee_id": call.attendee_id, "event_id": call.event_id}
    voice_recordings.change_recording(act, row.id, kept)
    change_attendee(act, call.attendee_id, {"delivery": "letter", "is_untyped": True})
    log_change(act, "attendee.letter", event_id=call.event_id, attendee_id=call.attendee_id)
