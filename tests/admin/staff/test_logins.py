"""The logins of all: invited by a link, disabled, reset, given another role, and never without an administration."""

import re

import pytest
from argon2 import PasswordHasher
from flask import Flask
from werkzeug.test import TestResponse

from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.admin.log.words import ACTORS
from dialin.admin.words import load_words
from dialin.services import Services
from dialin.store.staff import Staff, change_staff, find_staff
from tests.admin.desk import Desk, acts, sit_down, token_in
from tests.admin.staff.doing import SPECHT, enter_code, new_browser, set_up_second_factor, sign_in
from tests.building import IN_JUNE, SetClock
from tests.every import every

CHOSEN = "vier ungewöhnliche Wörter Zimt"


def login(services: Services, name: str) -> Staff:
    with services.looking() as act:
        found = find_staff(act, name)
    assert found is not None
    return found


def link_in(answer: TestResponse) -> str:
    """Its path; the address in front is the public one."""
    assert answer.status_code == 200, answer.text
    found = re.search(r"https://dialin\.example(/admin/invitation/[\w-]{43})", answer.text)
    assert found
    return found[1]


def choose(browser: Desk, link: str, password: str = CHOSEN, repeated: str | None = None) -> TestResponse:
    led = browser.client.get(link)
    assert led.location == "/admin/invitation"  # without the token
    page = browser.client.get("/admin/invitation")
    if page.status_code != 200:
        return page
    token = token_in(page.text)
    fields = {"csrf_token": token, "password": password, "repeated": password if repeated is None else repeated}
    return browser.client.post("/admin/invitation", data=fields)


@every("name", sorted({words.say(one) for words in load_words().values() for one in (*ACTORS, *ACTORS.values())}))
def test_nobody_is_taken_for_dialin_itself_in_the_log(desk: Desk, name: str) -> None:
    for typed in (name, name.upper(), f" {name}\u200b "):
        answer = desk.send("/staff/new", {"name": typed, "role": "staff"})
        assert answer.status_code == 422, typed
        assert "was kein Mensch getan hat" in answer.text


@every("typed", [SPECHT, "herr specht", "Herr  Specht", "Herr\u200b Specht", "\uff28\uff25\uff32\uff32 Specht"])
def test_nobody_is_taken_for_a_colleague_in_the_log(desk: Desk, visitor: Desk, typed: str) -> None:
    answer = desk.send("/staff/new", {"name": typed, "role": "staff"})
    assert answer.status_code == 422
    assert f"Ein Zugang mit dem Namen {SPECHT} besteht schon" in answer.text


@every("typed", ["Jürgen Groß", "Ju\u0308rgen Groß", "  Jürgen   Groß "])
def test_a_name_and_a_password_are_the_same_however_the_keyboard_sends_an_umlaut(
    app: Flask, desk: Desk, quick_hashing: None, typed: str
) -> None:
    with desk.services.acting("command line") as act:
        if find_staff(act, "Jürgen Groß") is None:
            add_staff(act, NewLogin("Jürgen Groß", "staff", "vier ungewöhnliche Wörter Zimt"))
    answer = sign_in(new_browser(app, desk.services), "vier ungewo\u0308hnliche Wo\u0308rter Zimt", typed)
    assert answer.status_code == 303


@pytest.fixture
def specht(visitor: Desk) -> str:
    return f"/staff/{login(visitor.services, SPECHT).id}"


def test_whoever_is_invited_chooses_a_password_by_the_link_and_signs_in(
    desk: Desk, app: Flask, quick_hashing: None
) -> None:
    shown = desk.send("/staff/new", {"name": "Eva Neu", "role": "staff"})
    link = link_in(shown)
    assert "Welche Veranstaltungen darf Eva Neu sehen?" in shown.text
    assert "eingeladen" in desk.see("/staff")
    browser = new_browser(app, desk.services)
    assert sign_in(browser, "", "Eva Neu").status_code == 422
    assert "Passwort ist gespeichert" in browser.client.get(choose(browser, link).location).text
    assert sign_in(browser, CHOSEN, "Eva Neu").status_code == 303
    assert "Eva Neu" in browser.see("/")
    done = acts(desk.services)
    assert {("Frau Adler", "staff.add"), ("Eva Neu", "staff.password"), ("Eva Neu", "staff.sign_in")} <= set(done)


def test_a_link_is_good_once_and_for_three_days_and_the_next_one_ends_it(
    desk: Desk, app: Flask, clock: SetClock, quick_hashing: None
) -> None:
    first = link_in(desk.send("/staff/new", {"name": "Eva", "role": "staff"}))
    eva = login(desk.services, "Eva").id
    second = link_in(desk.send(f"/staff/{eva}/reset"))
    assert "schon benutzt" in choose(new_browser(app, desk.services), first).text
    assert choose(new_browser(app, desk.services), second).status_code == 303
    assert "schon benutzt" in choose(new_browser(app, desk.services), second, "ein ganz anderes Wort Zimt").text
    third = link_in(desk.send(f"/staff/{eva}/reset"))
    clock.pass_time(hours=72)
    assert choose(new_browser(app, desk.services), third).status_code == 404
    for made_up in ("/admin/invitation/x", f"/admin/invitation/{'x' * 5000}"):
        assert choose(new_browser(app, desk.services), made_up).status_code == 404


def test_looking_at_a_link_uses_nothing_up_and_a_password_that_is_refused_neither(
    desk: Desk, app: Flask, quick_hashing: None
) -> None:
    link = link_in(desk.send("/staff/new", {"name": "Eva", "role": "staff"}))
    browser = new_browser(app, desk.services)
    for password, repeated, words in (("kurz", None, "zu kurz"), (CHOSEN, "anders", "verschieden")):
        refused = choose(browser, link, password, repeated)
        assert (refused.status_code, words in refused.text) == (422, True)
        assert CHOSEN not in refused.text
    assert choose(browser, link).status_code == 303


def test_whoever_is_disabled_is_out_at_the_next_request_and_gets_in_no_more(
    desk: Desk, visitor: Desk, specht: str
) -> None:
    sign_in(visitor)
    visitor.see("/")
    assert desk.send(f"{specht}/disable").location == f"/admin{specht}?done=disabled"
    assert visitor.get("/").status_code == 303
    refused = sign_in(visitor)
    assert (refused.status_code, "Name und Passwort passen nicht" in refused.text) == (422, True)
    assert "gesperrt" in desk.see("/staff")
    assert "wieder öffnen" in desk.see(specht)
    assert "Öffnen Sie ihn zuerst" in desk.send(f"{specht}/reset").text
    desk.send(f"{specht}/enable")
    assert sign_in(visitor).status_code == 303


def test_a_session_that_was_left_behind_by_a_login_that_is_disabled_opens_nothing(visitor: Desk, specht: str) -> None:
    """Whichever way the login was disabled."""
    sign_in(visitor)
    with visitor.services.acting("test") as act:
        change_staff(act, login(visitor.services, SPECHT).id, {"disabled_at": act.now})
    assert visitor.get("/").status_code == 303


@every("changes", [{"disabled_at": IN_JUNE}, {"password_hash": ""}])
def test_a_login_that_is_closed_or_reset_while_its_password_is_checked_opens_nothing(
    visitor: Desk, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]
) -> None:
    verify, before = PasswordHasher.verify, login(visitor.services, SPECHT)

    def verify_meanwhile(self: PasswordHasher, password_hash: str, password: str) -> bool:
        with visitor.services.acting("test") as act:
            change_staff(act, before.id, changes)
        return verify(self, password_hash, password)

    with monkeypatch.context() as patch:
        patch.setattr(PasswordHasher, "verify", verify_meanwhile)
        assert sign_in(visitor).status_code == 422
    with visitor.services.acting("test") as act:
        change_staff(act, before.id, {"disabled_at": None, "password_hash": before.password_hash})
    assert visitor.get("/").status_code == 303


def test_a_reset_ends_sessions_and_password_and_makes_known_browsers_strangers(
    desk: Desk, visitor: Desk, specht: str, clock: SetClock
) -> None:
    sign_in(visitor)
    clock.pass_time(seconds=5)
    link = link_in(desk.send(f"{specht}/reset"))
    assert visitor.get("/").status_code == 303
    assert sign_in(visitor).status_code == 422
    assert login(desk.services, SPECHT).known_from == clock.now
    assert choose(visitor, link).status_code == 303
    assert sign_in(visitor, CHOSEN).status_code == 303


def test_a_reset_keeps_the_second_factor_unless_the_telephone_is_lost_too(
    desk: Desk, visitor: Desk, specht: str, clock: SetClock
) -> None:
    sign_in(visitor)
    _, codes = set_up_second_factor(visitor, clock.now)
    choose(visitor, link_in(desk.send(f"{specht}/reset")))
    assert "/sign-in/code" in sign_in(visitor, CHOSEN).location
    assert enter_code(visitor, codes[0]).status_code == 303
    choose(visitor, link_in(desk.send(f"{specht}/reset", {"second_factor": "yes"})))
    assert sign_in(visitor, CHOSEN).location == "/admin/"


def test_a_role_counts_from_the_next_page_on(desk: Desk, visitor: Desk, specht: str) -> None:
    sign_in(visitor)
    assert visitor.get("/staff").status_code == 403
    assert desk.send(f"{specht}/role", {"role": "admin"}).status_code == 303
    visitor.see("/staff")
    assert "Rolle „king“ ist unbekannt" in desk.send(f"{specht}/role", {"role": "king"}).text


def test_the_last_one_of_the_administration_stays(desk: Desk, visitor: Desk, specht: str) -> None:
    """Somebody who is invited, or disabled, cannot sign in and does not count."""
    own = f"/staff/{login(desk.services, 'Frau Adler').id}"
    desk.send("/staff/new", {"name": "Eva", "role": "admin"})
    for deed, fields in ((f"{own}/disable", {}), (f"{own}/role", {"role": "staff"})):
        refused = desk.send(deed, fields)
        assert (refused.status_code, "der einzige Zugang" in refused.text) == (422, True)
    desk.send(f"{specht}/role", {"role": "admin"})
    assert desk.send(f"{own}/role", {"role": "staff"}).status_code == 303
    assert desk.get("/staff").status_code == 403


@pytest.mark.parametrize("path", ["/staff", "/staff/new", "/staff/1"])
def test_logins_are_the_administrations_business(app: Flask, services: Services, path: str) -> None:
    colleague = sit_down(app, services, role="staff", name="Frau Fink")
    assert colleague.get(path).status_code == 403
    before = acts(services)
    for deed in ("/staff/new", "/staff/1/role", "/staff/1/disable", "/staff/1/enable", "/staff/1/reset"):
        assert colleague.send(deed, {"name": "Eva", "role": "admin"}).status_code == 403
    assert acts(services) == before


def test_a_login_that_there_is_not_is_not_found(desk: Desk) -> None:
    for path in ("/staff/99", "/staff/99999999999"):
        assert desk.get(path).status_code == 404


def test_nobody_resets_their_own_login_and_with_it_perhaps_the_last_one(desk: Desk) -> None:
    own = f"/staff/{login(desk.services, 'Frau Adler').id}"
    assert "/reset" not in desk.see(own)
    answer = desk.send(f"{own}/reset")
    assert answer.status_code == 422
    assert "Ändern Sie das Passwort auf Ihrer eigenen Seite" in answer.text
    assert desk.get("/").status_code == 200
