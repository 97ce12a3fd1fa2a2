"""What is left of sign-ins goes by itself."""

from datetime import timedelta

from sqlalchemy import select

from dialin.actions.staff.attempts import DAY, Limit, count_try
from dialin.actions.staff.forget_attempts import forget_attempts
from dialin.actions.staff.logins.invite import VALID_FOR, invite
from dialin.services import Services
from dialin.store.sign_in_counts import SignInCountTable
from dialin.store.staff import add_staff
from dialin.store.staff_invitations import StaffInvitationTable
from tests.building import SetClock


def test_counts_go_after_a_day_and_links_when_they_are_worth_nothing(services: Services, clock: SetClock) -> None:
    with services.acting("test") as act:
        staff_id = add_staff(act, {"name": "Ada", "role": "admin", "password_hash": "", "created_at": act.now})
        invite(act, staff_id)
        count_try(act, [Limit("old", free=5)])
    clock.now += DAY
    with services.acting("test") as act:
        count_try(act, [Limit("new", free=5)])
    clock.now += timedelta(minutes=1)
    kept = (("new",), 1)
    for left in (kept, ((), 0)):
        with services.acting("test") as act:
            forget_attempts(act)
            counts = tuple(act.connection.execute(select(SignInCountTable.scope)).scalars())
            links = len(act.connection.execute(select(StaffInvitationTable.staff_id)).all())
        assert (counts, links) == left
        clock.now += VALID_FOR
