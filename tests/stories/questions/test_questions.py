"""A question by voice through the real app: what is stored when, and that nothing is without the caller's 1."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from dialin.config import Settings
from dialin.rehearsal import Leg
from dialin.store import questions
from dialin.store.consents import last_consent
from dialin.store.database import table_of
from dialin.store.voice_recordings import VoiceRecordingTable
from tests.building import EVENING
from tests.stories.hearing import all_heard
from tests.stories.theatre import Theatre, theatre

LATER = EVENING + timedelta(minutes=5)
WORDS = "Wann wird die Bücherei in der Altstadt wieder geöffnet, und bleibt der Fahrstuhl"


@pytest.fixture
def stage(settings: Settings) -> Iterator[Theatre]:
    with theatre(settings, at=LATER) as made:
        yield made


def rows(stage: Theatre) -> list[Any]:
    with stage.services.looking() as act:
        return list(act.connection.execute(table_of(VoiceRecordingTable).select().order_by(VoiceRecordingTable.id)))


def listed(stage: Theatre) -> list[Any]:
    with stage.services.looking() as act:
        return list(questions.list_questions(act, stage.event_id))


def verbs(leg: Leg) -> list[str]:
    return [verb.name for verb in leg.verbs]


def in_the_event(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(5)
    assert leg.room
    return leg


def asked(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    leg.listen()
    return leg


def spoken(stage: Theatre, words: str = WORDS) -> Leg:
    """Consent, then the question: the caller waits for the end of it."""
    leg = asked(stage)
    leg.press("1")
    leg.listen()
    speak(leg, words)
    return leg


def speak(leg: Leg, words: str = WORDS) -> None:
    assert leg.waiting_for == "recording"
    leg.say(words)
    leg.wait(4.5)
    leg.listen()


def test_a_question_is_recorded_played_kept_and_stands_in_the_list_without_a_name(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    leg.listen()
    assert stage.company.media_url(rows(stage)[0].sid) in all_heard(leg)
    leg.press("1")
    leg.listen()
    leg.press("2")
    leg.wait(12)
    assert leg.room
    assert stage.seats.occupied == 1
    [question] = listed(stage)
    assert (question.name, question.source, question.is_untyped, question.with_name) == (
        "Erna Müller", "telephone", True, False,
    )  # fmt: skip
    assert stage.company.alerts == []


def test_what_was_kept_comes_into_our_store_and_is_gone_at_the_provider(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    leg.listen()
    leg.press("1")
    leg.wait(30)
    [row] = rows(stage)
    assert row.audio.startswith(b"RIFF")
    assert row.deleted_there_at is not None
    assert stage.company.recordings[row.sid].status == "deleted"
    assert listed(stage)[0].is_playable


def test_the_name_is_given_only_by_a_1(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    leg.listen()
    leg.press("1")
    leg.listen()
    leg.press("1")
    leg.wait(10)
    assert listed(stage)[0].with_name


@pytest.mark.parametrize("key", ["2", "7", ""])
def test_without_a_1_nothing_is_recorded_and_nothing_stored(stage: Theatre, key: str) -> None:
    leg = asked(stage)
    if key:
        leg.press(key)
    else:
        leg.silence()
    leg.wait(20)
    assert "Record" not in verbs(leg)
    assert stage.company.recordings == {}
    assert rows(stage) == listed(stage) == []
    assert leg.room


def test_the_consent_is_stored_before_the_first_sample(stage: Theatre) -> None:
    leg = asked(stage)
    with stage.services.looking() as act:
        assert last_consent(act, 1) is None
    assert "Record" not in verbs(leg)
    leg.press("1")
    while not stage.company.recordings:
        leg.wait(0.1)
    with stage.services.looking() as act:
        consent = last_consent(act, 1)
    assert consent is not None
    assert (consent.prompt, consent.language, len(consent.version)) == ("q.consent", "de", 12)
    [recording] = stage.company.recordings.values()
    assert consent.given_at < recording.started_at
    assert rows(stage) == []


def test_recording_again_and_deleting_leave_nothing(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    leg.listen()
    leg.press("2")
    leg.listen()
    speak(leg)
    leg.wait(4)
    leg.listen()
    leg.press("9")
    leg.wait(30)
    assert "Die Aufnahme ist gelöscht" in all_heard(leg)
    assert listed(stage) == []
    assert [(row.audio, row.kept_at) for row in rows(stage)] == [(None, None), (None, None)]
    assert {one.status for one in stage.company.recordings.values()} == {"deleted"}
    assert leg.room


def test_silence_after_listening_keeps_nothing_and_says_so(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    for _ in range(3):
        leg.silence()
    leg.wait(30)
    assert "Ihre Frage ist noch nicht abgegeben" in all_heard(leg)
    assert "Wir haben keine Frage von Ihnen behalten" in all_heard(leg)
    assert listed(stage) == []
    assert {one.status for one in stage.company.recordings.values()} == {"deleted"}


def test_whoever_hangs_up_while_speaking_has_left_nothing_and_no_seat_in_use(stage: Theatre) -> None:
    leg = asked(stage)
    leg.press("1")
    leg.listen()
    leg.say("Ich wollte nur")
    leg.hang_up()
    stage.company.elapse(60)
    assert listed(stage) == []
    assert [row.discarded_at is not None for row in rows(stage)] == [True]
    assert {one.status for one in stage.company.recordings.values()} == {"deleted"}
    assert stage.seats.held == 1


def test_whoever_hangs_up_while_listening_has_handed_in_nothing(stage: Theatre) -> None:
    leg = spoken(stage)
    leg.wait(4)
    leg.listen()
    leg.hang_up()
    stage.company.elapse(60)
    assert listed(stage) == []
    assert {one.status for one in stage.company.recordings.values()} == {"deleted"}


def test_a_recording_that_the_provider_loses_is_offered_anew(stage: Theatre) -> None:
    stage.company.faults.order("lose_recording")
    leg = spoken(stage)
    leg.wait(6)
    leg.listen()
    assert "Ihre Aufnahme ist leider nicht angekommen" in all_heard(leg)
    leg.press("1")
    leg.listen()
    assert leg.waiting_for == "recording"


def test_almost_nothing_is_said_to_be_almost_nothing(stage: Theatre) -> None:
    leg = asked(stage)
    leg.press("1")
    leg.listen()
    leg.silence()
    leg.wait(6)
    assert "Ich habe fast nichts gehört" in all_heard(leg)


def test_zero_while_speaking_reaches_the_office_and_leaves_nothing(stage: Theatre) -> None:
    leg = asked(stage)
    leg.press("1")
    leg.listen()
    leg.say("Ich wollte fragen")
    leg.press("0")
    leg.wait(10)
    assert leg.bridged is not None
    assert listed(stage) == []


def test_after_three_questions_it_is_enough(stage: Theatre) -> None:
    leg = in_the_event(stage)
    for _ in range(3):
        leg.press("*1")
        leg.listen()
        leg.press("1")
        leg.listen()
        speak(leg)
        leg.wait(4)
        leg.listen()
        leg.press("1")
        leg.listen()
        leg.press("2")
        leg.wait(12)
        assert leg.room
    leg.press("*1")
    leg.wait(8)
    assert "Sie haben schon drei Fragen abgegeben" in all_heard(leg)
    assert len(listed(stage)) == 3
    assert verbs(leg).count("Record") == 3
