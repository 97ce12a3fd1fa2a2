"""Hands and the floor on the seat board: whose turn it is, in the one order of telephone and web."""

from collections.abc import Callable

from flask import Blueprint, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.hands.call_next_hand import call_next_hand
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.mute_speaker import mute_speaker
from dialin.actions.hands.note_web_hand import note_web_hand
from dialin.actions.hands.open_hands import open_hands
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.actions.hands.unmute_speaker import unmute_speaker
from dialin.admin.desk import carry_out
from dialin.admin.forms import typed
from dialin.admin.pages import board_address, event_named, refused_page
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.hands import load_hand

HandDeed = Callable[[Act, int], Refused | None]


def add_pages(admin: Blueprint) -> None:
    hands, hand = "/events/<slug>/hands", "/events/<slug>/hands/<int:hand_id>"
    admin.add_url_rule(hands, view_func=note_hand, methods=["POST"])
    admin.add_url_rule(f"{hands}/next", view_func=next_hand, methods=["POST"])
    admin.add_url_rule(f"{hands}/<any(open, closed):way>", view_func=turn_hands, methods=["POST"])
    admin.add_url_rule(f"{hand}/floor", view_func=give, methods=["POST"])
    admin.add_url_rule(f"{hand}/lower", view_func=lower, methods=["POST"])
    admin.add_url_rule(f"{hand}/mute", view_func=mute, methods=["POST"])
    admin.add_url_rule(f"{hand}/unmute", view_func=unmute, methods=["POST"])


def note_hand(slug: str) -> Response | tuple[str, int]:
    event = event_named(slug)
    name = typed(request.form).get("name", "")
    noted = carry_out(lambda act: note_web_hand(act, event.id, name))
    return _back(event, noted if isinstance(noted, Refused) else None)


def next_hand(slug: str) -> Response | tuple[str, int]:
    """The floor goes to the first hand of somebody who is there; the form names the one that the board showed."""
    event = event_named(slug)
    seen = typed(request.form).get("hand", "")
    hand = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None
    return _back(
        event,
        carry_out(lambda act: call_next_hand(act, event.id, seen=hand)),
    )


def turn_hands(slug: str, way: str) -> Response | tuple[str, int]:
    event = event_named(slug)
    carry_out(lambda act: open_hands(act, event.id, takes_hands=way == "open"))
    return _back(event, None)


def give(slug: str, hand_id: int) -> Response | tuple[str, int]:
    return _act(slug, hand_id, give_floor)


def lower(slug: str, hand_id: int) -> Response | tuple[str, int]:
    """Takes the floor back where it was given, else lowers the hand."""
    return _act(slug, hand_id, take_back_floor)


def mute(slug: str, hand_id: int) -> Response | tuple[str, int]:
    return _act(slug, hand_id, mute_speaker)


def unmute(slug: str, hand_id: int) -> Response | tuple[str, int]:
    return _act(slug, hand_id, unmute_speaker)


def _act(slug: str, hand_id: int, deed: HandDeed) -> Response | tuple[str, int]:
    event = event_named(slug)
    with current_services().looking() as act:
        hand = load_hand(act, hand_id)
    if hand is None or hand.event_id != event.id:
        raise NotFound
    return _back(event, carry_out(lambda act: deed(act, hand_id)))


def _back(event: Event, refused: Refused | None) -> Response | tuple[str, int]:
    """What was done is seen on the board itself, so nothing more is said about it."""
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(board_address(event) + "#hands-heading", 303)
