"""The imperative shell of a call: loads it, steps the dialogue, answers its asks, and saves turn and news at once."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.events.schedule import facts_of
from dialin.actions.house import House
from dialin.dialogue.asks import Ask
from dialin.dialogue.inputs import (
    Called,
    EventsFound,
    Heard,
    Input,
    Keys,
    News,
    NewsKind,
    PinAccepted,
    PinOfAnotherDay,
    PinWithdrawn,
    Resumed,
)
from dialin.dialogue.saved import dump, load
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Greeting, Person, PinEntry, SeatConfirmed, StarMenu, State, Waiting
from dialin.dialogue.step import step
from dialin.dialogue.turn import End, Turn
from dialin.rules.phone_numbers import read_caller
from dialin.store import calls
from dialin.store.database import Record
from dialin.store.work import load_work
from dialin.voice.answers import answer
from dialin.voice.hearing import CallNews
from dialin.voice.rendering import document
from dialin.voice.tells import note

REBINDING = (EventsFound, PinAccepted, PinOfAnotherDay, PinWithdrawn)  # outcomes after which the event is another
MOST_ASKS = 8


def take_turn(  # noqa: PLR0913
    connection: Connection, news: CallNews, heard: Heard, *, number: int, house: House, now: datetime
) -> str:
    """Answers turn `number` of a call with its document; one that was answered before gets the same again."""
    call = calls.load_call(connection, news.sid)
    if call is None:
        return begin(connection, news, house=house, now=now)
    if number != call.turn:
        return str(call.reply)
    if call.hung_up_at is not None:
        return _revive(connection, call, house=house, now=now)
    return _proceed(connection, call, heard, house=house, now=now)


def begin(connection: Connection, news: CallNews, *, house: House, now: datetime) -> str:
    """Greets a new call; a repeated arrival is answered with the call's last document."""
    row = {
        "sid": news.sid,
        "caller": read_caller(news.from_),
        "dialled": read_caller(news.to) or news.to,
        "language": "de",
        "stage": "Greeting",
        "state": dump(Greeting()),
        "turn": 0,
        "reply": "",
        "is_waiting": False,
        "started_at": now,
        "changed_at": now,
        "room_sequence": -1,
    }
    is_new = calls.begin_call(connection, row)
    call = calls.load_call(connection, news.sid)
    assert call is not None
    if not is_new and call.reply:
        return str(call.reply)
    return _proceed(connection, call, Called(), house=house, now=now)


def bring_news(connection: Connection, sid: str, work_id: int, *, house: House, now: datetime) -> str | None:
    """Lets a live call hear what happened elsewhere, once, however often the provider asks. None: no such news."""
    call, work = calls.load_call(connection, sid), load_work(connection, work_id)
    if call is None or work is None or work.call_id != call.id:
        return None
    if call.news_id == work_id:
        return str(call.reply)
    news = News(NewsKind(work.details["news"]))
    return _proceed(connection, call, news, house=house, now=now, news_id=work_id)


def resume(connection: Connection, news: CallNews, *, house: House, now: datetime) -> str:
    """Takes a call up where it was, after something of ours broke."""
    call = calls.load_call(connection, news.sid)
    if call is None:
        return begin(connection, news, house=house, now=now)
    return _proceed(connection, call, Resumed(), house=house, now=now)


def _revive(connection: Connection, call: Record, *, house: House, now: datetime) -> str:
    """The provider asks on for a call that was thought over: it goes back to where its seat is claimed."""
    calls.change_call(connection, call.id, {"hung_up_at": None})
    state: State = PinEntry() if call.attendee_id is None else SeatConfirmed()
    return _proceed(connection, call, Resumed(), house=house, now=now, state=state)


def _proceed(  # noqa: PLR0913 (a turn has this many givens)
    connection: Connection,
    call: Record,
    heard: Input,
    *,
    house: House,
    now: datetime,
    state: State | None = None,
    news_id: int | None = None,
) -> str:
    turn, call = _converse(connection, call, state or load(call.state), heard, house=house, now=now)
    for tell in turn.tells:
        note(connection, call, tell, now=now)
    assert isinstance(turn.then, End)
    number, language = call.turn + 1, turn.language or call.language
    guarded = isinstance(heard, Keys)
    reply = document(turn.says, turn.then, call=call, language=language, number=number, house=house, guarded=guarded)
    calls.save_turn(
        connection,
        call.id,
        {
            "language": language,
            "stage": type(turn.state).__name__,
            "state": dump(turn.state),
            "turn": number,
            "reply": reply,
            "news_id": news_id or call.news_id,
            "is_waiting": _is_waiting(turn.state),
            "changed_at": now,
        },
    )
    return reply


def _converse(  # noqa: PLR0913
    connection: Connection, call: Record, state: State, heard: Input, *, house: House, now: datetime
) -> tuple[Turn, Record]:
    """Steps until a turn asks nothing; the call is read again when an outcome has tied it to another event."""
    turn = step(state, heard, scene_of(call, call.language, house=house, now=now))
    for _ in range(MOST_ASKS):
        if not isinstance(turn.then, Ask):
            return turn, call
        outcome = answer(connection, call, turn.then, house=house, now=now)
        if isinstance(outcome, REBINDING):
            fresh = calls.load_call(connection, call.sid)
            assert fresh is not None
            call = fresh
        scene = scene_of(call, turn.language or call.language, house=house, now=now)
        turn = step(turn.state, outcome, scene).after(turn)
    raise RecursionError(f"{type(turn.state).__name__} keeps asking {turn.then}")


def scene_of(call: Record, language: str, *, house: House, now: datetime) -> Scene:
    event = None
    if call.event_id is not None:
        event = facts_of(call, call.event_id, now, bridge_state=call.bridge_state)
    return Scene(
        now=now,
        language=language,
        city=house.settings.city,
        caller=call.caller,
        office=call.office or house.settings.office,
        event=event,
    )


def _is_waiting(state: State) -> bool:
    """Whether the caller waits on the line for a seat, also while in the menu or with the office."""
    inner = state.back if isinstance(state, StarMenu | Person) else state
    return isinstance(inner, Waiting)
