"""The end of the registered number beside the PIN: how it is asked for, keyed, spoken, missed, and helped with."""

from dialin.dialogue.turn import CallOffice, Turn
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.pin import CheckNumber, CheckPin, LastDigits, PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinNumberWanted, PinUnknown, PinUnmatched
from dialin.dialogue.words.seat import MySeat, SeatClaiming
from tests.dialogue.scenes import LIVE, THE_DAY_BEFORE, after, ear, said
from tests.every import every

PIN, ENDING = "748290", "5010"
ASKED = LastDigits(PIN)


def test_the_pin_is_kept_and_the_last_digits_are_asked_for() -> None:
    turn = after(PinEntry(), Keys(PIN), PinNumberWanted(PIN))
    assert turn.state == LastDigits(PIN, entry=PinEntry())
    assert said(turn) == ["pin.last_digits"]
    assert (ear(turn).keys, ear(turn).speech) == (20, True)


@every("heard", [
    (Keys("5010"),), (Keys("50"), Keys("10")), (Keys("0"), Keys("50*5010")), (Keys("99*"), Keys("5010")),
    (Keys("5010#"),), (Speech("fünf null eins null"),), (Keys("50"), Speech("eins null")),
    (Keys("03023125010"),), (Keys("0"), Keys("3023125010")), (Keys("23125010#"),), (Speech("fünfzig zehn"),),
    (Speech("die letzten vier Ziffern sind fünf null eins null"),), (Speech("fünf null"), Speech("eins null")),
    (Speech("null drei null zwo drei eins zwo fünf null eins null"),),
])  # fmt: skip
def test_the_end_of_the_number_is_heard_in_one_go_or_with_pauses_and_of_all_its_digits(
    heard: tuple[Keys | Speech, ...],
) -> None:
    assert after(ASKED, *heard).then == CheckNumber(PIN, ENDING)


@every("words", ["das weiß ich nicht", "einen Moment bitte", "null"])
def test_other_words_are_no_digits(words: str) -> None:
    assert said(after(ASKED, Speech(words))) == ["pin.last_again"]


@every("pressed", ["0", "00"])
def test_a_zero_is_a_person_once_no_other_digit_follows_it(pressed: str) -> None:
    waits = after(ASKED, Keys(pressed))
    assert (said(waits), ear(waits).at_once) == (["pin.zero"], True)
    assert after(waits.state, Keys("1234")).then == CheckNumber(PIN, "1234")
    assert isinstance(after(waits.state, Silence()).then, CallOffice)
    assert isinstance(after(ASKED, Keys("0"), Keys(pressed)).then, CallOffice)  # who cannot wait


def test_a_zero_behind_another_digit_is_a_digit() -> None:
    turn = after(ASKED, Keys("5"), Keys("0"))
    assert turn.state == LastDigits(PIN, so_far="50")
    assert said(turn) == []
    assert ear(turn).at_once


@every("entry", [PinEntry(), PinEntry(for_seat=True, to_cancel=True)])
def test_whoever_keys_zero_or_nothing_reaches_a_person_and_then_keys_the_pin(entry: PinEntry) -> None:
    asked = LastDigits(PIN, entry=entry)
    again = after(asked, Silence())
    assert said(again) == ["pin.last_again"]
    helped = PinEntry(helped=True, for_seat=entry.for_seat, to_cancel=entry.to_cancel)
    for turn, back in ((after(asked, Keys("0"), Silence()), entry), (after(again.state, Silence()), helped)):
        assert isinstance(turn.then, CallOffice)
        assert isinstance(turn.state, Person)
        assert turn.state.back == back


def test_fewer_digits_and_then_nothing_are_asked_for_anew() -> None:
    turn = after(ASKED, Keys("50"), Silence())
    assert (turn.state, said(turn)) == (LastDigits(PIN, misses=1), ["pin.last_again"])


def test_both_are_read_back_once_where_they_do_not_match_and_the_second_time_a_person_helps() -> None:
    turn = after(PinEntry(), PinUnmatched(PIN, ENDING))
    assert [(one.key, one.values) for one in turn.says] == [("pin.unmatched", {"digits": PIN, "ending": ENDING})]
    again = after(turn.state, Keys(PIN))
    assert again.then == CheckPin(PIN)
    asked = after(again.state, PinNumberWanted(PIN), Keys(ENDING))
    assert asked.then == CheckNumber(PIN, ENDING)
    helped = after(asked.state, PinUnmatched(PIN, ENDING))
    assert said(helped) == ["pin.unknown3"]
    assert isinstance(helped.then, CallOffice)


def test_an_unknown_pin_before_it_counts_as_a_miss_too() -> None:
    entry = after(PinEntry(), PinUnknown(PIN)).state
    assert isinstance(entry, PinEntry)
    assert isinstance(after(entry, PinUnmatched(PIN, ENDING)).then, CallOffice)


@every(("entry", "at", "leads_to"), [
    (PinEntry(), LIVE, SeatClaiming), (PinEntry(for_seat=True, to_cancel=True), THE_DAY_BEFORE, MySeat)
])  # fmt: skip
def test_whoever_is_found_goes_where_the_pin_alone_would_have_led(entry: PinEntry, at: object, leads_to: type) -> None:
    turn: Turn = after(LastDigits(PIN, entry=entry), Keys(ENDING), PinAccepted(1, 1, "de"), at=at)  # type: ignore[arg-type]
    assert isinstance(turn.state, leads_to)
