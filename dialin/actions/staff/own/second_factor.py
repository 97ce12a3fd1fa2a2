"""The second factor of a login: set up by a code that proves the app, checked, and taken off."""

from dialin.crypto.second_factor import (
    hash_recovery_code,
    looks_like_code,
    new_recovery_codes,
    new_secret,
    step_of,
)
from dialin.rules.refusals import Refused
from dialin.store import staff
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff
from dialin.store.staff_recovery_codes import replace_recovery_codes, use_recovery_code
from dialin.store.staff_sessions import close_sessions

WRONG_CODE = Refused(
    "This code is wrong or was used before. Wait for the next one in the app, and check the clock of the telephone.",
    field="code",
)
NOTHING_OFFERED = Refused("No second factor is being set up. Begin on your own page.")


def offer_second_factor(act: Act, staff_id: int) -> None:
    """Nothing changes at the sign-in until a code has proved that the app has the secret."""
    staff.change_staff(act, staff_id, {"totp_offered_sealed": act.pin_keys.seal(new_secret())})


def offered_secret(act: Act, login: Staff) -> str | None:
    return None if login.totp_offered_sealed is None else act.pin_keys.open(login.totp_offered_sealed)


def confirm_second_factor(act: Act, login: Staff, token_hash: str, code: str) -> list[str] | Refused:
    """The recovery codes, to be shown this once. Other sessions end, since they were opened without it."""
    secret = offered_secret(act, login)
    if secret is None:
        return NOTHING_OFFERED
    step = step_of(secret, _plain(code), act.now)
    if step is None:
        return WRONG_CODE
    proved = {"totp_sealed": act.pin_keys.seal(secret), "totp_offered_sealed": None, "totp_step": step}
    staff.change_staff(act, login.id, proved)
    close_sessions(act, login.id, but=token_hash)
    log_change(act, "staff.second_factor", login=login.name)
    return _draw_codes(act, login.id)


def draw_recovery_codes(act: Act, login: Staff) -> list[str] | Refused:
    """New ones, to be shown this once; the earlier ones are worth nothing from here on."""
    if not login.has_second_factor:
        return NOTHING_OFFERED
    log_change(act, "staff.recovery_codes", login=login.name)
    return _draw_codes(act, login.id)


def remove_second_factor(act: Act, login: Staff) -> None:
    staff.change_staff(act, login.id, {"totp_sealed": None, "totp_offered_sealed": None, "totp_step": None})
    replace_recovery_codes(act, login.id, ())
    log_change(act, "staff.second_factor_removed", login=login.name)


def is_right_code(act: Act, login: Staff, typed: str) -> bool:
    """A code of the app counts once, and so does one on paper."""
    code = _plain(typed)
    if login.totp_sealed is None:
        return False
    if looks_like_code(code):
        step = step_of(act.pin_keys.open(login.totp_sealed), code, act.now)
        return step is not None and staff.use_step(act, login.id, step)
    if not use_recovery_code(act, login.id, hash_recovery_code(login.id, code)):
        return False
    log_change(act, "staff.recovery_code", login=login.name)
    return True


def _draw_codes(act: Act, staff_id: int) -> list[str]:
    codes = new_recovery_codes()
    replace_recovery_codes(act, staff_id, [hash_recovery_code(staff_id, code) for code in codes])
    return codes


def _plain(code: str) -> str:
    return "".join(code.split())
