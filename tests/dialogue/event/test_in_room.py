"""In the event: the star and back, and whatever breaks leads back in."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import HangUp, JoinRoom, Turn
from dialin.dialogue.words.event import EventOver, InRoom, StarMenu
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom, Resumed, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.seat import ClaimSeat, Lobby, SeatAwaited, Waiting
from dialin.dialogue.words.state import State
from dialin.rules.phases import Phase
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, after, ear, event, said

MENU = StarMenu(back=InRoom())


def test_the_star_opens_the_menu_and_listens_from_the_first_instant() -> None:
    turn = after(InRoom(), LeftRoom())
    assert said(turn) == ["star.menu"]
    assert turn.state == MENU
    assert ear(turn).at_once


@pytest.mark.parametrize("heard", [Silence(), Keys("*")])
def test_silence_and_another_star_lead_back_in(heard: Silence | Keys) -> None:
    turn = after(MENU, heard)
    assert said(turn) == []
    assert turn.then == JoinRoom()


def test_an_unknown_key_is_waited_out_once_and_then_leads_back() -> None:
    turn = after(MENU, Keys("7"))
    assert said(turn) == []
    assert ear(turn).at_once
    assert after(turn.state, Keys("7")).then == JoinRoom()


def test_five_tells_where_one_is_and_leads_back_there() -> None:
    turn = after(StarMenu(back=Lobby(rounds=3)), Keys("5"), at=LOBBY_TIME)
    assert said(turn) == ["status.lobby"]
    assert turn.state == Lobby(rounds=3)


def test_five_tells_who_waits_for_a_seat_the_place_as_it_is_now() -> None:
    for rounds in range(7):
        looked = after(StarMenu(back=Waiting(position=2, rounds=rounds)), Keys("5"), at=LOBBY_TIME)
        assert looked.then == ClaimSeat()
        turn = after(looked.state, SeatAwaited(1), at=LOBBY_TIME)
        assert [(one.key, one.values) for one in turn.says] == [("wait.news", {"position": 1})]
        assert isinstance(turn.state, Waiting)


def test_fifty_stars_in_a_row_keep_the_call() -> None:
    turn = Turn(InRoom())
    for _ in range(50):
        turn = after(turn.state, LeftRoom() if isinstance(turn.then, JoinRoom | None) else Keys("*"))
        assert not isinstance(turn.then, HangUp)
        assert isinstance(turn.state, InRoom | StarMenu)


@pytest.mark.parametrize("how", [Ending.BUSY, Ending.UNANSWERED, Ending.FAILED])
def test_a_connection_that_does_not_stand_is_tried_again_with_growing_pauses(how: Ending) -> None:
    turn, pauses, heard = Turn(InRoom()), [], []
    for _ in range(6):
        turn = after(turn.state, LeftRoom(how))
        pauses.append(ear(turn).music)
        heard.append(said(turn))
        turn = after(turn.state, Silence())
        assert turn.then == JoinRoom()
    assert pauses == [5, 10, 15, 15, 15, 15]
    assert heard[0] == ["bridge.down"]
    assert all(one == ["bridge.still"] for one in heard[1:])


def test_a_connection_that_stood_begins_the_pauses_anew() -> None:
    assert after(InRoom(failures=3), LeftRoom(Ending.LEFT), Silence()).state == InRoom()


def test_a_star_while_reconnecting_opens_the_menu() -> None:
    assert after(InRoom(failures=2), Keys("*")).state == StarMenu(back=InRoom(failures=2))


def test_after_a_fault_of_ours_the_caller_is_back_in() -> None:
    assert after(InRoom(), Resumed()).then == JoinRoom()


@pytest.mark.parametrize("state", [InRoom(), MENU, Person(back=InRoom())], ids=repr)
def test_nobody_is_led_back_into_an_event_that_has_ended(state: State) -> None:
    turn = after(state, LeftRoom(seconds=9), at=AFTERWARDS)
    assert turn.state == EventOver(was_in=True)
    assert said(turn)[-1] == "bye.event_short"


@pytest.mark.parametrize("state", [InRoom(), Lobby(), MENU, Person(back=InRoom())], ids=repr)
def test_whoever_was_in_hears_the_short_goodbye_when_the_event_ends(state: State) -> None:
    turn = after(state, News(NewsKind.EVENT_ENDED), at=AFTERWARDS)
    assert said(turn) == ["bye.event_short"]
    assert isinstance(after(turn.state, Silence(), at=AFTERWARDS).then, HangUp)


@pytest.mark.parametrize("state", [Waiting(position=1), StarMenu(back=Waiting(position=1))], ids=repr)
def test_whoever_waited_until_the_end_hears_that_it_is_over_and_is_not_cut_off(state: State) -> None:
    turn = after(state, News(NewsKind.EVENT_ENDED), at=AFTERWARDS)
    assert said(turn) == ["over"]
    assert not isinstance(turn.then, HangUp)


@pytest.mark.parametrize("kind", [NewsKind.EVENT_ENDED, NewsKind.EVENT_CANCELLED])
def test_news_of_another_event_disturbs_nobody(kind: NewsKind) -> None:
    assert after(InRoom(), News(kind)).then == JoinRoom()
    assert after(Lobby(rounds=2), News(kind), at=LOBBY_TIME).state == Lobby(rounds=2)


def test_a_cancelled_event_is_told_to_everybody_in_it() -> None:
    turn = after(InRoom(), News(NewsKind.EVENT_CANCELLED), at=replace(LIVE, event=event(Phase.CANCELLED)))
    assert said(turn) == ["cancelled.today"]
