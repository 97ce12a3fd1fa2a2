"""Adds a login for a member of staff."""

from dataclasses import dataclass, field

from dialin.actions.staff.passwords import judge_password
from dialin.crypto.passwords import hash_password
from dialin.rules.names import clean_name, name_key
from dialin.rules.refusals import Refused
from dialin.rules.rights import Role
from dialin.store import staff
from dialin.store.act import CALLER, COMMAND_LINE, DIALIN, Act
from dialin.store.audit import log_change

ROLES = tuple(role.value for role in Role)
# Who the log says did something that no person did, as it is stored and as its page says it in every language.
NOBODYS = (COMMAND_LINE, CALLER, DIALIN, "dialin itself", "Befehlszeile", "Anrufende Person", "dialin selbst")
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
    if refused := _judge_name(act, name):
        return refused
    password_hash = "" if login.password is None else hash_password(login.password)
    row = {"name": name, "role": login.role, "password_hash": password_hash, "created_at": act.now}
    staff_id = staff.add_staff(act, row)
    log_change(act, "staff.add", login=name, role=login.role)
    return staff_id


def _judge_name(act: Act, name: str) -> Refused | None:
    """In the log nobody is to be taken for somebody else, nor for dialin."""
    key = name_key(name)
    if key in map(name_key, NOBODYS):
        return Refused(
            "The log calls by “{name}” what no person did. Choose the name of a person.", {"name": name}, field="name"
        )
    alike = [login.name for login in staff.list_staff(act) if name_key(login.name) == key]
    if alike:
        return Refused("There is already a login named {name}. Choose another name.", {"name": alike[0]}, field="name")
    return None


def judge_role(role: str) -> Refused | None:
    if role in ROLES:
        return None
    return Refused(
        "The role “{role}” is not known. Write staff, moderator or admin.", {"role": role[:20]}, field="role"
    )
