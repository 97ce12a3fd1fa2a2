"""Writes a database as this version keeps it, to be upgraded by all that follow: python -m tests.store.released.write

The usual event, three people, one of them in the room and one call at the door. The PINs stand in the first line.
"""

import sqlite3
import tempfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from dialin.app import build_services, create_app
from dialin.config import read_settings
from dialin.services import Services
from dialin.store.migrations.upgrade import upgrade
from tests.building import EVENING, NUMBER, OFFICE, SetClock, make_event, register_people
from tests.config.credentials import SECRET, TOKEN
from tests.voice.signing import PUBLIC_URL, post

IN_ROOM, AT_DOOR = "CA" + "a" * 32, "CA" + "b" * 32


def write(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database, clock = Path(folder) / "x.db", SetClock()
        settings = read_settings(
            _env_file=None, database_url=f"sqlite:///{database}", public_url=PUBLIC_URL, secret_key=SECRET,
            auth_tokens=TOKEN, office=OFFICE,
        )  # fmt: skip
        services = build_services(settings, clock=clock)
        upgrade(services.database)
        pins = [person.pin for person in register_people(services, make_event(services), 3)]
        clock.now = EVENING
        _call(services, pins[0])
        services.database.close()
        with closing(sqlite3.connect(database)) as made:
            file.write_text("\n".join([f"-- {' '.join(pins)}", *made.iterdump(), ""]), encoding="utf-8")


def _call(services: Services, pin: str) -> None:
    app, common = create_app(services.settings, services=services), {"To": NUMBER, "CallStatus": "in-progress"}
    seated, at_door = {"CallSid": IN_ROOM, "From": "+493023125010"}, {"CallSid": AT_DOOR, "From": "+493023125099"}
    post(app, "/voice/incoming", **common, **seated)
    post(app, "/voice/turn/1", **common, **seated, Digits=pin)
    post(app, "/voice/incoming", **common, **at_door)


if __name__ == "__main__":
    write(Path(__file__).parent / f"{version('dialin')}.sql")
