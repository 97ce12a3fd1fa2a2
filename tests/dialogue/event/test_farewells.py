"""How calls end: said why, twice where it is news, with a person to be reached, and with a goodbye."""

import pytest

from dialin.dialogue.stages.event.removed import READY
from dialin.dialogue.turn import CallOffice, HangUp, JoinRoom, Listen, Prompt
from dialin.dialogue.words.event import EventCancelled, EventOver, Goodbye, InRoom, Removed
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinWithdrawn
from dialin.dialogue.words.registration import RestoreRegistration
from dialin.dialogue.words.registration_outcomes import NotRestored
from dialin.dialogue.words.seat import Lobby, SeatCancelled, SeatClaiming, SeatMoved
from dialin.dialogue.words.state import State
from dialin.rules.removal_reasons import READY_REASONS
from tests.dialogue.scenes import AFTERWARDS, LIVE, LOBBY_TIME, after, ear, said

REASONS = [
    (SeatCancelled(), "seat.cancelled"),
    (SeatCancelled(by_caller=True), "cancel.done"),
    (EventOver(), "over"),
    (EventCancelled(), "cancelled.today"),
    (SeatMoved(), "second.moved"),
    (Removed(), "removed"),
    (Removed(reason="Störung", is_barred=True), "removed.barred"),
]


def test_the_reason_is_said_twice_and_then_goodbye() -> None:
    for state, reason in REASONS:
        if state == SeatCancelled(by_caller=True):  # twice, it would sound like a second cancelling
            assert said(after(state, Silence())) == ["bye.normal"]
            continue
        again = after(state, Silence())
        assert said(again) == [reason]
        assert ear(again).first == 6
        last = after(again.state, Silence())
        assert said(last) == ["bye.normal"]
        assert isinstance(last.then, HangUp)


def test_a_person_can_be_reached_before_the_goodbye() -> None:
    for state, _reason in REASONS:
        if state == SeatCancelled(by_caller=True):
            assert after(state, Keys("0")).then == RestoreRegistration()  # here 0 takes the cancelling back
            assert isinstance(after(state, NotRestored()).then, CallOffice)
            continue
        assert isinstance(after(state, Keys("0")).then, CallOffice)


def test_stray_keys_are_waited_out() -> None:
    for state, _reason in REASONS:
        turn = after(state, Keys("7"))
        assert said(turn) == []
        assert (type(turn.state), turn.state.rounds) == (type(state), state.rounds)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Goodbye(), "bye.normal"),
        (Goodbye(promised=True), "bye.promise"),
        (Goodbye(unheard=True), "bye.no_input"),
    ],
    ids=repr,
)
def test_the_last_words_end_the_call(state: State, words: str) -> None:
    turn = after(state, Keys("#"))
    assert said(turn) == [words]
    assert isinstance(turn.then, HangUp)


def test_whoever_was_in_may_still_ask_a_person_and_is_let_go_in_silence() -> None:
    over = EventOver(was_in=True)
    turn = after(over, Keys("#"))
    assert said(turn) == ["bye.event_short"]
    assert isinstance(turn.then, Listen)
    assert isinstance(after(over, Keys("0")).then, CallOffice)
    assert said(after(over, Keys("7"))) == []
    assert isinstance(after(over, Keys("7"), Silence()).then, HangUp)
    last = after(over, Silence())
    assert (said(last), last.then) == (["bye.normal"], HangUp())


def test_each_reason_that_staff_can_choose_has_words() -> None:
    assert tuple(READY) == READY_REASONS
    for reason, words in READY.items():
        (prompt,) = [one for one in after(Removed(reason=reason), Keys("#")).says if isinstance(one, Prompt)]
        assert (prompt.key, prompt.values["why"]) == ("removed.ready", words)


def test_a_withdrawn_pin_is_told_in_the_language_of_the_registration() -> None:
    turn = after(PinEntry(), PinWithdrawn(1, 1, "en"))
    assert said(turn) == ["seat.cancelled"]
    assert turn.language == "en"


def test_a_pin_after_the_event_hears_that_it_is_over() -> None:
    assert said(after(PinEntry(), PinAccepted(1, 1, "de"), at=AFTERWARDS)) == ["over"]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (NewsKind.SEAT_MOVED, SeatMoved()),
        (NewsKind.SEAT_WITHDRAWN, SeatCancelled()),
        (NewsKind.REMOVED, Removed()),
    ],
)
def test_news_leads_to_its_farewell_from_anywhere(kind: NewsKind, state: State) -> None:
    for here in (PinEntry(), Lobby(), InRoom()):
        assert after(here, News(kind)).state == state


def test_whoever_is_let_in_by_staff_goes_in_without_a_pin() -> None:
    turn = after(PinEntry(slips=2), News(NewsKind.ADMITTED), at=LOBBY_TIME)
    assert turn.state == SeatClaiming(admitted=True)
    assert turn.then is not None


def test_news_of_a_free_seat_concerns_only_those_who_wait() -> None:
    assert after(Removed(), News(NewsKind.SEAT_FREED), at=LIVE).state == Removed()


def test_news_of_the_seat_that_a_look_has_found_already_does_not_cut_off_the_good_news() -> None:
    turn = after(InRoom(), News(NewsKind.SEAT_FREED))
    assert (said(turn), turn.then) == (["wait.admitted", "ok.direct_known", "hint.hand"], JoinRoom())
    assert said(after(Lobby(), News(NewsKind.SEAT_FREED), at=LOBBY_TIME)) == ["wait.admitted", "ok.lobby_known"]
