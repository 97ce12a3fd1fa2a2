"""The ladders: each rung helps more, the third leads to a person, and a right key begins anew."""

from dataclasses import replace

import pytest

from dialin.dialogue.exchange import Input
from dialin.dialogue.turn import CallOffice, HangUp, Turn
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence, Speech
from dialin.dialogue.words.help import CallBackOffer, CallBackPromised, CallBackSeen, Person, TroubleMet
from dialin.dialogue.words.pin import CheckPin, PinEntry, PinHeard
from dialin.dialogue.words.pin_outcomes import PinMistyped, PinNotChecked, PinUnknown
from dialin.dialogue.words.seat import SecondPhone
from dialin.dialogue.words.state import State
from tests.dialogue.scenes import CALLER, LIVE, after, said

LADDERS: list[tuple[State, Input, list[list[str]]]] = [
    (PinEntry(), Silence(), [["pin.noinput1", "pin.speak"], ["pin.noinput2"], ["pin.noinput3"]]),
    (PinEntry(), Keys("748#"), [["pin.incomplete"], ["pin.incomplete"], ["help.transfer"]]),
    (PinEntry(), PinMistyped("748291"), [["pin.typo1"], ["pin.typo2"], ["help.transfer"]]),
    (PinEntry(), PinUnknown("748290"), [["pin.unknown1"], ["pin.unknown2_event"], ["pin.unknown3"]]),
    (PinHeard(("748290",)), Silence(), [["pin.heard"], ["pin.heard"], ["help.transfer"]]),
    (PinHeard(("748290",)), Speech("Wie bitte?"), [["pin.heard"], ["pin.heard"], ["help.transfer"]]),
    (SecondPhone(), Silence(), [["second.phone"], ["help.transfer"]]),
]


@pytest.mark.parametrize(("state", "heard", "rungs"), LADDERS, ids=lambda one: repr(one)[:40])
def test_every_ladder_ends_at_a_person(state: State, heard: Input, rungs: list[list[str]]) -> None:
    turn = Turn(state)
    for rung in rungs:
        turn = after(turn.state, heard)
        assert said(turn) == rung
    assert isinstance(turn.then, CallOffice)
    assert isinstance(turn.state, Person)


@pytest.mark.parametrize(("state", "heard", "rungs"), LADDERS[:4], ids=lambda one: repr(one)[:40])
def test_staff_see_a_mark_from_the_second_rung_on(state: State, heard: Input, rungs: list[list[str]]) -> None:
    first = after(state, heard)
    assert first.tells == ()
    second = after(first.state, heard)
    assert second.tells == (TroubleMet("PinEntry"),)


def test_slips_of_the_finger_are_never_counted_as_unknown() -> None:
    turn = after(PinEntry(), PinMistyped("748291"), PinMistyped("748292"), PinUnknown("748290"))
    assert said(turn) == ["pin.unknown1"]
    assert turn.state == PinEntry(slips=2, unknown=1)


def test_keys_begin_the_ladder_of_silence_anew() -> None:
    silent = after(PinEntry(), Silence(), Silence())
    keyed = after(silent.state, Keys("748290"))
    assert keyed.then == CheckPin("748290")
    assert keyed.state == PinEntry(so_far="748290")
    assert said(after(keyed.state, PinUnknown("748290"), Silence())) == ["pin.noinput1", "pin.speak"]


def test_neither_star_nor_hash_climbs_a_ladder() -> None:
    turn = Turn(PinEntry())
    for _ in range(25):
        turn = after(turn.state, Keys("*"), Keys("#"))
    assert turn.state == PinEntry()


def test_where_silence_leads_to_no_person_any_more_none_is_promised() -> None:
    turn = Turn(PinEntry(helped=True))
    for _ in range(2):
        turn = after(turn.state, Silence())
        assert said(turn) == ["pin.noinput1", "pin.speak"]
    assert isinstance(after(turn.state, Silence()).state, Goodbye)


def test_after_the_person_the_ladders_begin_anew() -> None:
    turn = after(PinEntry(slips=2, unknown=2, for_seat=True), PinUnknown("748290"), LeftRoom(seconds=40))
    assert said(turn) == ["person.return", "pin.ask"]
    assert turn.state == PinEntry(helped=True, for_seat=True)


def test_too_many_guesses_on_the_line_lead_to_a_person() -> None:
    turn = after(PinEntry(), PinNotChecked())
    assert said(turn) == ["limit.slow"]
    assert isinstance(turn.then, CallOffice)


def test_a_known_caller_who_stays_silent_is_promised_a_call_back_where_nobody_answers() -> None:
    nobody = replace(LIVE, office=None)
    offered = CallBackSeen(is_noted=False)
    turn = after(PinEntry(), Silence(), Silence(), Silence(), offered, at=nobody)
    assert said(turn) == ["person.busy_lost"]
    assert turn.state == CallBackOffer(back=PinEntry(helped=True))
    turn = after(turn.state, Silence(), offered, Silence(), at=nobody)
    assert turn.state == Goodbye(promised=True)
    assert turn.tells == (CallBackPromised(CALLER),)
    assert said(turn) == ["bye.promise"]
    assert isinstance(turn.then, HangUp)


def test_only_a_silent_line_without_a_number_is_ended_and_only_after_a_second_round() -> None:
    withheld = replace(LIVE, office=None, caller=None)
    offered = CallBackSeen(is_noted=False)
    turn = after(PinEntry(), Silence(), Silence(), Silence(), offered, at=withheld)
    assert said(turn) == ["person.nobody"]
    turn = after(turn.state, Silence(), at=withheld)
    assert said(turn) == ["person.return", "pin.ask"]
    turn = after(turn.state, Silence(), Silence(), at=withheld)
    assert not isinstance(turn.then, HangUp)
    turn = after(turn.state, Silence(), at=withheld)
    assert said(turn) == ["bye.no_input"]
    assert turn.state == Goodbye(unheard=True)
    assert isinstance(turn.then, HangUp)
