"""The second factor: set up by a code, asked for at each sign-in, good once, and replaced by paper where it is lost."""

from datetime import timedelta

import pytest
from flask import Flask
from pyotp import TOTP
from sqlalchemy import select

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.browsers import Browser
from dialin.actions.staff.enter_code import enter_code as guess_code
from dialin.actions.staff.sign_in import Attempt, CodeWanted, Visitor
from dialin.actions.staff.sign_in import sign_in as enter
from dialin.app import create_app
from dialin.config import read_settings
from dialin.services import Services
from dialin.store.tables import metadata
from tests.admin.desk import PASSWORD, Desk, acts, sit_down
from tests.admin.page import read
from tests.admin.staff.doing import SPECHT, code_at, enter_code, new_browser, set_up_second_factor, sign_in
from tests.building import SetClock

WRONG = "Dieser Code ist falsch oder wurde schon benutzt"
STEP = timedelta(seconds=30)


@pytest.fixture
def factor(visitor: Desk, clock: SetClock) -> tuple[TOTP, list[str]]:
    """Of Herr Specht, who is signed out again."""
    sign_in(visitor)
    made = set_up_second_factor(visitor, clock.now)
    visitor.send("/sign-out")
    clock.now += STEP
    return made


def is_in(desk: Desk) -> bool:
    return desk.get("/").status_code == 200


def test_a_sign_in_takes_the_password_and_then_the_code(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    answer = sign_in(visitor, next="/admin/own")
    assert answer.location.startswith("/admin/sign-in/code?next=/admin/own")
    assert "sechs Ziffern" in visitor.see("/sign-in/code")
    assert not is_in(visitor)
    answer = enter_code(visitor, "000000")
    assert (answer.status_code, WRONG in answer.text) == (422, True)
    assert not is_in(visitor)
    code = code_at(factor[0], clock.now)
    assert enter_code(visitor, f"{code[:3]} {code[3:]}").status_code == 303
    assert is_in(visitor)
    assert acts(visitor.services)[-2:] == [(SPECHT, "staff.code_failed"), (SPECHT, "staff.sign_in")]


def test_without_the_password_no_code_opens_anything(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    assert visitor.get("/sign-in/code").status_code == 303
    assert sign_in(visitor, "falsch").status_code == 422
    assert enter_code(visitor, code_at(factor[0], clock.now)).status_code == 422
    assert not is_in(visitor)


def test_a_code_counts_once_and_none_before_it_counts_after_it(
    app: Flask, visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    sign_in(visitor)
    assert enter_code(visitor, code_at(factor[0], clock.now)).status_code == 303
    other = new_browser(app, visitor.services)
    sign_in(other)
    for replayed in (clock.now, clock.now - STEP):
        assert WRONG in enter_code(other, code_at(factor[0], replayed)).text
    clock.now += STEP
    assert enter_code(other, code_at(factor[0], clock.now)).status_code == 303


def test_the_code_that_proved_the_app_opens_no_sign_in(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    app, _ = set_up_second_factor(visitor, clock.now)
    visitor.send("/sign-out")
    sign_in(visitor)
    assert WRONG in enter_code(visitor, code_at(app, clock.now)).text


def test_the_clock_of_a_telephone_may_be_wrong_by_one_step(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    taken: dict[int, bool] = {}
    for skew in (-2, -1, 0, 1, 2):
        clock.now += timedelta(minutes=5)
        sign_in(visitor)
        taken[skew] = enter_code(visitor, code_at(factor[0], clock.now + skew * STEP)).status_code == 303
        if is_in(visitor):
            visitor.send("/sign-out")
    assert taken == {-2: False, -1: True, 0: True, 1: True, 2: False}


def test_each_of_ten_codes_on_paper_opens_the_sign_in_once(visitor: Desk, factor: tuple[TOTP, list[str]]) -> None:
    codes = factor[1]
    assert len(set(codes)) == 10
    for code in codes:
        sign_in(visitor)
        assert enter_code(visitor, code.lower().replace("-", " ")).status_code == 303
        visitor.send("/sign-out")
    sign_in(visitor)
    assert WRONG in enter_code(visitor, codes[0]).text
    assert acts(visitor.services).count((SPECHT, "staff.recovery_code")) == 10


def test_new_codes_on_paper_are_shown_once_and_end_the_earlier_ones(
    visitor: Desk, factor: tuple[TOTP, list[str]]
) -> None:
    sign_in(visitor)
    enter_code(visitor, factor[1][0])
    assert "9 Codes auf Papier sind übrig" in visitor.see("/own")
    shown = visitor.send("/own/second-factor/codes")
    codes = [part.text for part in read(shown.text).all("span", class_="secret")]
    assert (len(codes), set(codes) & set(factor[1])) == (10, set())
    assert not any(code in visitor.see("/own") for code in codes)
    visitor.send("/sign-out")
    sign_in(visitor)
    assert WRONG in enter_code(visitor, factor[1][1]).text
    assert enter_code(visitor, codes[1]).status_code == 303


def test_a_leaked_database_holds_neither_the_secret_nor_a_code(visitor: Desk, factor: tuple[TOTP, list[str]]) -> None:
    with visitor.services.looking() as act:
        rows = [str(row) for table in metadata.tables.values() for row in act.connection.execute(select(table))]
    secrets = [factor[0].secret, *factor[1], *(code.replace("-", "") for code in factor[1])]
    assert [secret for secret in secrets for row in rows if secret in row] == []


def test_guessing_codes_is_slowed_down_and_holds_up_no_browser_that_is_known(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    """The guesser knows the password, and tries whenever there is nothing to wait for."""
    wanted, began, waits = password_of(visitor), clock.now, []
    for _ in range(600):  # more than it takes
        if clock.now >= began + timedelta(hours=8):
            break
        answer = guess_code(visitor.services, wanted, "000000", Visitor("198.51.100.66", Browser("stranger")))
        if isinstance(answer, TryLater):
            waits.append(answer.seconds)
            clock.pass_time(seconds=answer.seconds)
    assert max(waits, default=0) == 300
    assert 100 < acts(visitor.services, most=1000).count((SPECHT, "staff.code_failed")) < 150
    sign_in(visitor)
    assert enter_code(visitor, code_at(factor[0], clock.now)).status_code == 303


def password_of(visitor: Desk) -> CodeWanted:
    answer = enter(visitor.services, Attempt(SPECHT, PASSWORD), Visitor("198.51.100.66", Browser("stranger")))
    assert isinstance(answer, CodeWanted)
    return answer


def test_the_password_of_a_while_ago_takes_no_code_any_more(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    sign_in(visitor)
    clock.pass_time(minutes=10, seconds=1)
    assert "Loggen Sie sich noch einmal ein" in enter_code(visitor, code_at(factor[0], clock.now)).text
    assert not is_in(visitor)


def test_until_a_code_has_proved_the_app_the_password_alone_is_asked_for(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    visitor.send("/own/second-factor")
    wrong = visitor.send("/own/second-factor/prove", {"code": "123456"})
    assert (wrong.status_code, WRONG in wrong.text) == (422, True)
    assert "<svg" in wrong.text
    visitor.send("/sign-out")
    assert sign_in(visitor).location == "/admin/"


def test_the_picture_is_what_the_app_needs_and_breaks_no_policy(visitor: Desk) -> None:
    sign_in(visitor)
    visitor.send("/own/second-factor")
    page = visitor.see("/own/second-factor")
    picture = page.split("<svg")[1].split("</svg>")[0]
    assert "style" not in picture
    assert "class" not in picture
    assert "viewBox" in picture


def test_setting_it_up_ends_the_sessions_that_were_opened_without_it(
    app: Flask, visitor: Desk, clock: SetClock
) -> None:
    other = new_browser(app, visitor.services)
    for desk in (visitor, other):
        sign_in(desk)
    set_up_second_factor(visitor, clock.now)
    assert (is_in(visitor), is_in(other)) == (True, False)


def test_it_is_taken_off_and_the_password_alone_signs_in_again(
    visitor: Desk, factor: tuple[TOTP, list[str]], clock: SetClock
) -> None:
    sign_in(visitor)
    enter_code(visitor, code_at(factor[0], clock.now))
    assert visitor.send("/own/second-factor/remove").location == "/admin/own?done=second_factor_removed"
    visitor.send("/sign-out")
    assert sign_in(visitor).location == "/admin/"


def test_where_it_is_demanded_nothing_else_is_open_without_it(services: Services, clock: SetClock) -> None:
    settings = read_settings(**(services.settings.model_dump() | {"demand_second_factor": True}))
    app = create_app(settings, services=Services(settings, services.database, services.pin_keys, services.clock))
    desk = sit_down(app, services)
    for path in ("/", "/events/new", "/own", "/own/password", "/staff", "/nothing"):
        assert desk.get(path).location == "/admin/own/second-factor", path
    on = "/own/second-factor"
    assert desk.send("/events/new", {"slug": "x"}, on=on).location == "/admin/own/second-factor"
    assert "alle mit einem zweiten Faktor" in desk.see(on)
    desk.send("/own/second-factor", on=on)
    secret = read(desk.see(on)).the("p", class_="secret").text.replace(" ", "")
    assert desk.send("/own/second-factor/prove", {"code": code_at(TOTP(secret), clock.now)}, on=on).status_code == 200
    assert is_in(desk)


def test_what_there_is_not_is_not_taken_off_in_the_log_either(desk: Desk) -> None:
    assert desk.send("/own/second-factor/remove").status_code == 303
    assert "staff.second_factor_removed" not in [act for _, act in acts(desk.services)]
