"""The voice_recording table: what callers spoke after their consent, fetched from the provider and deleted there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, LargeBinary, exists, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.calls import Call
from dialin.store.database import Base, Record, insert_or, table_of


class VoiceRecording(Base):
    """One recording.

    kind: question, name or address; unclaimed while only the provider has told of it. sid: the provider's id.
    consented_at: when the caller pressed 1 for it; None where nothing says so, and then it is never played.
    kept_at: the caller listened and kept it; without that it is thrown away. ready_at: the provider says that it can
    be fetched. audio: WAV, ours from fetched_at on. deleted_there_at: gone at the provider. discarded_at: not wanted,
    or typed up; the audio is gone here too.
    """

    __tablename__ = "voice_recording"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    kind: Mapped[str]
    sid: Mapped[str] = mapped_column(unique=True)
    seconds: Mapped[int]
    consented_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]
    ready_at: Mapped[datetime | None]
    fetched_at: Mapped[datetime | None]
    audio: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    discarded_at: Mapped[datetime | None]
    deleted_there_at: Mapped[datetime | None]


_WITHOUT_AUDIO = [column for column in table_of(VoiceRecording).c if column.name != "audio"]


def add_unless_known(connection: Connection, values: dict[str, Any]) -> None:
    """The turn that ends a recording and the provider's news of it come in any order; the second adds nothing."""
    added = insert_or(table_of(VoiceRecording), connection).values(values)
    connection.execute(added.on_conflict_do_nothing(index_elements=["sid"]))


def find_recording(connection: Connection, sid: str) -> Record | None:
    return connection.execute(select(*_WITHOUT_AUDIO).where(VoiceRecording.sid == sid)).one_or_none()


def audio_of(connection: Connection, recording_id: int) -> bytes | None:
    found = select(table_of(VoiceRecording).c.audio).where(VoiceRecording.id == recording_id)
    return connection.execute(found).scalar_one_or_none()


def change_recording(connection: Connection, recording_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(VoiceRecording).where(VoiceRecording.id == recording_id).values(values))


def recordings_of_attendee(connection: Connection, attendee_id: int) -> Sequence[Record]:
    listed = select(*_WITHOUT_AUDIO).where(VoiceRecording.attendee_id == attendee_id).order_by(VoiceRecording.id)
    return connection.execute(listed).all()


def recordings_of_call(connection: Connection, call_id: int) -> Sequence[Record]:
    """Those that are not thrown away."""
    listed = select(*_WITHOUT_AUDIO).where(VoiceRecording.call_id == call_id, VoiceRecording.discarded_at.is_(None))
    return connection.execute(listed.order_by(VoiceRecording.id)).all()


def recordings_to_fetch(connection: Connection, *, kept_before: datetime) -> Sequence[Record]:
    """Kept, and not here yet; ready, or kept for so long that the provider's news of it must have been lost."""
    ready = or_(VoiceRecording.ready_at.is_not(None), VoiceRecording.kept_at <= kept_before)
    wanted = (
        VoiceRecording.kept_at.is_not(None),
        VoiceRecording.fetched_at.is_(None),
        VoiceRecording.discarded_at.is_(None),
        ready,
    )
    return connection.execute(select(*_WITHOUT_AUDIO).where(*wanted).order_by(VoiceRecording.id)).all()


def abandoned_recordings(
    connection: Connection, *, unkept_before: datetime, unregistered_before: datetime
) -> Sequence[Record]:
    """Never kept, and the call is over or the recording older than `unkept_before`; or never bound to anybody."""
    is_over = exists().where(Call.id == VoiceRecording.call_id, Call.hung_up_at.is_not(None))
    never_kept = VoiceRecording.kept_at.is_(None) & or_(is_over, VoiceRecording.recorded_at <= unkept_before)
    of_nobody = VoiceRecording.attendee_id.is_(None) & (VoiceRecording.recorded_at <= unregistered_before)
    listed = select(*_WITHOUT_AUDIO).where(VoiceRecording.discarded_at.is_(None), or_(never_kept, of_nobody))
    return connection.execute(listed.order_by(VoiceRecording.id)).all()


def store_audio(connection: Connection, recording_id: int, audio: bytes, now: datetime) -> bool:
    """Whether it was still wanted and not here yet."""
    stored = (
        update(VoiceRecording)
        .where(
            VoiceRecording.id == recording_id,
            VoiceRecording.fetched_at.is_(None),
            VoiceRecording.discarded_at.is_(None),
        )
        .values(audio=audio, fetched_at=now)
    )
    return connection.execute(stored).rowcount == 1


def give_up(connection: Connection, recording_id: int, now: datetime) -> None:
    """The provider has none, and no other worker has fetched it before."""
    lost = update(VoiceRecording).where(VoiceRecording.id == recording_id, VoiceRecording.fetched_at.is_(None))
    connection.execute(lost.values(discarded_at=now))


def discard(connection: Connection, recording_id: int, now: datetime) -> bool:
    """Whether this threw it away: its sound is gone here, and is deleted at the provider next."""
    discarded = (
        update(VoiceRecording)
        .where(VoiceRecording.id == recording_id, VoiceRecording.discarded_at.is_(None))
        .values(discarded_at=now, audio=None)
    )
    return connection.execute(discarded).rowcount == 1


def recordings_to_delete_there(connection: Connection, *, made_before: datetime) -> Sequence[Record]:
    """Fetched or discarded, and still with the provider.

    One that the provider is still at work on would come back after it was deleted: so it waits until it is ready, or
    for so long that the news of it must have been lost.
    """
    is_at_rest = or_(VoiceRecording.ready_at.is_not(None), VoiceRecording.recorded_at <= made_before)
    done = VoiceRecording.fetched_at.is_not(None) | (VoiceRecording.discarded_at.is_not(None) & is_at_rest)
    still = VoiceRecording.deleted_there_at.is_(None)
    return connection.execute(select(*_WITHOUT_AUDIO).where(done, still).order_by(VoiceRecording.id)).all()
