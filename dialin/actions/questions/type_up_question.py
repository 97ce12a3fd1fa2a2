"""Writes down what was asked; its sound is no longer needed and is deleted, here and at the provider."""

from dialin.rules.refusals import Refused
from dialin.rules.registrations import LONGEST_QUESTION
from dialin.store import questions, voice_recordings
from dialin.store.act import Act
from dialin.store.audit import log_change


def type_up_question(act: Act, question_id: int, text: str) -> Refused | None:
    """Also corrects a text. The log says that it was done, never what was asked."""
    question = questions.load_question(act, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    text = text.replace("\0", "").strip()
    if not text:
        return Refused("Write down the question, then send it.", field="text")
    if len(text) > LONGEST_QUESTION:
        return Refused("The question is too long. Shorten it to at most 2000 characters.", field="text")
    questions.change_question(act, question_id, {"text": text, "is_untyped": False})
    if question.recording_id is not None:
        voice_recordings.discard(act, question.recording_id)
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    log_change(act, "question.type_up", **about)
    return None
