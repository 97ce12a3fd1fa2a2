"""A PIN that is spoken: its likeliest readings are read back, whosever they are, and only a yes lets one count."""

from dataclasses import replace

import pytest

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.pin import CheckPin, PinEntry, PinHeard
from dialin.dialogue.words.pin_outcomes import PinUnknown
from dialin.rules.pins.damm import check_digit, is_wellformed
from dialin.rules.spoken_digits import hear_digits
from tests.dialogue.scenes import LIVE, after, ear, said

PIN = "74829" + check_digit("74829")
OTHER = "53816" + check_digit("53816")
WORDS = ["null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]


def spoken(pin: str) -> Speech:
    return Speech(" ".join(WORDS[int(digit)] for digit in pin))


def test_speech_is_listened_to_beside_the_keys() -> None:
    assert ear(after(PinEntry(), Keys("#"))).speech


def test_a_spoken_pin_is_read_back_before_anybody_looks_whose_it_is() -> None:
    turn = after(PinEntry(), spoken(PIN))
    assert isinstance(turn.state, PinHeard)
    assert turn.state.readings[0] == PIN
    assert all(is_wellformed(reading) for reading in turn.state.readings)


def test_of_many_readings_the_likeliest_three_are_read_back_in_their_order() -> None:
    words = "vierzehn fünfzehn dreizehn vierzehn"
    wellformed = [one for one in hear_digits(words, language="de", lengths=(6, 8)) if is_wellformed(one)]
    assert len(wellformed) > 3
    assert after(PinEntry(), Speech(words)).state == PinHeard(tuple(wellformed[:3]))


def test_a_reading_counts_only_after_a_yes() -> None:
    heard = after(PinEntry(), spoken(PIN))
    assert said(heard) == ["pin.heard"]
    assert heard.says[0].values == {"digits": PIN}
    assert ear(heard).speech
    for yes in (Keys("1"), Speech("Ja."), Speech("ja, genau"), Speech("Ja!"), Speech("Passt.")):
        assert after(heard.state, yes).then == CheckPin(PIN)


@pytest.mark.parametrize("no", [Keys("2"), Speech("Nein."), Speech("nee, das nicht")])
def test_a_no_offers_the_next_reading_and_then_asks_anew(no: Keys | Speech) -> None:
    second = after(PinHeard((PIN, OTHER)), no)
    assert second.says[0].values == {"digits": OTHER}
    asked = after(second.state, no)
    assert said(asked) == ["pin.ask"]
    assert isinstance(asked.state, PinEntry)


def test_words_that_deny_and_affirm_are_taken_as_a_no() -> None:
    assert said(after(PinHeard((PIN,)), Speech("ja, nein, das stimmt nicht"))) == ["pin.ask"]


def test_whoever_is_misheard_three_times_reaches_a_person() -> None:
    entry = PinEntry(for_seat=True)
    for _ in range(2):
        turn = after(PinHeard((PIN,), entry=entry), Keys("2"))
        assert isinstance(turn.state, PinEntry)
        entry = turn.state
    turn = after(PinHeard((PIN,), entry=entry), Keys("2"))
    assert isinstance(turn.then, CallOffice)
    assert turn.state == Person(back=PinEntry(helped=True, for_seat=True))


def test_unknown_pins_count_on_whether_keyed_or_spoken() -> None:
    turn = after(PinEntry(), PinUnknown(PIN), spoken(OTHER), Keys("1"))
    assert said(after(turn.state, PinUnknown(OTHER))) == ["pin.unknown2_event"]


def test_spoken_digits_whose_check_digit_does_not_fit_are_a_slip() -> None:
    mistyped = PIN[:5] + str((int(PIN[5]) + 1) % 10)
    turn = after(PinEntry(), spoken(mistyped))
    assert said(turn) == ["pin.typo1"]


def test_a_pin_said_in_two_halves_with_a_long_pause_is_put_together() -> None:
    half = after(PinEntry(), spoken(PIN[:3]))
    assert said(half) == []
    assert ear(half).at_once
    turn = after(half.state, spoken(PIN[3:]))
    assert isinstance(turn.state, PinHeard)
    assert PIN in turn.state.readings


def test_the_other_half_may_be_keyed_and_a_pin_said_whole_after_a_half_counts() -> None:
    half = after(PinEntry(), spoken(PIN[:3]))
    assert after(half.state, Keys(PIN[3:])).then == CheckPin(PIN)
    whole = after(half.state, spoken(PIN))
    assert isinstance(whole.state, PinHeard)
    assert PIN in whole.state.readings


def test_half_a_spoken_pin_and_then_nothing_is_read_back() -> None:
    turn = after(PinEntry(), spoken(PIN[:4]), Silence())
    assert [(one.key, one.values["digits"]) for one in turn.says] == [("pin.incomplete", PIN[:4])]


def test_chatter_is_not_blamed_and_helps_like_silence() -> None:
    assert said(after(PinEntry(), Speech("Moment, ich hole die Brille"))) == ["pin.noinput1", "pin.speak"]


def test_english_digits_are_heard_on_an_english_line() -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    turn = after(PinEntry(), Speech(" ".join(words[int(digit)] for digit in PIN)), at=replace(LIVE, language="en"))
    assert isinstance(turn.state, PinHeard)
    assert PIN in turn.state.readings
