"""Answers and notes about registering by telephone: writing it, taking its cancelling back, the PIN by letter."""

from dialin.actions.attendees.register_caller import register_caller
from dialin.actions.attendees.restore import restore
from dialin.actions.attendees.want_letter import want_letter
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.registration import (
    RegisterCaller,
    RegistrationAsk,
    RegistrationTell,
    RestoreRegistration,
)
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: RegistrationAsk) -> tuple[Outcome, Call]:
    """Its outcome, and the call, which a registration ties to its attendee."""
    match ask:
        case RegisterCaller(draft, accepts_waiting):
            return register_caller(act, call, draft, accepts_waiting=accepts_waiting)
        case RestoreRegistration():
            return restore(act, call.attendee_id), call


def note(act: Act, call: Call, tell: RegistrationTell) -> None:
    want_letter(act, call, tell.sid)
