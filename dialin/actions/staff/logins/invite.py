"""Makes the link by which a person chooses the password of their login."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.actions.staff.sessions import hash_token
from dialin.store.act import Act
from dialin.store.staff_invitations import StaffInvitation, add_invitation

VALID_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Invitation:
    """token: for the link; the database keeps only its hash."""

    token: str = field(repr=False)
    expires_at: datetime


def invite(act: Act, staff_id: int) -> Invitation:
    token, expires_at = secrets.token_urlsafe(32), act.now + VALID_FOR
    add_invitation(act, StaffInvitation(hash_token(token), staff_id, expires_at))
    return Invitation(token, expires_at)
