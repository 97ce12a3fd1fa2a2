"""Answers and notes about the line: which events it reaches, whose it is, and in which language it speaks."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.remember_language import remember_language
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.lines.choose_event import choose_event, list_open
from dialin.actions.lines.recognise_line import recognise_line
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.line import ChooseEvent, EnterByLine, LineAsk, LineTell, ListEvents


def answer(connection: Connection, call: LiveCall, ask: LineAsk, *, now: datetime) -> tuple[Outcome, LiveCall]:
    """Its outcome, and the call, which a choice ties to its event and a known line to its attendee."""
    match ask:
        case ListEvents():
            return list_open(connection, call, now=now), call
        case ChooseEvent(event_id):
            return choose_event(connection, call, event_id)
        case EnterByLine(any_event):
            return recognise_line(connection, call, event_id=None if any_event else call.event_id, now=now)


def note(connection: Connection, call: LiveCall, tell: LineTell) -> None:
    remember_language(connection, call, tell.language)
