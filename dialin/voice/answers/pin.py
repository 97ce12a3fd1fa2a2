"""Answers and notes about PINs: the one that was keyed or spoken, and the caller's own."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.pins.check_pin import check_pin
from dialin.actions.pins.note_reading import note_reading
from dialin.actions.pins.open_own_pin import compare_own_pin, open_own_pin
from dialin.actions.pins.resolve_pin import resolve_pin
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.pin import CheckPin, CompareOwnPin, OpenOwnPin, PinAsk, PinRead, PinTell, ResolvePin


def answer(
    connection: Connection, call: LiveCall, ask: PinAsk, *, pin_keys: PinKeys, now: datetime
) -> tuple[Outcome, LiveCall]:
    """Its outcome, and the call, which a right PIN ties to its attendee."""
    match ask:
        case CheckPin(digits):
            return check_pin(connection, call, digits, pin_keys=pin_keys, now=now)
        case ResolvePin(readings):
            return resolve_pin(connection, readings, pin_keys=pin_keys), call
        case OpenOwnPin():
            return open_own_pin(connection, call, pin_keys=pin_keys), call
        case CompareOwnPin(digits):
            return compare_own_pin(connection, call, digits, pin_keys=pin_keys), call


def note(connection: Connection, call: LiveCall, tell: PinTell, *, now: datetime) -> None:
    match tell:
        case PinRead():
            note_reading(connection, call, now=now)
