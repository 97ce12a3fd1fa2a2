"""The voice_recording table: what callers spoke after their consent, fetched from the provider and deleted there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ForeignKey, bindparam, exists, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.calls import CallTable
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedBytes


@dataclass(frozen=True, slots=True)
class VoiceRecording:
    """What a caller spoke; the sound itself is asked for apart (`audio_of`)."""

    id: int
    event_id: int | None
    call_id: int | None
    attendee_id: int | None
    kind: str  # question, name or address; unclaimed while only the provider has told of it
    sid: str  # the provider's id
    seconds: int
    consented_at: datetime | None  # when the caller pressed 1 for it; without that it is never played
    recorded_at: datetime
    kept_at: datetime | None  # the caller listened and kept it; without that it is thrown away
    ready_at: datetime | None  # the provider says that it can be fetched
    fetched_at: datetime | None  # the sound is here
    discarded_at: datetime | None  # not wanted, or typed up: the sound is gone here too
    deleted_there_at: datetime | None  # gone at the provider


class VoiceRecordingTable(Base):
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
    audio: Mapped[bytes | None] = mapped_column(SealedBytes, deferred=True)
    discarded_at: Mapped[datetime | None]
    deleted_there_at: Mapped[datetime | None]


_WITHOUT_AUDIO = [column for column in table_of(VoiceRecordingTable).c if column.name != "audio"]


def _before(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=VoiceRecordingTable.recorded_at.type)


_LISTED = select(*_WITHOUT_AUDIO).order_by(VoiceRecordingTable.id)
_NOT_DISCARDED = VoiceRecordingTable.discarded_at.is_(None)
# Every worker looks every few seconds: what it asks is made once.
_TO_FETCH = _LISTED.where(
    VoiceRecordingTable.kept_at.is_not(None),
    VoiceRecordingTable.fetched_at.is_(None),
    _NOT_DISCARDED,
    or_(VoiceRecordingTable.ready_at.is_not(None), VoiceRecordingTable.kept_at <= _before("kept_before")),
)
_IS_OVER = exists().where(CallTable.id == VoiceRecordingTable.call_id, CallTable.hung_up_at.is_not(None))
_ABANDONED = _LISTED.where(
    _NOT_DISCARDED,
    or_(
        VoiceRecordingTable.kept_at.is_(None)
        & or_(_IS_OVER, VoiceRecordingTable.recorded_at <= _before("unkept_before")),
        VoiceRecordingTable.attendee_id.is_(None) & (VoiceRecordingTable.recorded_at <= _before("unregistered_before")),
    ),
)
_IS_AT_REST = or_(VoiceRecordingTable.ready_at.is_not(None), VoiceRecordingTable.recorded_at <= _before("made_before"))
_TO_DELETE_THERE = _LISTED.where(
    VoiceRecordingTable.fetched_at.is_not(None) | (VoiceRecordingTable.discarded_at.is_not(None) & _IS_AT_REST),
    VoiceRecordingTable.deleted_there_at.is_(None),
)


def add_unless_known(act: Act, values: dict[str, Any]) -> None:
    """The turn that ends a recording and the provider's report of it come in any order; the second adds nothing."""
    added = insert_or(table_of(VoiceRecordingTable), act.connection).values(values)
    act.connection.execute(added.on_conflict_do_nothing(index_elements=["sid"]))


def find_recording(act: Act, sid: str) -> VoiceRecording | None:
    return one(VoiceRecording, act.connection.execute(select(*_WITHOUT_AUDIO).where(VoiceRecordingTable.sid == sid)))


def audio_of(act: Act, recording_id: int) -> bytes | None:
    found = select(table_of(VoiceRecordingTable).c.audio).where(VoiceRecordingTable.id == recording_id)
    return act.connection.execute(found).scalar_one_or_none()


def change_recording(act: Act, recording_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(VoiceRecordingTable).where(VoiceRecordingTable.id == recording_id).values(values))


def recordings_of_attendee(act: Act, attendee_id: int) -> list[VoiceRecording]:
    listed = _LISTED.where(VoiceRecordingTable.attendee_id == attendee_id)
    return every(VoiceRecording, act.connection.execute(listed))


def recordings_of_call(act: Act, call_id: int) -> list[VoiceRecording]:
    """Those that are not thrown away."""
    listed = _LISTED.where(VoiceRecordingTable.call_id == call_id, _NOT_DISCARDED)
    return every(VoiceRecording, act.connection.execute(listed))


def recordings_to_fetch(act: Act, *, kept_before: datetime) -> list[VoiceRecording]:
    """Kept, and not here yet; ready, or kept for so long that the provider's report of it must have been lost."""
    return every(VoiceRecording, act.connection.execute(_TO_FETCH, {"kept_before": kept_before}))


def abandoned_recordings(act: Act, *, unkept_before: datetime, unregistered_before: datetime) -> list[VoiceRecording]:
    """Never kept, and the call is over or the recording older than `unkept_before`; or never bound to anybody."""
    before = {"unkept_before": unkept_before, "unregistered_before": unregistered_before}
    return every(VoiceRecording, act.connection.execute(_ABANDONED, before))


def store_audio(act: Act, recording_id: int, audio: bytes) -> bool:
    """Whether it was still wanted and not here yet."""
    stored = (
        update(VoiceRecordingTable)
        .where(
            VoiceRecordingTable.id == recording_id,
            VoiceRecordingTable.fetched_at.is_(None),
            VoiceRecordingTable.discarded_at.is_(None),
        )
        .values(audio=audio, fetched_at=act.now)
    )
    return act.connection.execute(stored).rowcount == 1


def give_up(act: Act, recording_id: int) -> None:
    """The provider has none, and no other worker has fetched it before."""
    lost = update(VoiceRecordingTable).where(
        VoiceRecordingTable.id == recording_id, VoiceRecordingTable.fetched_at.is_(None)
    )
    act.connection.execute(lost.values(discarded_at=act.now))


def discard(act: Act, recording_id: int) -> bool:
    """Whether this threw it away: its sound is gone here, and is deleted at the provider next."""
    discarded = (
        update(VoiceRecordingTable)
        .where(VoiceRecordingTable.id == recording_id, VoiceRecordingTable.discarded_at.is_(None))
        .values(discarded_at=act.now, audio=None)
    )
    return act.connection.execute(discarded).rowcount == 1


def recordings_to_delete_there(act: Act, *, made_before: datetime) -> list[VoiceRecording]:
    """Fetched or discarded, and still with the provider.

    One that the provider is still at work on would come back after it was deleted: so it waits until it is ready, or
    for so long that the report of it must have been lost.
    """
    return every(VoiceRecording, act.connection.execute(_TO_DELETE_THERE, {"made_before": made_before}))
