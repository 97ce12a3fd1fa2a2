"""Writes down that a caller was promised a call back."""

from dialin.store.act import Act
from dialin.store.call_backs import add_call_back
from dialin.store.calls import Call


def promise_call_back(act: Act, call: Call, number: str) -> None:
    """number: E.164, to be called."""
    promised = {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": act.now}
    add_call_back(act, promised)
