"""The second step of a sign-in: a code of the app, or one of those on paper."""

from dataclasses import replace

from dialin.actions.staff.attempts import DAY, Limit, TryLater, count_try, open_again
from dialin.actions.staff.own.second_factor import WRONG_CODE, is_right_code
from dialin.actions.staff.sessions import SignedIn
from dialin.actions.staff.sign_in import CodeWanted, Visitor, let_in, proof_of
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.audit import log_change
from dialin.store.staff import Staff, lock_staff

AGAIN = Refused("That took too long, or the password was changed meanwhile. Sign in once more.")


def enter_code(services: Services, wanted: CodeWanted, code: str, visitor: Visitor) -> SignedIn | TryLater | Refused:
    """Whoever comes as far as this knows the password."""
    with services.acting(DIALIN) as act:
        found = lock_staff(act, wanted.staff_id)
        if found is None or found.disabled_at is not None or proof_of(found.password_hash) != wanted.proof:
            return AGAIN
        limits = _limits(act, found, visitor)
        if seconds := count_try(act, limits):
            return TryLater(seconds)
        theirs = replace(act, author=found.name)
        if not is_right_code(theirs, found, code):
            log_change(theirs, "staff.code_failed")
            return WRONG_CODE
        open_again(act, limits[:1])
        return let_in(theirs, found, visitor)


def _limits(act: Act, found: Staff, visitor: Visitor) -> list[Limit]:
    """Three of a million codes are right at a time: a stranger with the password finds one in a year, not in a day."""
    if visitor.browser.knows(found, act.now):
        return [Limit(f"code:{visitor.browser.id}:{found.id}", free=5)]
    a_day = Limit(f"codes:{found.id}", free=40, window=DAY, first=DAY / 288, longest=DAY / 288)  # five minutes
    return [Limit(f"code:{found.id}", free=5), a_day]
