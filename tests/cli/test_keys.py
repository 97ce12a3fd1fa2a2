from contextlib import closing

import pytest
from alembic import command

from dialin.crypto.keyring import Keyring
from dialin.store.attendees import list_attendees
from dialin.store.database import open_database, transaction
from dialin.store.migrations.upgrade import alembic_config
from tests.acting import looking
from tests.cli.running import add_attendee, create_event, refusal, run, run_process
from tests.config.credentials import SECRET

NEW = "5f0c1d7e9b3a4826c8d2e6f1a07b94c35d8e2f6a1b0c7d94e3f5a6b8c9d0e1f2"
PERSON = ("attendee", "list", "--event", "digitaltag", "--with-pins", "--json")


def people():
    """As they were registered: how their PIN is delivered was no part of the answer."""
    return [{name: value for name, value in row.items() if name != "delivery"} for row in run(*PERSON).json]


@pytest.fixture
def person(desk_on_each):
    create_event()
    return add_attendee("Erna Müller", "030 23125010")


@pytest.fixture
def use(monkeypatch):
    """Sets the secret keys from now on."""
    return lambda *secrets: monkeypatch.setenv("DIALIN_SECRET_KEY", ",".join(secrets))


def test_the_key_is_changed_in_three_steps_and_the_same_people_are_on_file_after_each(person, use):
    use(NEW, SECRET)
    assert people() == [person]
    rotated = run("keys", "rotate", "--json")
    assert rotated.json["rows"] > 0
    assert "Remove the former one from DIALIN_SECRET_KEY" in rotated.err
    assert people() == [person]
    use(NEW)
    assert people() == [person]


def test_a_new_key_alone_is_refused_until_all_is_sealed_by_it(person, use):
    use(NEW)
    for words in (PERSON, ("keys", "rotate"), ("event", "list")):
        assert "Set the earlier one; or both, separated by a comma, the new one first." in refusal(run(*words))
    use(SECRET)
    assert people() == [person]


def test_the_former_key_alone_opens_nothing_afterwards(person, use):
    use(NEW, SECRET)
    assert run("keys", "rotate").code == 0
    use(SECRET)
    assert "sealed with another DIALIN_SECRET_KEY" in refusal(run(*PERSON))
    assert person["pin"]


def test_one_key_is_nothing_to_change_and_three_are_too_many(person, use):
    assert "Set it to the new one, a comma and the former one" in refusal(run("keys", "rotate"))
    use(NEW, SECRET, "z" * 32)
    assert "DIALIN_SECRET_KEY: give one key, or two" in refusal(run("keys", "rotate"))
    assert person


def test_without_a_key_whoever_comes_upon_something_sealed_is_told_so(person, desk_on_each):
    for words in (
        PERSON[:-2],
        ("attendee", "add", "--event", "digitaltag", "--name", "Karl", "--phone", "030 23125011"),
    ):
        assert "DIALIN_SECRET_KEY is not set." in refusal(run_process(*words, DIALIN_DATABASE_URL=desk_on_each))
    assert run_process("event", "list", DIALIN_DATABASE_URL=desk_on_each).code == 0
    assert person


def test_running_it_again_changes_nothing(person, use, desk_on_each):
    use(NEW, SECRET)
    run("keys", "rotate")
    assert run("keys", "rotate", "--json").json == {"rows": 0}
    with closing(open_database(desk_on_each, keys=Keyring([NEW]))) as database, looking(database) as act:
        assert [row.phone for row in list_attendees(act, 1)] == [person["phone"]]


def test_a_database_with_people_is_not_migrated_without_a_key_and_an_empty_one_is(person, desk_on_each, tmp_path):
    with closing(open_database(desk_on_each)) as database, transaction(database) as connection:
        command.downgrade(alembic_config(connection), "0020-1")
    assert "DIALIN_SECRET_KEY is not set." in refusal(run_process("db", "upgrade", DIALIN_DATABASE_URL=desk_on_each))
    assert run("db", "upgrade").code == 0
    assert people() == [person]
    assert run_process("db", "upgrade", DIALIN_DATABASE_URL=f"sqlite:///{tmp_path}/new.db").code == 0
