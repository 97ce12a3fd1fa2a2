"""A caller has listened to their question and keeps it: it goes on the list, to be typed up."""

from dialin.store import questions, voice_recordings
from dialin.store.act import Act
from dialin.store.calls import Call


def keep_recording(act: Act, call: Call, sid: str) -> None:
    """Without the caller's name, until they allow it. A recording that is not this call's, or gone, is passed over.

    In an unfinished registration the question belongs to nobody yet: `bind_recordings` gives it to the attendee.
    """
    row = voice_recordings.find_recording(act, sid)
    if row is None or row.call_id != call.id or row.discarded_at is not None or call.event_id is None:
        return
    kept = {"kept_at": row.kept_at or act.now, "attendee_id": call.attendee_id, "event_id": call.event_id}
    voice_recordings.change_recording(act, row.id, kept)
    if questions.find_question_of(act, row.id) is None:
        question = {
            "event_id": call.event_id,
            "attendee_id": call.attendee_id,
            "text": "",
            "source": "telephone",
            "asked_at": row.recorded_at,
            "recording_id": row.id,
            "is_untyped": True,
            "with_name": False,
        }
        questions.add_question(act, question)
