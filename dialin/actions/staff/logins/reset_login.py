"""Gives a login a new way in, where the password is lost or known to others."""

from dialin.actions.staff.logins.invite import Invitation, invite
from dialin.actions.staff.own.second_factor import remove_second_factor
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff
from dialin.store.staff_sessions import close_sessions


def reset_login(act: Act, login: Staff, *, second_factor: bool) -> Invitation | Refused:
    """The old password, every session and every known browser count no more.

    second_factor: whether that goes, too, since the telephone is lost.
    """
    if login.disabled_at is not None:
        return Refused("The login {name} is disabled. Enable it first.", {"name": login.name})
    change_staff(act, login.id, {"password_hash": "", "known_from": act.now})
    close_sessions(act, login.id)
    if second_factor and (login.has_second_factor or login.totp_offered_sealed is not None):
        remove_second_factor(act, login)
    log_change(act, "staff.reset", login=login.name)
    return invite(act, login.id)
