"""Signing in: who gets in, who is slowed down, and what the cookie is."""

import pytest
from argon2 import PasswordHasher
from flask import Flask

from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.app import create_app
from dialin.config import read_settings
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import staff
from dialin.store.staff_sessions import find_session
from tests.admin.desk import PASSWORD, Desk, acts, sit_down, token_in, token_of
from tests.admin.staff.doing import sign_in
from tests.building import SetClock
from tests.every import every

COOKIES = {"dialin_staff", "dialin_form", "dialin_browser"}
WRONG = "Name und Passwort passen nicht zusammen"


def test_the_right_password_opens_the_events(visitor: Desk) -> None:
    answer = sign_in(visitor)
    assert (answer.status_code, answer.location) == (303, "/admin/")
    assert "Herr Specht" in visitor.see("/")
    assert ("Herr Specht", "staff.sign_in") in acts(visitor.services)


def test_the_cookie_is_for_https_only_out_of_reach_of_scripts_and_of_other_sites(visitor: Desk) -> None:
    cookies = sign_in(visitor).headers.getlist("Set-Cookie")
    assert {line.partition("=")[0] for line in cookies} == {f"__Host-{name}" for name in COOKIES}
    for cookie in cookies:  # what browsers demand of such a name
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_only_on_loopback_over_http_the_cookie_is_not_secure(services: Services) -> None:
    settings = read_settings(**(services.settings.model_dump() | {"public_url": "http://127.0.0.1:8000"}))
    app = create_app(settings, services=Services(settings, services.database, services.pin_keys, services.clock))
    visitor = Desk(app.test_client(), services)
    with services.acting("test") as act:
        add_staff(act, NewLogin("Herr Specht", "staff", PASSWORD))
    cookies = sign_in(visitor).headers.getlist("Set-Cookie")
    assert {line.partition("=")[0] for line in cookies} == COOKIES
    assert not any("Secure" in line for line in cookies)


def test_a_database_that_leaks_opens_no_session(visitor: Desk) -> None:
    cookie = sign_in(visitor).headers.getlist("Set-Cookie")
    token = next(line for line in cookie if line.startswith("__Host-dialin_staff")).split("=")[1].split(";")[0]
    assert len(token) >= 43  # 32 bytes
    with visitor.services.looking() as act:
        assert find_session(act, token) is None


@every(("name", "password"), [("Herr Specht", "falsch"), ("Niemand", PASSWORD), ("", "")])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(visitor: Desk, name: str, password: str) -> None:
    answer = sign_in(visitor, password, name)
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert f'value="{name}"' in answer.text
    assert password == "" or password not in answer.text
    assert visitor.get("/").status_code == 303


def test_an_unknown_name_costs_the_same_hashing_as_a_known_one(visitor: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    verify = PasswordHasher.verify

    def count(self: PasswordHasher, password_hash: str, password: str) -> bool:
        verified.append(password_hash)
        return verify(self, password_hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", count)
    sign_in(visitor, "falsch", "Niemand")
    sign_in(visitor, "falsch", "Herr Specht")
    assert len(verified) == 2
    assert verified[0].split("$")[:4] == verified[1].split("$")[:4]  # the same kind, with the same parameters


def test_a_password_is_hashed_anew_when_the_parameters_have_changed(
    visitor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # with what a password costs in the house
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with visitor.services.acting("test") as act:
        found = staff.find_staff(act, "Herr Specht")
        assert found is not None
        staff.change_staff(act, found.id, {"password_hash": weak})
    assert sign_in(visitor).status_code == 303
    with visitor.services.looking() as act:
        renewed = staff.find_staff(act, "Herr Specht")
    assert renewed is not None
    assert not PasswordHasher().check_needs_rehash(renewed.password_hash)


def test_signing_out_ends_the_session_itself_not_only_the_cookie(desk: Desk) -> None:
    assert desk.send("/sign-out").status_code == 303
    desk.client.set_cookie("__Host-dialin_staff", token_of("Frau Adler"))
    assert desk.get("/").status_code == 303
    assert acts(desk.services)[-1] == ("Frau Adler", "staff.sign_out")


def test_a_session_ends_eight_hours_after_the_last_use(desk: Desk, clock: SetClock) -> None:
    clock.pass_time(hours=3)
    desk.see("/")
    clock.pass_time(hours=7)
    desk.see("/")
    assert sit_down(desk.client.application, desk.services, name="Herr Specht", hours=8).get("/").status_code == 303


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(desk: Desk, clock: SetClock) -> None:
    for _ in range(11):
        clock.pass_time(hours=1)
        desk.see("/")
    clock.pass_time(minutes=59)
    assert "Nach zwölf Stunden endet jede Sitzung" in desk.see("/")
    clock.pass_time(minutes=1)
    assert desk.get("/").status_code == 303


def test_a_board_that_asks_on_its_own_keeps_nobody_signed_in(desk: Desk, event_id: int, clock: SetClock) -> None:
    clock.pass_time(hours=7)
    assert desk.get("/events/digitaltag/board").status_code == 200
    assert desk.get("/events/digitaltag/campaigns/live").status_code == 200
    clock.pass_time(hours=1)
    assert desk.get("/events/digitaltag/board").status_code == 401


def test_whoever_is_sent_to_the_sign_in_comes_back_to_the_page_they_wanted(visitor: Desk) -> None:
    sent = visitor.get("/events/digitaltag/attendees?show=untyped")
    assert sent.location == "/admin/sign-in?next=/admin/events/digitaltag/attendees?show%3Duntyped"
    assert sign_in(visitor, next="/admin/events/digitaltag").location == "/admin/events/digitaltag"


@every("elsewhere", ["https://example.org/", "//example.org", "/\\example.org", "/voice/x", "x", "/admin/\n"])
def test_nobody_is_sent_elsewhere_after_signing_in(visitor: Desk, elsewhere: str) -> None:
    anew = Desk(visitor.client.application.test_client(), visitor.services)
    assert sign_in(anew, next=elsewhere).location == "/admin/"


def test_the_sign_in_speaks_german_unless_the_browser_asks_for_english(visitor: Desk) -> None:
    assert "Passwort" in visitor.see("/sign-in")
    assert "Passwort" in visitor.see("/sign-in", **{"Accept-Language": "fr"})
    assert "Password" in visitor.see("/sign-in", **{"Accept-Language": "fr, en;q=0.5"})
    assert "Passwort" in visitor.see("/sign-in?language=de", **{"Accept-Language": "en"})


def test_the_language_is_switched_and_remembered_in_the_session(desk: Desk) -> None:
    assert "Veranstaltungen" in desk.see("/", **{"Accept-Language": "en"})
    assert desk.send("/language", {"language": "en", "next": "/admin/"}).location == "/admin/"
    page = desk.see("/", **{"Accept-Language": "de"})
    assert '<html lang="en">' in page
    assert "Veranstaltungen" not in page
    desk.send("/language", {"language": "xx"})
    assert '<html lang="en">' in desk.see("/")


@every(
    ("login", "words"),
    [
        (NewLogin("", "staff", PASSWORD), "Write a name."),
        (NewLogin("Eva", "boss", PASSWORD), "The role “boss” is not known."),
        (NewLogin("Eva", "staff", "kurz"), "at least 12 characters"),
        (NewLogin("Frau Adler", "staff", PASSWORD), "There is already a login named Frau Adler."),
    ],
)
def test_a_login_that_cannot_be_is_refused_in_one_sentence(desk: Desk, login: NewLogin, words: str) -> None:
    with desk.services.acting("test") as act:
        refused = add_staff(act, login)
    assert isinstance(refused, Refused)
    assert words in str(refused)


def test_a_password_appears_in_no_representation() -> None:
    assert PASSWORD not in repr(NewLogin("Eva", "staff", PASSWORD))


def test_the_session_of_a_colleague_is_another_ones_business(app: Flask, services: Services, desk: Desk) -> None:
    colleague = sit_down(app, services, role="staff", name="Herr Specht")
    colleague.send("/sign-out")
    desk.see("/")


def test_a_refusal_counts_as_use_too(desk: Desk, clock: SetClock) -> None:
    token = token_in(desk.see("/"))
    clock.pass_time(hours=7)
    assert desk.client.post("/admin/events/new", data={"csrf_token": token}).status_code == 422
    clock.pass_time(hours=4)
    desk.see("/")


def test_a_form_sent_by_a_stranger_leads_to_the_sign_in(app: Flask, event_id: int) -> None:
    answer = app.test_client().post("/admin/events/digitaltag/longer")
    assert answer.status_code == 303
    assert answer.location.startswith("/admin/sign-in")
