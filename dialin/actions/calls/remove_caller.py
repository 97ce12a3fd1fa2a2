"""Removes a caller from the line: they hear that their participation has ended; once out, their seat is free."""

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.hands.lower_hand_of import lower_hand_of
from dialin.actions.seats.send_away import send_away, send_away_from
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.rules.removal_reasons import spoken_reason
from dialin.store import calls
from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.audit import log_change
from dialin.store.calls import Call
from dialin.store.events import Event, lock_event
from dialin.store.live_calls import calls_of_event


def remove_caller(act: Act, call_id: int, *, reason: str = "", bar: bool = False) -> Refused | None:
    """Removed is not barred: the registration and its seat stay, and the PIN opens the door again, unless `bar`.

    reason: one of READY_REASONS, or in the words of staff, which callers of another language do not hear.
    """
    call = calls.load_call_by_id(act, call_id, lock=True)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up already. Nothing needs to be done.")
    event = None if call.event_id is None else lock_event(act, call.event_id)
    reason = reason.strip()
    calls.change_call(act, call_id, {"is_waiting": False})  # before it hears so: a seat goes to the next
    if event is not None:
        send_away(act, event, call_id, until=None)
    if call.attendee_id is not None:
        lower_hand_of(act, call.attendee_id)
    _tell(act, call, event, reason)
    if bar and call.attendee_id is not None:
        _bar(act, call, event, reason)
    log_change(
        act,
        "call.remove",
        event_id=call.event_id,
        attendee_id=call.attendee_id,
        call=call_id,
        reason=reason,
        bar=bar,
    )
    return None


def _tell(act: Act, call: Call, event: Event | None, reason: str) -> None:
    said = spoken_reason(reason, language=call.language, of_event=call.language if event is None else event.language)
    tell_call(act, call.id, NewsKind.REMOVED, reason=said)


def _bar(act: Act, call: Call, event: Event | None, reason: str) -> None:
    """Every telephone with this PIN hears it, and none of them stays."""
    assert call.attendee_id is not None
    change_attendee(act, call.attendee_id, {"barred_at": act.now, "bar_reason": reason or None})
    if event is None:
        return
    for other in calls_of_event(act, event.id):
        if other.attendee_id == call.attendee_id and other.id != call.id:
            calls.change_call(act, other.id, {"is_waiting": False})
            _tell(act, other, event, reason)
    send_away_from(act, event, call.attendee_id)
