"""Answers and notes about registering by telephone: writing it, taking its cancelling back, the PIN by letter."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.restore import restore
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.lines.register_caller import register_caller
from dialin.actions.lines.want_letter import want_letter
from dialin.actions.staff.record import CALLER
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.registration import (
    RegisterCaller,
    RegistrationAsk,
    RegistrationTell,
    RestoreRegistration,
)


def answer(
    connection: Connection, call: LiveCall, ask: RegistrationAsk, *, pin_keys: PinKeys, now: datetime
) -> tuple[Outcome, LiveCall]:
    """Its outcome, and the call, which a registration ties to its attendee."""
    match ask:
        case RegisterCaller(draft, accepts_waiting):
            return register_caller(connection, call, draft, accepts_waiting=accepts_waiting, pin_keys=pin_keys, now=now)
        case RestoreRegistration():
            return restore(connection, call.attendee_id, actor=CALLER, now=now), call


def note(connection: Connection, call: LiveCall, tell: RegistrationTell, *, now: datetime) -> None:
    want_letter(connection, call, tell.sid, now=now)
