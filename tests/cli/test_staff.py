import os

import pytest

from dialin.crypto.passwords import is_right_password
from dialin.store.database import open_database
from dialin.store.staff import find_staff
from tests.acting import looking
from tests.cli.running import refusal, run


def opens(name: str, password: str) -> bool:
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with looking(database) as act:
        found = find_staff(act, name)
    database.close()
    assert found is not None
    return is_right_password(found.password_hash, password)


def test_a_password_from_standard_input_opens_the_login(desk):
    made = run("staff", "add", "Eva", "--role", "admin", "--password-stdin", "--json", stdin="lang und gut 123\n").json
    assert made == {"id": 1, "name": "Eva", "role": "admin"}
    assert opens("Eva", "lang und gut 123")


def test_where_nobody_can_be_asked_a_password_is_drawn_and_shown_once(desk):
    made = run("staff", "add", "Eva", "--role", "staff", "--json").json
    assert len(made["password"]) >= 12
    assert opens("Eva", made["password"])


@pytest.mark.parametrize(("password", "says"), [("kurz", "at least 12"), ("", "at least 12")])
def test_a_short_password_is_refused(desk, password, says):
    assert says in refusal(run("staff", "add", "Eva", "--role", "staff", "--password-stdin", stdin=f"{password}\n"))


def test_a_name_that_is_taken_is_refused(desk):
    add = ("staff", "add", "Eva", "--role", "staff", "--password-stdin")
    assert run(*add, stdin="lang und gut 123\n").code == 0
    assert "There is already a login named Eva" in refusal(run(*add, stdin="lang und gut 123\n"))


@pytest.mark.parametrize(
    "words", [("staff", "add", "Eva"), ("staff", "add", "Eva", "--role", "king"), ("staff", "add")]
)
def test_the_role_is_asked_for(desk, words):
    assert run(*words).code == 2
