"""A flood of sign-ins: whoever has a login gets in all the same, and nobody guesses a password."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from dialin.actions.staff.attempts import BUCKETS, LONGEST_WAIT, TryLater, limits_of_stranger, network_of
from dialin.actions.staff.browsers import REMEMBERED, Browser, read_browser, written
from dialin.actions.staff.sign_in import Attempt, Visitor
from dialin.actions.staff.sign_in import sign_in as enter
from dialin.app import create_app
from dialin.config import read_settings
from dialin.crypto.hashing_places import place_to_hash
from dialin.services import Services
from dialin.store.staff import find_staff
from dialin.store.tables import metadata
from tests.admin.desk import PASSWORD, Desk, acts, token_in
from tests.admin.staff.doing import SPECHT, new_browser, sign_in
from tests.building import SetClock
from tests.every import every

PROXY = "127.0.0.1"  # every request seems to come from there, where the number of proxies is not set
LONGEST = int(LONGEST_WAIT.total_seconds())


def flood(desk: Desk, tries: int, name: str = "", address: str = PROXY) -> list[object]:
    """The answers to as many tries, each with an invented name unless one is given."""
    stranger = Visitor(address, Browser("stranger"))
    return [
        enter(desk.services, Attempt(name or f"Name {number}", f"geraten {number}"), stranger)
        for number in range(tries)
    ]


def told(answer: object) -> int:
    assert answer.status_code == 429, answer.text
    seconds = int(answer.headers["Retry-After"])
    assert f"Sekunden bis zum nächsten: {seconds}." in answer.text
    return seconds


def test_a_thousand_invented_names_keep_nobody_out_who_has_signed_in_here_before(visitor: Desk) -> None:
    assert sign_in(visitor, address=PROXY).status_code == 303
    visitor.send("/sign-out")
    answers = flood(visitor, 1000)
    assert sum(isinstance(answer, TryLater) for answer in answers) > 900
    assert sign_in(visitor, address=PROXY).status_code == 303


def test_from_a_new_browser_one_gets_in_after_the_told_wait_while_the_flood_goes_on(
    app: Flask, visitor: Desk, clock: SetClock
) -> None:
    for name in ("", SPECHT):  # invented names, and this very one
        for _ in range(14):
            flood(visitor, 4, name)
            clock.pass_time(seconds=LONGEST)
        flood(visitor, 1, name)
        anew = new_browser(app, visitor.services)
        seconds = told(sign_in(anew, address=PROXY))
        assert 0 < seconds <= LONGEST
        for left in (seconds // 2, seconds - seconds // 2):
            clock.pass_time(seconds=left)
            flood(visitor, 3, name)
        assert sign_in(anew, address=PROXY).status_code == 303, name or "invented names"


def test_many_addresses_against_one_name_delay_a_new_browser_and_no_known_one(
    app: Flask, visitor: Desk, clock: SetClock
) -> None:
    sign_in(visitor)
    visitor.send("/sign-out")
    for number in range(100):
        flood(visitor, 1, SPECHT, f"203.0.113.{number}")
        clock.pass_time(seconds=10)
    assert sign_in(visitor).status_code == 303
    anew = new_browser(app, visitor.services)
    clock.pass_time(seconds=told(sign_in(anew)))
    flood(visitor, 1, SPECHT, "203.0.113.101")  # just before
    assert sign_in(anew).status_code == 303


def test_asking_too_early_makes_the_wait_no_longer_and_counts_for_nothing(visitor: Desk, clock: SetClock) -> None:
    flood(visitor, 100, SPECHT)
    first = told(sign_in(visitor, address=PROXY))
    for passed in range(1, first):
        clock.pass_time(seconds=1)
        assert told(sign_in(visitor, address=PROXY)) == first - passed
    clock.pass_time(seconds=1)
    assert sign_in(visitor, address=PROXY).status_code == 303


def test_whoever_keeps_guessing_waits_ever_longer_until_it_is_hopeless(visitor: Desk, clock: SetClock) -> None:
    """With every turn that is promised, and as many tries as are looked at."""
    began, stranger, waits = clock.now, Visitor(PROXY, Browser("stranger")), []
    for _ in range(600):  # more than it takes
        if clock.now >= began + timedelta(hours=1):
            break
        answer = enter(visitor.services, Attempt(SPECHT, "geraten"), stranger)
        if isinstance(answer, TryLater):
            waits.append(answer.seconds)
            stranger = replace(stranger, turn=answer.turn)
            clock.pass_time(seconds=answer.seconds)
    assert waits[:1] + waits[-1:] == [1, LONGEST]
    assert waits == sorted(waits)
    looked_at = acts(visitor.services).count((SPECHT, "staff.sign_in_failed"))
    assert 60 < looked_at < 150  # an hour; a password that may be chosen takes ten thousand million


def test_a_turn_is_for_one_try_of_one_name_from_one_address(app: Flask, visitor: Desk, clock: SetClock) -> None:
    """A copy of the cookie that holds it gives nobody a second one."""
    for _ in range(20):
        flood(visitor, 60)
        clock.pass_time(seconds=60)
    flood(visitor, 60)
    cheat = new_browser(app, visitor.services)
    clock.pass_time(seconds=told(sign_in(cheat, "falsch", address=PROXY)))
    flood(visitor, 60)  # whoever comes without a turn has to wait again
    copied = cheat.client.get_cookie("__Host-dialin_form")
    assert copied is not None
    told(sign_in(cheat, "falsch", "Frau Anders", address=PROXY))
    cheat.client.set_cookie("__Host-dialin_form", copied.value)
    assert sign_in(cheat, "falsch", address=PROXY).status_code == 422
    cheat.client.set_cookie("__Host-dialin_form", copied.value)
    told(sign_in(cheat, "falsch", address=PROXY))


def test_a_try_that_finds_no_place_to_hash_is_told_so_at_once_and_not_counted(app: Flask, visitor: Desk) -> None:
    sign_in(visitor)
    visitor.send("/sign-out")
    anew = new_browser(app, visitor.services)
    with place_to_hash(known=False) as there_is_one:
        assert there_is_one
        assert [told(sign_in(anew)) for _ in range(30)] == [3] * 30
        assert sign_in(visitor).status_code == 303  # the browser that is known has its own place
    assert sign_in(anew).status_code == 303


def test_whatever_is_typed_and_wherever_from_a_few_thousand_rows_hold_all_counts(services: Services) -> None:
    with services.looking() as act:
        scopes = {
            limit.scope
            for number in range(12_000)
            for limit in limits_of_stranger(act, f"name {number}", f"2001:db8:{number:x}::1")
        }
    assert BUCKETS < len(scopes) <= 2 * BUCKETS + 1


def test_no_name_that_was_typed_and_no_address_is_kept(app: Flask, visitor: Desk) -> None:
    """People type passwords into the field for the name."""
    for name in ("Geheim-Wort-im-falschen-Feld", SPECHT):
        sign_in(visitor, "Falsches-Passwort", name, address="198.51.100.77")
    with visitor.services.looking() as act:
        rows = [str(row) for table in metadata.tables.values() for row in act.connection.execute(select(table))]
    typed = ("Geheim-Wort", "geheim-wort", "Falsches-Passwort", "198.51.100")
    assert [row for row in rows for word in typed if word in row] == []
    assert len(rows) > 5
    assert acts(visitor.services)[-2:] == [("dialin", "staff.sign_in_failed"), (SPECHT, "staff.sign_in_failed")]


@every(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7:50123", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::7]:443", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_an_address_counts_for_its_connection(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_only_what_the_trusted_proxies_wrote_tells_who_sends_a_request(visitor: Desk, proxies: int) -> None:
    """The client writes what it likes in front; each proxy adds the address that it was asked from."""
    settings = read_settings(**(visitor.services.settings.model_dump() | {"trusted_proxies": proxies}))
    app = create_app(settings, services=replace(visitor.services, settings=settings))

    def tried(client_address: str, invented: str) -> int:
        chain = [invented, client_address, "10.0.0.1"][: proxies + 1]
        token = token_in((client := app.test_client()).get("/admin/sign-in").text)
        return client.post(
            "/admin/sign-in",
            data={"csrf_token": token, "name": invented, "password": "falsch"},
            headers={"X-Forwarded-For": ", ".join(chain)},
            environ_overrides={"REMOTE_ADDR": "10.0.0.2" if proxies else client_address},
        ).status_code

    inventions = ("192.0.2.{}", '"192.0.2.{}', '192.0.2.{}, "', '"192.0.2.{}, \\"', ", 192.0.2.{}", "192.0.2.{}:80")
    answers = [tried("198.51.100.66", inventions[number % 6].format(number)) for number in range(22)]
    assert answers == [422] * 20 + [429] * 2
    assert tried("198.51.100.9", "192.0.2.200") == 422  # somebody else behind the same proxies


def test_a_browser_is_known_to_the_logins_that_signed_in_with_it_for_a_year_until_they_are_reset(
    visitor: Desk, clock: SetClock
) -> None:
    with visitor.services.looking() as act:
        login = find_staff(act, SPECHT)
    assert login is not None
    secret, now = visitor.services.settings.secret, clock.now
    browser = read_browser(written(Browser("b").remembering(login.id, now), secret), secret)
    assert browser.knows(login, now)
    assert browser.knows(login, now + REMEMBERED)
    assert not browser.knows(login, now + REMEMBERED + timedelta(seconds=1))
    assert not browser.knows(replace(login, id=login.id + 1), now)
    assert not browser.knows(replace(login, known_from=now + timedelta(seconds=1)), now)
    for forged in ("", "x", written(browser, "another secret key"), written(browser, secret) + "A"):
        assert not read_browser(forged, secret).knows(login, now)


def test_a_known_browser_is_slowed_down_too_when_it_guesses(visitor: Desk) -> None:
    sign_in(visitor)
    visitor.send("/sign-out")
    answers = [sign_in(visitor, "falsch").status_code for _ in range(12)]
    assert answers == [422] * 10 + [429] * 2


def test_the_cookie_of_a_known_browser_is_out_of_reach_of_scripts_and_of_other_hosts(visitor: Desk) -> None:
    cookies = sign_in(visitor).headers.getlist("Set-Cookie")
    cookie = next(line for line in cookies if line.startswith("__Host-dialin_browser="))
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert PASSWORD not in cookie
