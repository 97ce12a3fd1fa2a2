"""One's own page: where one is signed in, and a password of one's own."""

from flask import Flask

from dialin.admin.staff.browser_words import browser_words
from dialin.store.staff import find_staff
from dialin.store.staff_sessions import list_sessions
from tests.admin.desk import PASSWORD, Desk, acts
from tests.admin.page import read
from tests.admin.staff.doing import SPECHT, new_browser, sign_in
from tests.building import SetClock
from tests.every import every

NEW = "vier ungewöhnliche Wörter Zimt"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0"


def is_in(desk: Desk) -> bool:
    return desk.get("/").status_code == 200


def change(desk: Desk, old: str = PASSWORD, new: str = NEW, repeated: str | None = None):
    fields = {"old": old, "password": new, "repeated": new if repeated is None else repeated}
    return desk.send("/own/password", fields)


def test_sessions_are_listed_and_one_of_them_is_ended(app: Flask, visitor: Desk, clock: SetClock) -> None:
    other, third = new_browser(app, visitor.services), new_browser(app, visitor.services)
    for desk in (visitor, other, third):
        sign_in(desk)
        clock.pass_time(minutes=10)
    page = read(visitor.see("/own"))
    buttons = [form.attributes["action"] for form in page.all("form") if "/own/sessions/" in form.attributes["action"]]
    assert len(buttons) == 3  # two to end one, and all the others
    assert visitor.send(buttons[0].removeprefix("/admin")).status_code == 303  # the newest
    assert [is_in(desk) for desk in (visitor, other, third)] == [True, True, False]
    assert "schon beendet" in visitor.send(buttons[0].removeprefix("/admin")).text
    assert visitor.send("/own/sessions/end").status_code == 303
    assert [is_in(desk) for desk in (visitor, other)] == [True, False]


def test_nobody_ends_the_session_of_somebody_else(visitor: Desk, desk: Desk) -> None:
    sign_in(visitor)
    page = read(desk.see("/own"))
    assert SPECHT not in page.the("main").text
    with visitor.services.looking() as act:
        specht = find_staff(act, SPECHT)
        assert specht is not None
        (session,) = list_sessions(act, specht.id)
    assert desk.send(f"/own/sessions/{session.token_hash[:16]}/end").status_code == 422
    assert is_in(visitor)


def test_a_sign_in_makes_a_new_session_and_ends_the_one_that_this_browser_had(visitor: Desk) -> None:
    sign_in(visitor)
    first = visitor.client.get_cookie("__Host-dialin_staff")
    sign_in(new_browser(visitor.client.application, visitor.services))
    token = visitor.client.get("/admin/own").text.split('name="csrf_token" value="')[1].split('"')[0]
    visitor.client.post("/admin/sign-in", data={"csrf_token": token, "name": SPECHT, "password": PASSWORD})
    second = visitor.client.get_cookie("__Host-dialin_staff")
    assert first is not None
    assert second is not None
    assert first.value != second.value
    assert is_in(visitor)
    visitor.client.set_cookie("__Host-dialin_staff", first.value)
    assert not is_in(visitor)


def test_a_password_is_changed_with_the_old_one_and_ends_all_other_sessions(app: Flask, visitor: Desk) -> None:
    other = new_browser(app, visitor.services)
    for desk in (visitor, other):
        sign_in(desk)
    assert change(visitor).location == "/admin/own?done=password_changed"
    assert (is_in(visitor), is_in(other)) == (True, False)
    visitor.send("/sign-out")
    assert sign_in(visitor).status_code == 422
    assert sign_in(visitor, NEW).status_code == 303
    assert (SPECHT, "staff.password") in acts(visitor.services)


def test_a_changed_password_that_is_refused_changes_nothing(app: Flask, visitor: Desk) -> None:
    sign_in(visitor)
    other = new_browser(app, visitor.services)
    sign_in(other)
    refusals = {
        "bisherige Passwort lautet anders": change(visitor, old="falsch"),
        "verschieden": change(visitor, repeated="anders als das erste"),
        "zu kurz": change(visitor, new="kurz"),
        "zuerst geraten": change(visitor, new="aaaaaaaaaaaa"),
        "enthält den Namen": change(visitor, new="herr specht ist ein vogel"),
    }
    for words, answer in refusals.items():
        assert (answer.status_code, words in answer.text) == (422, True), words
        assert NEW not in answer.text
    assert is_in(other)
    visitor.send("/sign-out")
    assert sign_in(visitor).status_code == 303


def test_guessing_the_old_password_in_a_session_that_was_left_open_is_slowed_down(visitor: Desk) -> None:
    sign_in(visitor)
    answers = [change(visitor, old=f"geraten {number}").status_code for number in range(20)]
    assert answers == [422] * 5 + [429] * 15


@every(
    ("sent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (SAFARI, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        ("curl/8.0", ""),
        ("", ""),
        ("<b>Firefox/</b>" * 1000, "Firefox"),
    ],
)
def test_a_browser_is_told_in_two_words(sent: str, words: str) -> None:
    assert browser_words(sent) == words
