"""The upload table: lists that staff have handed in and look at before they take them over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import one
from dialin.store.sealing.columns import SealedBytes, SealedText


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in; it goes once it was taken over, and an hour later at the latest."""

    id: int
    event_id: int
    name: str
    content: bytes
    uploaded_at: datetime


class UploadTable(Base):
    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    name: Mapped[str] = mapped_column(SealedText)
    content: Mapped[bytes] = mapped_column(SealedBytes)
    uploaded_at: Mapped[datetime]


def add_upload(act: Act, values: dict[str, Any]) -> int:
    added = insert(UploadTable).values({"uploaded_at": act.now, **values}).returning(UploadTable.id)
    return int(act.connection.execute(added).scalar_one())


def load_upload(act: Act, upload_id: int) -> Upload | None:
    return one(Upload, act.connection.execute(select(UploadTable.__table__).where(UploadTable.id == upload_id)))


def delete_upload(act: Act, upload_id: int) -> None:
    act.connection.execute(delete(UploadTable).where(UploadTable.id == upload_id))


def is_any_upload_of(act: Act, before: datetime) -> bool:
    """Whether one was handed in before that."""
    old = select(UploadTable.id).where(UploadTable.uploaded_at <= before).limit(1)
    return act.connection.execute(old).first() is not None


def delete_uploads(act: Act, before: datetime) -> None:
    act.connection.execute(delete(UploadTable).where(UploadTable.uploaded_at <= before))
