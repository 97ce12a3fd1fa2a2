"""Checks the password of somebody who is already signed in, counted and hashed as a sign-in is."""

from dialin.actions.staff.attempts import BUSY_SECONDS, Limit, TryLater, count_try, open_again
from dialin.crypto.hashing_places import place_to_hash
from dialin.crypto.passwords import is_right_password
from dialin.services import Services
from dialin.store.audit import log_change
from dialin.store.staff import Staff


def limits_of_session(token_hash: str) -> list[Limit]:
    return [Limit(f"again:{token_hash[:16]}", free=5)]


def check_password(services: Services, login: Staff, token_hash: str, password: str) -> bool | TryLater:
    """Opens its own transactions: no password is hashed within one."""
    limits = limits_of_session(token_hash)
    with place_to_hash(known=True) as there_is_one:
        if not there_is_one:
            return TryLater(BUSY_SECONDS)
        with services.acting(login.name) as act:
            if seconds := count_try(act, limits):
                return TryLater(seconds)
        is_right = is_right_password(login.password_hash, password)
    with services.acting(login.name) as act:
        if is_right:
            open_again(act, limits)
        else:
            log_change(act, "staff.confirm_failed")
    return is_right
