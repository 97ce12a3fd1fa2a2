"""Disables a login, so that nobody signs in with it, and ends its sessions at once."""

from dialin.actions.staff.logins.last_one import demand_another
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff
from dialin.store.staff_invitations import close_invitations
from dialin.store.staff_sessions import close_sessions


def disable_login(act: Act, login: Staff) -> Refused | None:
    if refused := demand_another(act, login):
        return refused
    change_staff(act, login.id, {"disabled_at": login.disabled_at or act.now})
    close_sessions(act, login.id)
    close_invitations(act, login.id)
    log_change(act, "staff.disable", login=login.name)
    return None
