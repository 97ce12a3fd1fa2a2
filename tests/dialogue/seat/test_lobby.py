"""The lobby: news at a calm rhythm, the start punctually, and an unreachable videoconference said out loud."""

from dataclasses import replace

from dialin.dialogue.scene import Hindrance
from dialin.dialogue.turn import HangUp, JoinRoom
from dialin.dialogue.words.event import EventOver, InRoom
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted
from dialin.dialogue.words.seat import ClaimSeat, Lobby, SeatClaimed, SeatClaiming
from dialin.rules.phases import Phase
from dialin.voice.twiml.speech import MUSIC_SECONDS
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, after, ear, event, said, scene
from tests.every import every

UNREACHABLE = replace(LIVE, event=event(is_connected=False))


def test_a_right_pin_claims_the_seat_at_once_and_is_welcomed_to_the_lobby() -> None:
    assert after(PinEntry(), PinAccepted(1, 1, "de"), at=LOBBY_TIME).then == ClaimSeat()
    turn = after(SeatClaiming(), SeatClaimed(3), at=LOBBY_TIME)
    assert [one.key for one in turn.says] == ["ok.lobby"]
    assert turn.says[0].values["minutes"] == 10
    assert turn.state == Lobby()


def test_keys_in_excess_of_the_pin_are_not_carried_into_the_lobby() -> None:
    assert not ear(after(SeatClaiming(), SeatClaimed(3), at=LOBBY_TIME)).at_once
    assert ear(after(Lobby(rounds=1), Keys("7"), at=LOBBY_TIME)).at_once


def test_the_first_news_comes_after_fifteen_seconds_then_every_minute() -> None:
    turn = after(SeatClaiming(), SeatClaimed(3), at=LOBBY_TIME)
    assert ear(turn).music == 15
    for _ in range(4):
        turn = after(turn.state, Silence(), at=LOBBY_TIME)
        assert ear(turn).music == 55  # and about five seconds of speech
        assert len(said(turn)) == 1


def test_every_other_piece_of_news_is_a_tip_and_the_tips_come_in_turn() -> None:
    texts = [said(after(Lobby(rounds=rounds), Silence(), at=LOBBY_TIME)) for rounds in range(10)]
    assert texts[0::2] == [["lobby.loop"]] * 5
    assert texts[1::2] == [[f"lobby.tip{number}"] for number in (1, 5, 4, 2, 3)]


def test_in_the_last_two_minutes_the_time_is_told_every_half_minute() -> None:
    for rounds in [3, 4, 5]:
        turn = after(Lobby(rounds=rounds), Silence(), at=scene(-1.5))
        assert said(turn) == ["lobby.loop"]
        assert ear(turn).music == 25


def test_the_last_minute_is_not_told_twice_as_one_minute() -> None:
    told = [after(Lobby(rounds=3), Silence(), at=scene(-seconds / 60)).says[0] for seconds in (81, 60, 59, 44)]
    assert [one.values["minutes"] for one in told] == [1, 1, 0, 0]  # type: ignore[union-attr]


def test_the_wait_ends_with_the_start_to_the_second() -> None:
    assert ear(after(Lobby(rounds=7), Silence(), at=scene(-10 / 60))).music == 10
    assert ear(after(Lobby(rounds=0), Keys("7"), at=scene(-5 / 60))).music == 5


def test_at_the_start_everybody_goes_in_whatever_they_did_last() -> None:
    for heard in (Silence(), Keys("7"), Keys("*")):
        turn = after(Lobby(rounds=9), heard, at=scene(0))
        assert said(turn) == ["lobby.start", "hint.hand"]
        assert turn.then == JoinRoom()
        assert turn.state == InRoom()


def test_a_stray_key_in_the_lobby_says_nothing() -> None:
    turn = after(Lobby(rounds=2), Keys("7"), at=LOBBY_TIME)
    assert said(turn) == []
    assert turn.state == Lobby(rounds=2)
    assert ear(turn).at_once


def test_a_videoconference_that_does_not_answer_is_said_and_looked_for_after_each_piece_of_music() -> None:
    turn = after(SeatClaiming(), SeatClaimed(3), at=UNREACHABLE)
    assert said(turn) == ["ok.direct", "bridge.connecting"]
    heard = []
    for _ in range(6):
        turn = after(turn.state, Silence(), at=UNREACHABLE)
        assert ear(turn).music == MUSIC_SECONDS
        heard.append(said(turn))
    assert heard == [[], [], ["bridge.connecting"], [], [], ["bridge.connecting"]]
    assert after(turn.state, Silence()).then == JoinRoom()


@every(
    ("hindrance", "prompt"),
    [
        (Hindrance.CONNECTING, "bridge.connecting"),
        (Hindrance.TESTING, "bridge.testing"),
        (Hindrance.UNREACHED, "bridge.unreached"),
        (Hindrance.NOT_IN, "bridge.not_in"),
        (Hindrance.NOT_OPEN, "bridge.not_open"),
        (Hindrance.LOST, "bridge.late"),
    ],
)
def test_what_is_said_of_a_videoconference_that_cannot_be_heard_is_what_is_known(
    hindrance: Hindrance, prompt: str
) -> None:
    at = replace(LIVE, event=replace(event(is_connected=False), hindrance=hindrance))
    assert said(after(Lobby(rounds=2), Silence(), at=at)) == [prompt]


def test_whoever_has_waited_for_the_start_is_told_at_once_that_it_cannot_be_heard_yet() -> None:
    at_the_start = scene(0, event=event(is_connected=False))
    for rounds in range(3):
        turn = after(Lobby(rounds=rounds), Silence(), at=at_the_start)
        assert said(turn) == ["bridge.connecting"]
        assert turn.state == Lobby(rounds=0)


def test_an_event_that_ends_before_it_could_be_heard_ends_with_a_goodbye() -> None:
    turn = after(Lobby(rounds=3), Silence(), at=AFTERWARDS)
    assert turn.state == EventOver(was_in=True)
    assert said(turn) == ["bye.event_short"]
    assert isinstance(after(turn.state, Silence(), at=AFTERWARDS).then, HangUp)


def test_a_cancelled_event_is_said() -> None:
    assert said(after(Lobby(), Silence(), at=replace(LIVE, event=event(Phase.CANCELLED)))) == ["cancelled.today"]
