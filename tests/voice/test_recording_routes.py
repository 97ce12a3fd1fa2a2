"""The webhook of recordings: signed, and harmless when late, doubled, unknown or before its turn."""

from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask

from dialin.actions.calls.end_call import end_call
from dialin.actions.questions.note_consent import note_consent
from dialin.services import Services
from dialin.store import calls
from dialin.store.database import table_of
from dialin.store.voice_recordings import VoiceRecordingTable
from tests.building import begin_call, make_event
from tests.every import every
from tests.voice.signing import post

SID, CALL = "RE" + "1" * 32, "CA" + "1" * 32


@pytest.fixture
def call_id(services: Services) -> int:
    call_id = begin_call(services, CALL, event_id=make_event(services))
    with services.acting("test") as act:
        row = calls.load_call(act, CALL)
        assert row is not None
        note_consent(act, row, "q.consent")
    return call_id


def rows(services: Services) -> Sequence[Any]:
    with services.looking() as act:
        return act.connection.execute(table_of(VoiceRecordingTable).select()).all()


def tell(app: Flask, status: str = "completed", *, sid: str = SID, call: str = CALL) -> int:
    return post(app, "/voice/recording", CallSid=call, RecordingSid=sid, RecordingStatus=status).status_code


def test_a_recording_that_no_turn_has_told_of_yet_is_remembered_with_its_consent(
    app: Flask, services: Services, call_id: int
) -> None:
    assert tell(app) == 204
    [row] = rows(services)
    assert (row.sid, row.call_id, row.kind) == (SID, call_id, "unclaimed")
    assert row.ready_at == row.consented_at == services.clock()
    assert row.kept_at is None


def test_the_same_news_twice_changes_nothing(app: Flask, services: Services, call_id: int) -> None:
    tell(app)
    first = rows(services)
    services.clock.pass_time(minutes=5)
    assert tell(app) == 204
    assert rows(services) == first


def test_a_recording_of_which_nothing_came_is_thrown_away(app: Flask, services: Services, call_id: int) -> None:
    tell(app, "absent")
    assert rows(services)[0].discarded_at is not None
    assert rows(services)[0].ready_at is None


@every("status", ["in-progress", "", "paused"])
def test_other_news_is_passed_over(app: Flask, services: Services, call_id: int, status: str) -> None:
    assert tell(app, status) == 204
    assert rows(services) == []


def test_a_recording_of_an_unknown_call_is_passed_over(app: Flask, services: Services, call_id: int) -> None:
    assert tell(app, call="CA" + "2" * 32) == 204
    assert rows(services) == []


@every(("sid", "call"), [("", CALL), ("RE1\0", CALL), ("R" * 65, CALL), (SID, ""), ("../1", CALL)])
def test_news_without_ids_is_refused(app: Flask, services: Services, call_id: int, sid: str, call: str) -> None:
    assert tell(app, sid=sid, call=call) == 400
    assert rows(services) == []


def test_a_stranger_is_refused_and_changes_nothing(app: Flask, services: Services, call_id: int) -> None:
    form = {"CallSid": CALL, "RecordingSid": SID, "RecordingStatus": "completed"}
    assert app.test_client().post("/voice/recording", data=form).status_code == 403
    assert post(app, "/voice/recording", token="another", **form).status_code == 403
    assert rows(services) == []


def test_a_hang_up_told_by_the_recording_after_the_calls_end_wakes_no_call(
    app: Flask, services: Services, call_id: int
) -> None:
    with services.acting("test") as act:
        end_call(act, CALL)
    gone = {"RecordingSid": SID, "RecordingUrl": f"https://x/{SID}", "RecordingDuration": "3", "Digits": "hangup"}
    answer = post(app, "/voice/turn/1", CallSid=CALL, From="+493023125010", To="+493023125000", **gone)
    assert answer.status_code == 200
    with services.looking() as act:
        ended = calls.load_call_by_id(act, call_id)
    assert ended is not None
    assert ended.hung_up_at is not None
    assert [row.discarded_at is not None for row in rows(services)] == [True]
