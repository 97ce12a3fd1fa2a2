"""What is kept of recordings: only with consent, only of their own call, and whose it is."""

from typing import Any

import pytest

from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.bind_recordings import bind_recordings
from dialin.actions.questions.count_questions import count_questions
from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.keep_recording import keep_recording
from dialin.actions.questions.mark_ready import mark_ready
from dialin.actions.questions.note_consent import note_consent
from dialin.actions.questions.note_recording import note_recording
from dialin.actions.questions.type_up_question import type_up_question
from dialin.dialogue.words.question import QuestionsCounted
from dialin.services import Services
from dialin.store import calls, questions, voice_recordings
from dialin.store.calls import Call
from dialin.store.consents import last_consent
from tests.building import begin_call, make_event, register_people


@pytest.fixture
def event_id(services: Services) -> int:
    return make_event(services)


def call_of(services: Services, event_id: int, sid: str = "CA1", *, consent: bool = True, **changes: Any) -> Call:
    begin_call(services, sid, event_id=event_id, **changes)
    with services.acting("test") as act:
        row = calls.load_call(act, sid)
        assert row is not None
        call = row
        if consent:
            note_consent(act, call, "q.consent")
    return call


def record(services: Services, call: Call, sid: str = "RE1", *, keep: bool = True) -> None:
    with services.acting("test") as act:
        note_recording(act, call, sid, seconds=24, kind="question")
        if keep:
            keep_recording(act, call, sid)


def found(services: Services, sid: str = "RE1") -> Any:
    with services.looking() as act:
        row = voice_recordings.find_recording(act, sid)
    assert row is not None
    return row


def listed(services: Services, event_id: int) -> list[Any]:
    with services.looking() as act:
        return list(questions.list_questions(act, event_id))


def test_what_nobody_agreed_to_is_thrown_away_at_once_and_cannot_be_kept(services: Services, event_id: int) -> None:
    record(services, call_of(services, event_id, consent=False))
    assert found(services).consented_at is None
    assert found(services).discarded_at is not None
    assert found(services).kept_at is None


def test_news_before_the_turn_is_remembered_by_the_turn(services: Services, event_id: int) -> None:
    call = call_of(services, event_id)
    with services.acting("test") as act:
        mark_ready(act, "CA1", "RE1", is_there=True)
    record(services, call)
    assert (found(services).kind, found(services).seconds, found(services).ready_at) == (
        "question",
        24,
        services.clock(),
    )
    assert found(services).kept_at is not None


def test_keeping_twice_hands_in_one_question(services: Services, event_id: int) -> None:
    person = register_people(services, event_id, 1)[0]
    call = call_of(services, event_id, attendee_id=person.attendee_id)
    record(services, call)
    with services.acting("test") as act:
        keep_recording(act, call, "RE1")
        assert count_questions(act, call) == QuestionsCounted(1)
    assert len(listed(services, event_id)) == 1


def test_a_recording_of_another_call_is_neither_kept_nor_named(services: Services, event_id: int) -> None:
    person = register_people(services, event_id, 1)[0]
    own = call_of(services, event_id, attendee_id=person.attendee_id)
    other = call_of(services, event_id, "CA2")
    record(services, own, keep=False)
    with services.acting("test") as act:
        keep_recording(act, other, "RE1")
    assert found(services).kept_at is None
    record(services, own)
    with services.acting("test") as act:
        allow_name(act, other, "RE1")
    assert not listed(services, event_id)[0].with_name


def test_a_question_spoken_while_registering_is_nobodys_until_the_registration_is_finished(
    services: Services, event_id: int
) -> None:
    call = call_of(services, event_id)
    record(services, call)
    assert listed(services, event_id) == []
    with services.looking() as act:
        assert count_questions(act, call) == QuestionsCounted(1)
    person = register_people(services, event_id, 1)[0]
    with services.acting("test") as act:
        bind_recordings(act, call.id, event_id=event_id, attendee_id=person.attendee_id)
    assert [row.name for row in listed(services, event_id)] == ["Erna Beispiel 0"]
    assert found(services).attendee_id == person.attendee_id


def test_a_second_person_registered_in_the_same_call_does_not_get_the_first_ones_question(
    services: Services, event_id: int
) -> None:
    call = call_of(services, event_id)
    first, second = register_people(services, event_id, 2)
    record(services, call)
    with services.acting("test") as act:
        bind_recordings(act, call.id, event_id=event_id, attendee_id=first.attendee_id)
        bind_recordings(act, call.id, event_id=event_id, attendee_id=second.attendee_id)
    assert found(services).attendee_id == first.attendee_id


def test_a_caller_who_deletes_a_recording_takes_the_question_back_unless_it_is_typed_up(
    services: Services, event_id: int
) -> None:
    person = register_people(services, event_id, 1)[0]
    call = call_of(services, event_id, attendee_id=person.attendee_id)
    record(services, call)
    record(services, call, "RE2")
    _, second = listed(services, event_id)
    with services.acting("test") as act:
        assert type_up_question(act, second.id, "Was?") is None
        for sid in ("RE1", "RE2", "RE3"):
            discard_recording(act, sid)
    assert [row.id for row in listed(services, event_id)] == [second.id]


def test_consents_are_kept_with_the_version_of_their_words(services: Services, event_id: int) -> None:
    german, english = call_of(services, event_id), call_of(services, event_id, "CA2", language="en")
    with services.looking() as act:
        versions = [last_consent(act, call.id) for call in (german, english)]
    assert versions[0] is not None
    assert versions[1] is not None
    assert (versions[0].language, versions[1].language) == ("de", "en")
    assert versions[0].version != versions[1].version
