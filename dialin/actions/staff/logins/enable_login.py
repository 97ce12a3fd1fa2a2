"""Lets a disabled login in again, with the password that it had."""

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff


def enable_login(act: Act, login: Staff) -> None:
    change_staff(act, login.id, {"disabled_at": None})
    log_change(act, "staff.enable", login=login.name)
