"""Sets the password that somebody chose by an invitation, which is used up by it."""

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.own.change_password import NewPassword
from dialin.actions.staff.sessions import hash_token
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff, load_staff
from dialin.store.staff_invitations import find_invitation, use_invitation

WORTHLESS = Refused("This link was used already, or is older than three days. Ask the administration for a new one.")


def find_invited(act: Act, token: str) -> Staff | Refused:
    """Whose login the link is for."""
    found = find_invitation(act, hash_token(token))
    login = None if found is None else load_staff(act, found.staff_id)
    return login if login is not None and login.disabled_at is None else WORTHLESS


def accept_invitation(services: Services, token: str, chosen: NewPassword) -> Staff | TryLater | Refused:
    """Whose it was. Opens its own transactions: no password is hashed within one."""
    with services.looking() as act:
        login = find_invited(act, token)
    if isinstance(login, Refused):
        return login
    if refused := chosen.judge(name=login.name, city=services.settings.city):
        return refused
    password_hash = chosen.hashed()
    if isinstance(password_hash, TryLater):
        return password_hash
    with services.acting(login.name) as act:
        if isinstance(find_invited(act, token), Refused) or not use_invitation(act, hash_token(token)):
            return WORTHLESS
        change_staff(act, login.id, {"password_hash": password_hash})
        log_change(act, "staff.password", login=login.name)
    return login
