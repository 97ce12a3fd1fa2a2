import os
from datetime import datetime, timedelta

import pytest

from dialin.actions.staff.logins.accept_invitation import find_invited
from dialin.clock import wall_clock
from dialin.crypto.passwords import is_right_password
from dialin.store.database import open_database
from dialin.store.staff import Staff, change_staff, find_staff
from tests.acting import acting, looking
from tests.cli.running import refusal, run

LONG = "lang und gut 123"


def login(name: str) -> Staff:
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with looking(database) as act:
        found = find_staff(act, name)
    database.close()
    assert found is not None
    return found


def invited(link: str) -> str:
    """Whose login the link opens."""
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with looking(database) as act:
        found = find_invited(act, link.rpartition("/")[2])
    database.close()
    return found.name if isinstance(found, Staff) else str(found)


def add(name: str, role: str = "staff") -> None:
    assert run("staff", "add", name, "--role", role, "--password-stdin", stdin=f"{LONG}\n").code == 0


def test_a_password_from_standard_input_opens_the_login(desk):
    made = run("staff", "add", "Eva", "--role", "admin", "--password-stdin", "--json", stdin=f"{LONG}\n").json
    assert made == {"id": 1, "name": "Eva", "role": "admin"}
    assert is_right_password(login("Eva").password_hash, LONG)


def test_without_a_password_a_link_is_printed_by_which_the_person_chooses_one(desk, monkeypatch):
    monkeypatch.setenv("DIALIN_PUBLIC_URL", "https://dialin.example")
    made = run("staff", "add", "Eva", "--role", "staff", "--json").json
    assert made["invitation"].startswith("https://dialin.example/admin/invitation/")
    valid = datetime.fromisoformat(made["valid_until"]) - wall_clock()
    assert timedelta(hours=71) < valid <= timedelta(hours=72)
    assert invited(made["invitation"]) == "Eva"
    assert login("Eva").password_hash == ""


@pytest.mark.parametrize(("password", "says"), [("kurz", "at least 12"), ("", "at least 12"), ("a" * 12, "guessed")])
def test_a_weak_password_is_refused(desk, password, says):
    assert says in refusal(run("staff", "add", "Eva", "--role", "staff", "--password-stdin", stdin=f"{password}\n"))


def test_a_name_that_is_taken_is_refused(desk):
    add("Eva")
    assert "There is already a login named Eva" in refusal(run("staff", "add", "Eva", "--role", "staff"))


@pytest.mark.parametrize(
    "words",
    [("staff", "add", "Eva"), ("staff", "add", "Eva", "--role", "king"), ("staff", "add"), ("staff", "role", "x")],
)
def test_the_role_is_asked_for(desk, words):
    assert run(*words).code == 2


def test_the_list_says_who_can_sign_in(desk):
    add("Eva", "admin")
    add("Bodo")
    run("staff", "disable", "Bodo")
    assert run("staff", "list", "--json").json == [
        {"id": 1, "name": "Eva", "role": "admin", "second_factor": False, "last_sign_in": None, "disabled": False},
        {"id": 2, "name": "Bodo", "role": "staff", "second_factor": False, "last_sign_in": None, "disabled": True},
    ]
    assert "Eva   admin  no" in run("staff", "list").out


def test_a_login_is_disabled_and_enabled(desk):
    add("Eva", "admin")
    add("Bodo")
    assert run("staff", "disable", "Bodo", "--json").json["disabled"]
    assert login("Bodo").disabled_at is not None
    assert not run("staff", "enable", "Bodo", "--json").json["disabled"]
    assert is_right_password(login("Bodo").password_hash, LONG)


def test_the_last_one_of_the_administration_can_be_neither_disabled_nor_given_another_role(desk):
    add("Eva", "admin")
    for words in (("disable", "Eva"), ("role", "Eva", "staff"), ("role", "Eva", "moderator")):
        assert "only one of the administration" in refusal(run("staff", *words))
    add("Bodo")
    assert run("staff", "role", "Bodo", "admin", "--json").json["role"] == "admin"
    assert run("staff", "disable", "Eva").code == 0


def test_a_reset_ends_the_password_and_prints_a_link_and_the_second_factor_stays_unless_told(desk):
    add("Eva", "admin")
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with acting(database) as act:
        change_staff(act, 1, {"totp_sealed": b"sealed"})
    database.close()
    made = run("staff", "reset", "Eva", "--json").json
    assert invited(made["invitation"]) == "Eva"
    assert not is_right_password(login("Eva").password_hash, LONG)
    assert login("Eva").has_second_factor
    again = run("staff", "reset", "Eva", "--second-factor", "--json").json
    assert not login("Eva").has_second_factor
    assert "used already" in invited(made["invitation"])
    assert invited(again["invitation"]) == "Eva"


@pytest.mark.parametrize("words", [("disable",), ("enable",), ("reset",), ("role", "staff")])
def test_a_name_that_nobody_has_is_refused(desk, words):
    command, *more = words
    assert "There is no login named Otto. See: dialin staff list" in refusal(run("staff", command, "Otto", *more))
