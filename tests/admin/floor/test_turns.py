"""Whose turn it is: what a second click, a drop, a removal and a cancelling mean for the order of hands."""

import pytest
from flask import Flask

from dialin.actions.calls.end_call import end_call
from dialin.actions.hands.answer_recording import answer_recording
from dialin.actions.hands.turn_microphone import turn_microphone
from dialin.dialogue.words.event import FloorNotGiven, MicrophoneTurned
from dialin.dialogue.words.news import NewsKind
from dialin.services import Services
from dialin.store.attendees import load_attendee
from dialin.store.calls import load_call
from dialin.store.events import change_event
from dialin.store.floor import hands_up
from dialin.store.hands import Hand, hand_of, load_hand
from tests.acting import acting
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.floor.test_floor import BOARD, raise_hands, told
from tests.admin.test_board import claim_own_seat
from tests.building import EVENING, SetClock, begin_call, make_event


@pytest.fixture
def event_id(services: Services, clock: SetClock) -> int:
    made = make_event(services, seats=3)
    clock.now = EVENING
    return made


@pytest.fixture
def desk(app: Flask, services: Services, event_id: int) -> Desk:
    return sit_down(app, services, role="staff")


def hand(services: Services, hand_id: int) -> Hand:
    with services.looking() as act:
        found = load_hand(act, hand_id)
    assert found is not None
    return found


def speakers(services: Services, event_id: int) -> list[int]:
    with services.looking() as act:
        return [one.hand.id for one in hands_up(act, event_id) if one.hand.has_floor]


def call_of(services: Services, sid: str) -> int:
    with services.looking() as act:
        row = load_call(act, sid, lock=False)
    assert row is not None
    return int(row.id)


def test_a_second_click_on_the_next_hand_does_not_pass_the_floor_on(
    desk: Desk, services: Services, event_id: int
) -> None:
    first, second = raise_hands(services, event_id, 2)
    for _ in range(2):
        assert desk.send(f"{BOARD}/hands/next", {"hand": str(first)}).status_code == 303
    assert speakers(services, event_id) == [first]
    assert hand(services, second).floor_at is None
    assert told(services).count(NewsKind.FLOOR_GIVEN) == 1


def test_the_next_click_from_a_new_board_passes_the_floor_on(desk: Desk, services: Services, event_id: int) -> None:
    first, second = raise_hands(services, event_id, 2)
    for expected in (first, second):
        board = desk.see(f"{BOARD}/board")
        assert f'name="hand" value="{expected}"' in board
        desk.send(f"{BOARD}/hands/next", {"hand": str(expected)})
        assert speakers(services, event_id) == [expected]


def test_a_hand_whose_owner_was_dropped_is_passed_over_and_keeps_its_place(
    desk: Desk, services: Services, event_id: int
) -> None:
    first, second = raise_hands(services, event_id, 2)
    with acting(services) as act:
        end_call(act, "CA0")
    board = desk.see(f"{BOARD}/board")
    assert f'name="hand" value="{second}"' in board
    assert "gerade nicht in der Leitung" in board
    desk.send(f"{BOARD}/hands/next", {"hand": str(second)})
    assert speakers(services, event_id) == [second]
    assert (hand(services, first).lowered_at, hand(services, first).floor_at) == (None, None)


def test_while_everybody_with_a_hand_is_away_the_floor_goes_to_nobody(
    desk: Desk, services: Services, event_id: int
) -> None:
    raise_hands(services, event_id, 1)
    with acting(services) as act:
        end_call(act, "CA0")
    answer = desk.send(f"{BOARD}/hands/next")
    assert answer.status_code == 422
    assert "in der Leitung" in answer.text
    assert speakers(services, event_id) == []


def test_a_hand_from_the_web_is_never_away(desk: Desk, services: Services, event_id: int) -> None:
    desk.send(f"{BOARD}/hands", {"name": "Frau Web"})
    assert desk.send(f"{BOARD}/hands/next").status_code == 303
    assert len(speakers(services, event_id)) == 1


def test_whoever_is_removed_has_neither_hand_nor_floor_when_they_come_back(
    desk: Desk, services: Services, event_id: int
) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    desk.send(f"{BOARD}/hands/{raised}/floor")
    desk.send(f"{BOARD}/calls/{call_of(services, 'CA0')}/remove", {"reason": "Störung"})
    gone = hand(services, raised)
    assert (gone.is_open, gone.lowered_at, gone.lowered_by) == (False, EVENING, "Frau Adler")
    assert speakers(services, event_id) == []


def test_a_cancelled_registration_takes_its_hand_along(desk: Desk, services: Services, event_id: int) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    desk.send(f"{BOARD}/attendees/1/cancel")
    with services.looking() as act:
        assert load_attendee(act, 1).cancelled_at == EVENING
        assert hand_of(act, 1) is None
    assert hand(services, raised).lowered_at == EVENING


def test_a_speaker_muted_by_mistake_is_opened_again_and_hears_it(
    desk: Desk, services: Services, event_id: int, clock: SetClock
) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    desk.send(f"{BOARD}/hands/{raised}/floor")
    desk.send(f"{BOARD}/hands/{raised}/mute")
    assert "Mikrofon öffnen" in desk.see(f"{BOARD}/board")
    clock.pass_time(seconds=3)
    assert desk.send(f"{BOARD}/hands/{raised}/unmute").status_code == 303
    assert hand(services, raised).is_open
    assert told(services)[-1] == NewsKind.FLOOR_GIVEN
    assert acts(services)[-1] == ("Frau Adler", "floor.unmute")
    assert desk.send(f"{BOARD}/hands/{raised}/unmute").status_code == 422


def test_a_microphone_without_the_floor_is_not_opened(desk: Desk, services: Services, event_id: int) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    assert desk.send(f"{BOARD}/hands/{raised}/unmute").status_code == 422
    assert not hand(services, raised).is_open
    assert told(services) == []


def test_a_question_to_be_read_out_stands_on_the_board_until_it_was(
    desk: Desk, services: Services, event_id: int
) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    with services.acting("test") as act:
        change_event(act, event_id, {"is_recorded": True})
    desk.send(f"{BOARD}/hands/{raised}/floor")
    with services.acting("test") as act:
        call = load_call(act, "CA0")
        assert call is not None
        answer_recording(act, call, is_allowed=False)
    board = desk.see(f"{BOARD}/board")
    assert "möchte die Frage vorlesen lassen" in board
    assert "Die Frage von Erna Beispiel 0 soll vorgelesen werden" in board
    desk.send(f"{BOARD}/hands/{raised}/lower")
    assert "vorlesen" not in desk.see(f"{BOARD}/board")
    assert told(services) == [NewsKind.FLOOR_GIVEN]


def test_a_microphone_onto_a_recording_is_opened_by_its_owner_alone(
    desk: Desk, services: Services, event_id: int
) -> None:
    (raised,) = raise_hands(services, event_id, 1)
    with services.acting("test") as act:
        change_event(act, event_id, {"is_recorded": True})
    desk.send(f"{BOARD}/hands/{raised}/floor")
    for way in ("floor", "unmute"):
        desk.send(f"{BOARD}/hands/{raised}/{way}")
        assert not hand(services, raised).is_open
    with services.acting("test") as act:
        call = load_call(act, "CA0")
        assert call is not None
        assert turn_microphone(act, call) == FloorNotGiven()
        assert turn_microphone(act, call, on=True) == MicrophoneTurned(is_on=True)
    assert (hand(services, raised).is_open, hand(services, raised).may_be_recorded) == (True, True)


def test_a_mark_for_help_goes_out_when_somebody_has_helped(desk: Desk, services: Services, event_id: int) -> None:
    guest = begin_call(services, "CA9", caller=None, trouble="PinEntry")
    assert "Gast braucht Hilfe" in desk.see(f"{BOARD}/board")
    assert desk.send(f"{BOARD}/calls/{guest}/helped").status_code == 303
    assert "braucht Hilfe" not in desk.see(f"{BOARD}/board")
    assert acts(services)[-1] == ("Frau Adler", "call.help")


def test_a_mark_goes_out_by_itself_when_the_caller_has_found_the_own_seat(
    desk: Desk, services: Services, event_id: int
) -> None:
    raise_hands(services, event_id, 1)  # who takes the seat of attendee 1
    with acting(services) as act:
        end_call(act, "CA0")
    begin_call(services, "CA1", event_id=event_id, attendee_id=1, trouble="PinEntry")
    claim_own_seat(services, "CA1")
    assert "braucht Hilfe" not in desk.see(f"{BOARD}/board")
