"""Keying the PIN, as people really do it."""

from dataclasses import replace

from dialin.dialogue.turn import CallOffice
from dialin.dialogue.words.heard import Called, Keys, Silence
from dialin.dialogue.words.help import Person
from dialin.dialogue.words.line import KnownLine, LanguageChosen
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinMistyped, PinUnknown
from dialin.rules.pins.damm import check_digit, is_wellformed
from tests.dialogue.scenes import LIVE, after, ear, said

LONGER = replace(LIVE, longest_pin=8)


def test_every_digit_may_take_twelve_seconds_and_a_lone_key_is_heard_after_one() -> None:
    asked = ear(after(PinEntry(), Called()))
    assert (asked.keys, asked.first, asked.between) == (6, 12, 1)
    begun = ear(after(PinEntry(), Keys("7")))
    assert (begun.keys, begun.first, begun.between, begun.at_once) == (5, 12, 12, True)


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
    assert turn.says[0].values == {"digits": "748"}


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


def test_a_lone_zero_in_front_reaches_a_person() -> None:
    for keyed in ["0", "00", "000"]:
        turn = after(PinEntry(), Keys(keyed))
        assert turn.then == CallOffice(LIVE.office or "")
        assert turn.state == Person(back=PinEntry())


def test_a_zero_in_passing_is_no_part_of_a_pin() -> None:
    assert after(PinEntry(), Keys("0748"), Keys("290")).then == CheckPin("748290")


def test_a_zero_within_the_entry_is_a_digit() -> None:
    assert after(PinEntry(so_far="74829"), Keys("0")).then == CheckPin("748290")
    assert after(PinEntry(), Keys("740291")).then == CheckPin("740291")


def test_an_entry_left_unfinished_is_read_back_and_the_rest_is_joined_to_it() -> None:
    turn = after(PinEntry(), Keys("7482"), Silence())
    assert [(one.key, one.values) for one in turn.says] == [("pin.incomplete", {"digits": "7482"})]
    assert turn.state == PinEntry(before="7482", slips=1)
    assert (ear(turn).at_once, ear(turn).keys) == (True, 6)
    assert after(turn.state, Keys("90")).then == CheckPin("748290")
    assert after(turn.state, Keys("9"), Keys("0")).then == CheckPin("748290")


def test_after_it_was_read_back_all_of_it_may_be_keyed_anew() -> None:
    told = after(PinEntry(), Keys("7482"), Silence())
    assert after(told.state, Keys("748290")).then == CheckPin("748290")
    assert after(told.state, Keys("74"), Keys("8290")).then == CheckPin("748290")
    assert after(told.state, Keys("*"), Keys("748290")).then == CheckPin("748290")


def test_what_joins_by_chance_to_a_pin_that_nobody_has_leaves_time_for_the_rest() -> None:
    told = after(PinEntry(), Keys("74829"), Silence(), Keys("0"))
    assert told.then == CheckPin("748290")
    waiting = after(told.state, PinUnknown("748290"))
    assert (said(waiting), ear(waiting).at_once) == ([], True)
    assert waiting.tells == ()


def test_a_hash_says_that_this_was_all() -> None:
    assert said(after(PinEntry(), Keys("7482#"))) == ["pin.incomplete"]
    assert said(after(PinEntry(), Keys("748"), Keys("#"))) == ["pin.incomplete"]


def test_a_line_with_longer_pins_takes_eight_digits() -> None:
    assert ear(after(PinEntry(), Keys("#"), at=LONGER)).keys == 8
    assert after(PinEntry(), Keys("12345678"), at=LONGER).then == CheckPin("12345678")
    assert said(after(PinEntry(), Keys("1234567"), Silence(), at=LONGER)) == ["pin.incomplete"]


def test_a_line_with_longer_pins_takes_six_digits_after_a_pause() -> None:
    assert after(PinEntry(), Keys("748290"), at=LONGER).then == CheckPin("748290")
    waiting = after(PinEntry(), Keys("12*74829"), at=LONGER)
    assert waiting.state == PinEntry(so_far="74829")
    assert after(waiting.state, Keys("0"), at=LONGER).then == CheckPin("748290")


def test_six_digits_of_eight_are_read_back_as_a_part_and_not_as_a_slip() -> None:
    begun = "253082"
    assert not is_wellformed(begun)
    rest = "9" + check_digit(begun + "9")
    told = after(PinEntry(), Keys(begun), Silence(), at=LONGER)
    assert said(told) == ["pin.incomplete"]
    assert after(told.state, Keys(rest), at=LONGER).then == CheckPin(begun + rest)
    assert after(told.state, Keys(begun + rest), at=LONGER).then == CheckPin(begun + rest)
    assert after(told.state, Keys("748290"), at=LONGER).then == CheckPin("748290")


def test_five_changes_the_language_and_asks_for_the_pin_in_it() -> None:
    turn = after(PinEntry(), Keys("5"))
    assert said(turn) == ["lang.set", "pin.ask"]
    assert turn.language == "en"
    assert turn.tells == (LanguageChosen("en"),)
    assert ear(turn).keys == 6


def test_five_is_a_digit_where_no_other_language_is_offered() -> None:
    turn = after(PinEntry(), Keys("5"), at=replace(LIVE, languages={}))
    assert (turn.language, said(turn), turn.state) == (None, [], PinEntry(so_far="5"))


def test_a_key_pressed_twice_is_that_key() -> None:
    assert after(PinEntry(), Keys("55")).language == "en"
    assert said(after(PinEntry(), Keys("##"))) == ["pin.ask"]


def test_a_key_pressed_again_before_its_effect_was_heard_is_that_key() -> None:
    for asked in (PinEntry(), KnownLine()):
        chosen = after(asked, Keys("5"))
        english = replace(LIVE, language="en", languages={"5": "de"})
        again = after(chosen.state, Keys("5"), at=replace(english, is_hasty=True))
        assert (again.language, again.again) == (None, True)
        assert after(chosen.state, Keys("5"), at=english).language == "de"


def test_after_the_key_of_a_language_a_zero_leaves_time_for_the_pin_it_may_belong_to() -> None:
    chosen = after(PinEntry(), Keys("5"))
    pressed = after(chosen.state, Keys("0"))
    assert said(pressed) == ["pin.zero"]
    for heard in (Silence(), Keys("0")):
        assert isinstance(after(pressed.state, heard).then, CallOffice)
    assert after(pressed.state, Keys("748290")).then == CheckPin("748290")


def test_the_star_that_was_asked_for_is_welcomed() -> None:
    turn = after(PinEntry(), Silence(), Silence(), Keys("*"))
    assert said(turn) == ["pin.keys_heard"]
    assert turn.state == PinEntry()


def test_five_within_an_entry_is_a_digit() -> None:
    assert after(PinEntry(so_far="74829"), Keys("5")).then == CheckPin("748295")


def test_a_pin_that_does_not_fit_is_read_back_and_asked_for_again() -> None:
    turn = after(PinEntry(), PinMistyped("748291"))
    assert [(one.key, one.values) for one in turn.says] == [("pin.typo1", {"digits": "748291"})]
    assert ear(turn).keys == 6
