"""The caller's own PIN: read as often as wanted, and tried without risk."""

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import CompareOwnPin, OpenOwnPin, PinCheck, PinKept, PinRead, PinReading, PinReady
from dialin.dialogue.words.pin_outcomes import PinCompared, PinOpened, PinWithheld
from dialin.dialogue.words.registration import RegistrationDone
from dialin.dialogue.words.seat import (
    LookAtOwnSeat,
)
from tests.dialogue.scenes import THE_DAY_BEFORE, after, ear, said

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
    assert isinstance(after(turn.state, Silence(), at=AT).then, CallOffice)


def test_silence_after_the_pin_reads_it_once_more_and_goes_on() -> None:
    once = after(PinReading(DRAFT, again=True), Silence(), at=AT)
    assert once.then == OpenOwnPin()
    assert after(once.state, Silence(), at=AT).state == PinCheck(DRAFT)


def test_whoever_stays_until_it_is_read_has_it_and_whoever_wants_it_again_not_yet() -> None:
    assert PinKept() not in after(PinReading(DRAFT), PinOpened("748290"), at=AT).tells
    read = PinReading(DRAFT, again=True)
    for heard in (Keys("1"), Silence()):
        assert PinKept() in after(read, heard, at=AT).tells
    assert PinKept() not in after(read, Keys("#"), at=AT).tells


def test_the_check_may_be_skipped_and_never_takes_more_than_two_tries() -> None:
    for skipping in ((Keys("1"), Silence()), (Keys("11"), Silence()), (Keys("1"), Keys("#")), (Silence(),)):
        assert after(PinCheck(DRAFT), *skipping, at=AT).state == RegistrationDone(DRAFT), skipping
    keyed = after(PinCheck(DRAFT), Keys("748291"), at=AT)
    assert keyed.then == CompareOwnPin("748291")
    differs = after(keyed.state, PinCompared(is_same=False), at=AT)
    assert differs.then == OpenOwnPin()
    again = after(differs.state, PinOpened("748290"), at=AT)
    assert said(again) == ["reg.pin_differs", "reg.pin_check"]
    last = after(again.state, PinCompared(is_same=False), PinOpened("748290"), at=AT)
    assert said(last) == ["reg.pin_differs", "reg.done"]
    assert said(after(PinCheck(DRAFT), PinCompared(is_same=True), at=AT)) == ["reg.pin_right", "reg.done"]


def test_the_pin_is_keyed_back_with_whatever_pauses_and_corrections() -> None:
    for keyed in (("74", "8290"), ("7", "48290"), ("12*748", "290"), ("12", "*", "748290"), ("748290#",)):
        turn = after(PinCheck(DRAFT), *(Keys(some) for some in keyed[:-1]), at=AT)
        assert after(turn.state, Keys(keyed[-1]), at=AT).then == CompareOwnPin("748290"), keyed
    for keyed in (("1", "48290"), ("11", "48290"), ("1*148290",)):
        turn = after(PinCheck(DRAFT), *(Keys(some) for some in keyed), at=AT)
        assert turn.then == CompareOwnPin("148290"), keyed
    anew = after(PinCheck(DRAFT), Keys("12"), Keys("*"), at=AT)
    assert (said(anew), anew.state) == (["reg.pin_check"], PinCheck(DRAFT))
    begun = after(PinCheck(DRAFT), Keys("74"), at=AT)
    assert (ear(begun).keys, ear(begun).between, ear(begun).at_once) == (4, 12, True)
    assert after(begun.state, Silence(), at=AT).then == CompareOwnPin("74")


def test_a_key_by_itself_acts_soon_when_the_pin_is_keyed_back() -> None:
    assert ear(after(PinCheck(DRAFT), Keys("#"), at=AT)).between == 1
    assert after(PinCheck(DRAFT), Keys("##"), at=AT).again
    assert isinstance(after(PinCheck(DRAFT), Keys("00"), at=AT).then, CallOffice)
    assert after(PinCheck(DRAFT), Keys("1#"), at=AT).state == RegistrationDone(DRAFT)


def test_a_key_pressed_into_the_last_words_takes_nothing_of_them_away() -> None:
    assert said(after(RegistrationDone(DRAFT), Keys("7"), at=AT)) == ["reg.done"]


def test_the_pin_is_withheld_from_another_line() -> None:
    assert said(after(PinReading(), PinWithheld(), at=AT)) == ["seat.pin_withheld"]
    assert after(PinReading(), PinWithheld(), at=AT).then == LookAtOwnSeat()
