"""Asked again: keys and rights are changed only by whoever has typed the password, or a code, a few minutes ago."""

from flask import Flask

from dialin.services import Services
from dialin.store.staff import change_staff, find_staff
from tests.admin.desk import PASSWORD, Desk, acts, sit_down, token_in
from tests.admin.page import read
from tests.admin.staff.doing import SPECHT, code_at, set_up_second_factor, sign_in
from tests.building import SetClock
from tests.every import every

DEEDS = [
    "/staff/new", "/staff/1/role", "/staff/1/disable", "/staff/1/enable", "/staff/1/reset", "/own/second-factor",
    "/own/second-factor/prove", "/own/second-factor/codes", "/own/second-factor/remove", "/rights/1",
    "/again",
]  # fmt: skip
ASKS = "Sind Sie es noch?"


def fields_of(page: str) -> dict[str, str]:
    form = next(form for form in read(page).the("main").all("form"))
    return {
        part.attributes["name"]: part.attributes.get("value", "")
        for part in form.all("input")
        if "name" in part.attributes
    }


@every("deed", DEEDS)
def test_ten_minutes_after_the_password_it_is_asked_for_again_and_nothing_is_done(
    desk: Desk, deed: str, clock: SetClock
) -> None:
    clock.pass_time(minutes=10)
    before = acts(desk.services)
    answer = desk.send(deed, {"name": "Eva", "role": "staff"})
    assert (answer.status_code, ASKS in answer.text) == (403, True)
    assert fields_of(answer.text) == {"csrf_token": token_in(answer.text), "name": "Eva", "role": "staff", "proof": ""}
    assert acts(desk.services) == before


def test_the_list_of_such_deeds_is_whole_and_others_are_done_at_once(desk: Desk, app: Flask, clock: SetClock) -> None:
    clock.pass_time(minutes=10)
    token = token_in(desk.see("/"))
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/admin/staff", "/admin/own", "/admin/rights"))
    ]
    sent = {rule.rule.replace("<int:login_id>", "1") for rule in rules if "POST" in (rule.methods or ())}
    asking = {path for path in sent if ASKS in desk.client.post(path, data={"csrf_token": token}).text}
    assert asking == {f"/admin{deed}" for deed in DEEDS if deed != "/again"}


def test_what_was_typed_is_done_once_the_password_is_right(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    with visitor.services.acting("test") as act:
        found = find_staff(act, SPECHT)
        assert found is not None
        change_staff(act, found.id, {"role": "admin"})
    clock.pass_time(minutes=11)
    asked = visitor.send("/staff/new", {"name": "Eva & <Söhne>", "role": "staff"})
    form = read(asked.text).the("main").the("form")
    assert form.attributes["action"] == "/admin/staff/new"
    wrong = visitor.client.post("/admin/staff/new", data=fields_of(asked.text) | {"proof": "falsch"})
    assert (wrong.status_code, "nicht Ihr Passwort" in wrong.text, "falsch" in wrong.text) == (403, True, False)
    assert (SPECHT, "staff.confirm_failed") in acts(visitor.services)
    done = visitor.client.post("/admin/staff/new", data=fields_of(wrong.text) | {"proof": PASSWORD})
    assert (done.status_code, "Einladung für Eva &amp; &lt;Söhne&gt;" in done.text) == (200, True)
    assert visitor.send("/staff/new", {"name": "Otto", "role": "staff"}).status_code == 200  # not asked once more


def test_a_page_is_come_back_to(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    visitor.see("/own/second-factor")
    clock.pass_time(minutes=11)
    asked = visitor.get("/own/second-factor")
    assert (asked.status_code, ASKS in asked.text) == (403, True)
    assert read(asked.text).the("main").the("form").attributes["action"] == "/admin/again"
    answer = visitor.client.post("/admin/again", data=fields_of(asked.text) | {"proof": PASSWORD})
    assert answer.location == "/admin/own/second-factor"
    visitor.see("/own/second-factor")


def test_a_code_of_the_app_will_do_and_counts_once(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    app, _ = set_up_second_factor(visitor, clock.now)
    clock.pass_time(minutes=11)
    proof = {"proof": code_at(app, clock.now)}
    assert visitor.send("/own/second-factor/codes", proof).status_code == 200
    clock.pass_time(minutes=10)
    assert ASKS in visitor.send("/own/second-factor/codes", proof).text


def test_guessing_in_a_session_that_was_left_open_is_slowed_down(visitor: Desk, clock: SetClock) -> None:
    sign_in(visitor)
    clock.pass_time(minutes=11)
    answers = [visitor.send("/again", {"proof": f"geraten {number}"}).status_code for number in range(20)]
    assert answers == [403] * 5 + [429] * 15


def test_somebody_without_the_right_is_not_asked_but_refused(app: Flask, services: Services, clock: SetClock) -> None:
    colleague = sit_down(app, services, role="staff", name="Frau Fink")
    clock.pass_time(minutes=11)
    assert colleague.send("/staff/new", {"name": "Eva", "role": "admin"}).status_code == 403
    assert ASKS not in colleague.send("/staff/new", {"name": "Eva", "role": "admin"}).text
