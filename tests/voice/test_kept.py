"""What a caller keyed just before something of ours broke still counts: after the apology nobody is asked twice."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from dialin.actions.calls.tell_call import tell_call
from dialin.app import create_app
from dialin.crypto.seals import derive_seal
from dialin.dialogue.words.news import NewsKind
from dialin.services import Services
from dialin.store.calls import Call, load_call
from dialin.store.database import open_database, table_of, transaction
from dialin.store.work import WorkTable
from dialin.voice.kept import FIELDS_HEARD, Kept, failed_trial, seal, unseal
from tests.building import EVENING, NUMBER, SetClock, make_event, register_people
from tests.config.credentials import SECRET
from tests.every import every
from tests.voice.signing import post

SID, OTHER = "CA" + "1" * 32, "CA" + "2" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}
SECRETS = (SECRET,)
HOLDS = """
import sys
from dialin.store.database import open_database, transaction
with transaction(open_database(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def pin(services: Services, clock: SetClock) -> str:
    """Of somebody whose event is on."""
    (person,) = register_people(services, make_event(services), 1)
    clock.now = EVENING
    return person.pin


@contextmanager
def hasty(services: Services) -> Iterator[Flask]:
    """The app of a house that gives the database up after a tenth of a second."""
    database = open_database(services.settings.database_url, patience=0.1)
    yield create_app(services.settings, services=replace(services, database=database))
    database.close()


@contextmanager
def held(services: Services) -> Iterator[None]:
    """Somebody else writes all the time: on SQLite another process, on PostgreSQL one that has the table of calls."""
    if services.database.queue is None:
        with transaction(services.database) as connection:
            connection.execute(text("LOCK TABLE call IN ACCESS EXCLUSIVE MODE"))
            yield
        return
    command = [sys.executable, "-c", HOLDS, services.settings.database_url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"held\n"
        yield
        other.stdin.close()


def call_of(services: Services) -> Call:
    with services.looking() as act:
        call = load_call(act, SID, lock=False)
    assert call is not None
    return call


def way_on(document: str) -> str:
    """Path and query of the next try."""
    (found,) = re.findall(r"<Redirect>https://dialin\.example(/voice/resume/[^<]+)</Redirect>", document)
    return unescape(str(found))


def test_a_pin_keyed_while_others_write_for_too_long_counts_without_being_keyed_again(
    services: Services, pin: str
) -> None:
    with hasty(services) as app:
        post(app, "/voice/incoming", **CALL)
        with held(services):
            first = post(app, "/voice/turn/1", **CALL, Digits=pin).text
            second = post(app, way_on(first), **CALL).text
        assert call_of(services).attendee_id is None
        last = post(app, way_on(second), **CALL).text
    assert pin not in first + second
    assert "<Conference" in last
    assert call_of(services).attendee_id is not None


def test_a_seat_is_claimed_once_where_only_the_answer_came_too_late(services: Services, app: Flask, pin: str) -> None:
    post(app, "/voice/incoming", **CALL)
    done = post(app, "/voice/turn/1", **CALL, Digits=pin).text
    sealed = seal(Kept(SID, "/voice/turn/1", {"Digits": pin}), SECRETS)
    for heard in (sealed, seal(Kept(SID, "/voice/turn/1", {}), SECRETS)):
        assert post(app, f"/voice/resume/1?heard={heard}", **CALL).text == done
    assert call_of(services).turn == 2


def test_the_fallback_hears_what_the_provider_repeats(services: Services, app: Flask, pin: str) -> None:
    post(app, "/voice/incoming", **CALL)
    failed = {"ErrorUrl": "https://dialin.example/voice/turn/1", "ErrorCode": "11200"}
    apology = post(app, "/voice/fallback", **CALL, **failed, Digits=pin).text
    assert "<Conference" in post(app, way_on(apology), **CALL).text


def test_the_fallback_asks_again_where_nobody_says_what_was_keyed(services: Services, app: Flask, pin: str) -> None:
    asked = post(app, "/voice/incoming", **CALL).text
    failed = {"ErrorUrl": "https://dialin.example/voice/turn/1", "ErrorCode": "11200"}
    again = post(app, way_on(post(app, "/voice/fallback", **CALL, **failed).text), **CALL).text
    assert "<Gather" in again
    assert call_of(services).stage == "PinEntry"
    assert asked


def test_what_waits_for_the_next_try_survives_that_try_too(services: Services, app: Flask, pin: str) -> None:
    post(app, "/voice/incoming", **CALL)
    sealed = seal(Kept(SID, "/voice/turn/1", {"Digits": pin}), SECRETS)
    failed = {"ErrorUrl": f"https://dialin.example/voice/resume/1?heard={sealed}", "ErrorCode": "11200"}
    path = way_on(post(app, "/voice/fallback", **CALL, **failed).text)
    assert path.startswith("/voice/resume/2?heard=")
    assert "<Conference" in post(app, path, **CALL).text


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # SQLite calls all trouble by one name
def test_what_breaks_by_itself_is_tried_once_more_and_then_left(services: Services, app: Flask, pin: str) -> None:
    post(app, "/voice/incoming", **CALL)
    with services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE guess RENAME TO away")
    first = post(app, "/voice/turn/1", **CALL, Digits=pin).text
    second = post(app, way_on(first), **CALL).text
    assert "heard=" in way_on(first)
    assert way_on(second).partition("?")[0] == "/voice/resume/2"
    assert "heard=" not in way_on(second)
    assert "<Gather" in post(app, way_on(second), **CALL).text


def test_news_that_could_not_be_told_is_told_at_the_next_try(services: Services, pin: str) -> None:
    with hasty(services) as app:
        post(app, "/voice/incoming", **CALL)
        post(app, "/voice/turn/1", **CALL, Digits=pin)
        with services.acting("test") as act:
            tell_call(act, call_of(services).id, NewsKind.REMOVED)
            work = act.connection.execute(table_of(WorkTable).select()).one()
        with held(services):
            apology = post(app, f"/voice/news/{work.id}", **CALL).text
        post(app, way_on(apology), **CALL)
    assert call_of(services).news_id == work.id


@every(
    "heard",
    [
        seal(Kept(OTHER, "/voice/turn/1", {"Digits": "1"}), SECRETS),
        seal(Kept(SID, "/voice/turn/1", {"Digits": "1"}), ("another secret key",)),
        seal(Kept(SID, "/voice/turn/1", {"Digits": "1"}), SECRETS)[:-2],
        "", "=", "%C3%A4", "x" * 5000, "%00",
    ],
)  # fmt: skip
def test_what_is_not_ours_or_not_this_calls_counts_for_nothing(
    services: Services, app: Flask, pin: str, heard: str
) -> None:
    post(app, "/voice/incoming", **CALL)
    assert post(app, f"/voice/resume/1?heard={heard}", **CALL).status_code == 200
    assert call_of(services).stage == "PinEntry"


def test_what_was_sealed_long_ago_is_forgotten() -> None:
    sealer = derive_seal(*SECRETS)
    assert sealer.open(sealer.seal("748290"), within=60) == "748290"
    assert sealer.open(sealer.seal("748290"), within=-1) is None


def test_while_the_secret_key_is_changed_what_was_kept_by_the_former_one_counts() -> None:
    kept = Kept(SID, "/voice/turn/1", {"Digits": "748290"})
    assert unseal(seal(kept, SECRETS), ("a new secret key", *SECRETS), sid=SID) == kept
    assert unseal(seal(kept, ("a new secret key", *SECRETS)), SECRETS, sid=SID) is None


def test_every_kind_of_input_comes_back_as_it_went() -> None:
    form: dict[str, Any] = {name: f"{name} ä&<" for name in FIELDS_HEARD} | {"From": "+493023125010"}
    trial = failed_trial("https://dialin.example/under/voice/turn/7", SECRETS, sid=SID, form=form)
    assert trial.kept is not None
    back = unseal(seal(trial.kept, SECRETS), SECRETS, sid=SID)
    assert back is not None
    assert (back, back.turn) == (trial.kept, 7)
    assert set(back.heard) == set(FIELDS_HEARD)
