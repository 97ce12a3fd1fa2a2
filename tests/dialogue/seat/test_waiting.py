"""Without a seat: the position again and again, the seat that frees, and the telephone that holds it."""

from dataclasses import replace

import pytest

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import JoinRoom, Turn
from dialin.dialogue.words.event import EventOver, Goodbye, InRoom, StarMenu
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.seat import (
    AskForSeatCall,
    ClaimSeat,
    Lobby,
    RegistrationCancelled,
    SeatAwaited,
    SeatCallPromised,
    SeatCallRefused,
    SeatCancelled,
    SeatClaimed,
    SeatClaiming,
    SeatInUse,
    SecondPhone,
    Waiting,
)
from dialin.dialogue.words.state import State
from tests.dialogue.scenes import AFTERWARDS, LOBBY_TIME, ear, said, scene
from tests.dialogue.scenes import after as after_in
from tests.every import every

FREED = News(NewsKind.SEAT_FREED)
CALLS_OUT = scene(calls_out=True)


def after(state: State, *heard: Input, at: Scene = CALLS_OUT) -> Turn:
    """Where there is an account with which people can be called."""
    return after_in(state, *heard, at=at)


def test_the_position_is_told_first() -> None:
    turn = after(SeatClaiming(), SeatAwaited(3))
    assert [(one.key, one.values) for one in turn.says] == [("wait.line", {"position": 3}), ("wait.by_call", {})]
    assert ear(turn).music == 12


def test_whoever_came_too_late_for_the_own_seat_hears_so() -> None:
    assert said(after(SeatClaiming(), SeatAwaited(1, late=True))) == ["wait.late", "wait.by_call"]


def test_whoever_was_called_for_a_seat_in_vain_hears_why_it_is_gone() -> None:
    assert said(after(SeatClaiming(), SeatAwaited(2, late=True, missed=True))) == ["wait.missed", "wait.by_call"]


def test_whoever_presses_one_is_promised_a_call_and_may_hang_up() -> None:
    assert after(Waiting(position=2), Keys("1")).then == AskForSeatCall()
    turn = after(Waiting(position=2), SeatCallPromised())
    assert (turn.state, said(turn)) == (Goodbye(), ["wait.call_promised", "bye.normal"])
    assert after(Waiting(position=2), SeatCallRefused()).then == ClaimSeat()


@every(
    "there",
    [
        replace(CALLS_OUT, caller=None),
        replace(CALLS_OUT, caller="+4319001234567"),
        scene(105, calls_out=True),
        scene(119, calls_out=True),
        replace(CALLS_OUT, calls_out=False),
    ],
)
def test_nobody_is_promised_a_call_that_is_not_made(there: Scene) -> None:
    """Without a number that is shown, to a number that is not called, for the last minutes, and without an account."""
    assert said(after(SeatClaiming(), SeatAwaited(3), at=there)) == ["wait.line"]
    assert after(Waiting(position=2), Keys("1"), at=there).then != AskForSeatCall()


def test_every_look_asks_for_a_seat() -> None:
    assert after(Waiting(position=2), Silence()).then == ClaimSeat()


def test_the_position_is_told_when_it_changes_and_at_every_fifth_look() -> None:
    assert said(after(Waiting(position=3), SeatAwaited(2))) == ["wait.news", "wait.by_call"]
    state: State = Waiting(position=3)
    heard = []
    for _ in range(5):
        turn = after(state, SeatAwaited(3))
        state, heard = turn.state, [*heard, said(turn)]
    assert heard == [[], [], [], [], ["wait.news", "wait.by_call"]]


def test_a_seat_that_frees_leads_in() -> None:
    turn = after(Waiting(position=1), SeatClaimed(4))
    assert said(turn) == ["wait.admitted", "ok.direct_known", "hint.hand"]
    assert turn.then == JoinRoom()
    early = after(Waiting(position=1), SeatClaimed(4), at=LOBBY_TIME)
    assert (early.state, said(early)) == (Lobby(), ["wait.admitted", "ok.lobby_known"])


def test_news_of_a_free_seat_pulls_the_caller_out_of_the_loop_and_out_of_the_menu() -> None:
    assert after(Waiting(position=1), FREED).then == ClaimSeat()
    assert after(StarMenu(back=Waiting(position=1)), FREED).then == ClaimSeat()


def test_news_of_a_free_seat_ends_no_talk_with_the_office() -> None:
    talking = Person(back=Waiting(position=1))
    assert after(talking, FREED).state == talking
    back = after(talking, LeftRoom(seconds=30))
    assert after(back.state, Silence()).then == ClaimSeat()


@pytest.mark.parametrize("state", [SeatClaiming(), Waiting(position=1), SecondPhone()], ids=repr)
def test_a_registration_cancelled_meanwhile_is_said(state: State) -> None:
    turn = after(state, RegistrationCancelled())
    assert said(turn) == ["seat.cancelled"]
    assert turn.state == SeatCancelled()


def test_a_second_telephone_may_take_the_seat_over_by_pressing_one() -> None:
    for state in (SeatClaiming(), Waiting(position=1)):
        turn = after(state, SeatInUse())
        assert said(turn) == ["second.phone"]
        assert turn.state == SecondPhone()
    assert after(SecondPhone(), Keys("1")).then == ClaimSeat(take_over=True)
    turn = after(SecondPhone(), SeatClaimed(2, returned=True))
    assert said(turn) == ["second.here", "hint.hand"]
    assert turn.then == JoinRoom()


def test_the_first_telephone_hears_why_it_must_go() -> None:
    assert said(after(InRoom(), News(NewsKind.SEAT_MOVED))) == ["second.moved"]


def test_a_second_telephone_waits_for_a_seat_that_was_given_on_meanwhile() -> None:
    assert said(after(SecondPhone(), SeatAwaited(1, late=True))) == ["wait.late", "wait.by_call"]


@pytest.mark.parametrize("state", [Waiting(position=1), SecondPhone()], ids=repr)
def test_no_seat_is_claimed_after_the_event(state: State) -> None:
    for heard in (Silence(), Keys("1")):
        turn = after(state, heard, at=AFTERWARDS)
        assert turn.state == EventOver()
        assert said(turn) == ["over"]


def test_whoever_comes_back_after_a_drop_hears_it() -> None:
    back = SeatClaimed(2, returned=True)
    assert said(after(SeatClaiming(), back)) == ["reconnect", "hint.hand"]
    assert said(after(SeatClaiming(), back, at=LOBBY_TIME)) == ["reconnect", "ok.lobby_known"]
    waited = SeatClaimed(2, waited=True)
    assert said(after(SeatClaiming(), waited)) == ["wait.admitted", "ok.direct_known", "hint.hand"]
    assert said(after(SeatClaiming(), SeatClaimed(2))) == ["ok.direct", "hint.hand"]
