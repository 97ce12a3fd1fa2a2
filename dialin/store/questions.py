"""The question table: what people want to ask, handed in with the registration or later."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unicodedata import combining, normalize

from sqlalchemy import ForeignKey, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.database import Base, table_of
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedText
from dialin.store.voice_recordings import VoiceRecordingTable


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: int
    event_id: int
    attendee_id: int | None
    text: str
    source: str  # how it came: registration, letter, telephone, desk
    topic: str | None  # what staff sort it under
    asked_at: datetime
    recording_id: int | None  # where it was spoken
    is_untyped: bool  # spoken, its text still empty
    with_name: bool  # may be read out with the name
    deleted_at: datetime | None
    # In the list and where one of it is loaded:
    name: str | None = None  # of whoever asked
    seconds: int | None = None  # of a spoken one
    is_playable: bool = False  # its sound is here
    is_on_its_way: bool = False  # its sound is still at the provider


class QuestionTable(Base):
    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    text: Mapped[str] = mapped_column(SealedText)
    source: Mapped[str]
    topic: Mapped[str | None]
    asked_at: Mapped[datetime]
    recording_id: Mapped[int | None] = mapped_column(ForeignKey("voice_recording.id"))
    is_untyped: Mapped[bool] = mapped_column(default=False)
    with_name: Mapped[bool] = mapped_column(default=True)
    deleted_at: Mapped[datetime | None]


def add_question(act: Act, values: dict[str, Any]) -> int:
    return int(act.connection.execute(insert(QuestionTable).values(values).returning(QuestionTable.id)).scalar_one())


_WITH_WHO_AND_HOW = (
    select(
        table_of(QuestionTable),
        AttendeeTable.name,
        VoiceRecordingTable.seconds,
        (VoiceRecordingTable.fetched_at.is_not(None) & VoiceRecordingTable.discarded_at.is_(None)),
        (VoiceRecordingTable.fetched_at.is_(None) & VoiceRecordingTable.discarded_at.is_(None)),
    )
    .outerjoin(AttendeeTable, AttendeeTable.id == QuestionTable.attendee_id)
    .outerjoin(VoiceRecordingTable, VoiceRecordingTable.id == QuestionTable.recording_id)
    .where(QuestionTable.deleted_at.is_(None))
)
_OF_A_REGISTRATION = QuestionTable.recording_id.is_(None) | QuestionTable.attendee_id.is_not(None)


def list_questions(act: Act, event_id: int) -> list[Question]:
    """The event's questions, sorted by topic, those without one last.

    Questions spoken in a registration that is not finished are nobody's, and left out.
    """
    listed = _WITH_WHO_AND_HOW.where(QuestionTable.event_id == event_id, _OF_A_REGISTRATION)
    return sorted(every(Question, act.connection.execute(listed)), key=_by_topic)


def _by_topic(row: Question) -> tuple[bool, str, str, datetime, int]:
    """As in a dictionary, Ä with A; not left to the databases, which disagree about capital letters and umlauts."""
    topic = normalize("NFKD", row.topic or "").casefold()
    bare = "".join(letter for letter in topic if not combining(letter))
    return row.topic is None, bare, row.topic or "", row.asked_at, row.id


def load_question(act: Act, question_id: int) -> Question | None:
    """As in the list; None where there is none or it was deleted."""
    return one(Question, act.connection.execute(_WITH_WHO_AND_HOW.where(QuestionTable.id == question_id)))


def find_question_of(act: Act, recording_id: int) -> Question | None:
    found = select(table_of(QuestionTable)).where(
        QuestionTable.recording_id == recording_id, QuestionTable.deleted_at.is_(None)
    )
    return one(Question, act.connection.execute(found))


def count_questions_of(act: Act, attendee_id: int) -> int:
    counted = select(func.count()).where(QuestionTable.attendee_id == attendee_id, QuestionTable.deleted_at.is_(None))
    return int(act.connection.execute(counted).scalar_one())


def change_question(act: Act, question_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(QuestionTable).where(QuestionTable.id == question_id).values(values))
