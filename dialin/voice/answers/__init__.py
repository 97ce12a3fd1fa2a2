"""From each Ask to the action that answers it, and from each Tell to the action that keeps it: one file a topic."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.dialogue.exchange import Ask, Outcome, Tell
from dialin.dialogue.words.event import EventAsk, EventTell
from dialin.dialogue.words.help import HelpTell
from dialin.dialogue.words.line import LineAsk, LineTell
from dialin.dialogue.words.pin import PinAsk, PinTell
from dialin.dialogue.words.question import QuestionAsk, QuestionTell
from dialin.dialogue.words.registration import RegistrationAsk, RegistrationTell
from dialin.dialogue.words.seat import SeatAsk
from dialin.services import Services
from dialin.voice.answers import event, line, pin, question, recording, registration, seat
from dialin.voice.answers.help import note as note_help


def answer(
    connection: Connection, call: LiveCall, ask: Ask, *, services: Services, now: datetime
) -> tuple[Outcome, LiveCall]:
    """Runs the action: its outcome, the next input of the dialogue, and the call, which a PIN ties to its attendee."""
    if isinstance(ask, LineAsk):
        return line.answer(connection, call, ask, now=now)
    if isinstance(ask, PinAsk):
        return pin.answer(connection, call, ask, pin_keys=services.pin_keys, now=now)
    if isinstance(ask, SeatAsk):
        return seat.answer(connection, call, ask, now=now), call
    if isinstance(ask, EventAsk):
        return event.answer(connection, call, ask, now=now)
    if isinstance(ask, RegistrationAsk):
        return registration.answer(connection, call, ask, pin_keys=services.pin_keys, now=now)
    if isinstance(ask, QuestionAsk):
        return question.answer(connection, call, ask), call
    return recording.answer(connection, ask), call


def note(connection: Connection, call: LiveCall, tell: Tell, *, now: datetime) -> None:
    """Keeps what a turn tells, in the turn's own transaction."""
    if isinstance(tell, LineTell):
        line.note(connection, call, tell)
    elif isinstance(tell, PinTell):
        pin.note(connection, call, tell, now=now)
    elif isinstance(tell, EventTell):
        event.note(connection, call, tell)
    elif isinstance(tell, HelpTell):
        note_help(connection, call, tell, now=now)
    elif isinstance(tell, RegistrationTell):
        registration.note(connection, call, tell, now=now)
    elif isinstance(tell, QuestionTell):
        question.note(connection, call, tell)
    else:
        recording.note(connection, call, tell, now=now)
