"""Hands, the floor and the microphone: everything is heard, and nobody is heard before the tone."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import JoinRoom, Listen
from dialin.dialogue.words.event import (
    FloorDeclined,
    FloorNotGiven,
    FloorOffer,
    HandLowered,
    HandRaised,
    HandsClosed,
    HandSeen,
    HandUp,
    HandUpAlready,
    InRoom,
    LookAtHand,
    LowerHand,
    MicrophoneTurned,
    MusicChosen,
    RaiseHand,
    RecordedHand,
    RecordingAllowed,
    Removed,
    StarMenu,
    TurnMicrophone,
)
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.question import CountQuestions, QuestionsCounted
from dialin.dialogue.words.seat import Lobby, Waiting
from dialin.dialogue.words.state import State
from tests.dialogue.scenes import LIVE, LOBBY_TIME, after, ear, event, said, scene

MENU = StarMenu(back=InRoom())
OPEN = scene(is_open=True, hand_is_up=True)
RECORDED = scene(event=replace(event(), is_recorded=True), hand_is_up=True, has_floor=True)
MUTED, HEARD = JoinRoom(muted=True), JoinRoom(muted=False)


@pytest.mark.parametrize(("key", "ask"), [("9", RaiseHand()), ("6", TurnMicrophone()), ("5", LookAtHand())])
def test_a_key_after_the_star_acts_without_the_menu(key: str, ask: object) -> None:
    assert after(InRoom(), LeftRoom(), Keys(key)).then == ask


def test_a_raised_hand_is_confirmed_with_its_place_and_leads_back_muted() -> None:
    turn = after(MENU, HandRaised(2))
    assert said(turn) == ["hand.up"]
    assert turn.says[0].values == {"count": 2}  # type: ignore[union-attr]
    assert turn.then == MUTED


def test_whoever_is_first_hears_at_once_that_they_are_next() -> None:
    assert said(after(MENU, HandRaised(0))) == ["hand.up", "next.up"]


def test_star_and_nine_never_takes_a_hand_down_by_itself() -> None:
    up = replace(LIVE, hand_is_up=True)
    again = after(MENU, HandUpAlready(2), at=up)
    assert (again.state, said(again)) == (HandUp(back=InRoom(), before=2), ["hand.already"])
    assert not ear(again).at_once  # an unsteady finger presses twice
    for heard in (Silence(), Keys("7"), Keys("*")):
        assert after(again.state, heard, at=up).then == MUTED
    lowered = after(again.state, Keys("9"), at=up)
    assert lowered.then == LowerHand()
    assert said(after(lowered.state, HandLowered())) == ["hand.down"]


def test_the_menu_says_whether_the_hand_is_up() -> None:
    for back, star, at in ((InRoom(), LeftRoom(), LIVE), (Lobby(), Keys("*"), LOBBY_TIME)):
        for is_up, words in ((False, "star.hand_down"), (True, "star.hand_up")):
            menu = after(back, star, at=replace(at, hand_is_up=is_up))
            assert menu.says[0].values["hand"] == words  # type: ignore[union-attr]
    assert after(Waiting(position=1), Keys("*")).says[0].values["hand"] == ""  # type: ignore[union-attr]


def test_a_hand_in_the_lobby_is_told_nothing_of_being_next() -> None:
    turn = after(StarMenu(back=Lobby()), HandRaised(0), at=LOBBY_TIME)
    assert (said(turn), turn.state) == (["hand.up_lobby"], Lobby())


def test_whoever_has_the_floor_loses_nothing_by_raising_the_hand_again() -> None:
    floor = replace(LIVE, hand_is_up=True, has_floor=True)
    assert said(after(MENU, HandUpAlready(0), at=floor)) == ["status.floor"]
    assert said(after(MENU, HandUpAlready(0), at=OPEN)) == ["floor.open_again", "(tone)"]


def test_in_a_recorded_event_the_question_comes_with_the_hand() -> None:
    up = replace(RECORDED, has_floor=False)
    asked = after(MENU, HandRaised(0), at=up)
    assert (asked.state, said(asked)) == (RecordedHand(back=InRoom(), before=0), ["hand.up_recorded"])
    yes = after(asked.state, Keys("1"), at=up)
    assert (said(yes), yes.tells, yes.then) == (["hand.agreed", "next.up"], (RecordingAllowed(),), MUTED)
    unheard = after(asked.state, Silence(), at=up)
    assert (said(unheard), unheard.tells, unheard.then) == (["hand.unanswered"], (), MUTED)
    assert after(MENU, HandUpAlready(0), at=up).state == asked.state  # asks once more
    agreed = replace(up, may_be_recorded=True)
    assert after(MENU, HandUpAlready(0), at=agreed).state == HandUp(back=InRoom(), before=0)


@pytest.mark.parametrize("state", [RecordedHand(back=InRoom(), before=1), FloorOffer()], ids=repr)
def test_who_does_not_want_to_be_recorded_is_led_to_a_question_where_there_is_none(state: State) -> None:
    no = after(state, Keys("2"), at=RECORDED)
    assert no.tells == (FloorDeclined(),)
    assert no.then == CountQuestions()
    declined = replace(RECORDED, may_be_recorded=False)
    asked = after(no.state, QuestionsCounted(0), at=declined)
    assert said(asked) == ["floor.declined", "q.inside", "q.consent"]
    has_one = after(no.state, QuestionsCounted(1), at=declined)
    assert (said(has_one), has_one.then) == (["floor.read_out"], MUTED)


def test_while_no_hands_are_taken_a_question_may_be_recorded_instead() -> None:
    turn = after(MENU, HandsClosed())
    assert said(turn) == ["hand.closed"]
    assert ear(turn).first == 4


def test_a_microphone_that_was_not_given_stays_shut_and_the_way_to_ask_is_told() -> None:
    assert said(after(MENU, FloorNotGiven())) == ["unmute.denied"]
    assert after(MENU, FloorNotGiven(), Silence()).then == MUTED


def test_a_microphone_is_opened_by_the_speaker_after_words_and_a_tone() -> None:
    turn = after(MENU, MicrophoneTurned(is_on=True), at=OPEN)
    assert said(turn) == ["floor.open_again", "(tone)"]
    assert turn.then == HEARD


def test_a_microphone_closed_by_the_speaker_is_confirmed() -> None:
    turn = after(MENU, MicrophoneTurned(is_on=False))
    assert said(turn) == ["muted.self"]
    assert turn.then == MUTED


def test_the_floor_comes_with_a_warning_and_a_tone_and_then_the_line_is_open() -> None:
    for state in (InRoom(), MENU):
        turn = after(state, News(NewsKind.FLOOR_GIVEN), at=OPEN)
        assert said(turn) == ["live", "(tone)"]
        assert turn.then == HEARD


def test_a_speaker_in_a_recorded_event_is_asked_first() -> None:
    turn = after(InRoom(), News(NewsKind.FLOOR_GIVEN), at=RECORDED)
    assert turn.state == FloorOffer()
    assert after(FloorOffer(), Keys("1"), at=RECORDED).then == TurnMicrophone(on=True)
    agreed = replace(RECORDED, is_open=True, may_be_recorded=True)
    spoken = after(FloorOffer(), MicrophoneTurned(is_on=True), at=agreed)
    assert said(spoken) == ["live", "(tone)"]
    assert spoken.then == HEARD


def test_silence_is_no_answer_and_nothing_untrue_is_said_of_it() -> None:
    turn = after(FloorOffer(), Silence(), at=RECORDED)
    assert (said(turn), turn.tells) == (["hand.unanswered"], ())
    assert (turn.state, turn.then) == (InRoom(), MUTED)
    assert said(after(FloorOffer(is_new=True), Silence(), at=RECORDED)) == ["hand.unanswered", "hint.hand"]


def test_the_recording_is_told_of_also_where_the_floor_came_while_the_caller_was_with_the_office() -> None:
    turn = after(Person(back=InRoom()), LeftRoom(), at=RECORDED)
    assert said(turn) == ["person.return", "live.recorded"]
    assert turn.state == FloorOffer()


def test_no_key_opens_a_microphone_onto_a_recording_that_was_not_agreed_to() -> None:
    declined = replace(RECORDED, may_be_recorded=False)
    for at in (RECORDED, declined):
        assert after(MENU, Keys("6"), at=at).state == FloorOffer()
    assert after(MENU, Keys("6"), at=replace(RECORDED, may_be_recorded=True)).then == TurnMicrophone()


def test_whoever_has_answered_is_not_asked_again_at_every_way_back() -> None:
    for answer in (False, True):
        assert after(MENU, Silence(), at=replace(RECORDED, may_be_recorded=answer)).then == MUTED


def test_an_offer_that_was_taken_back_meanwhile_says_so_and_does_not_ask_on() -> None:
    assert said(after(FloorOffer(), FloorNotGiven())) == ["floor.taken"]
    assert after(Person(back=FloorOffer()), LeftRoom()).then == MUTED


def test_hand_and_microphone_are_for_those_who_are_in() -> None:
    waits = StarMenu(back=Waiting(position=2, rounds=1))
    for key in "96":
        assert isinstance(after(waits, Keys(key)).then, Listen)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (NewsKind.FLOOR_TAKEN, "floor.taken"),
        (NewsKind.THANKED, "muted.by_mod"),
        (NewsKind.MUTED, "muted.by_staff"),
        (NewsKind.HAND_LOWERED, "hand.lowered_by_mod"),
    ],
)
@pytest.mark.parametrize("state", [InRoom(), MENU, FloorOffer()], ids=repr)
def test_what_staff_do_with_a_hand_is_heard_and_leads_back_muted(state: State, kind: NewsKind, words: str) -> None:
    turn = after(state, News(kind))
    assert said(turn) == [words]
    assert turn.then == MUTED


def test_whoever_comes_back_with_an_open_microphone_is_warned_by_a_tone() -> None:
    turn = after(Person(back=InRoom()), LeftRoom(), at=OPEN)
    assert said(turn) == ["person.return", "floor.open_again", "(tone)"]
    assert turn.then == HEARD


def test_the_floor_given_to_somebody_still_in_the_lobby_waits_for_them() -> None:
    assert after(Lobby(), News(NewsKind.FLOOR_GIVEN), at=scene(-10, is_open=True)).state == Lobby()


def test_where_one_is_tells_the_hand_too() -> None:
    assert after(MENU, HandSeen(None)).says[0].values["hand"] == "status.no_hand"  # type: ignore[union-attr]
    assert after(MENU, HandSeen(1)).says[0].values["hand"] == "status.hand"  # type: ignore[union-attr]
    assert after(MENU, HandSeen(0), at=OPEN).says[0].values["hand"] == "status.live"  # type: ignore[union-attr]
    floor = replace(LIVE, has_floor=True)
    assert after(MENU, HandSeen(0), at=floor).says[0].values["hand"] == "status.floor"  # type: ignore[union-attr]
    declined = replace(floor, may_be_recorded=False)
    assert after(MENU, HandSeen(0), at=declined).says[0].values["hand"] == "status.declined"  # type: ignore[union-attr]


def test_music_is_switched_off_and_on_again_in_the_lobby_only() -> None:
    lobby = StarMenu(back=Lobby(rounds=2))
    off = after(lobby, Keys("2"), at=LOBBY_TIME)
    assert said(off) == ["lobby.music_off"]
    assert off.tells == (MusicChosen(on=False),)
    assert ear(off).quiet
    quiet = replace(LOBBY_TIME, wants_music=False)
    assert ear(after(Lobby(rounds=2), Silence(), at=quiet)).quiet
    on = after(lobby, Keys("2"), at=quiet)
    assert said(on) == ["lobby.music_on"]
    assert not ear(on).quiet
    assert after(MENU, Keys("2"), at=LIVE).tells == ()


def test_whoever_is_removed_hears_the_reason_where_there_is_one() -> None:
    assert said(after(InRoom(), News(NewsKind.REMOVED, reason="Störung"))) == ["removed.reason"]
    assert said(after(InRoom(), News(NewsKind.REMOVED))) == ["removed"]
    assert after(InRoom(), News(NewsKind.REMOVED, reason="x")).state == Removed(reason="x")
