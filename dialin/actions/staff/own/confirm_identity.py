"""Asks somebody who is signed in to prove once more to be at the desk, before what matters most."""

from dialin.actions.staff.attempts import TryLater, count_try, open_again
from dialin.actions.staff.check_password import check_password, limits_of_session
from dialin.actions.staff.own.second_factor import is_right_code
from dialin.crypto.second_factor import looks_like_code
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import log_change
from dialin.store.staff import Staff
from dialin.store.staff_sessions import change_session

NOT_PROVED = Refused("That is not your password. Type it again.", field="proof")
NEITHER = Refused("That is neither your password nor a code that is good now. Type it again.", field="proof")


def confirm_identity(services: Services, login: Staff, token_hash: str, proof: str) -> TryLater | Refused | None:
    """proof: the password, or a code of the app where there is a second factor."""
    if login.has_second_factor and looks_like_code(proof.strip()):
        is_right = _check_code(services, login, token_hash, proof)
    else:
        is_right = check_password(services, login, token_hash, proof)
    if isinstance(is_right, TryLater):
        return is_right
    if not is_right:
        return NEITHER if login.has_second_factor else NOT_PROVED
    with services.acting(login.name) as act:
        change_session(act, token_hash, {"confirmed_at": act.now})
    return None


def _check_code(services: Services, login: Staff, token_hash: str, code: str) -> bool | TryLater:
    with services.acting(login.name) as act:
        if seconds := count_try(act, limits_of_session(token_hash)):
            return TryLater(seconds)
        is_right = is_right_code(act, login, code)
        if is_right:
            open_again(act, limits_of_session(token_hash))
        else:
            log_change(act, "staff.confirm_failed")
        return is_right
