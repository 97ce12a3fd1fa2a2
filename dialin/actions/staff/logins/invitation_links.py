"""The whole address of an invitation, to be given to the person it is for."""

from dialin.actions.staff.logins.invite import Invitation
from dialin.config import Settings

UNLESS_SET = "http://127.0.0.1:8000"  # where `dialin serve` listens unless told otherwise


def link_to(invitation: Invitation, settings: Settings) -> str:
    return f"{settings.shown_url or UNLESS_SET}/admin/invitation/{invitation.token}"
