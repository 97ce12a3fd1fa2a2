"""Fetches those who wait for the videoconference, once its leg is believed to be in; none waits out the music."""

from datetime import timedelta

from dialin.actions.calls.tell_call import REDIRECT
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.live_calls import calls_of_event
from dialin.store.work import add_work

A_SECOND = 8  # callers; the room fills as evenly as by their own looks


def tell_lobby(act: Act, event_id: int, *, token: str) -> None:
    """Once per leg and call; whoever has found out meanwhile is left alone."""
    waiting = [call for call in calls_of_event(act, event_id) if call.place is Place.LOBBY]
    for place, call in enumerate(waiting):
        add_work(
            act,
            {
                "key": f"connected:{token}:{call.id}",
                "kind": REDIRECT,
                "call_id": call.id,
                "details": {"news": NewsKind.CONNECTED, "reason": ""},
                "due_at": act.now + timedelta(seconds=place // A_SECOND),
            },
        )
