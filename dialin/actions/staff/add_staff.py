"""Adds a login for a member of staff."""

from dataclasses import dataclass, field

from dialin.actions.staff.passwords import judge_password
from dialin.crypto.passwords import hash_password
from dialin.rules.names import clean_name
from dialin.rules.refusals import Refused
from dialin.rules.rights import Role
from dialin.store import staff
from dialin.store.act import Act
from dialin.store.audit import log_change

ROLES = tuple(role.value for role in Role)
ADMINISTRATION = Role.ADMINISTRATOR.value


@dataclass(frozen=True, slots=True)
class NewLogin:
    """role: what the login is for; the value of a Role.

    password: none where the person is to choose one by an invitation. city: not to be in the password.
    """

    name: str
    role: str
    password: str | None = field(default=None, repr=False)
    city: str | None = None


def add_staff(act: Act, login: NewLogin) -> int | Refused:
    """The new login's id. Hashing takes 150 ms within the transaction, which is for the command line only."""
    name = clean_name(login.name)
    if isinstance(name, Refused):
        return name
    if refused := judge_role(login.role):
        return refused
    if login.password is not None and (refused := judge_password(login.password, name=name, city=login.city)):
        return refused
    if staff.find_staff(act, name) is not None:
        return Refused("There is already a login named {name}. Choose another name.", {"name": name}, field="name")
    password_hash = "" if login.password is None else hash_password(login.password)
    row = {"name": name, "role": login.role, "password_hash": password_hash, "created_at": act.now}
    staff_id = staff.add_staff(act, row)
    log_change(act, "staff.add", login=name, role=login.role)
    return staff_id


def judge_role(role: str) -> Refused | None:
    if role in ROLES:
        return None
    return Refused(
        "The role “{role}” is not known. Write staff, moderator or admin.", {"role": role[:20]}, field="role"
    )
