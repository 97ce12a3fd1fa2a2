"""The staff and staff_session tables: logins, and who is signed in."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record


class Staff(Base):
    """A login. role: staff or admin. password_hash: argon2id."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]


class StaffSession(Base):
    """Somebody signed in. token_hash: SHA-256 of the cookie's token, in hex."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    language: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


def find_staff(connection: Connection, name: str) -> Record | None:
    return connection.execute(select(Staff.__table__).where(Staff.name == name)).one_or_none()


def add_staff(connection: Connection, values: dict[str, Any]) -> int:
    """The new login's id; raises IntegrityError where the name is taken."""
    return int(connection.execute(insert(Staff).values(values).returning(Staff.id)).scalar_one())


def change_staff(connection: Connection, staff_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(Staff).where(Staff.id == staff_id).values(values))


def open_session(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(StaffSession).values(values))


def find_session(connection: Connection, token_hash: str, now: datetime) -> Record | None:
    """Who is signed in with this token: `id, name, role, language`; None where it is unknown or has expired."""
    found = (
        select(Staff.id, Staff.name, Staff.role, StaffSession.language, StaffSession.expires_at)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(StaffSession.token_hash == token_hash, StaffSession.expires_at > now)
    )
    return connection.execute(found).one_or_none()


def change_session(connection: Connection, token_hash: str, values: dict[str, Any]) -> None:
    connection.execute(update(StaffSession).where(StaffSession.token_hash == token_hash).values(values))


def close_session(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash))


def close_expired_sessions(connection: Connection, now: datetime) -> None:
    connection.execute(delete(StaffSession).where(StaffSession.expires_at <= now))
