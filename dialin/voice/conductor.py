"""The imperative shell of a call: loads it, steps the dialogue, answers its asks, and saves turn and news at once."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.find_events import EventsFound, find_events
from dialin.actions.calls.live_call import LINE_LANGUAGE, LiveCall, live_call
from dialin.actions.events.schedule import facts_of, office_is_open
from dialin.actions.lines.recognise_line import find_owner
from dialin.actions.questions.lose_recording import lose_recording
from dialin.dialogue.arrival import place_behind
from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.saved import dump, load, longest_pin_in
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import End, Turn
from dialin.dialogue.words.heard import Called, Heard, Keys, Recorded, Resumed
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.news import News, NewsKind
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.seat import SeatClaiming, Waiting
from dialin.dialogue.words.state import State
from dialin.prompts.catalogue import switch_keys
from dialin.rules.phone_numbers import read_caller
from dialin.services import Services
from dialin.store import calls
from dialin.store.work import load_work
from dialin.voice.answers import answer, note
from dialin.voice.hearing import CallNews
from dialin.voice.rendering import document

MOST_ASKS = 8


def take_turn(  # noqa: PLR0913
    connection: Connection, news: CallNews, heard: Heard, *, number: int, services: Services, now: datetime
) -> str:
    """Answers turn `number` of a call with its document; one that was answered before gets the same again."""
    call = _load(connection, news.sid)
    if call is None:
        return begin(connection, news, services=services, now=now)
    if number != call.turn:
        return call.reply
    if isinstance(heard, Recorded) and heard.hung_up:
        lose_recording(connection, call, heard, now=now)
        return call.reply
    if news.has_ended:  # hung up in the room: the provider may still ask what comes after it
        end_call(connection, call.sid, now=now)
        return call.reply
    if call.hung_up_at is not None:
        heard = Resumed()
    return _proceed(connection, _revived(connection, call), heard, services=services, now=now)


def begin(connection: Connection, news: CallNews, *, services: Services, now: datetime) -> str:
    """Greets a new call; a repeated arrival is answered with the call's last document."""
    dialled = read_caller(news.to) or news.to
    found = find_events(connection, dialled, now=now)
    state = dump(Greeting(), longest_pin=found.pin_length)
    caller = read_caller(news.from_)
    call = LiveCall(id=0, sid=news.sid, caller=caller, dialled=dialled, language=LINE_LANGUAGE, state=state)
    if found.meant is not None:
        meant = found.meant
        call = replace(call, event_id=meant.id, event=meant, language=meant.language, bridge_state=meant.bridge_state)
    called = _called(connection, call, found)
    turn = step(Greeting(), called, scene_of(call, call.language, services=services, now=now))
    values = _turn_values(call, turn, called, services=services, now=now)
    arrival = {
        "sid": call.sid,
        "caller": call.caller,
        "dialled": dialled,
        "started_at": now,
        "wants_music": True,
    }
    if calls.begin_call(connection, arrival | values):
        return str(values["reply"])
    known = _load(connection, news.sid)
    assert known is not None
    return known.reply


def _called(connection: Connection, call: LiveCall, found: EventsFound) -> Called:
    knows_line = (
        found.in_window
        and found.knows_lines
        and find_owner(connection, caller=call.caller, dialled=call.dialled, event_id=call.event_id) is not None
    )
    return Called(knows_line=knows_line)


def bring_news(connection: Connection, sid: str, work_id: int, *, services: Services, now: datetime) -> str | None:
    """Lets a live call hear what happened elsewhere, once, however often the provider asks. None: no such news."""
    call, work = _load(connection, sid), load_work(connection, work_id)
    if call is None or work is None or work.call_id != call.id:
        return None
    if call.news_id == work_id:
        return call.reply
    news = News(NewsKind(work.details["news"]), reason=work.details.get("reason", ""))
    call = replace(_revived(connection, call), news_id=work_id)
    return _proceed(connection, call, news, services=services, now=now)


def resume(connection: Connection, news: CallNews, *, services: Services, now: datetime) -> str:
    """Takes a call up where it was, after something of ours broke."""
    call = _load(connection, news.sid)
    if call is None:
        return begin(connection, news, services=services, now=now)
    return _proceed(connection, _revived(connection, call), Resumed(), services=services, now=now)


def _load(connection: Connection, sid: str) -> LiveCall | None:
    row = calls.load_call(connection, sid)
    return None if row is None else live_call(row)


def _revived(connection: Connection, call: LiveCall) -> LiveCall:
    """The provider asks on for a call that was thought over: it lives, back where its seat is claimed."""
    if call.hung_up_at is None:
        return call
    calls.change_call(connection, call.id, {"hung_up_at": None})
    state: State = PinEntry() if call.attendee_id is None else SeatClaiming()
    return replace(call, state=dump(state, longest_pin=longest_pin_in(call.state)), hung_up_at=None)


def _proceed(connection: Connection, call: LiveCall, heard: Input, *, services: Services, now: datetime) -> str:
    turn, call = _converse(connection, call, heard, services=services, now=now)
    for tell in turn.tells:
        note(connection, call, tell, now=now)
    values = _turn_values(call, turn, heard, services=services, now=now)
    calls.save_turn(connection, call.id, values)
    return str(values["reply"])


def _turn_values(call: LiveCall, turn: Turn, heard: Input, *, services: Services, now: datetime) -> dict[str, Any]:
    """The columns that this turn leaves behind, its document among them."""
    assert isinstance(turn.then, End)
    number, language = call.turn + 1, turn.language or call.language
    guarded = isinstance(heard, Keys)
    reply = document(
        turn.says, turn.then, call=call, language=language, number=number, services=services, guarded=guarded
    )
    return {
        "event_id": call.event_id,
        "attendee_id": call.attendee_id,
        "language": language,
        "stage": type(turn.state).__name__,
        "state": dump(turn.state, longest_pin=longest_pin_in(call.state)),
        "turn": number,
        "reply": reply,
        "news_id": call.news_id,
        "is_waiting": _is_waiting(turn.state),
        "changed_at": now,
    }


def _converse(
    connection: Connection, call: LiveCall, heard: Input, *, services: Services, now: datetime
) -> tuple[Turn, LiveCall]:
    """Steps until a turn asks nothing; the call comes back tied to whom an answer has tied it."""
    scene = scene_of(call, call.language, services=services, now=now)
    turn = step(load(call.state), heard, scene)
    for _ in range(MOST_ASKS):
        if not isinstance(turn.then, Ask):
            return turn, call
        outcome, answered = answer(connection, call, turn.then, services=services, now=now)
        language = turn.language or call.language
        if answered is not call or language != scene.language:
            call, scene = answered, scene_of(answered, language, services=services, now=now)
        turn = step(turn.state, outcome, scene).after(turn)
    raise RecursionError(f"{type(turn.state).__name__} keeps asking {turn.then}")


def scene_of(call: LiveCall, language: str, *, services: Services, now: datetime) -> Scene:
    settings, event = services.settings, call.event
    facts = None
    if call.event_id is not None:
        facts = facts_of(event, call.event_id, now, bridge_state=call.bridge_state)
    return Scene(
        now=now,
        language=language,
        city=settings.city,
        caller=call.caller,
        office=(event.office if event is not None else None) or settings.office,
        office_is_open=event is None or office_is_open(event, now),
        hours=(event.office_hours if event is not None else None) or "",
        privacy_office=settings.privacy_office,
        dialled=call.dialled,
        longest_pin=longest_pin_in(call.state),
        event=facts,
        languages=switch_keys(language),
        hand_is_up=call.hand_id is not None,
        is_open=call.is_open,
        has_floor=call.has_floor,
        may_be_recorded=call.may_be_recorded,
        wants_music=call.wants_music,
    )


def _is_waiting(state: State) -> bool:
    """Whether the caller waits on the line for a seat, also while in the menu or with the office."""
    return isinstance(place_behind(state), Waiting)
