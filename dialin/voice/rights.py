"""In the event means: by right. What a caller hears who may not stay, whatever they did and whoever was to say so."""

from dataclasses import replace

from dialin.actions.calls.hear_work import hear_work
from dialin.actions.questions.lose_recording import lose_recording
from dialin.actions.seats.hold_seat import hold_seat
from dialin.dialogue.arrival import place_behind
from dialin.dialogue.exchange import Input
from dialin.dialogue.saved import dump, load, longest_pin_in
from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.heard import Recorded, Resumed
from dialin.dialogue.words.news import ENDS, SHOWS_OUT, News, NewsKind
from dialin.dialogue.words.seat import Lobby, SeatClaiming
from dialin.rules.removal_reasons import spoken_reason
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.calls import Call
from dialin.store.events import lock_event
from dialin.store.leaving import may_stay
from dialin.store.work import find_showing_out

LEADS_ON = SHOWS_OUT | ENDS | {NewsKind.ADMITTED}


def by_right(act: Act, call: Call, heard: Input) -> tuple[Call, Input]:
    """The call and what it hears: for who may stay what they did, else the news that they may not.

    News that no provider has carried out is heard with the next key. A caller in the event, in its lobby, or in a menu,
    with the office or before a question of either, stays only while the call sits in a seat that nobody took from it.
    """
    if isinstance(heard, News) and heard.kind in LEADS_ON:
        return call, heard
    if call.shown_out_by is None and (not _is_inside(call) or may_stay(act, call.id)):
        return call, heard
    if isinstance(heard, Recorded):
        lose_recording(act, call, heard)
    return _shown_out(act, call)


def give_way(act: Act, call: Call) -> None:
    """The call hears that it may not stay, and is out to hear it: its seat goes on in the same moment."""
    if call.event_id is not None:
        hold_seat(act, lock_event(act, call.event_id), call.id, until=None)


def _is_inside(call: Call) -> bool:
    event = call.event
    if call.attendee_id is None or event is None or event.ended_at is not None:
        return False
    return isinstance(place_behind(load(call.state)), InRoom | Lobby)


def _shown_out(act: Act, call: Call) -> tuple[Call, Input]:
    news_id = call.shown_out_by or find_showing_out(act, call.id)  # which may have come up since the call was loaded
    if news_id is not None:
        return replace(call, news_id=news_id), hear_work(act, news_id)
    attendee = None if call.attendee_id is None else load_attendee(act, call.attendee_id)
    if attendee is not None and attendee.barred_at is not None:
        of_event = call.language if call.event is None else call.event.language
        reason = spoken_reason(attendee.bar_reason or "", language=call.language, of_event=of_event)
        return call, News(NewsKind.REMOVED, reason=reason)
    if attendee is None or attendee.cancelled_at is not None:
        return call, News(NewsKind.SEAT_WITHDRAWN)
    return replace(call, state=dump(SeatClaiming(), longest_pin=longest_pin_in(call.state))), Resumed()
