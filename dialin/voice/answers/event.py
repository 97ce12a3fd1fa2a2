"""Answers and notes from within the event and its lobby: hand, floor, microphone and music."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.choose_music import choose_music
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.hands.decline_floor import decline_floor
from dialin.actions.hands.look_at_hand import look_at_hand, with_hand
from dialin.actions.hands.raise_or_lower import raise_or_lower
from dialin.actions.hands.turn_microphone import turn_microphone
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.event import (
    EventAsk,
    EventTell,
    FloorDeclined,
    LookAtHand,
    MusicChosen,
    RaiseOrLowerHand,
    TurnMicrophone,
)


def answer(connection: Connection, call: LiveCall, ask: EventAsk, *, now: datetime) -> tuple[Outcome, LiveCall]:
    """Its outcome, and the call with its hand as it is now."""
    match ask:
        case RaiseOrLowerHand():
            return raise_or_lower(connection, call, now=now), with_hand(connection, call)
        case TurnMicrophone(on):
            return turn_microphone(connection, call, on=on), with_hand(connection, call)
        case LookAtHand():
            return look_at_hand(connection, call), call


def note(connection: Connection, call: LiveCall, tell: EventTell) -> None:
    match tell:
        case MusicChosen(on):
            choose_music(connection, call, on=on)
        case FloorDeclined():
            decline_floor(connection, call)
