"""A database of a released version is upgraded while its calls are on the line, and they go on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from flask import Flask

from dialin.app import build_services, create_app
from dialin.config import read_settings
from dialin.crypto.keyring import Keyring
from dialin.crypto.sealing_key import WrongSecretKey
from dialin.services import Services
from dialin.store.database import open_database, reading
from dialin.store.migrations.state import pending_migrations
from dialin.store.migrations.upgrade import upgrade
from dialin.store.sealing.present import demand_all_keys
from tests.building import EVENING, NUMBER, OFFICE, SetClock
from tests.config.credentials import SECRET, TOKEN
from tests.provider.fake import FakeProvider
from tests.store.released.write import AT_DOOR, IN_ROOM, write
from tests.voice.signing import PUBLIC_URL, post

DUMPS = sorted(Path(__file__).parent.glob("*.sql"))  # each written by its version itself


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.stem)
def dump(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def pins(dump: str) -> list[str]:
    return dump.partition("\n")[0].split()[1:]


@pytest.fixture
def before(dump: str, tmp_path: Path) -> str:
    """The address of such a database."""
    with closing(sqlite3.connect(tmp_path / "before.db")) as made:
        made.executescript(dump)
    return f"sqlite:///{tmp_path}/before.db"


@pytest.fixture
def house(before: str) -> Iterator[Services]:
    """The present version on that database, as it is after `dialin db upgrade`."""
    clock = SetClock(EVENING)
    settings = read_settings(
        database_url=before, public_url=PUBLIC_URL, secret_key=SECRET, auth_tokens=TOKEN, office=OFFICE
    )
    services = build_services(settings, clock=clock, provider=FakeProvider(clock))
    upgrade(services.database)
    yield services
    services.database.close()


def ask(app: Flask, path: str, sid: str, caller: str, **heard: str) -> str:
    form = {"CallSid": sid, "From": caller, "To": NUMBER, "CallStatus": "in-progress"}
    answer = post(app, path, **(form | heard))
    assert answer.status_code == 200
    return answer.text


def test_it_has_to_be_upgraded_and_then_is_up_to_date(before: str) -> None:
    database = open_database(before)
    assert pending_migrations(database)
    upgrade(database)
    assert not pending_migrations(database)
    database.close()


def test_calls_on_the_line_go_on_and_new_ones_are_answered(house: Services, pins: list[str]) -> None:
    seated, second, _ = pins
    app = create_app(house.settings, services=house)
    assert "dialin-1</Conference>" in ask(app, "/voice/turn/1", AT_DOOR, "+493023125099", Digits=second)
    menu = ask(app, "/voice/turn/2", IN_ROOM, "+493023125010", DialCallStatus="completed", DialCallDuration="60")
    assert "/voice/turn/3" in menu
    assert "dialin-1</Conference>" in ask(app, "/voice/turn/3", IN_ROOM, "+493023125010")
    new = "CA" + "c" * 32
    ask(app, "/voice/incoming", new, "+493023125012")
    assert "/voice/turn/2" in ask(app, "/voice/turn/1", new, "+493023125012", Digits=seated)


def test_its_secret_key_is_known_again(house: Services) -> None:
    for secret, fits in ((SECRET, True), (SECRET[::-1], False)):
        outcome = nullcontext() if fits else pytest.raises(WrongSecretKey)
        database = open_database(house.settings.database_url, keys=Keyring([secret]))
        with closing(database), outcome, reading(database) as connection:
            assert demand_all_keys(connection)


def test_what_this_version_would_leave_to_the_next_can_be_read_by_itself(tmp_path: Path) -> None:
    write(tmp_path / "present.sql")
    with closing(sqlite3.connect(tmp_path / "before.db")) as made:
        made.executescript((tmp_path / "present.sql").read_text(encoding="utf-8"))
    database = open_database(f"sqlite:///{tmp_path}/before.db")
    assert not pending_migrations(database)
    database.close()
