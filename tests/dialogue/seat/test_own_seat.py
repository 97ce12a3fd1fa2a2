"""The caller's own seat: heard, cancelled, and taken back."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.pin import PinReady
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.registration import RestoreRegistration
from dialin.dialogue.words.registration_outcomes import NotRestored, RegistrationRestored
from dialin.dialogue.words.seat import (
    CancelRegistration,
    GivingUpSeat,
    LookAtOwnSeat,
    MySeat,
    OwnSeat,
    RegistrationCancelled,
    SeatCancelled,
    SeatClaiming,
    TooEarly,
)
from tests.dialogue.scenes import LIVE, THE_DAY_BEFORE, after, said, scene

AT = THE_DAY_BEFORE


def test_the_own_seat_is_said_and_the_pin_offered_on_the_registered_line_only() -> None:
    own = after(MySeat(), OwnSeat(is_own_line=True), at=AT)
    assert said(own) == ["seat.status", "seat.menu"]
    waiting = said(after(MySeat(), OwnSeat(position=2), at=AT))
    assert waiting == ["seat.waiting", "wait.call_us", "seat.menu_elsewhere"]
    assert said(after(MySeat(), OwnSeat(is_called=True), at=AT))[0] == "seat.status_called"
    assert after(own.state, Keys("1"), at=AT).state == PinReady()
    elsewhere = after(MySeat(), OwnSeat(), Keys("1"), at=AT)
    assert (said(elsewhere), elsewhere.state) == (["seat.pin_withheld"], MySeat(is_elsewhere=True))
    assert after(own.state, Keys("2"), at=AT).state == GivingUpSeat(back=MySeat())
    assert after(own.state, Keys("4"), at=AT).state == QuestionConsent(back=MySeat())
    twice = after(own.state, Silence(), at=AT)
    assert twice.then == LookAtOwnSeat()
    assert after(twice.state, Silence(), at=AT).state == Goodbye()
    assert after(MySeat(), RegistrationCancelled(), at=AT).state == SeatCancelled()


def test_where_only_the_number_is_known_no_pin_is_offered_and_it_is_said_why() -> None:
    at = replace(AT, is_by_line=True)
    own = after(MySeat(), OwnSeat(is_own_line=True), at=at)
    assert said(own) == ["seat.status", "seat.pin_not_needed", "seat.menu_elsewhere"]
    asked = after(own.state, Keys("1"), at=at)
    assert (said(asked), asked.state) == (["seat.pin_not_needed"], MySeat(is_elsewhere=True))


def test_close_to_the_doors_the_caller_may_stay_and_then_goes_in() -> None:
    assert after(MySeat(), OwnSeat(position=1), at=scene(-40)).state == TooEarly(position=1)
    assert after(MySeat(), Keys("#"), at=LIVE).state == SeatClaiming()


def test_whoever_chose_to_cancel_in_the_menu_is_asked_at_once() -> None:
    for own in (OwnSeat(), OwnSeat(position=2)):
        asked = after(MySeat(to_cancel=True), own, at=AT)
        assert (said(asked), asked.state) == (["cancel.ask"], GivingUpSeat(back=MySeat()))
    assert after(MySeat(to_cancel=True), OwnSeat(), at=scene(-40)).state == GivingUpSeat(back=MySeat())
    kept = after(asked.state, Keys("2"), at=AT)
    assert (said(kept), kept.then) == (["cancel.kept"], LookAtOwnSeat())


def test_on_the_day_itself_it_is_said_that_it_is_today() -> None:
    assert said(after(MySeat(), OwnSeat(), at=scene(-8 * 60))) == ["early.today_later", "seat.menu_elsewhere"]


def test_cancelling_takes_two_keys_and_zero_takes_it_back() -> None:
    asked = after(MySeat(), Keys("2"), at=AT)
    assert after(asked.state, Keys("1"), at=AT).then == CancelRegistration()
    done = after(asked.state, RegistrationCancelled(), at=AT)
    undone = after(done.state, Keys("0"), at=AT)
    assert undone.then == RestoreRegistration()
    assert said(after(undone.state, RegistrationRestored(), at=AT)) == ["cancel.undone"]
    assert said(after(undone.state, RegistrationRestored(position=2), at=AT)) == ["cancel.taken"]
    assert after(undone.state, RegistrationRestored(), at=AT).then == LookAtOwnSeat()


@pytest.mark.parametrize("state", [SeatCancelled(), SeatCancelled(by_caller=True)])
def test_what_cannot_be_taken_back_reaches_a_person(state: SeatCancelled) -> None:
    turn = after(state, NotRestored(), at=AT)
    assert turn.state == Person(back=replace(state))
    assert isinstance(turn.then, CallOffice)
