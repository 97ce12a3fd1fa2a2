"""A registration by telephone is finished: what was spoken for it in this call belongs to the new attendee."""

from dialin.store import questions, voice_recordings
from dialin.store.act import Act


def bind_recordings(act: Act, call_id: int, *, event_id: int, attendee_id: int) -> None:
    """Only what belongs to nobody yet: a second person may be registered in the same call."""
    for row in voice_recordings.recordings_of_call(act, call_id):
        if row.attendee_id is None:
            owner = {"event_id": event_id, "attendee_id": attendee_id}
            voice_recordings.change_recording(act, row.id, owner)
            question = questions.find_question_of(act, row.id)
            if question is not None:
                questions.change_question(act, question.id, owner)
