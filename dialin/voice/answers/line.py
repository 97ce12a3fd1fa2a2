"""Answers and notes about the line: which events it reaches, whose it is, and in which language it speaks."""

from dialin.actions.attendees.remember_language import remember_language
from dialin.actions.events.choose_event import choose_event, list_open
from dialin.actions.pins.recognise_line import recognise_line
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.line import ChooseEvent, EnterByLine, LineAsk, LineTell, ListEvents
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: LineAsk) -> tuple[Outcome, Call]:
    """Its outcome, and the call, which a choice ties to its event and a known line to its attendee."""
    match ask:
        case ListEvents():
            return list_open(act, call), call
        case ChooseEvent(event_id):
            return choose_event(act, call, event_id)
        case EnterByLine(any_event):
            return recognise_line(act, call, event_id=None if any_event else call.event_id)


def note(act: Act, call: Call, tell: LineTell) -> None:
    remember_language(act, call, tell.language)
