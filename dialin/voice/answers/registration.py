"""Answers and notes about registering by telephone: writing it, a call at the start, and taking a cancelling back."""

from dialin.actions.attendees.register_caller import register_caller
from dialin.actions.attendees.restore import restore
from dialin.actions.people.wish_start_call import wish_start_call
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
        case RegisterCaller(draft):
            return register_caller(act, call, draft)
        case RestoreRegistration():
            return restore(act, call.attendee_id), call


def note(act: Act, call: Call, _tell: RegistrationTell) -> None:
    wish_start_call(act, call)
