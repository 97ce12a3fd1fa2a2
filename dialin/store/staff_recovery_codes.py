"""The staff_recovery_code table: codes on paper that stand in, each once, for a second factor that is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ForeignKey, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base


@dataclass(frozen=True, slots=True)
class StaffRecoveryCode:
    """A code that has not been used."""

    code_hash: str  # SHA-256 of login and code, in hex
    staff_id: int


class StaffRecoveryCodeTable(Base):
    __tablename__ = "staff_recovery_code"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)


def replace_recovery_codes(act: Act, staff_id: int, hashes: Iterable[str]) -> None:
    act.connection.execute(delete(StaffRecoveryCodeTable).where(StaffRecoveryCodeTable.staff_id == staff_id))
    if rows := [{"code_hash": one, "staff_id": staff_id} for one in hashes]:
        act.connection.execute(insert(StaffRecoveryCodeTable), rows)


def use_recovery_code(act: Act, staff_id: int, code_hash: str) -> bool:
    """Whether it was there: one statement, so that it counts once."""
    used = delete(StaffRecoveryCodeTable).where(
        StaffRecoveryCodeTable.staff_id == staff_id, StaffRecoveryCodeTable.code_hash == code_hash
    )
    return act.connection.execute(used).rowcount == 1


def count_recovery_codes(act: Act, staff_id: int) -> int:
    counted = select(func.count()).where(StaffRecoveryCodeTable.staff_id == staff_id)
    return int(act.connection.execute(counted).scalar_one())
