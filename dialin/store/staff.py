"""The staff and staff_session tables: logins, and who is signed in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import one


@dataclass(frozen=True, slots=True)
class Staff:
    """A login."""

    id: int
    name: str
    role: str  # staff or admin
    password_hash: str  # argon2id
    created_at: datetime


class StaffTable(Base):
    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]


class StaffSessionTable(Base):
    """Somebody signed in. token_hash: SHA-256 of the cookie's token, in hex."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    language: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


def find_staff(act: Act, name: str) -> Staff | None:
    return one(Staff, act.connection.execute(select(StaffTable.__table__).where(StaffTable.name == name)))


def add_staff(act: Act, values: dict[str, Any]) -> int:
    """The new login's id; raises IntegrityError where the name is taken."""
    return int(act.connection.execute(insert(StaffTable).values(values).returning(StaffTable.id)).scalar_one())


def change_staff(act: Act, staff_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(StaffTable).where(StaffTable.id == staff_id).values(values))


def open_session(act: Act, values: dict[str, Any]) -> None:
    act.connection.execute(insert(StaffSessionTable).values(values))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in."""

    id: int
    name: str
    role: str
    language: str
    expires_at: datetime


def find_session(act: Act, token_hash: str) -> SignedIn | None:
    """Who is signed in with this token; None where it is unknown or has expired."""
    found = (
        select(
            StaffTable.id, StaffTable.name, StaffTable.role, StaffSessionTable.language, StaffSessionTable.expires_at
        )
        .join(StaffTable, StaffTable.id == StaffSessionTable.staff_id)
        .where(StaffSessionTable.token_hash == token_hash, StaffSessionTable.expires_at > act.now)
    )
    return one(SignedIn, act.connection.execute(found))


def change_session(act: Act, token_hash: str, values: dict[str, Any]) -> None:
    act.connection.execute(update(StaffSessionTable).where(StaffSessionTable.token_hash == token_hash).values(values))


def close_session(act: Act, token_hash: str) -> None:
    act.connection.execute(delete(StaffSessionTable).where(StaffSessionTable.token_hash == token_hash))


def close_expired_sessions(act: Act) -> None:
    act.connection.execute(delete(StaffSessionTable).where(StaffSessionTable.expires_at <= act.now))
