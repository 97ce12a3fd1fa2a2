import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from dialin.actions.bridges.begin_leg import begin_leg
from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.jobs.log import check_log
from dialin.rules.dial_strings import Bridge
from dialin.store.bridge_legs import change_leg
from dialin.store.events import load_event
from tests.building import BRIDGE_NUMBER, DOORS, NUMBER, begin_call, make_event, register_people
from tests.voice.signing import post

CALL = {"CallSid": "CA" + "1" * 32, "From": "+493023125010", "To": NUMBER, "CallStatus": "ringing"}


def read(app: Flask) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels."""
    answer = app.test_client().get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def answers(app: Flask, address: str, outcome: str) -> float:
    return read(app).get(("dialin_voice_answers_total", address, outcome), 0)


def test_seats_lines_and_work_are_those_of_the_database(app, services):
    event_id = make_event(services)
    register_people(services, event_id, 3)
    call_id = begin_call(services, "CA" + "2" * 32, event_id=event_id, stage="Lobby")
    with services.acting("test") as act:
        tell_call(act, call_id, NewsKind.SEAT_FREED)
    found = read(app)
    assert found["dialin_seats", "digitaltag", "allocated"] == 2
    assert found["dialin_seats", "digitaltag", "occupied"] == 0
    assert found["dialin_callers", "digitaltag", "waiting"] == 1
    assert found["dialin_callers", "digitaltag", "lobby"] == 1
    assert found[("dialin_live_calls",)] == 1
    assert found[("dialin_due_work",)] == 1
    assert found[("dialin_database_up",)] == 1


def test_the_line_into_a_videoconference_is_in_once_it_is_believed_to_be(app, services):
    event_id = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))
    assert ("dialin_bridge_in", "digitaltag") not in read(app)  # the doors are closed
    services.clock.now = DOORS
    found = read(app)
    assert (found["dialin_bridge_in", "digitaltag"], found["dialin_bridge_tries", "digitaltag"]) == (0, 0)
    with services.acting("test") as act:
        assert begin_leg(act, load_event(act, event_id), token="t")
    assert read(app)["dialin_bridge_tries", "digitaltag"] == 1
    with services.acting("test") as act:
        change_leg(act, "t", {"state": "up", "proved_at": act.now}, states=("dialling",))
    found = read(app)
    assert (found["dialin_bridge_in", "digitaltag"], found["dialin_bridge_tries", "digitaltag"]) == (1, 0)


@pytest.mark.parametrize(
    ("form", "changes", "outcome"),
    [
        (CALL, {}, "answered"),
        (CALL, {"token": "somebody else's"}, "unsigned"),
        ({"From": "+493023125010"}, {}, "unreadable"),
    ],
)
def test_each_answer_is_counted_by_its_outcome(app, form, changes, outcome):
    before = answers(app, "incoming", outcome)
    post(app, "/voice/incoming", **form, **changes)
    assert answers(app, "incoming", outcome) == before + 1


def test_an_apology_is_told_from_an_answer(app, services):
    before, good_before = answers(app, "incoming", "apologised"), answers(app, "incoming", "answered")
    with services.acting("test") as act:
        act.connection.exec_driver_sql("DROP TABLE bridge_leg")
    assert post(app, "/voice/incoming", **CALL).status_code == 200
    assert answers(app, "incoming", "apologised") == before + 1
    assert answers(app, "incoming", "answered") == good_before


def test_without_the_database_the_counts_are_still_told(app, services):
    post(app, "/voice/incoming", **CALL, token="somebody else's")
    with services.acting("test") as act:
        act.connection.exec_driver_sql("DROP TABLE work")
    found = read(app)
    assert found[("dialin_database_up",)] == 0
    assert found["dialin_voice_answers_total", "incoming", "unsigned"] >= 1


def test_no_number_name_or_pin_is_told(app, services):
    people = register_people(services, make_event(services), 2)
    text = app.test_client().get("/metrics").text
    assert not [secret for secret in ("30231250", "Erna", *(person.pin for person in people)) if secret in text]


def test_a_log_that_is_not_whole_or_was_not_looked_at_for_hours_is_an_alarm(app, services, clock):
    register_people(services, make_event(services), 2)
    assert read(app)[("dialin_audit_whole",)] == 1
    check_log.do(services)
    assert (read(app)[("dialin_audit_whole",)], read(app)[("dialin_audit_entries",)]) == (1, 4)
    clock.pass_time(hours=4)
    assert read(app)[("dialin_audit_whole",)] == 0
    check_log.do(services)
    assert read(app)[("dialin_audit_whole",)] == 1
    with services.acting("test") as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number = 2")
    check_log.do(services)
    assert read(app)[("dialin_audit_whole",)] == 0
