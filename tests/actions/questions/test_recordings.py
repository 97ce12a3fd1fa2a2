"""What is kept of recordings: only with consent, only of the own call, and whose it is."""

from typing import Any

import pytest

from dialin.actions.calls.live_call import LiveCall, live_call
from dialin.actions.house import House
from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.bind_recordings import bind_recordings
from dialin.actions.questions.count_questions import count_questions
from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.keep_recording import keep_recording
from dialin.actions.questions.mark_ready import mark_ready
from dialin.actions.questions.note_consent import note_consent
from dialin.actions.questions.note_recording import note_recording
from dialin.actions.questions.type_up_question import type_up_question
from dialin.dialogue.question.asks import QuestionsCounted
from dialin.store import calls, questions, voice_recordings
from dialin.store.consents import last_consent
from dialin.store.database import Record, reading, transaction
from tests.building import begin_call, make_event, register_people


@pytest.fixture
def event_id(house: House) -> int:
    return make_event(house)


def call_of(house: House, event_id: int, sid: str = "CA1", *, consent: bool = True, **changes: Any) -> LiveCall:
    begin_call(house, sid, event_id=event_id, **changes)
    with transaction(house.database) as connection:
        row = calls.load_call(connection, sid)
        assert row is not None
        call = live_call(row)
        if consent:
            note_consent(connection, call, "q.consent", now=house.clock())
    return call


def record(house: House, call: LiveCall, sid: str = "RE1", *, keep: bool = True) -> None:
    with transaction(house.database) as connection:
        note_recording(connection, call, sid, seconds=24, kind="question", now=house.clock())
        if keep:
            keep_recording(connection, call, sid, now=house.clock())


def found(house: House, sid: str = "RE1") -> Record:
    with reading(house.database) as connection:
        row = voice_recordings.find_recording(connection, sid)
    assert row is not None
    return row


def listed(house: House, event_id: int) -> list[Record]:
    with reading(house.database) as connection:
        return list(questions.list_questions(connection, event_id))


def test_what_nobody_agreed_to_is_thrown_away_at_once_and_cannot_be_kept(house: House, event_id: int) -> None:
    record(house, call_of(house, event_id, consent=False))
    assert found(house).consented_at is None
    assert found(house).discarded_at is not None
    assert found(house).kept_at is None


def test_news_before_the_turn_is_remembered_by_the_turn(house: House, event_id: int) -> None:
    call = call_of(house, event_id)
    with transaction(house.database) as connection:
        mark_ready(connection, "CA1", "RE1", is_there=True, now=house.clock())
    record(house, call)
    assert (found(house).kind, found(house).seconds, found(house).ready_at) == ("question", 24, house.clock())
    assert found(house).kept_at is not None


def test_keeping_twice_hands_in_one_question(house: House, event_id: int) -> None:
    person = register_people(house, event_id, 1)[0]
    call = call_of(house, event_id, attendee_id=person.attendee_id)
    record(house, call)
    with transaction(house.database) as connection:
        keep_recording(connection, call, "RE1", now=house.clock())
        assert count_questions(connection, call) == QuestionsCounted(1)
    assert len(listed(house, event_id)) == 1


def test_a_recording_of_another_call_is_neither_kept_nor_named(house: House, event_id: int) -> None:
    person = register_people(house, event_id, 1)[0]
    own = call_of(house, event_id, attendee_id=person.attendee_id)
    other = call_of(house, event_id, "CA2")
    record(house, own, keep=False)
    with transaction(house.database) as connection:
        keep_recording(connection, other, "RE1", now=house.clock())
    assert found(house).kept_at is None
    record(house, own)
    with transaction(house.database) as connection:
        allow_name(connection, other, "RE1")
    assert not listed(house, event_id)[0].with_name


def test_a_question_spoken_while_registering_is_nobodys_until_the_registration_is_finished(
    house: House, event_id: int
) -> None:
    call = call_of(house, event_id)
    record(house, call)
    assert listed(house, event_id) == []
    with reading(house.database) as connection:
        assert count_questions(connection, call) == QuestionsCounted(1)
    person = register_people(house, event_id, 1)[0]
    with transaction(house.database) as connection:
        bind_recordings(connection, call.id, event_id=event_id, attendee_id=person.attendee_id)
    assert [row.name for row in listed(house, event_id)] == ["Erna Beispiel 0"]
    assert found(house).attendee_id == person.attendee_id


def test_a_second_person_registered_in_the_same_call_does_not_get_the_first_ones_question(
    house: House, event_id: int
) -> None:
    call = call_of(house, event_id)
    first, second = register_people(house, event_id, 2)
    record(house, call)
    with transaction(house.database) as connection:
        bind_recordings(connection, call.id, event_id=event_id, attendee_id=first.attendee_id)
        bind_recordings(connection, call.id, event_id=event_id, attendee_id=second.attendee_id)
    assert found(house).attendee_id == first.attendee_id


def test_a_caller_who_deletes_a_recording_takes_the_question_back_unless_it_is_typed_up(
    house: House, event_id: int
) -> None:
    person = register_people(house, event_id, 1)[0]
    call = call_of(house, event_id, attendee_id=person.attendee_id)
    record(house, call)
    record(house, call, "RE2")
    _, second = listed(house, event_id)
    with transaction(house.database) as connection:
        assert type_up_question(connection, second.id, "Was?", actor="test", now=house.clock()) is None
        for sid in ("RE1", "RE2", "RE3"):
            discard_recording(connection, sid, now=house.clock())
    assert [row.id for row in listed(house, event_id)] == [second.id]


def test_consents_are_kept_with_the_version_of_their_words(house: House, event_id: int) -> None:
    german, english = call_of(house, event_id), call_of(house, event_id, "CA2", language="en")
    with reading(house.database) as connection:
        versions = [last_consent(connection, call.id) for call in (german, english)]
    assert versions[0] is not None
    assert versions[1] is not None
    assert (versions[0].language, versions[1].language) == ("de", "en")
    assert versions[0].version != versions[1].version
