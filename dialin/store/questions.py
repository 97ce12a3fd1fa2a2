"""The question table: what people want to ask, handed in with the registration or later."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.attendees import Attendee
from dialin.store.database import Base, Record


class Question(Base):
    """One question. source: how it came (registration, letter, telephone, desk). topic: what staff sort it under.

    recording_id: where it was spoken. is_untyped: spoken, text still empty. with_name: may be read out with the name.
    """

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    text: Mapped[str]
    source: Mapped[str]
    topic: Mapped[str | None]
    asked_at: Mapped[datetime]
    recording_id: Mapped[int | None] = mapped_column(ForeignKey("voice_recording.id"))
    is_untyped: Mapped[bool] = mapped_column(default=False)
    with_name: Mapped[bool] = mapped_column(default=True)
    deleted_at: Mapped[datetime | None]


def add_question(connection: Connection, values: dict[str, Any]) -> int:
    return int(connection.execute(insert(Question).values(values).returning(Question.id)).scalar_one())


def list_questions(connection: Connection, event_id: int) -> Sequence[Record]:
    """The event's questions with `name`, who asked, sorted by topic, those without one last."""
    listed = (
        select(Question.__table__, Attendee.name)
        .outerjoin(Attendee, Attendee.id == Question.attendee_id)
        .where(Question.event_id == event_id, Question.deleted_at.is_(None))
        .order_by(Question.topic.is_(None), Question.topic, Question.asked_at, Question.id)
    )
    return connection.execute(listed).all()
