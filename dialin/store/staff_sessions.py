"""The staff_session table: who is signed in, with which browser, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import every, one
from dialin.store.staff import StaffTable


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody signed in."""

    token_hash: str  # SHA-256 of the cookie's token, in hex
    staff_id: int
    language: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None  # noted every few minutes
    confirmed_at: datetime | None  # when the person last proved to be at the desk, by password or code
    browser: str | None  # in words such as Firefox, Windows


class StaffSessionTable(Base):
    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    language: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    browser: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in."""

    id: int
    name: str
    role: str
    has_second_factor: bool
    language: str
    created_at: datetime
    expires_at: datetime
    confirmed_at: datetime | None
    sees_all_events: bool


def find_session(act: Act, token_hash: str) -> SignedIn | None:
    """Who is signed in with this token; None where it is unknown or has expired, or the login is disabled."""
    found = (
        select(
            StaffTable.id, StaffTable.name, StaffTable.role, StaffTable.totp_sealed.is_not(None),
            StaffSessionTable.language, StaffSessionTable.created_at, StaffSessionTable.expires_at,
            StaffSessionTable.confirmed_at, StaffTable.sees_all_events,
        )
        .join(StaffTable, StaffTable.id == StaffSessionTable.staff_id)
        .where(
            StaffSessionTable.token_hash == token_hash,
            StaffSessionTable.expires_at > act.now,
            StaffTable.disabled_at.is_(None),
        )
    )  # fmt: skip
    return one(SignedIn, act.connection.execute(found))


def list_sessions(act: Act, staff_id: int) -> list[StaffSession]:
    """The newest first."""
    of_login = select(StaffSessionTable.__table__).where(
        StaffSessionTable.staff_id == staff_id, StaffSessionTable.expires_at > act.now
    )
    return every(StaffSession, act.connection.execute(of_login.order_by(StaffSessionTable.created_at.desc())))


def open_session(act: Act, values: dict[str, Any]) -> None:
    act.connection.execute(insert(StaffSessionTable).values(values))


def change_session(act: Act, token_hash: str, values: dict[str, Any]) -> None:
    act.connection.execute(update(StaffSessionTable).where(StaffSessionTable.token_hash == token_hash).values(values))


def close_session(act: Act, token_hash: str) -> None:
    act.connection.execute(delete(StaffSessionTable).where(StaffSessionTable.token_hash == token_hash))


def close_sessions(act: Act, staff_id: int, *, but: str = "") -> int:
    """How many were ended. but: the hash of the token of the one that goes on."""
    ended = delete(StaffSessionTable).where(StaffSessionTable.staff_id == staff_id, StaffSessionTable.token_hash != but)
    return act.connection.execute(ended).rowcount


def close_expired_sessions(act: Act) -> None:
    act.connection.execute(delete(StaffSessionTable).where(StaffSessionTable.expires_at <= act.now))
