"""Sorts a question under a topic, or out of one."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store import questions

LONGEST_TOPIC = 80


def sort_question(connection: Connection, question_id: int, topic: str, *, actor: str, now: datetime) -> Refused | None:
    """An empty topic takes the question out of its own."""
    question = questions.load_question(connection, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    topic = " ".join(topic.replace("\0", "").split())
    if len(topic) > LONGEST_TOPIC:
        return Refused(
            "The topic is too long. Write at most {longest} characters.", {"longest": str(LONGEST_TOPIC)}, field="topic"
        )
    if topic == (question.topic or ""):
        return None
    questions.change_question(connection, question_id, {"topic": topic or None})
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    record(connection, "question.sort", actor=actor, now=now, topic=topic, **about)
    return None
