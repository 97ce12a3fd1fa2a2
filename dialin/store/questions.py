"""The question table: what people want to ask, handed in with the registration or later."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from unicodedata import combining, normalize

from sqlalchemy import Connection, ForeignKey, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.attendees import Attendee
from dialin.store.database import Base, Record, table_of
from dialin.store.voice_recordings import VoiceRecording


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


_WITH_WHO_AND_HOW = (
    select(
        table_of(Question),
        Attendee.name,
        VoiceRecording.seconds,
        (VoiceRecording.fetched_at.is_not(None) & VoiceRecording.discarded_at.is_(None)).label("is_playable"),
        (VoiceRecording.fetched_at.is_(None) & VoiceRecording.discarded_at.is_(None)).label("is_on_its_way"),
    )
    .outerjoin(Attendee, Attendee.id == Question.attendee_id)
    .outerjoin(VoiceRecording, VoiceRecording.id == Question.recording_id)
    .where(Question.deleted_at.is_(None))
)
_OF_A_REGISTRATION = Question.recording_id.is_(None) | Question.attendee_id.is_not(None)


def list_questions(connection: Connection, event_id: int) -> Sequence[Record]:
    """The event's questions with `name`, who asked, sorted by topic, those without one last.

    For a spoken one `seconds`, and whether its sound `is_playable` or still `is_on_its_way` here. Questions spoken in
    a registration that is not finished are nobody's, and left out.
    """
    listed = connection.execute(_WITH_WHO_AND_HOW.where(Question.event_id == event_id, _OF_A_REGISTRATION)).all()
    return sorted(listed, key=_by_topic)


def _by_topic(row: Record) -> tuple[bool, str, str, datetime, int]:
    """As in a dictionary, Ä with A; not left to the databases, which disagree about capital letters and umlauts."""
    topic = normalize("NFKD", row.topic or "").casefold()
    bare = "".join(letter for letter in topic if not combining(letter))
    return row.topic is None, bare, row.topic or "", row.asked_at, row.id


def load_question(connection: Connection, question_id: int) -> Record | None:
    """As in the list; None where there is none or it was deleted."""
    return connection.execute(_WITH_WHO_AND_HOW.where(Question.id == question_id)).one_or_none()


def find_question_of(connection: Connection, recording_id: int) -> Record | None:
    found = select(table_of(Question)).where(Question.recording_id == recording_id, Question.deleted_at.is_(None))
    return connection.execute(found).one_or_none()


def count_questions_of(connection: Connection, attendee_id: int) -> int:
    counted = select(func.count()).where(Question.attendee_id == attendee_id, Question.deleted_at.is_(None))
    return int(connection.execute(counted).scalar_one())


def change_question(connection: Connection, question_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(Question).where(Question.id == question_id).values(values))
