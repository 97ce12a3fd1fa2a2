"""Hands and the floor on the seat board: whose turn it is, in the one order of telephone and web."""

from flask import request
from werkzeug.wrappers import Response

from dialin.actions.hands.call_next_hand import call_next_hand
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.mute_speaker import mute_speaker
from dialin.actions.hands.note_web_hand import note_web_hand
from dialin.actions.hands.open_hands import open_hands
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.actions.hands.unmute_speaker import unmute_speaker
from dialin.admin.door import post
from dialin.admin.forms import typed, typed_id
from dialin.admin.pages import to_board
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.hands import Hand


def _seen_on_board(event: Event) -> Response:
    """What was done is seen on the board itself, so nothing more is said about it."""
    return to_board(event, at="hands-heading")


@post("/events/<slug>/hands", right=Right.FLOOR)
def note_hand(act: Act, event: Event) -> Response | Refused:
    noted = note_web_hand(act, event.id, typed(request.form).get("name", ""))
    return noted if isinstance(noted, Refused) else _seen_on_board(event)


@post("/events/<slug>/hands/next", right=Right.FLOOR)
def next_hand(act: Act, event: Event) -> Response | Refused:
    """The floor goes to the first hand of somebody who is there; the form names the one that the board showed."""
    return call_next_hand(act, event, seen=typed_id("hand")) or _seen_on_board(event)


@post("/events/<slug>/hands/<any(open, closed):way>", right=Right.FLOOR)
def turn_hands(act: Act, event: Event, way: str) -> Response:
    open_hands(act, event.id, takes_hands=way == "open")
    return _seen_on_board(event)


@post("/events/<slug>/hands/<int:hand_id>/floor", right=Right.FLOOR)
def give(act: Act, event: Event, hand: Hand) -> Response | Refused:
    return give_floor(act, event, hand.id) or _seen_on_board(event)


@post("/events/<slug>/hands/<int:hand_id>/lower", right=Right.FLOOR)
def lower(act: Act, event: Event, hand: Hand) -> Response | Refused:
    """Takes the floor back where it was given, else lowers the hand."""
    return take_back_floor(act, event, hand.id) or _seen_on_board(event)


@post("/events/<slug>/hands/<int:hand_id>/mute", right=Right.FLOOR)
def mute(act: Act, event: Event, hand: Hand) -> Response | Refused:
    return mute_speaker(act, event, hand.id) or _seen_on_board(event)


@post("/events/<slug>/hands/<int:hand_id>/unmute", right=Right.FLOOR)
def unmute(act: Act, event: Event, hand: Hand) -> Response | Refused:
    return unmute_speaker(act, event, hand.id) or _seen_on_board(event)
