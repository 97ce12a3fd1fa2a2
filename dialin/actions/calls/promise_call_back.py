"""Writes down that a caller was promised a call back, once in a call."""

from dialin.dialogue.words.help import CallBackTime
from dialin.store.act import Act
from dialin.store.call_backs import add_call_back, is_promised
from dialin.store.calls import Call


def promise_call_back(act: Act, call: Call, number: str, wanted: CallBackTime) -> None:
    """number: E.164, to be called. What the call was promised before stays as it is."""
    if not is_promised(act, call.id):
        promised = {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": act.now}
        add_call_back(act, {**promised, "wanted": wanted})
