"""Writes down that a caller was promised a call back, once in a call."""

from datetime import datetime

from dialin.dialogue.words.help import CallBackTime
from dialin.schedule import office_next_open
from dialin.store.act import Act
from dialin.store.call_backs import add_call_back, is_promised
from dialin.store.calls import Call
from dialin.store.events import load_event


def promise_call_back(act: Act, call: Call, number: str, wanted: CallBackTime) -> None:
    """number: E.164, to be called. What the call was promised before stays as it is."""
    if not is_promised(act, call.id):
        promised = {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": act.now}
        add_call_back(act, {**promised, "wanted": wanted, "due_at": _due(act, call, wanted)})


def _due(act: Act, call: Call, wanted: CallBackTime) -> datetime | None:
    """By when staff should call; None: nobody knows yet when the next event is."""
    event = None if call.event_id is None else load_event(act, call.event_id)
    match wanted:
        case CallBackTime.NEXT_EVENT:
            return None
        case CallBackTime.AFTER_EVENT if event is not None:
            return event.ended_at or event.ends
        case _:
            return act.now if event is None else office_next_open(event, act.now)
