"""Gives a login another role; it counts from the next page on."""

from dialin.actions.staff.add_staff import ADMINISTRATION, judge_role
from dialin.actions.staff.logins.last_one import demand_another
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff


def change_role(act: Act, login: Staff, role: str) -> Refused | None:
    if refused := judge_role(role) or (demand_another(act, login) if role != ADMINISTRATION else None):
        return refused
    change_staff(act, login.id, {"role": role})
    log_change(act, "staff.role", login=login.name, changes={"role": [login.role, role]})
    return None
