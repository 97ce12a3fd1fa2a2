"""The staff_invitation table: links by which people choose the password of a new login, or of one that was reset."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import one


@dataclass(frozen=True, slots=True)
class StaffInvitation:
    """A link that has not been used."""

    token_hash: str  # SHA-256 of the link's token, in hex
    staff_id: int
    expires_at: datetime


class StaffInvitationTable(Base):
    __tablename__ = "staff_invitation"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    expires_at: Mapped[datetime]


def add_invitation(act: Act, invitation: StaffInvitation) -> None:
    """The only one of its login: earlier links are worth nothing from here on."""
    close_invitations(act, invitation.staff_id)
    values = {
        "token_hash": invitation.token_hash,
        "staff_id": invitation.staff_id,
        "expires_at": invitation.expires_at,
    }
    act.connection.execute(insert(StaffInvitationTable).values(values))


def find_invitation(act: Act, token_hash: str) -> StaffInvitation | None:
    """None where it is unknown, was used, or has expired."""
    found = select(StaffInvitationTable.__table__).where(
        StaffInvitationTable.token_hash == token_hash, StaffInvitationTable.expires_at > act.now
    )
    return one(StaffInvitation, act.connection.execute(found))


def use_invitation(act: Act, token_hash: str) -> bool:
    """Whether it was there: one statement, so that it opens the login once."""
    used = delete(StaffInvitationTable).where(
        StaffInvitationTable.token_hash == token_hash, StaffInvitationTable.expires_at > act.now
    )
    return act.connection.execute(used).rowcount == 1


def close_invitations(act: Act, staff_id: int) -> None:
    act.connection.execute(delete(StaffInvitationTable).where(StaffInvitationTable.staff_id == staff_id))


def close_expired_invitations(act: Act) -> None:
    act.connection.execute(delete(StaffInvitationTable).where(StaffInvitationTable.expires_at <= act.now))
