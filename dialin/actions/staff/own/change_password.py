"""Changes one's own password, with the old one; whoever else is signed in with it is signed out."""

from dataclasses import dataclass, field

from dialin.actions.staff.attempts import BUSY_SECONDS, TryLater
from dialin.actions.staff.check_password import check_password
from dialin.actions.staff.passwords import judge_password
from dialin.crypto.hashing_places import place_to_hash
from dialin.crypto.passwords import hash_password
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import log_change
from dialin.store.staff import Staff, change_staff, lock_staff
from dialin.store.staff_sessions import change_session, close_sessions

WRONG_OLD = Refused("The password you have had is another one. Type it again.", field="old")
NOT_TWICE = Refused("The two new passwords differ. Type the same one twice.", field="repeated")


@dataclass(frozen=True, slots=True)
class NewPassword:
    """As it was typed on the form."""

    password: str = field(repr=False)
    repeated: str = field(repr=False)

    def judge(self, *, name: str, city: str | None) -> Refused | None:
        refused = judge_password(self.password, name=name, city=city)
        return refused or (NOT_TWICE if self.password != self.repeated else None)

    def hashed(self) -> str | TryLater:
        """Where there is a place for it; never within a transaction."""
        with place_to_hash(known=True) as there_is_one:
            return hash_password(self.password) if there_is_one else TryLater(BUSY_SECONDS)


def change_password(
    services: Services, login: Staff, token_hash: str, *, old: str, new: NewPassword
) -> TryLater | Refused | None:
    if refused := new.judge(name=login.name, city=services.settings.city):
        return refused
    is_right = check_password(services, login, token_hash, old)
    if isinstance(is_right, TryLater):
        return is_right
    if not is_right:
        return WRONG_OLD
    password_hash = new.hashed()
    if isinstance(password_hash, TryLater):
        return password_hash
    with services.acting(login.name) as act:
        now = lock_staff(act, login.id)
        if now is None or now.password_hash != login.password_hash:  # reset meanwhile
            return WRONG_OLD
        change_staff(act, login.id, {"password_hash": password_hash})
        close_sessions(act, login.id, but=token_hash)
        change_session(act, token_hash, {"confirmed_at": act.now})
        log_change(act, "staff.password", login=login.name)
    return None
