"""Keying the PIN, as people really do it."""

from dataclasses import replace

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.heard import Called, Keys, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.line import LanguageChosen
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinMistyped
from tests.dialogue.scenes import LIVE, after, ear, said

LONGER = replace(LIVE, longest_pin=8)


def test_the_first_digit_may_take_twelve_seconds_and_each_next_one_six() -> None:
    listening = ear(after(PinEntry(), Keys("#")))
    assert (listening.keys, listening.first, listening.between) == (6, 12, 6)


def test_later_rounds_leave_fifteen_seconds_to_fetch_the_letter() -> None:
    first = after(PinEntry(), Silence())
    assert ear(first).first == ear(after(first.state, Silence())).first == 15


def test_the_greeting_goes_straight_on_to_the_pin() -> None:
    turn = after(PinEntry(), Keys("#"))
    greeted = after(PinEntry(), Called())
    assert said(greeted) == said(turn) == ["pin.ask"]


def test_six_digits_are_checked_at_once_and_digits_in_excess_are_dropped() -> None:
    for keyed in ["748290", "7482901", "74829012#"]:
        assert after(PinEntry(), Keys(keyed)).then == CheckPin("748290")
        assert after(PinEntry(so_far="748"), Keys(keyed[3:])).then == CheckPin("748290")


def test_star_clears_and_hash_is_ignored_within_an_entry() -> None:
    for keyed in ["12*748290", "*748290", "1*2*748290", "748#290", "#748290", "748290#", "74*748290"]:
        assert after(PinEntry(), Keys(keyed)).then == CheckPin("748290")


def test_a_star_that_took_up_room_is_waited_out_without_a_word() -> None:
    turn = after(PinEntry(), Keys("12*748"))
    assert said(turn) == []
    assert turn.state == PinEntry(so_far="748")
    assert ear(turn).keys == 3
    assert ear(turn).at_once
    assert after(turn.state, Keys("290")).then == CheckPin("748290")


def test_a_star_in_the_rest_of_an_entry_clears_all_of_it() -> None:
    waiting = after(PinEntry(), Keys("12*748"))
    assert after(waiting.state, Keys("*74")).state == PinEntry(so_far="74")
    assert said(after(waiting.state, Keys("*"))) == ["pin.cleared"]


def test_the_rest_that_never_comes_is_read_back() -> None:
    turn = after(PinEntry(), Keys("12*748"), Silence())
    assert said(turn) == ["pin.incomplete"]
    assert turn.says[0].values == {"count": 3, "digits": "748", "length": 6}


def test_a_lone_star_says_that_the_digits_are_cleared() -> None:
    for keyed in ["*", "**", "12*", "*#", "748*"]:
        turn = after(PinEntry(), Keys(keyed))
        assert said(turn) == ["pin.cleared"]
        assert turn.state == PinEntry()


def test_hashes_alone_repeat_the_question() -> None:
    for keyed in ["#", "##", "######"]:
        turn = after(PinEntry(), Keys(keyed))
        assert said(turn) == ["pin.ask"]
        assert turn.state == PinEntry()


def test_a_zero_in_front_reaches_a_person() -> None:
    for keyed in ["0", "0748", "012345"]:
        turn = after(PinEntry(), Keys(keyed))
        assert turn.then == CallOffice(LIVE.office or "")
        assert turn.state == Person(back=PinEntry())


def test_a_zero_within_the_entry_is_a_digit() -> None:
    assert after(PinEntry(so_far="74829"), Keys("0")).then == CheckPin("748290")
    assert after(PinEntry(), Keys("740291")).then == CheckPin("740291")


def test_an_entry_left_unfinished_is_read_back() -> None:
    turn = after(PinEntry(), Keys("7482"))
    assert said(turn) == ["pin.incomplete"]
    assert turn.says[0].values == {"count": 4, "digits": "7482", "length": 6}
    assert turn.state == PinEntry(slips=1)


def test_a_line_with_longer_pins_takes_eight_digits() -> None:
    assert ear(after(PinEntry(), Keys("#"), at=LONGER)).keys == 8
    assert after(PinEntry(), Keys("12345678"), at=LONGER).then == CheckPin("12345678")
    assert said(after(PinEntry(), Keys("1234567"), at=LONGER)) == ["pin.incomplete"]


def test_a_line_with_longer_pins_takes_six_digits_after_a_pause() -> None:
    assert after(PinEntry(), Keys("748290"), at=LONGER).then == CheckPin("748290")
    waiting = after(PinEntry(), Keys("12*74829"), at=LONGER)
    assert waiting.state == PinEntry(so_far="74829")
    assert after(waiting.state, Keys("0"), at=LONGER).then == CheckPin("748290")


def test_five_changes_the_language_and_asks_for_the_pin_in_it() -> None:
    turn = after(PinEntry(), Keys("5"))
    assert said(turn) == ["lang.set", "pin.ask"]
    assert turn.language == "en"
    assert turn.tells == (LanguageChosen("en"),)
    assert ear(turn).keys == 6


def test_five_changes_nothing_where_no_other_language_is_offered() -> None:
    turn = after(PinEntry(), Keys("5"), at=replace(LIVE, languages={}))
    assert turn.language is None
    assert said(turn) == ["pin.incomplete"]


def test_five_within_an_entry_is_a_digit() -> None:
    assert after(PinEntry(so_far="74829"), Keys("5")).then == CheckPin("748295")


def test_a_pin_that_does_not_fit_is_read_back_and_asked_for_again() -> None:
    turn = after(PinEntry(), PinMistyped("748291"))
    assert [(one.key, one.values) for one in turn.says] == [("pin.typo1", {"digits": "748291"})]
    assert ear(turn).keys == 6
