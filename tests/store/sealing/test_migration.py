"""What the version before kept in clear is sealed by the migration; nothing is left of it; and all the way back."""

import json
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from dialin.crypto.keyring import is_sealed
from dialin.crypto.sealing_key import derive_sealing_key
from dialin.services import Services
from dialin.store.attendees import list_attendees
from dialin.store.database import transaction
from dialin.store.migrations.upgrade import alembic_config, upgrade
from dialin.store.pins import sealed_pin_of
from dialin.store.sealing.columns import keys_of
from dialin.store.sealing.present import SEALED_BY, sealed_by
from dialin.store.voice_recordings import audio_of
from tests.acting import acting, looking
from tests.building import EVENING, add_recording, begin_call, make_event, register_people
from tests.config.credentials import SECRET
from tests.store.sealing.in_clear import in_clear

BEFORE = "0020-1"
SOUND = b"RIFF" + bytes(100)
KEPT = {
    "attendee": "phone, address", "call": "caller, state, reply", "event": "bridge_digits, bridge_headers",
    "voice_recording": "audio", "pin": "sealed",
}  # fmt: skip
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def pin(services: Services) -> str:
    """Of the one person in a database as the version before left it."""
    (person,) = register_people(services, make_event(services), 1)
    begin_call(services, "CA1", state='{"stage":"PinEntry"}', reply=f"<Say>{person.pin}</Say>")
    with services.acting("test") as act:
        add_recording(
            act, {"kind": "question", "sid": "RE1", "seconds": 2, "recorded_at": EVENING, "audio": SOUND, "call_id": 1}
        )
        act.connection.execute(text("UPDATE event SET bridge_digits = 'ww77665544#'"))
        command.downgrade(alembic_config(act.connection), BEFORE)
    return person.pin


def kept(services: Services) -> Rows:
    with transaction(services.database) as connection:
        found = {name: connection.execute(text(f"SELECT {columns} FROM {name}")) for name, columns in KEPT.items()}
        return {name: [tuple(row) for row in rows] for name, rows in found.items()}


def test_back_at_the_version_before_it_reads_as_that_version_wrote_it(services: Services, pin: str) -> None:
    rows = kept(services)
    assert rows["attendee"][0][0] == "+493023125010"
    assert json.loads(rows["call"][0][1]) == {"stage": "PinEntry"}
    assert rows["voice_recording"] == [(SOUND,)]
    assert derive_sealing_key(SECRET).pins_before.decrypt(rows["pin"][0][0]).decode() == pin


def test_after_it_nothing_can_be_read_without_the_key_not_even_what_was_deleted(services: Services, pin: str) -> None:
    before = kept(services)
    upgrade(services.database)
    assert in_clear(services) == set()
    rows = kept(services)
    assert all(is_sealed(one) for name in ("voice_recording", "pin", "call") for one in rows[name][0])
    with looking(services) as act:
        (person,) = list_attendees(act, 1)
        sealed = sealed_pin_of(act, person.id)
        assert sealed is not None
        assert (person.phone, act.pin_keys.open(sealed)) == ("+493023125010", pin)
        assert audio_of(act, 1) == SOUND
        assert sealed_by(act.connection) == {SEALED_BY: keys_of(act.connection.dialect).first.id}
    with acting(services) as act:
        command.downgrade(alembic_config(act.connection), BEFORE)
    rows = kept(services)
    rows["pin"] = before["pin"]  # sealed anew
    assert rows == before
