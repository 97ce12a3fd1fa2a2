"""The webhooks of the phone room: its bridge leg is answered, reports its progress, and people come and go."""

import logging
from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, abort, request

from dialin.actions.bridges.answer_leg import answer_leg
from dialin.actions.bridges.join_room import join_room
from dialin.actions.bridges.leave_room import leave_room
from dialin.actions.bridges.note_leg import note_leg
from dialin.actions.calls.end_call import end_call
from dialin.actions.hands.hint_muted import hint_muted
from dialin.current import current_services
from dialin.provider.addresses import Addresses, room_name
from dialin.store.act import Act
from dialin.store.outages import cause_of, is_away
from dialin.voice.hearing import read_call
from dialin.voice.once_more import act_once_more
from dialin.voice.replies import unreadable, xml
from dialin.voice.reports import take_down
from dialin.voice.twiml.rooms import Destination, render_bridge_leg, render_hang_up, render_keying, render_wait

log = logging.getLogger(__name__)
rooms = Blueprint("rooms", __name__)  # stands inside the blueprint of all webhooks, whose signature check it needs


@rooms.before_request
def _refuse_strange_tokens() -> None:
    """PostgreSQL takes no NUL in a text."""
    if "\0" in (request.view_args or {}).get("token", ""):
        abort(404)


@rooms.post("/bridge/<token>/answered")
def answered(token: str) -> Response:
    """The videoconference has answered: the leg sends its keys, group by group; without any it joins at once."""
    return _lead(partial(_send_keys, token))


@rooms.post("/bridge/<token>")
def keyed(token: str) -> Response:
    """The keys have been sent: the leg joins the room."""
    return _lead(partial(_join, token))


def _lead(into: Callable[[str], str | None]) -> Response:
    """The leg hangs up where it is not wanted any more, and on failure: an error would be said into the conference."""
    call = read_call(request.form)
    if call is None:
        return unreadable()
    try:
        document = into(call.sid)
    except Exception as trouble:
        cause = cause_of(trouble)
        log.exception("bridge leg %s cannot go on: %s", call.sid, cause, exc_info=not is_away(trouble))
        document = None
    return xml(document or render_hang_up())


@rooms.post("/bridge/<token>/status")
def progress(token: str) -> Response:
    call = read_call(request.form)
    if call is None:
        return unreadable()
    ending = ("rejected" if call.was_rejected else call.status) if call.has_ended else None
    take_down(partial(note_leg, token=token, sid=call.sid, ending=ending))
    return Response(status=204)


@rooms.post("/room")
def come_and_go() -> Response:
    """What a room reports. Whoever left it with an ended call has hung up; the others are in the menu, and stay seated.

    Whoever speaks and is muted is told so, alone.

    An ended call stays ended, so neither the order nor the repetition of these reports matters.
    """
    call, happened = read_call(request.form), request.form.get("StatusCallbackEvent")
    if call is None:
        return Response(status=204)
    if happened == "participant-speech-start" and request.form.get("Muted") == "true":
        take_down(partial(hint_muted, sid=call.sid))
    if happened == "participant-leave":
        take_down(partial(_leave, sid=call.sid, has_ended=request.form.get("ParticipantCallStatus") == "completed"))
    return Response(status=204)


def _leave(act: Act, sid: str, *, has_ended: bool) -> None:
    is_leg = leave_room(act, sid)
    if not is_leg and has_ended:
        end_call(act, sid, for_good=True)


@rooms.post("/room/wait")
def wait() -> Response:
    return xml(render_wait(_addresses()))


def _send_keys(token: str, sid: str) -> str | None:
    found = act_once_more(lambda act: answer_leg(act, token, sid), f"keys of bridge leg {sid}", though_waited=True)
    if found is None:
        return None
    return render_keying(found.keys, then=_addresses().bridge(token)) if found.keys else _join(token, sid)


def _join(token: str, sid: str) -> str | None:
    event = act_once_more(lambda act: join_room(act, token, sid), f"room of bridge leg {sid}", though_waited=True)
    if event is None:
        return None
    destination = Destination(room_name(event.id), event.number or "", current_services().settings.region)
    return render_bridge_leg(destination, _addresses())


def _addresses() -> Addresses:
    return Addresses(current_services().settings.public_url or "")
