"""Whatever is posted to the voice webhooks: an answer below 500, valid TwiML for a call, and no damage."""

from itertools import product

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dialin.rehearsal.twiml.documents import read_document
from dialin.services import Services
from tests.actions.callers import board, sitting
from tests.building import EVENING, make_event, register_people
from tests.conftest import TOKEN
from tests.voice.signing import post

SITTING = "CA" + "5" * 32
CALL = {"From": "+493023125010", "To": "+493023125000", "CallStatus": "in-progress"}
LARGE = "9" * 25
ABSURD = (
    "", "\0", "a\0b", "x" * 5000, "-1", LARGE, "NaN", "٣", "\x1b\x7f\uffff", "<Say>&", "' OR 1=1 --", "%00", "hangup",
    "sip:anna@example", "+" * 40,
)  # fmt: skip
FIELDS = (
    "From", "To", "CallStatus", "Digits", "SpeechResult", "Confidence", "DialCallStatus", "DialCallDuration",
    "RecordingUrl", "RecordingSid", "RecordingDuration", "RecordingStatus", "ErrorUrl", "ErrorCode", "SequenceNumber",
    "StatusCallbackEvent", "ParticipantCallStatus", "Muted", "Direction",
)  # fmt: skip
PATHS = (
    "incoming", "turn/1", f"turn/{LARGE}", "news/1", f"news/{LARGE}", "announcement/1", f"announcement/{LARGE}",
    "resume/1", f"resume/{LARGE}", "after-office", "status", "fallback", "room", "room/wait", "recording", "bridge/x",
    "bridge/x/status",
)  # fmt: skip


@pytest.fixture
def event_id(app: Flask, services: Services) -> int:
    """An event in which somebody sits whom none of this concerns."""
    made = make_event(services)
    (person,) = register_people(services, made, 1)
    services.clock.now = EVENING
    post(app, "/voice/incoming", CallSid=SITTING, **CALL)
    post(app, "/voice/turn/1", CallSid=SITTING, Digits=person.pin, **CALL)
    return made


def faults(answer: TestResponse, *, may_apologise: bool = False) -> list[str]:
    found = [] if answer.status_code < 500 else [str(answer.status_code)]
    if answer.content_type.startswith("text/xml"):
        read_document(answer.data)  # as the provider would, which ends the call where it cannot
        if "/voice/resume/" in answer.text and not may_apologise:
            found.append("an apology")
    return found


def test_every_address_takes_any_parameters(app: Flask, services: Services, event_id: int) -> None:
    for number, (path, value) in enumerate(product(PATHS, ABSURD)):
        form = dict.fromkeys(FIELDS, value) | {"CallSid": f"CA{number:032x}"}
        answer = post(app, f"/voice/{path}", **form)
        assert not faults(answer, may_apologise=path == "fallback"), (path, value)
    assert (sitting(services.database, event_id), board(services.database, event_id).occupied) == ([SITTING], 1)


def test_a_turn_takes_any_single_parameter(app: Flask, services: Services, event_id: int) -> None:
    for number, (field, value) in enumerate(product(FIELDS, ABSURD)):
        sid = f"CA{number:032x}"
        post(app, "/voice/incoming", CallSid=sid, **CALL)
        assert not faults(post(app, "/voice/turn/1", **(CALL | {"CallSid": sid, field: value}))), (field, value)
    assert sitting(services.database, event_id) == [SITTING]


def test_a_request_of_no_call_changes_nothing(app: Flask, services: Services, event_id: int) -> None:
    for path, sid in product(PATHS, (None, "", "\0", "CA\0", "x" * 300, "CA1; DROP TABLE call", "ä")):
        answer = post(app, f"/voice/{path}", **CALL, **({} if sid is None else {"CallSid": sid}))
        assert not faults(answer, may_apologise=path == "fallback"), (path, sid)
    assert sitting(services.database, event_id) == [SITTING]


def test_the_last_resort_rings_the_office_whatever_was_dialled(app: Flask) -> None:
    form = {"CallSid": SITTING, "ErrorUrl": "https://dialin.example/voice/resume/2", "ErrorCode": "11200"}
    for dialled in ("", "\0", "sip:city@example", "anonymous", "<>&\"'"):
        document = post(app, "/voice/fallback", From="anonymous", To=dialled, **form)
        assert not faults(document, may_apologise=True), dialled
        assert "<Number>+493023125900</Number>" in document.text
        assert "callerId" not in document.text


def test_ten_megabytes_are_not_read(app: Flask, services: Services, event_id: int) -> None:
    for token in (TOKEN, "another"):
        answer = post(app, "/voice/incoming", token=token, CallSid=SITTING, **CALL, Note="x" * 10_000_000)
        assert answer.status_code == 413
    assert board(services.database, event_id).occupied == 1


def test_thousands_of_fields_are_an_answer_too(app: Flask, event_id: int) -> None:
    many = {f"Field{number}": "1" for number in range(4000)}
    assert post(app, "/voice/incoming", CallSid=SITTING, **CALL, **many).status_code < 500


def test_another_kind_of_body_than_a_form_is_refused(app: Flask) -> None:
    for kind in ("application/json", "multipart/form-data", "text/plain", "nonsense"):
        answer = app.test_client().post("/voice/incoming", data=b"\xff\x00{", content_type=kind,
                                        headers={"X-Twilio-Signature": "x"})  # fmt: skip
        assert answer.status_code == 403, kind
