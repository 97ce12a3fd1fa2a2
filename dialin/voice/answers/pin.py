"""Answers and notes about PINs: the one that was keyed or spoken, and the caller's own."""

from dialin.actions.delivery.note_delivered import note_heard
from dialin.actions.pins.check_number import check_number
from dialin.actions.pins.check_pin import check_pin
from dialin.actions.pins.note_reading import note_reading
from dialin.actions.pins.open_own_pin import compare_own_pin, open_own_pin
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.pin import (
    CheckNumber,
    CheckPin,
    CompareOwnPin,
    OpenOwnPin,
    PinAsk,
    PinKept,
    PinRead,
    PinTell,
)
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: PinAsk) -> tuple[Outcome, Call]:
    """Its outcome, and the call, which a right PIN ties to its attendee."""
    match ask:
        case CheckPin(digits):
            return check_pin(act, call, digits)
        case CheckNumber(digits, ending):
            return check_number(act, call, digits, ending)
        case OpenOwnPin():
            return open_own_pin(act, call), call
        case CompareOwnPin(digits):
            return compare_own_pin(act, call, digits), call


def note(act: Act, call: Call, tell: PinTell) -> None:
    match tell:
        case PinRead():
            note_reading(act, call)
        case PinKept():
            note_heard(act, call)
