"""Deletes a question, its words and its sound; all that remains is that there was one."""

from dialin.rules.refusals import Refused
from dialin.store import questions, voice_recordings
from dialin.store.act import Act
from dialin.store.audit import log_change


def delete_question(act: Act, question_id: int) -> Refused | None:
    question = questions.load_question(act, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    questions.change_question(act, question_id, {"text": "", "topic": None, "deleted_at": act.now})
    if question.recording_id is not None:
        voice_recordings.discard(act, question.recording_id)
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    log_change(act, "question.delete", **about)
    return None
