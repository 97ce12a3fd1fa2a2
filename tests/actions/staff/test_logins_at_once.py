"""What several do with logins at the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from pyotp import TOTP
from sqlalchemy.event import listen
from sqlalchemy.exc import OperationalError

from dialin.actions.staff.attempts import Limit, count_try, seconds_closed
from dialin.actions.staff.browsers import Browser
from dialin.actions.staff.enter_code import enter_code
from dialin.actions.staff.logins.disable_login import disable_login
from dialin.actions.staff.logins.invite import invite
from dialin.actions.staff.own.second_factor import is_right_code
from dialin.actions.staff.sessions import SignedIn, hash_token
from dialin.actions.staff.sign_in import Attempt, CodeWanted, Visitor, sign_in
from dialin.crypto.passwords import hash_password
from dialin.crypto.second_factor import hash_recovery_code, new_secret
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.staff import add_staff, change_staff, find_staff, load_staff
from dialin.store.staff_invitations import use_invitation
from dialin.store.staff_recovery_codes import replace_recovery_codes

AT_ONCE = 6


def at_once(services: Services, deed: Callable[[Act, int], Any], count: int = AT_ONCE) -> list[Any]:
    barrier = Barrier(count)

    def do(number: int) -> Any:
        barrier.wait()
        with services.acting("test") as act:
            return deed(act, number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(do, range(count)))


def add(services: Services, name: str, role: str = "admin") -> int:
    with services.acting("test") as act:
        return add_staff(act, {"name": name, "role": role, "password_hash": "x", "created_at": act.now})


def test_of_administrators_who_disable_each_other_at_once_one_remains(services: Services) -> None:
    ids = [add(services, f"Frau {number}") for number in range(AT_ONCE)]

    def disable_next(act: Act, number: int) -> object:
        other = load_staff(act, ids[(number + 1) % AT_ONCE])
        assert other is not None
        return disable_login(act, other)

    answers = at_once(services, disable_next)
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    with services.looking() as act:
        able = [one for one in ids if (row := load_staff(act, one)) and row.disabled_at is None]
    assert len(able) == 1


def test_a_code_a_paper_and_a_link_that_are_used_at_once_count_once(services: Services) -> None:
    staff_id, secret = add(services, "Frau Adler"), new_secret()
    with services.acting("test") as act:
        change_staff(act, staff_id, {"totp_sealed": act.pin_keys.seal(secret)})
        replace_recovery_codes(act, staff_id, [hash_recovery_code(staff_id, "ABCD-EFGH-IJKL-MNOP")])
        link, login = invite(act, staff_id), find_staff(act, "Frau Adler")
        code = TOTP(secret).at(act.now)
    assert login is not None
    deeds: tuple[Callable[[Act, int], bool], ...] = (
        lambda act, _: is_right_code(act, load_staff(act, staff_id) or login, code),
        lambda act, _: is_right_code(act, load_staff(act, staff_id) or login, "abcd efgh ijkl mnop"),
        lambda act, _: use_invitation(act, hash_token(link.token)),
    )
    for deed in deeds:
        assert at_once(services, deed).count(True) == 1


def test_tries_that_are_made_at_once_are_all_counted(services: Services) -> None:
    limit = Limit("scope", free=3, window=timedelta(hours=1))
    answers = at_once(services, lambda act, _: count_try(act, [limit]))
    assert answers.count(0) == 3
    with services.looking() as act:
        assert seconds_closed(act, [limit]) == 1


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # on SQLite one transaction writes at a time
def test_nobody_resets_a_login_between_the_look_at_its_password_and_the_session(services: Services) -> None:
    """Else a session would go on that was opened with a password which is worth nothing any more."""
    staff_id, secret, kept_out = add(services, "Frau Adler"), new_secret(), []
    visitor = Visitor("198.51.100.7", Browser("known", {str(staff_id): int(services.clock().timestamp())}))
    with services.acting("test") as act:
        change_staff(act, staff_id, {"password_hash": hash_password("vier Woerter Zimt Regal")})

    def reset() -> None:
        with services.acting("test") as other:
            other.connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
            change_staff(other, staff_id, {"password_hash": ""})

    def reset_meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO staff_session"):
            with pytest.raises(OperationalError, match="lock timeout"):
                reset()
            kept_out.append(statement)

    listen(services.database.write, "before_cursor_execute", reset_meanwhile)
    attempt = Attempt("Frau Adler", "vier Woerter Zimt Regal")
    assert isinstance(sign_in(services, attempt, visitor), SignedIn)
    with services.acting("test") as act:
        change_staff(act, staff_id, {"totp_sealed": act.pin_keys.seal(secret)})
    wanted = sign_in(services, attempt, visitor)
    assert isinstance(wanted, CodeWanted)
    assert isinstance(enter_code(services, wanted, TOTP(secret).at(services.clock()), visitor), SignedIn)
    assert len(kept_out) == 2
