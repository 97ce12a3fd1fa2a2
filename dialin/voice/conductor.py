"""The imperative shell of a call: loads it, steps the dialogue, answers its asks, and saves turn and news at once."""

import logging
from dataclasses import replace

from dialin.actions.bridges.direct.dial_direct import dial_direct
from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.find_events import EventsFound, find_events
from dialin.actions.calls.hear_work import news_of
from dialin.actions.calls.language_of_line import language_of_line
from dialin.actions.calls.revive_call import revive_call
from dialin.actions.pins.recognise_line import find_owner
from dialin.actions.questions.lose_recording import lose_recording
from dialin.dialogue.arrival import place_behind
from dialin.dialogue.exchange import Ask, Input
from dialin.dialogue.last_words import dump_words, load_words, remember, say_again
from dialin.dialogue.saved import dump, load, longest_pin_in
from dialin.dialogue.step import step
from dialin.dialogue.turn import JoinRoom, Turn
from dialin.dialogue.words.heard import Called, Heard, Keys, Recorded, Resumed
from dialin.dialogue.words.kinds import kind_of
from dialin.dialogue.words.line import Greeting
from dialin.dialogue.words.news import SHOWS_OUT, News
from dialin.dialogue.words.outgoing import OutgoingHello
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.seat import SeatClaiming, SeatInUse, SeatMoving, Waiting
from dialin.dialogue.words.state import Place, State
from dialin.rules.phone_numbers import read_caller
from dialin.store import calls
from dialin.store.act import Act
from dialin.store.calls import LINE_LANGUAGE, Call, blank_call
from dialin.store.courses import Step, with_step
from dialin.store.work import load_work, mark_heard
from dialin.voice.answers import answer, note
from dialin.voice.bound.lives import draw_mark, farewell, is_from_old_days, is_spent, load_own, repeat
from dialin.voice.bound.webhooks import Webhook
from dialin.voice.lost_hang_ups import doubt_seat
from dialin.voice.rendering import document
from dialin.voice.rights import by_right, give_way
from dialin.voice.scenes import scene_of

log = logging.getLogger(__name__)

MOST_ASKS = 8
BROUGHT_IN = (Place.EVENT, Place.LOBBY, Place.WAITING)


def take_turn(webhook: Webhook, heard: Heard, *, number: int) -> str:
    """Answers turn `number` of a call with its document; one that was answered before gets the same again."""
    call = load_own(webhook)
    if call is None:
        return farewell(webhook) if is_from_old_days(webhook) else begin(webhook)
    if number != call.turn:
        return repeat(webhook, call)
    if isinstance(heard, Recorded) and heard.hung_up:
        lose_recording(webhook.act, call, heard)
        return repeat(webhook, call)
    if webhook.report.has_ended:  # hung up in the room: the provider may still ask what comes after it
        end_call(webhook.act, call.sid, for_good=True)
        return repeat(webhook, call)
    if is_spent(webhook, call):
        return farewell(webhook, call.language)
    if call.hung_up_at is not None:
        heard = Resumed()
    return proceed(webhook, _revived(webhook.act, call), heard)


def begin(webhook: Webhook) -> str:
    """Greets a new call; a repeated arrival is answered with the call's last document. What is over begins nothing."""
    if webhook.report.has_ended:
        return farewell(webhook)
    dialled = read_caller(webhook.report.to) or webhook.report.to
    found = find_events(webhook.act, dialled)
    call = _new_call(webhook, dialled, found)
    called = _called(webhook.act, call, found)
    turn = step(Greeting(), called, scene_of(webhook, call))
    call = _after(webhook, call, turn, called)
    if calls.begin_call(webhook.act, call):
        log.info("call %s has begun", call.sid)
        return call.reply
    known = load_own(webhook)
    assert known is not None
    return repeat(webhook, known)


def _new_call(webhook: Webhook, dialled: str, found: EventsFound) -> Call:
    event, caller = found.meant, read_caller(webhook.report.from_)
    usual = LINE_LANGUAGE if event is None else event.language
    language = language_of_line(webhook.act, caller=caller, dialled=dialled) or usual
    return replace(
        blank_call(webhook.report.sid, webhook.act.now),
        event_id=None if event is None else event.id,
        caller=caller,
        dialled=dialled,
        language=language,
        greeted_in=language,
        state=dump(Greeting(), longest_pin=found.pin_length),
        mark=draw_mark(),
        event=event,
    )


def _called(act: Act, call: Call, found: EventsFound) -> Called:
    knows_line = (
        found.in_window
        and found.knows_lines
        and find_owner(act, caller=call.caller, dialled=call.dialled, event_id=call.event_id) is not None
    )
    return Called(knows_line=knows_line)


def bring_news(webhook: Webhook, work_id: int) -> str | None:
    """Lets a live call hear what happened elsewhere, once, however often the provider asks. None: no such news."""
    call, work = load_own(webhook), load_work(webhook.act, work_id)
    if call is None or work is None or work.call_id != call.id:
        return None
    if is_spent(webhook, call):
        return farewell(webhook, call.language)
    if call.news_id == work_id or not mark_heard(webhook.act, work_id):  # also where other news was told meanwhile
        return repeat(webhook, call)
    return proceed(webhook, replace(_revived(webhook.act, call), news_id=work_id), news_of(work))


def resume(webhook: Webhook) -> str:
    """Takes a call up where it was, after something of ours broke."""
    call = load_own(webhook)
    if call is None:
        return farewell(webhook) if is_from_old_days(webhook) else begin(webhook)
    if is_spent(webhook, call):
        return farewell(webhook, call.language)
    # It may be a late copy of a request, so it proves nothing about where the caller is.
    return proceed(webhook, _revived(webhook.act, call), Resumed(), moves=False)


def _revived(act: Act, call: Call) -> Call:
    """A call that was believed ended, and that the provider still asks about: it goes on where its seat is claimed."""
    if call.hung_up_at is None:
        return call
    revive_call(act, call)
    state: State = PinEntry() if call.attendee_id is None else SeatClaiming()
    if call.work_id is not None and call.place not in BROUGHT_IN:  # nobody may have said yet who they are
        state = OutgoingHello()
    return replace(call, state=dump(state, longest_pin=longest_pin_in(call.state)), hung_up_at=None)


def proceed(webhook: Webhook, call: Call, heard: Input, *, moves: bool = True) -> str:
    """moves: the provider asks because the call has come out of wherever the turn before led it."""
    was_in_room = call.place is Place.EVENT
    call, heard = by_right(webhook.act, call, heard)
    if moves and isinstance(heard, News) and heard.kind in SHOWS_OUT:
        give_way(webhook.act, call)
    turn, call, outcomes = _converse(webhook, call, heard)
    turn = _by_own_line(webhook.act, call, turn)
    for tell in turn.tells:
        note(webhook.act, call, tell)
    call = _after(webhook, call, turn, heard, outcomes=outcomes)
    calls.save_turn(webhook.act, call if moves or not was_in_room else replace(call, place=Place.EVENT))
    return call.reply


def _by_own_line(act: Act, call: Call, turn: Turn) -> Turn:
    """In direct mode each way in is a line of its own, whose keys are sent as the lines before it have shown."""
    if not isinstance(turn.then, JoinRoom) or call.event is None or not call.event.is_direct:
        return turn
    return replace(turn, then=replace(turn.then, is_patient=dial_direct(act, call, call.event)))


def _after(webhook: Webhook, call: Call, turn: Turn, heard: Input, *, outcomes: tuple[str, ...] = ()) -> Call:
    """The call as this turn leaves it, its document with it."""
    now, last = webhook.act.now, load_words(call.said if turn.again else None)
    turn, kept = say_again(turn, last, now), remember(turn, last, now)
    call = replace(
        call,
        language=turn.language or call.language,
        stage=type(turn.state).__name__,
        place=turn.state.place,
        state=dump(turn.state, longest_pin=longest_pin_in(call.state)),
        turn=call.turn + 1,
        said=call.said if kept is None else dump_words(kept),
        is_waiting=_is_waiting(turn.state),
        changed_at=now,
        course=with_step(call.course or "", Step(call.turn, now, kind_of(heard), outcomes, type(turn.state).__name__)),
    )
    return replace(call, reply=document(turn, call, webhook.settings, guarded=isinstance(heard, Keys)))


def _converse(webhook: Webhook, call: Call, heard: Input) -> tuple[Turn, Call, tuple[str, ...]]:
    """Steps until a turn asks nothing; the call comes back tied to whom an answer has tied it, and the outcomes."""
    outcomes: list[str] = []
    scene = scene_of(webhook, call)
    turn = step(load(call.state), heard, scene)
    for _ in range(MOST_ASKS):
        if not isinstance(turn.then, Ask):
            return turn, call, tuple(outcomes)
        asking = call if turn.language in (None, call.language) else replace(call, language=turn.language)
        outcome, answered = answer(webhook.act, asking, turn.then)
        outcomes.append(type(outcome).__name__)
        if webhook.may_doubt and isinstance(outcome, SeatInUse) and not isinstance(turn.state, SeatMoving):
            doubt_seat(webhook.act, answered)
        if answered is not call:
            call, scene = answered, scene_of(webhook, answered)
        turn = step(turn.state, outcome, scene).after(turn)
    raise RecursionError(f"{type(turn.state).__name__} keeps asking {type(turn.then).__name__}")


def _is_waiting(state: State) -> bool:
    """Whether the caller waits on the line for a seat, also while in the menu or with the office."""
    return isinstance(place_behind(state), Waiting)
