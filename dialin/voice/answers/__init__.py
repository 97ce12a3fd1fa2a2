"""From each Ask to the action that answers it, and from each Tell to the action that keeps it: one file a topic."""

from dialin.dialogue.exchange import Ask, Outcome, Tell
from dialin.dialogue.words.event import EventAsk, EventTell
from dialin.dialogue.words.help import HelpAsk, HelpTell
from dialin.dialogue.words.line import LineAsk, LineTell
from dialin.dialogue.words.outgoing import OutgoingAsk, OutgoingTell
from dialin.dialogue.words.pin import PinAsk, PinTell
from dialin.dialogue.words.question import QuestionAsk, QuestionTell
from dialin.dialogue.words.registration import RegistrationAsk, RegistrationTell
from dialin.dialogue.words.seat import SeatAsk
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.voice.answers import event, line, outgoing, pin, question, recording, registration, seat
from dialin.voice.answers import help as help_


def answer(act: Act, call: Call, ask: Ask) -> tuple[Outcome, Call]:
    """Runs the action: its outcome, the next input of the dialogue, and the call, which a PIN ties to its attendee."""
    if isinstance(ask, LineAsk):
        return line.answer(act, call, ask)
    if isinstance(ask, PinAsk):
        return pin.answer(act, call, ask)
    if isinstance(ask, SeatAsk):
        return seat.answer(act, call, ask), call
    if isinstance(ask, EventAsk):
        return event.answer(act, call, ask)
    if isinstance(ask, HelpAsk):
        return help_.answer(act, call), call
    if isinstance(ask, RegistrationAsk):
        return registration.answer(act, call, ask)
    if isinstance(ask, OutgoingAsk):
        return outgoing.answer(act, call, ask), call
    if isinstance(ask, QuestionAsk):
        return question.answer(act, call, ask), call
    return recording.answer(act, ask), call


def note(act: Act, call: Call, tell: Tell) -> None:
    """Keeps what a turn tells, in the turn's own transaction."""
    if isinstance(tell, LineTell):
        line.note(act, call, tell)
    elif isinstance(tell, PinTell):
        pin.note(act, call, tell)
    elif isinstance(tell, EventTell):
        event.note(act, call, tell)
    elif isinstance(tell, HelpTell):
        help_.note(act, call, tell)
    elif isinstance(tell, QuestionTell):
        question.note(act, call, tell)
    elif isinstance(tell, RegistrationTell):
        registration.note(act, call, tell)
    elif isinstance(tell, OutgoingTell):
        outgoing.note(act, call, tell)
    else:
        recording.note(act, call, tell)
