"""Kept recordings come into our store and leave the provider's, the others only leave; once, whoever is killed."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.calls.end_call import end_call
from dialin.jobs import fetch_recordings
from dialin.provider.promise import ProviderTrouble
from dialin.services import Services
from dialin.store import questions, voice_recordings
from dialin.store.database import open_database, table_of
from dialin.store.voice_recordings import VoiceRecordingTable
from tests.building import add_recording, begin_call, make_event, register_people
from tests.provider.fake import PASSING, REFUSED
from tests.slowness import LONG_ENOUGH

SOUND = b"RIFF and so on"


class Killed(BaseException):
    """Stands for the end of the process: nothing may catch it."""


class KillingProvider:
    """Does what it is asked, and then the worker is killed."""

    def __init__(self, provider: Any, after: str) -> None:
        self._provider, self._after = provider, after

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def act(*arguments: Any) -> Any:
            done = getattr(self._provider, name)(*arguments)
            if name == self._after:
                raise Killed
            return done

        return act


@pytest.fixture
def call_id(services: Services) -> int:
    event_id = make_event(services)
    person = register_people(services, event_id, 1)[0]
    return begin_call(services, "CA1", event_id=event_id, attendee_id=person.attendee_id)


def record(services: Services, call_id: int, sid: str = "RE1", **changes: Any) -> int:
    """The id of a recording that was kept and is ready, unless told otherwise."""
    now = services.clock()
    usual = {
        "event_id": 1, "call_id": call_id, "attendee_id": 1, "kind": "question", "sid": sid, "seconds": 24,
        "consented_at": now, "recorded_at": now, "kept_at": now, "ready_at": now,
    }  # fmt: skip
    services.provider.recordings[sid] = SOUND
    with services.acting("test") as act:
        return add_recording(act, usual | changes)


def row(services: Services, recording_id: int = 1) -> Any:
    with services.looking() as act:
        return act.connection.execute(
            table_of(VoiceRecordingTable).select().where(VoiceRecordingTable.id == recording_id)
        ).one()


def requests(services: Services) -> list[str]:
    return [name for name, _ in services.provider.asked]


def test_what_was_kept_is_fetched_and_then_deleted_at_the_provider(services: Services, call_id: int) -> None:
    record(services, call_id)
    fetch_recordings.do(services)
    found = row(services)
    assert (found.audio, found.fetched_at, found.deleted_there_at) == (SOUND, services.clock(), services.clock())
    assert services.provider.recordings == {}
    fetch_recordings.do(services)
    assert requests(services) == ["fetch_recording", "delete_recording"]


def test_what_was_not_kept_yet_is_neither_fetched_nor_deleted(services: Services, call_id: int) -> None:
    record(services, call_id, kept_at=None)
    fetch_recordings.do(services)
    assert requests(services) == []


def test_what_was_thrown_away_is_deleted_at_the_provider_unheard(services: Services, call_id: int) -> None:
    record(services, call_id, kept_at=None, discarded_at=services.clock())
    fetch_recordings.do(services)
    assert requests(services) == ["delete_recording"]
    assert row(services).deleted_there_at == services.clock()


def test_what_the_provider_is_still_at_work_on_is_not_deleted_before_it_is_ready(
    services: Services, call_id: int
) -> None:
    record(services, call_id, kept_at=None, ready_at=None, discarded_at=services.clock())
    fetch_recordings.do(services)
    assert requests(services) == []
    services.clock.pass_time(minutes=10)
    fetch_recordings.do(services)
    assert requests(services) == ["delete_recording"]


def test_what_a_caller_who_hung_up_had_not_kept_is_thrown_away(services: Services, call_id: int) -> None:
    record(services, call_id, kept_at=None)
    with services.acting("test") as act:
        end_call(act, "CA1")
    fetch_recordings.do(services)
    assert requests(services) == ["delete_recording"]
    assert services.provider.recordings == {}


def test_what_nobody_kept_for_an_hour_is_thrown_away(services: Services, call_id: int) -> None:
    record(services, call_id, kept_at=None)
    services.clock.pass_time(minutes=61)
    fetch_recordings.do(services)
    assert row(services).discarded_at == services.clock()


def test_a_question_of_a_registration_that_was_not_finished_is_thrown_away_after_a_day(
    services: Services, call_id: int
) -> None:
    recording_id = record(services, call_id, attendee_id=None)
    question = {
        "event_id": 1, "text": "", "source": "telephone", "asked_at": services.clock(), "recording_id": recording_id,
        "is_untyped": True, "with_name": False,
    }  # fmt: skip
    with services.acting("test") as act:
        question_id = questions.add_question(act, question)
    services.clock.pass_time(hours=23)
    fetch_recordings.do(services)
    assert row(services).audio == SOUND
    services.clock.pass_time(hours=2)
    fetch_recordings.do(services)
    assert row(services).audio is None
    with services.looking() as act:
        assert questions.load_question(act, question_id) is None


def test_news_that_never_comes_is_waited_for_ten_minutes(services: Services, call_id: int) -> None:
    record(services, call_id, ready_at=None)
    fetch_recordings.do(services)
    assert requests(services) == []
    services.clock.pass_time(minutes=10)
    fetch_recordings.do(services)
    assert row(services).audio == SOUND


def test_a_recording_that_the_provider_never_has_is_given_up_after_a_day_and_the_question_stays(
    services: Services, call_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    record(services, call_id)
    services.provider.recordings.clear()
    fetch_recordings.do(services)
    assert row(services).discarded_at is None
    services.clock.pass_time(hours=25)
    with caplog.at_level(logging.ERROR):
        fetch_recordings.do(services)
    assert "RE1 never came" in caplog.text
    assert row(services).discarded_at == services.clock()


def test_a_provider_that_is_away_is_asked_again_later(services: Services, call_id: int) -> None:
    record(services, call_id)
    services.provider.trouble.append(PASSING)
    with pytest.raises(ProviderTrouble):
        fetch_recordings.do(services)
    fetch_recordings.do(services)
    assert row(services).deleted_there_at is not None


def test_one_that_the_provider_refuses_holds_up_no_other(services: Services, call_id: int) -> None:
    record(services, call_id)
    record(services, call_id, "RE2")
    services.provider.trouble.append(REFUSED)
    fetch_recordings.do(services)
    assert row(services, 1).audio is None
    assert row(services, 2).audio == SOUND


def test_one_that_fails_again_and_again_holds_up_no_other(services: Services, call_id: int) -> None:
    record(services, call_id)
    record(services, call_id, "RE2")
    services.provider.trouble.append(PASSING)
    with pytest.raises(ProviderTrouble):
        fetch_recordings.do(services)
    assert row(services, 2).audio == SOUND


def test_a_provider_that_is_away_is_left_in_peace_after_a_few_requests(services: Services, call_id: int) -> None:
    for number in range(1, 9):
        record(services, call_id, f"RE{number}")
    services.provider.trouble += [PASSING] * 9
    with pytest.raises(ProviderTrouble):
        fetch_recordings.do(services)
    assert requests(services) == ["fetch_recording"] * 3


def test_what_another_worker_fetched_after_a_long_outage_is_not_given_up(services: Services, call_id: int) -> None:
    recording_id = record(services, call_id)
    services.clock.pass_time(hours=25)
    with services.acting("test") as act:
        assert voice_recordings.store_audio(act, recording_id, SOUND)
        voice_recordings.give_up(act, recording_id)
    assert row(services).audio == SOUND
    assert row(services).discarded_at is None


@pytest.mark.parametrize("after", ["fetch_recording", "delete_recording"])
def test_a_worker_killed_after_any_request_is_finished_by_the_next(
    services: Services, call_id: int, after: str
) -> None:
    record(services, call_id)
    record(services, call_id, "RE2", kept_at=None, discarded_at=services.clock())
    doomed = replace(services, provider=KillingProvider(services.provider, after))
    with pytest.raises(Killed):
        fetch_recordings.do(doomed)
    assert row(services).deleted_there_at is None
    services.clock.pass_time(minutes=1)
    fetch_recordings.do(services)
    assert row(services, 1).audio == SOUND
    assert [row(services, each).deleted_there_at is not None for each in (1, 2)] == [True, True]
    assert services.provider.recordings == {}


def test_a_worker_killed_between_storing_and_deleting_leaves_the_deleting_to_the_next(
    services: Services, call_id: int
) -> None:
    recording_id = record(services, call_id)
    with services.acting("test") as act:
        assert voice_recordings.store_audio(act, recording_id, SOUND)
    fetch_recordings.do(services)
    assert requests(services) == ["delete_recording"]


def test_what_was_typed_up_meanwhile_is_not_stored_after_all(services: Services, call_id: int) -> None:
    recording_id = record(services, call_id)
    with services.acting("test") as act:
        assert voice_recordings.discard(act, recording_id)
        assert not voice_recordings.store_audio(act, recording_id, SOUND)
        assert not voice_recordings.discard(replace(act, now=services.clock() + timedelta(minutes=1)), recording_id)
    assert row(services).audio is None


def test_several_workers_at_once_leave_each_sound_here_once_and_nowhere_else(services: Services, call_id: int) -> None:
    for number in range(1, 7):
        record(services, call_id, f"RE{number}")
    workers = [replace(services, database=open_database(services.settings.database_url)) for _ in range(3)]
    together = threading.Barrier(len(workers))

    def work(worker: Services) -> None:
        together.wait(LONG_ENOUGH)
        fetch_recordings.do(worker)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    fetch_recordings.do(services)
    for worker in workers:
        worker.database.close()
    assert [row(services, number).audio for number in range(1, 7)] == [SOUND] * 6
    assert services.provider.recordings == {}
