"""The staff table: logins, and what they are proved by."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, or_, select, true, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedBefore


@dataclass(frozen=True, slots=True)
class Staff:
    """A login. The password alone opens it, or the password and a code of the second factor."""

    id: int
    name: str
    role: str  # the value of a Role
    password_hash: str  # argon2id; empty until a password has been chosen
    created_at: datetime
    disabled_at: datetime | None
    signed_in_at: datetime | None  # the last time
    known_from: datetime | None  # browsers that signed in before this are strangers again
    totp_sealed: bytes | None  # the secret of the second factor, shared with the person's app
    totp_offered_sealed: bytes | None  # one that is being set up: it counts once a code of it was typed
    totp_step: int | None  # the last step whose code was used
    sees_all_events: bool  # else only those of the staff_event table

    @property
    def has_second_factor(self) -> bool:
        return self.totp_sealed is not None


class StaffTable(Base):
    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]
    known_from: Mapped[datetime | None]
    totp_sealed: Mapped[bytes | None] = mapped_column(SealedBefore)
    totp_offered_sealed: Mapped[bytes | None] = mapped_column(SealedBefore)
    totp_step: Mapped[int | None]
    sees_all_events: Mapped[bool] = mapped_column(default=True, server_default=true())


def find_staff(act: Act, name: str) -> Staff | None:
    return one(Staff, act.connection.execute(select(StaffTable.__table__).where(StaffTable.name == name)))


def add_staff(act: Act, values: dict[str, Any]) -> int:
    """The new login's id; raises IntegrityError where the name is taken."""
    return int(act.connection.execute(insert(StaffTable).values(values).returning(StaffTable.id)).scalar_one())


def change_staff(act: Act, staff_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(StaffTable).where(StaffTable.id == staff_id).values(values))


def load_staff(act: Act, staff_id: int) -> Staff | None:
    return one(Staff, act.connection.execute(select(StaffTable.__table__).where(StaffTable.id == staff_id)))


def lock_staff(act: Act, staff_id: int) -> Staff | None:
    """Until this transaction ends: whoever would disable or reset the login waits, and finds what was done."""
    locked = select(StaffTable.__table__).where(StaffTable.id == staff_id).with_for_update()
    return one(Staff, act.connection.execute(locked))


def list_staff(act: Act) -> list[Staff]:
    """By name; those who are disabled last."""
    listed = select(StaffTable.__table__).order_by(StaffTable.disabled_at.is_not(None), StaffTable.name)
    return every(Staff, act.connection.execute(listed))


def oldest_login(act: Act) -> datetime | None:
    """When the first login of those that there are was added."""
    return act.connection.execute(select(func.min(StaffTable.created_at))).scalar_one()


def lock_able(act: Act, role: str) -> set[int]:
    """Who of this role can sign in, locked: of two who disable each other, one comes last and sees it."""
    able = select(StaffTable.id).where(
        StaffTable.role == role, StaffTable.disabled_at.is_(None), StaffTable.password_hash != ""
    )
    return set(act.connection.execute(able.order_by(StaffTable.id).with_for_update()).scalars())


def use_step(act: Act, staff_id: int, step: int) -> bool:
    """Whether no code of this step or a later one was used before; one statement, so that no code counts twice."""
    is_new = or_(StaffTable.totp_step.is_(None), StaffTable.totp_step < step)
    used = update(StaffTable).where(StaffTable.id == staff_id, is_new).values(totp_step=step)
    return act.connection.execute(used).rowcount == 1
