"""Notes about callers who need a person: a mark for staff, and the promise to call back."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.calls.note_trouble import note_trouble
from dialin.actions.calls.promise_call_back import promise_call_back
from dialin.dialogue.words.help import CallBackPromised, HelpTell, TroubleMet


def note(connection: Connection, call: LiveCall, tell: HelpTell, *, now: datetime) -> None:
    match tell:
        case TroubleMet(stage):
            note_trouble(connection, call, stage)
        case CallBackPromised(number):
            promise_call_back(connection, call, number, now=now)
