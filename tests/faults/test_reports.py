"""What the provider only reports while the database does not answer: a clean no, and a line that names nobody."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from twilio.request_validator import RequestValidator

from dialin.app import create_app
from dialin.services import Services
from dialin.store.database import open_database
from tests.building import NUMBER
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.voice.signing import post
from tests.voice.test_kept import hasty, held

Log = pytest.LogCaptureFixture

SID = "CA" + "1" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "completed"}
IN_ROOM = {"CallSid": SID, "AccountSid": ACCOUNT, "ConferenceSid": "CF" + "1" * 32}
REPORTS = {
    "/voice/status": CALL,
    "/voice/bridge/token/status": CALL,
    "/voice/recording": CALL | {"RecordingSid": "RE" + "1" * 32, "RecordingStatus": "completed"},
    "/voice/room": IN_ROOM | {"StatusCallbackEvent": "participant-leave", "ParticipantCallStatus": "completed"},
    "/voice/room?speech": IN_ROOM | {"StatusCallbackEvent": "participant-speech-start", "Muted": "true"},
}


@pytest.fixture
def gone(services: Services, tmp_path: Path) -> Iterator[Flask]:
    """The app of a house whose database is nowhere."""
    is_file = services.settings.database_url.startswith("sqlite")
    nowhere = f"sqlite:///{tmp_path}/none.db" if is_file else "postgresql+psycopg://127.0.0.1:1/none"
    with closing(open_database(nowhere)) as database:
        yield create_app(services.settings, services=replace(services, database=database))


@pytest.mark.parametrize("path", REPORTS)
def test_it_is_refused_in_one_line_where_the_database_is_gone(gone: Flask, caplog: Log, path: str) -> None:
    assert report(gone, path) == 503
    (*before, last) = caplog.records
    assert [one.levelno for one in before] in ([], [logging.WARNING])  # it was tried twice
    assert last.levelno == logging.ERROR
    assert_says_no_more_than_the_call(caplog)


def test_it_is_refused_in_one_line_where_others_keep_the_database(services: Services, caplog: Log) -> None:
    with hasty(services) as app, held(services):
        assert report(app, "/voice/status") == 503
    assert [one.levelno for one in caplog.records] == [logging.ERROR]
    assert_says_no_more_than_the_call(caplog)


def test_a_turn_says_as_little(gone: Flask, caplog: Log) -> None:
    assert "<Redirect>" in post(gone, "/voice/incoming", **CALL | {"CallStatus": "ringing"}).text
    assert_says_no_more_than_the_call(caplog)


def assert_says_no_more_than_the_call(caplog: Log) -> None:
    for record in caplog.records:
        assert SID in record.getMessage()
        assert "+49" not in record.getMessage()
        assert not record.exc_info


def report(app: Flask, path: str) -> int:
    """As it is sent: a room says nothing of whose line it is."""
    signature = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, form := asked(path))
    return app.test_client().post(path, data=form, headers={"X-Twilio-Signature": signature}).status_code


def asked(path: str) -> dict[str, str]:
    common = {"AccountSid": ACCOUNT, "ApiVersion": "2010-04-01", "Direction": "inbound"}
    return common | REPORTS[path]
