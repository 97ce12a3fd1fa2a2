"""A signed request that somebody has kept, delivered once more: it changes nothing, and nobody who is there suffers."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.services import Services
from dialin.store.database import table_of
from dialin.store.tables import metadata
from dialin.store.work import WorkTable
from dialin.voice.bound.lives import LATEST
from tests.actions.callers import board, call_of, sitting
from tests.building import EVENING, NUMBER, SetClock, make_event, register_people
from tests.provider.fake import PASSING
from tests.voice.signing import post

SID, OTHER = "CA" + "1" * 32, "CA" + "2" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}
OVER = CALL | {"CallStatus": "completed"}

Request = tuple[str, dict[str, str]]


@pytest.fixture
def event_id(services: Services, clock: SetClock) -> int:
    made = make_event(services, seats=1)
    clock.now = EVENING
    return made


@pytest.fixture
def evening(app: Flask, services: Services, event_id: int) -> list[Request]:
    """Every request of a call that came, went in, pressed the star, heard news, and is in the room."""
    (person,) = register_people(services, event_id, 1)
    services.provider.ring_in(SID)
    sent: list[Request] = [("/voice/incoming", CALL | {"CallStatus": "ringing"})]
    document = post(app, *sent[0][:1], **sent[0][1]).text
    for more in ({"Digits": person.pin}, {"DialCallStatus": "answered"}, {"Digits": "#"}, {"Digits": ""}):
        sent.append((action_of(document), CALL | more))
        document = post(app, sent[-1][0], **sent[-1][1]).text
    with services.acting("test") as act:
        tell_call(act, call_of(services.database, SID).id, NewsKind.CONNECTED)
        work = act.connection.execute(select(WorkTable.id)).scalar_one()
    sent.append((f"/voice/news/{work}", CALL))
    post(app, sent[-1][0], **CALL)
    sent += [("/voice/resume/1", CALL), (action_of(post(app, "/voice/resume/1", **CALL).text), CALL | {"Digits": "1"})]
    assert sitting(services.database, event_id) == [SID]
    return sent


def action_of(document: str) -> str:
    """Path and query of the turn that a document leads to."""
    (found,) = set(re.findall(r'action="https://dialin\.example(/voice/turn/[^"#]+)', document))
    return unescape(str(found))


def everything(services: Services) -> dict[str, list[Any]]:
    with services.looking() as act:
        return {table.name: list(act.connection.execute(select(table))) for table in metadata.sorted_tables}


def replay(app: Flask, sent: list[Request]) -> list[str]:
    return [post(app, path, **form).text for path, form in sent]


def test_nothing_that_was_kept_of_a_call_moves_it_once_the_provider_has_said_that_it_is_over(
    app: Flask, services: Services, event_id: int, evening: list[Request]
) -> None:
    post(app, "/voice/status", **OVER)
    before = everything(services)
    answers = replay(app, evening)
    assert everything(services) == before
    assert board(services.database, event_id).held == 1
    assert all("Auf Wiederhören" in answer and "<Dial" not in answer for answer in answers), answers
    services.clock.pass_time(minutes=30)
    replay(app, evening)
    assert everything(services) == before


def test_a_call_that_was_only_believed_ended_is_not_brought_back_by_a_copy_either(
    app: Flask, services: Services, event_id: int, evening: list[Request]
) -> None:
    """Word of the hang-up was lost, and found by asking: the provider is asked once more and says so."""
    services.provider.end(SID)
    with services.acting("test") as act:
        end_call(act, SID)
    assert "Auf Wiederhören" in replay(app, evening[-1:])[0]
    assert call_of(services.database, SID).is_over_for_good
    assert (sitting(services.database, event_id), board(services.database, event_id).held) == ([], 1)


def test_word_of_the_end_that_comes_after_it_was_found_out_counts_as_well(
    app: Flask, services: Services, evening: list[Request]
) -> None:
    with services.acting("test") as act:
        end_call(act, SID)
    post(app, "/voice/status", **OVER)
    services.provider.trouble.append(PASSING)
    assert "Auf Wiederhören" in replay(app, evening[-1:])[0]


@pytest.mark.parametrize("knows", [True, False, None])
def test_a_caller_who_never_left_comes_back_whatever_was_believed(
    app: Flask, services: Services, event_id: int, evening: list[Request], knows: bool | None
) -> None:
    """knows: whether the provider says that the call is live, does not know it, or does not answer."""
    with services.acting("test") as act:
        end_call(act, SID)
    if knows is False:
        del services.provider.calls[SID]
    elif knows is None:
        services.provider.trouble.append(PASSING)
    assert "<Conference" in replay(app, evening[-1:])[0]
    assert sitting(services.database, event_id) == [SID]


def test_where_nobody_can_be_asked_a_copy_brings_nobody_back_after_the_longest_call(
    app: Flask, services: Services, evening: list[Request]
) -> None:
    with services.acting("test") as act:
        end_call(act, SID)
    before = everything(services)
    services.clock.now += LATEST + timedelta(seconds=1)
    services.provider.trouble += [PASSING] * len(evening)
    replay(app, evening[1:])
    assert everything(services) == before


def test_a_copy_of_a_call_that_was_forgotten_begins_none(app: Flask, services: Services, event_id: int) -> None:
    services.provider.ring_in(OTHER)
    services.provider.end(OTHER)
    for path in ("/voice/turn/1", "/voice/resume/1", "/voice/news/1"):
        assert "Auf Wiederhören" in post(app, path, **CALL | {"CallSid": OTHER, "Digits": "748290"}).text
    with services.looking() as act:
        assert list(act.connection.execute(select(table_of(metadata_call())))) == []


def metadata_call() -> Any:
    from dialin.store.calls import CallTable  # noqa: PLC0415

    return CallTable


@pytest.mark.parametrize("status", ["completed", "busy", "failed", "no-answer", "canceled"])
def test_the_first_request_of_a_call_that_is_over_begins_none(
    app: Flask, services: Services, event_id: int, status: str
) -> None:
    assert "Auf Wiederhören" in post(app, "/voice/incoming", **CALL | {"CallStatus": status}).text
    with services.looking() as act:
        assert list(act.connection.execute(select(table_of(metadata_call())))) == []


def test_an_address_serves_the_call_alone_that_it_was_given_to(
    app: Flask, services: Services, evening: list[Request]
) -> None:
    post(app, "/voice/incoming", **CALL | {"CallSid": OTHER})
    before = everything(services)
    for path, form in evening:
        if "of=" in path:
            assert post(app, path, **form | {"CallSid": OTHER}).status_code == 403
    assert everything(services) == before
    assert len({path for path, _ in evening if "of=" in path}) >= 5


def test_every_address_on_which_a_call_goes_on_has_its_mark(app: Flask, services: Services, event_id: int) -> None:
    mark = f"of={call_mark(app, services)}"
    apology = post(app, "/voice/fallback", **CALL, ErrorUrl=f"https://dialin.example/voice/turn/1?{mark}").text
    assert mark in apology
    last = post(app, "/voice/fallback", **CALL, ErrorUrl=f"https://dialin.example/voice/resume/2?{mark}").text
    assert "/voice/resume/3" in last
    assert mark in last


def call_mark(app: Flask, services: Services) -> str:
    post(app, "/voice/incoming", **CALL)
    mark = call_of(services.database, SID).mark
    assert mark is not None
    return mark


def test_two_calls_at_the_same_door_have_a_mark_each(app: Flask, services: Services, event_id: int) -> None:
    """What everybody hears at the door is made once, and given to each with their own."""
    documents = [post(app, "/voice/incoming", **CALL | {"CallSid": sid}).text for sid in (SID, OTHER)]
    assert "its-mark" not in "".join(documents)
    first, second = (action_of(document).rpartition("of=")[2] for document in documents)
    assert first != second
    assert documents[0].replace(first, second) == documents[1]


def test_an_address_of_the_version_before_has_no_mark_and_serves(app: Flask, services: Services, event_id: int) -> None:
    (person,) = register_people(services, event_id, 1)
    post(app, "/voice/incoming", **CALL)
    assert "<Conference" in post(app, "/voice/turn/1", **CALL, Digits=person.pin).text
