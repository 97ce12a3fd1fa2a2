"""The PIN is read as often as wanted and checked without risk; one's own seat is heard, cancelled, and taken back."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.pin import CompareOwnPin, OpenOwnPin, PinCheck, PinRead, PinReading, PinReady
from dialin.dialogue.words.pin_outcomes import PinCompared, PinOpened, PinWithheld
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.registration import RegistrationDone, RestoreRegistration
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
from tests.dialogue.scenes import LIVE, THE_DAY_BEFORE, after, ear, said, scene

DRAFT = Draft(name="RE1")
AT = THE_DAY_BEFORE


def test_the_pin_is_read_twice_and_told_once() -> None:
    assert after(PinReady(DRAFT), Keys("1"), at=AT).then == OpenOwnPin()
    read = after(PinReading(DRAFT), PinOpened("748290"), at=AT)
    assert said(read) == ["reg.pin_read", "reg.pin_again"]
    assert read.tells == (PinRead(),)
    for _ in range(5):
        assert after(read.state, Keys("#"), at=AT).then == OpenOwnPin()
        read = after(read.state, Keys("#"), PinOpened("748290"), at=AT)
        assert (said(read), read.tells) == (["reg.pin_again"], ())
    assert after(read.state, Keys("1"), at=AT).state == PinCheck(DRAFT)


def test_who_needs_time_to_find_a_pen_has_it() -> None:
    turn = after(PinReady(DRAFT), Silence(), at=AT)
    assert ear(turn).first == 30
    assert isinstance(after(turn.state, Silence(), Silence(), at=AT).then, CallOffice)


def test_silence_after_the_pin_reads_it_once_more_and_goes_on() -> None:
    once = after(PinReading(DRAFT, again=True), Silence(), at=AT)
    assert once.then == OpenOwnPin()
    assert after(once.state, Silence(), at=AT).state == PinCheck(DRAFT)


def test_the_check_may_be_skipped_and_never_takes_more_than_two_tries() -> None:
    for skipping in (Keys("1"), Silence()):
        assert after(PinCheck(DRAFT), skipping, at=AT).state == RegistrationDone(DRAFT)
    keyed = after(PinCheck(DRAFT), Keys("748291"), at=AT)
    assert keyed.then == CompareOwnPin("748291")
    differs = after(keyed.state, PinCompared(is_same=False), at=AT)
    assert differs.then == OpenOwnPin()
    again = after(differs.state, PinOpened("748290"), at=AT)
    assert said(again) == ["reg.pin_differs", "reg.pin_check"]
    last = after(again.state, PinCompared(is_same=False), PinOpened("748290"), at=AT)
    assert said(last) == ["reg.pin_differs", "reg.done"]
    assert said(after(PinCheck(DRAFT), PinCompared(is_same=True), at=AT)) == ["reg.pin_right", "reg.done"]


def test_the_pin_is_withheld_from_another_line() -> None:
    assert said(after(PinReading(), PinWithheld(), at=AT)) == ["seat.pin_withheld"]
    assert after(PinReading(), PinWithheld(), at=AT).then == LookAtOwnSeat()


def test_the_own_seat_is_said_and_the_pin_offered_on_the_registered_line_only() -> None:
    own = after(MySeat(), OwnSeat(is_own_line=True), at=AT)
    assert said(own) == ["seat.status", "seat.menu"]
    assert said(after(MySeat(), OwnSeat(position=2), at=AT)) == ["seat.waiting", "seat.menu_elsewhere"]
    assert after(own.state, Keys("1"), at=AT).state == PinReady()
    assert after(own.state, Keys("2"), at=AT).state == GivingUpSeat(back=MySeat())
    assert after(own.state, Keys("4"), at=AT).state == QuestionConsent(back=MySeat())
    twice = after(own.state, Silence(), at=AT)
    assert twice.then == LookAtOwnSeat()
    assert after(twice.state, Silence(), at=AT).state == Goodbye()
    assert after(MySeat(), RegistrationCancelled(), at=AT).state == SeatCancelled()


def test_close_to_the_doors_the_caller_may_stay_and_then_goes_in() -> None:
    assert after(MySeat(), OwnSeat(position=1), at=scene(-40)).state == TooEarly(position=1)
    assert after(MySeat(), Keys("#"), at=LIVE).state == SeatClaiming()


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
