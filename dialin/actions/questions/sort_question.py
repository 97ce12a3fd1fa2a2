"""Sorts a question under a topic, or out of one."""

from dialin.rules.refusals import Refused
from dialin.store import questions
from dialin.store.act import Act
from dialin.store.audit import log_change

LONGEST_TOPIC = 80


def sort_question(act: Act, question_id: int, topic: str) -> Refused | None:
    """An empty topic takes the question out of its own."""
    question = questions.load_question(act, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    topic = " ".join(topic.replace("\0", "").split())
    if len(topic) > LONGEST_TOPIC:
        return Refused(
            "The topic is too long. Write at most {longest} characters.", {"longest": str(LONGEST_TOPIC)}, field="topic"
        )
    if topic == (question.topic or ""):
        return None
    questions.change_question(act, question_id, {"topic": topic or None})
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    log_change(act, "question.sort", topic=topic, **about)
    return None
