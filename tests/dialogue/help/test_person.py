"""A person: put through, back to where one was, and a call back where nobody answers."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import CallOffice, HangUp, JoinRoom
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.event import EventOver, Goodbye, InRoom, Removed, StarMenu
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom, Resumed, Silence
from dialin.dialogue.words.help import (
    CallBackNumber,
    CallBackOffer,
    CallBackPromised,
    CallBackSeen,
    CallBackTime,
    LookAtCallBack,
    NumberEntry,
    NumberRead,
    Person,
    TroubleMet,
)
from dialin.dialogue.words.line import MainMenu, NoEvent
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.registration import RegistrationClosed
from dialin.dialogue.words.seat import ClaimSeat, Lobby, SeatAwaited, SeatClaimed, SecondPhone, TooEarly, Waiting
from dialin.dialogue.words.state import State
from tests.dialogue.scenes import AFTERWARDS, CALLER, LIVE, LOBBY_TIME, OFFICE, THE_DAY_BEFORE, after, said

WITHHELD = replace(LIVE, caller=None)
UNANSWERED, OFFERED = LeftRoom(Ending.UNANSWERED), CallBackSeen(is_noted=False)
NOBODY = (UNANSWERED, OFFERED)
TALKING = Person(back=Waiting(position=2, rounds=1))
BACK = Waiting(position=2, rounds=4)  # the next look tells the place


def test_zero_is_told_to_staff_and_puts_through() -> None:
    turn = after(Waiting(position=2), Keys("0"))
    assert said(turn) == ["help.transfer"]
    assert turn.then == CallOffice(OFFICE)
    assert turn.tells == (TroubleMet("Waiting"),)


def test_after_the_talk_the_caller_is_back_where_they_were() -> None:
    turn = after(TALKING, LeftRoom(seconds=60))
    assert said(turn) == ["person.return"]
    assert turn.state == BACK
    assert after(Person(back=InRoom()), LeftRoom(seconds=60)).then == JoinRoom()


def test_whoever_waits_for_a_seat_hears_after_the_talk_how_things_stand_by_now() -> None:
    turn = after(TALKING, LeftRoom(seconds=60))
    assert turn.then == ClaimSeat()
    assert said(after(turn.state, SeatAwaited(1))) == ["wait.news"]
    assert said(after(turn.state, SeatClaimed(1, waited=True)))[0] == "wait.admitted"


@pytest.mark.parametrize("back", [Lobby(rounds=2), TooEarly(rounds=1)], ids=repr)
def test_whoever_comes_back_from_the_talk_after_the_start_goes_in_at_once(back: Lobby | TooEarly) -> None:
    turn = after(Person(back=back), LeftRoom(seconds=60))
    assert isinstance(turn.then, JoinRoom | ClaimSeat)
    assert set(said(turn)) <= {"person.return", "lobby.start", "hint.hand"}


@pytest.mark.parametrize("back", [Lobby(rounds=2), TooEarly(rounds=1), Waiting(position=2, rounds=3)], ids=repr)
def test_whoever_comes_back_from_the_talk_after_the_end_hears_that_it_is_over(back: Lobby | TooEarly | Waiting) -> None:
    turn = after(Person(back=back), LeftRoom(seconds=60), at=AFTERWARDS)
    assert isinstance(turn.state, EventOver)


def test_a_talk_that_broke_off_counts_as_a_talk() -> None:
    assert after(TALKING, LeftRoom(Ending.FAILED, seconds=5)).state == BACK


@pytest.mark.parametrize("how", [Ending.BUSY, Ending.UNANSWERED, Ending.FAILED])
def test_where_nobody_answers_a_call_back_is_offered(how: Ending) -> None:
    turn = after(TALKING, LeftRoom(how), OFFERED)
    assert said(turn) == ["person.busy"]
    assert turn.state == CallBackOffer(back=Waiting(position=2, rounds=1))


def test_one_promises_the_call_back_and_leads_back() -> None:
    asked = after(TALKING, *NOBODY, Keys("1"))
    assert [(one.key, one.values) for one in asked.says] == [("help.callback", {"number": CALLER})]
    turn = after(asked.state, Keys("1"))
    assert said(turn) == ["person.noted_inside"]
    assert turn.state == BACK
    assert turn.tells == (CallBackPromised(CALLER, CallBackTime.AFTER_EVENT),)


def test_the_promise_says_when_and_staff_read_the_same() -> None:
    outside = after(CallBackNumber(back=MainMenu()), Keys("1"), at=THE_DAY_BEFORE)
    assert (said(outside)[0], outside.tells) == ("person.noted", (CallBackPromised(CALLER),))
    for here in (InRoom(), Lobby(), StarMenu(back=InRoom())):
        inside = after(CallBackNumber(back=here), Keys("1"))
        assert said(inside)[0] == "person.noted_inside"
        assert inside.tells == (CallBackPromised(CALLER, CallBackTime.AFTER_EVENT),)
    for nothing_on in (NoEvent(), RegistrationClosed()):
        later = after(CallBackNumber(back=nothing_on), Keys("1"), at=THE_DAY_BEFORE)
        assert said(later) == ["person.noted_next", "bye.normal"]
        assert later.tells == (CallBackPromised(CALLER, CallBackTime.NEXT_EVENT),)


def test_what_is_noted_is_not_offered_again() -> None:
    again = after(TALKING, UNANSWERED, CallBackSeen(is_noted=True))
    assert said(again) == ["person.still_noted_inside"]
    assert said(after(again.state, Keys("1"))) == []
    assert after(again.state, Keys("0")).then == CallOffice(OFFICE)
    assert after(again.state, Silence()).state == BACK
    closed = replace(THE_DAY_BEFORE, office_is_open=False)
    outside = after(MainMenu(), Keys("0"), CallBackSeen(is_noted=True), at=closed)
    assert [(one.key, one.values) for one in outside.says] == [("person.still_noted", {"onward": "help.onward"})]


def test_a_silent_line_that_was_promised_a_call_back_is_let_go() -> None:
    closed = replace(THE_DAY_BEFORE, office_is_open=False)
    turn = after(MainMenu(misses=1), Silence(), CallBackSeen(is_noted=True), at=closed)
    assert (said(turn), turn.state) == (["bye.promise"], Goodbye(promised=True))


def test_whoever_just_waits_hears_what_comes_then() -> None:
    for back, onward in [(InRoom(), "help.onward_event"), (Lobby(), "help.onward_lobby"), (MainMenu(), "help.onward")]:
        turn = after(Person(back=back), *NOBODY)
        assert [(one.key, one.values) for one in turn.says] == [("person.busy", {"onward": onward})]


def test_zero_in_the_offer_tries_the_office_once_more() -> None:
    turn = after(TALKING, *NOBODY, Keys("0"))
    assert turn.then == CallOffice(OFFICE)
    assert turn.state == TALKING


def test_silence_in_the_offer_leads_back_without_a_promise() -> None:
    turn = after(TALKING, *NOBODY, Silence())
    assert said(turn) == ["person.return"]
    assert turn.state == BACK
    assert turn.tells == ()


def test_whoever_is_lost_before_the_pin_and_silent_is_promised_a_call_back() -> None:
    offered = after(Person(back=PinEntry(helped=True)), *NOBODY)
    again = after(offered.state, Silence())
    assert said(offered) == ["person.busy_lost"]
    assert again.then == LookAtCallBack()
    again = after(again.state, OFFERED)
    assert said(again) == ["person.busy_lost"]
    turn = after(again.state, Silence())
    assert turn.tells == (CallBackPromised(CALLER),)
    assert turn.state == Goodbye(promised=True)
    assert isinstance(turn.then, HangUp)


@pytest.mark.parametrize("back", [MainMenu(), PinEntry(), NumberEntry(draft=Draft("RE1")), SecondPhone()], ids=repr)
def test_whoever_asked_for_a_person_and_waits_as_told_is_led_back_and_not_hung_up_on(back: State) -> None:
    closed = replace(THE_DAY_BEFORE, office_is_open=False)
    offered = after(back, Keys("0"), OFFERED, at=closed)
    assert said(offered) == ["help.closed"]
    turn = after(offered.state, Silence(), at=closed)
    assert turn.state == back
    assert said(turn)[0] == "person.return"


def test_whoever_is_lost_at_night_hears_that_staying_is_enough() -> None:
    closed = replace(THE_DAY_BEFORE, office_is_open=False)
    assert said(after(MainMenu(misses=1), Silence(), OFFERED, at=closed)) == ["help.closed_lost"]


def test_silence_after_a_keyed_number_was_read_twice_does_not_take_the_call_back_away() -> None:
    turn = after(NumberRead("+493023125011", back=Lobby(rounds=1)), Silence(), Silence(), at=LOBBY_TIME)
    assert turn.tells == (CallBackPromised("+493023125011", CallBackTime.AFTER_EVENT),)
    assert turn.state == Lobby(rounds=1)


def test_a_withheld_caller_is_told_the_offices_number_and_offered_the_same() -> None:
    turn = after(TALKING, *NOBODY, at=WITHHELD)
    assert [(one.key, one.values) for one in turn.says] == [
        ("person.withheld", {"office": OFFICE, "onward": "help.onward_lobby"})
    ]
    assert after(turn.state, Silence(), at=WITHHELD).state == BACK
    keyed = after(turn.state, Keys("1"), Keys("03023125011"), at=WITHHELD)
    assert [(one.key, one.values) for one in keyed.says] == [("reg.number_read", {"number": "+493023125011"})]
    noted = after(keyed.state, Keys("1"), at=WITHHELD)
    assert noted.tells == (CallBackPromised("+493023125011", CallBackTime.AFTER_EVENT),)
    assert said(noted) == ["person.noted_inside"]
    assert noted.state == BACK


def test_without_an_office_the_offer_comes_at_once() -> None:
    turn = after(Lobby(), Keys("0"), OFFERED, at=replace(LOBBY_TIME, office=None))
    assert said(turn) == ["person.busy"]
    assert turn.state == CallBackOffer(back=Lobby())
    assert said(after(Lobby(), Keys("0"), OFFERED, at=replace(LOBBY_TIME, office=None, caller=None))) == [
        "person.nobody"
    ]


def test_a_fault_of_ours_puts_through_again() -> None:
    assert after(TALKING, Resumed()).then == CallOffice(OFFICE)


def test_news_that_concerns_the_caller_is_told_even_there() -> None:
    assert after(TALKING, News(NewsKind.REMOVED)).state == Removed()


def test_a_person_can_be_reached_again_and_again_and_leads_back_to_the_same_place() -> None:
    turn = after(TooEarly(), *[Keys("0"), LeftRoom(seconds=9)] * 3, at=THE_DAY_BEFORE)
    assert turn.state == TooEarly()


def test_a_number_to_call_back_is_asked_for_in_other_words_than_that_of_a_registration() -> None:
    asked = after(
        CallBackOffer(back=MainMenu()), CallBackSeen(is_noted=False), Keys("1"), at=replace(LIVE, caller=None)
    )
    assert said(asked) == ["help.number_ask"]
