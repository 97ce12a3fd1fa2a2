"""Registering by telephone through the real app: what is stored when, and what a broken call leaves behind."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.attendees.type_up import Typed, type_up
from dialin.actions.questions.discard_abandoned import discard_abandoned
from dialin.config import Settings
from dialin.rules.refusals import Refused
from dialin.store import calls
from dialin.store.attendees import list_attendees
from dialin.store.audit import entries_of
from dialin.store.database import table_of
from dialin.store.voice_recordings import VoiceRecordingTable
from tests.building import DOORS, EVENING, IN_JUNE, make_event
from tests.stories.hearing import all_heard
from tests.stories.registering import NEW, choose, name_given, name_spoken, own_pin, registered, speak
from tests.stories.theatre import Theatre, theatre


@pytest.fixture
def stage(settings: Settings) -> Iterator[Theatre]:
    with theatre(settings, at=IN_JUNE) as made:
        yield made


def recordings(stage: Theatre) -> list[Any]:
    with stage.services.looking() as act:
        return list(act.connection.execute(table_of(VoiceRecordingTable).select().order_by(VoiceRecordingTable.id)))


@pytest.mark.parametrize("keys", [("1", "1"), ("1", "1", "1"), ("1", "1", "1", "1")])
def test_hanging_up_before_the_name_stores_nothing(stage: Theatre, keys: tuple[str, ...]) -> None:
    leg = stage.call(NEW)
    choose(leg, *keys)
    leg.hang_up()
    assert registered(stage) == []
    assert [row for row in recordings(stage) if row.discarded_at is None] == []


def test_hanging_up_in_the_middle_throws_the_name_away(stage: Theatre) -> None:
    leg = name_spoken(stage)
    assert [row.kept_at for row in recordings(stage)] == [None]
    leg.hang_up()
    stage.act(discard_abandoned)
    assert registered(stage) == []
    assert all(row.discarded_at is not None and row.kept_at is None for row in recordings(stage))


def test_nobody_is_recorded_before_the_one(stage: Theatre) -> None:
    for key in ("2", "9", "*", "#"):
        leg = stage.call(NEW)
        choose(leg, "1", "1", "1", key)
        assert leg.waiting_for != "recording"
        leg.hang_up()
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1")
    leg.silence()
    leg.wait(10)
    assert "Record" not in [verb.name for verb in leg.verbs]
    assert "Dial" in [verb.name for verb in leg.verbs]  # silence leads to a person


def test_a_name_that_is_spoken_again_leaves_only_the_last(stage: Theatre) -> None:
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1", "1")
    speak(leg, "Erna, ach nein")
    choose(leg, "2")
    speak(leg)
    choose(leg, "1")
    first, second = recordings(stage)
    assert first.discarded_at is not None
    assert second.discarded_at is None
    assert second.kept_at is not None
    assert second.attendee_id == registered(stage)[0].id


def test_a_name_is_kept_only_after_its_one(stage: Theatre) -> None:
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1", "1")
    speak(leg)
    for _ in range(3):
        leg.silence()
    leg.wait(3)
    assert [row.kept_at for row in recordings(stage)] == [None]
    assert registered(stage) == []


def test_the_pin_of_the_call_opens_the_event(settings: Settings) -> None:
    with theatre(settings, at=DOORS - timedelta(minutes=10), registration_closes="2026-06-19T17:45") as stage:
        leg = name_given(stage)
        leg.hang_up()
        stage.goes_to(EVENING)
        called = stage.call_and_key(own_pin(stage, leg), NEW)
        called.wait(20)
        assert called.room


def test_a_call_that_ended_while_the_pin_was_read_keeps_no_word_of_it(stage: Theatre) -> None:
    leg = name_given(stage)
    choose(leg, "2", "1")
    assert "PIN" in all_heard(leg)
    leg.hang_up()
    with stage.services.looking() as act:
        call = calls.load_call(act, leg.sid, lock=False)
        audit = entries_of(act, stage.event_id, "pin.read")
    assert call is not None
    assert call.stage == "PinReading"
    assert call.reply == ""
    assert len(audit) == 1


def test_two_who_register_at_once_for_the_last_seat_get_one_seat_and_one_question(settings: Settings) -> None:
    with theatre(settings, at=IN_JUNE, seats=1) as stage:
        second = name_spoken(stage, "+493023125078")
        stage.register("Karl Kunz")
        choose(second, "1")
        assert stage.seats.allocated == 1
        assert len(registered(stage)) == 1
        choose(second, "1")
        assert [person.seat for person in registered(stage)] == [1, None]


def test_several_events_are_a_list_and_the_chosen_one_is_registered_for(stage: Theatre) -> None:
    for number in range(2, 6):
        make_event(stage.services, slug=f"e{number}", title=f"Abend {number}", starts=f"2026-06-2{number}T18:00",
                   ends=f"2026-06-2{number}T20:00")  # fmt: skip
    leg = stage.call(NEW)
    choose(leg, "1")
    assert "Digitaltag" in all_heard(leg)
    assert "Abend 3" in all_heard(leg)
    assert "Abend 4" not in all_heard(leg)
    choose(leg, "9")
    assert "Abend 4" in all_heard(leg)
    choose(leg, "2", "1", "1", "1")
    speak(leg)
    choose(leg, "1")
    assert "Abend 5" in all_heard(leg).partition("Es geht um")[2]
    assert registered(stage) == []


def test_staff_type_up_the_name_and_the_recording_is_gone(stage: Theatre) -> None:
    leg = name_given(stage)
    leg.hang_up()
    with stage.services.looking() as act:
        (waiting,) = [one for one in list_attendees(act, stage.event_id) if one.is_untyped]
    assert waiting.name == "Telefonanmeldung 1"
    assert stage.act(type_up, waiting.id, Typed("Erna Beispiel"), author="desk") is None
    (person,) = registered(stage)
    assert (person.name, person.is_untyped) == ("Erna Beispiel", False)
    assert all(row.discarded_at is not None for row in recordings(stage))
    again = stage.act(type_up, waiting.id, Typed("Otto"), author="desk")
    assert isinstance(again, Refused)


def test_a_name_that_is_registered_on_this_line_already_is_not_typed_up_twice(stage: Theatre) -> None:
    stage.register("Erna Beispiel", NEW)
    leg = stage.call(NEW)
    choose(leg, "1", "1", "1", "1", "1")
    speak(leg)
    choose(leg, "1")
    refused = stage.act(type_up, registered(stage)[1].id, Typed("erna beispiel"), author="desk")
    assert "already registered" in str(refused)


@pytest.mark.parametrize("by", ["off", "twins", "elsewhere", "elsewhere withheld", "withheld", "barred"])
def test_a_line_that_does_not_tell_who_calls_needs_the_pin(settings: Settings, by: str) -> None:
    with theatre(settings, at=EVENING, knows_lines=by != "off") as stage:
        person = stage.register("Erna Müller")
        if by == "twins":
            stage.register("Otto Müller")
        if by == "elsewhere":
            stage.call_and_key(person.pin, "+496990009555").wait(10)
        if by == "elsewhere withheld":
            stage.call_and_key(person.pin, None).wait(10)
        if by == "barred":
            from dialin.store.attendees import change_attendee  # noqa: PLC0415

            with stage.services.acting("test") as act:
                change_attendee(act, person.attendee_id, {"barred_at": EVENING})
        leg = stage.call(None if by == "withheld" else "+493023125010")
        leg.silence()
        leg.wait(10)
        leg.press("1")  # nor is it offered to take the seat from whoever sits in it
        leg.wait(10)
        assert not leg.room


def test_the_pin_is_not_read_out_on_another_line(stage: Theatre) -> None:
    person = stage.register("Erna Müller")
    leg = stage.call("+496990009555")
    leg.listen()
    leg.press(person.pin)
    choose(leg, "1", "1")
    assert "nur auf Ihrem angemeldeten Telefon" in all_heard(leg)
    assert "Zuerst drei" not in all_heard(leg)
