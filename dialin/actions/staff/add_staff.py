"""Adds a login for a member of staff."""

from dataclasses import dataclass, field

from dialin.crypto.passwords import hash_password
from dialin.rules.names import clean_name
from dialin.rules.refusals import Refused
from dialin.store import staff
from dialin.store.act import Act
from dialin.store.audit import log_change

ROLES = ("staff", "admin")
SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class NewLogin:
    """role: staff, or admin, who may also create and end events and read the whole audit log."""

    name: str
    role: str
    password: str = field(repr=False)


def add_staff(act: Act, login: NewLogin) -> int | Refused:
    """The new login's id. Hashing takes 150 ms within the transaction, which is for the command line only."""
    name = clean_name(login.name)
    if isinstance(name, Refused):
        return name
    if login.role not in ROLES:
        return Refused("The role “{role}” is not known. Write staff or admin.", {"role": login.role[:20]}, field="role")
    if len(login.password) < SHORTEST_PASSWORD:
        return Refused(
            "The password is too short. Choose at least {shortest} characters.", {"shortest": "12"}, field="password"
        )
    if staff.find_staff(act, name) is not None:
        return Refused("There is already a login named {name}. Choose another name.", {"name": name}, field="name")
    row = {"name": name, "role": login.role, "password_hash": hash_password(login.password), "created_at": act.now}
    staff_id = staff.add_staff(act, row)
    log_change(act, "staff.add", login=name, role=login.role)
    return staff_id
