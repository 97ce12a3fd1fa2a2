"""The main menu: one choice a key, a PIN keyed right here, and a person for whoever presses none."""

from dataclasses import replace

from dialin.dialogue.turn import CallOffice, HangUp
from dialin.dialogue.words.event import EventOver, Goodbye
from dialin.dialogue.words.heard import Called, Keys, Silence
from dialin.dialogue.words.help import CallBackPromised, Person, TroubleMet
from dialin.dialogue.words.line import (
    EnterByLine,
    Greeting,
    KnownLine,
    LanguageChosen,
    LineUnknown,
    ListEvents,
    MainMenu,
)
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.seat import MySeat, SeatClaiming
from tests.dialogue.scenes import AFTERWARDS, CALLER, LIVE, THE_DAY_BEFORE, after, ear, said

OUTSIDE = Called()


def test_outside_the_events_time_the_greeting_leads_to_the_menu() -> None:
    turn = after(Greeting(), OUTSIDE, at=THE_DAY_BEFORE)
    assert said(turn) == ["greet.outside", "menu.main"]
    assert turn.state == MainMenu()


def test_after_the_end_the_greeting_says_so_at_once() -> None:
    turn = after(Greeting(), OUTSIDE, at=AFTERWARDS)
    assert (said(turn), turn.state) == (["greet.outside", "over"], EventOver())


def test_one_registers_however_unsteady_the_finger() -> None:
    for key in ["1", "11", "111"]:
        assert after(MainMenu(), Keys(key), at=THE_DAY_BEFORE).then == ListEvents()


def test_two_and_four_ask_whose_line_it_is_before_a_pin_is_wanted() -> None:
    asked = after(MainMenu(), Keys("2"), at=THE_DAY_BEFORE)
    assert asked.then == EnterByLine(any_event=True)
    unknown = after(asked.state, LineUnknown(), at=THE_DAY_BEFORE)
    assert (said(unknown), unknown.state) == (["cancel.pin"], PinEntry(for_seat=True, acted="2", to_cancel=True))
    assert after(asked.state, PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE).state == MySeat(to_cancel=True)
    keyed = after(unknown.state, PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE)
    assert keyed.state == MySeat(to_cancel=True)
    own = after(MainMenu(), Keys("4"), LineUnknown(), at=THE_DAY_BEFORE)
    assert (said(own), own.state) == (["pin.ask"], PinEntry(for_seat=True, acted="4"))


def test_a_pin_keyed_right_here_is_checked_for_the_own_seat() -> None:
    keyed = after(MainMenu(), Keys("748290"), at=THE_DAY_BEFORE)
    assert keyed.then == CheckPin("748290")
    assert after(keyed.state, PinOfAnotherDay(1, 1, "de"), at=THE_DAY_BEFORE).state == MySeat()


def test_the_beginning_of_a_pin_is_continued_without_a_word() -> None:
    begun = after(MainMenu(), Keys("748"), at=THE_DAY_BEFORE)
    assert said(begun) == []
    assert (ear(begun).keys, ear(begun).at_once) == (3, True)
    assert after(begun.state, Keys("290"), at=THE_DAY_BEFORE).then == CheckPin("748290")


def test_once_the_doors_are_open_the_own_pin_leads_in() -> None:
    turn = after(PinEntry(for_seat=True), PinAccepted(1, 1, "de"), at=LIVE)
    assert turn.state == SeatClaiming()


def test_the_other_language_is_chosen_in_the_menu_too() -> None:
    turn = after(MainMenu(), Keys("5"), at=THE_DAY_BEFORE)
    assert (turn.language, turn.tells, said(turn)) == ("en", (LanguageChosen("en"),), ["lang.set", "menu.main"])


def test_the_second_silence_leads_to_a_person_and_not_to_the_same_menu_again() -> None:
    first = after(MainMenu(), Silence(), at=THE_DAY_BEFORE)
    assert said(first) == ["menu.no_key", "menu.main", "menu.dial"]
    second = after(first.state, Silence(), at=THE_DAY_BEFORE)
    assert (said(second), isinstance(second.then, CallOffice)) == (["help.soon"], True)
    assert second.tells == (TroubleMet("MainMenu"),)


def test_the_third_strange_key_leads_to_a_person_and_staff_see_the_second() -> None:
    heard = Keys("7")
    first = after(MainMenu(), heard, at=THE_DAY_BEFORE)
    assert (said(first), first.tells) == (["menu.other_key", "menu.main", "menu.dial"], ())
    second = after(first.state, heard, at=THE_DAY_BEFORE)
    assert second.tells == (TroubleMet("MainMenu"),)
    third = after(second.state, heard, at=THE_DAY_BEFORE)
    assert isinstance(third.then, CallOffice)
    assert third.state == Person(back=MainMenu(misses=3))


def test_a_star_is_no_miss() -> None:
    assert after(MainMenu(), *[Keys("*")] * 9, at=THE_DAY_BEFORE).state == MainMenu()


def test_only_a_silent_line_is_let_go_and_only_after_a_second_round_with_a_promise_where_it_has_a_number() -> None:
    withheld = replace(THE_DAY_BEFORE, caller=None)
    assert isinstance(after(MainMenu(misses=1), Silence(), at=withheld).then, CallOffice)
    gone = after(MainMenu(misses=3), *[Silence()] * 2, at=withheld)
    assert gone.state == Goodbye(unheard=True)
    assert isinstance(gone.then, HangUp)
    promised = after(MainMenu(misses=3), *[Silence()] * 2, at=THE_DAY_BEFORE)
    assert promised.state == Goodbye(promised=True)
    assert promised.tells == (CallBackPromised(CALLER),)


def test_a_known_line_goes_in_by_keeping_silent_and_may_key_another_pin() -> None:
    greeted = after(Greeting(), Called(knows_line=True))
    assert (said(greeted), greeted.state) == (["greet.window", "pin.known_line"], KnownLine())
    assert after(greeted.state, Silence()).then == after(greeted.state, Keys("1")).then == EnterByLine()
    assert after(greeted.state, PinAccepted(1, 1, "de")).state == SeatClaiming(admitted=True)
    assert after(greeted.state, Keys("2")).state == PinEntry(acted="2")
    assert after(greeted.state, LineUnknown()).state == PinEntry()


def test_whoever_keys_the_pin_on_a_known_line_all_the_same_is_heard() -> None:
    assert ear(after(Greeting(), Called(knows_line=True))).keys == 6
    assert after(KnownLine(), Keys("748290")).then == CheckPin("748290")
    assert after(KnownLine(), Keys("178290")).then == CheckPin("178290")
    begun = after(KnownLine(), Keys("748"))
    assert begun.state == PinEntry(so_far="748")
    assert after(begun.state, Keys("290")).then == CheckPin("748290")


def test_an_unsteady_finger_on_a_known_line_means_the_key_itself() -> None:
    assert after(KnownLine(), Keys("11")).then == EnterByLine()
    assert after(KnownLine(), Keys("22")).state == PinEntry(acted="2")
    assert after(KnownLine(), Keys("00")).state == Person(back=KnownLine())
    begun = after(KnownLine(), Keys("77"))
    assert begun.state == KnownLine(PinEntry(so_far="7"))
    assert after(begun.state, Silence()).then == EnterByLine()
    assert said(after(KnownLine(), Keys("##"))) == ["pin.known_line"]
