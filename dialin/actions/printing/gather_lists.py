"""Gathers the lists that an office prints before the evening: the fallback list and the seat list; the log says so."""

from collections.abc import Iterable
from datetime import datetime
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo

from dialin.actions.printing.gathering import gathering_of
from dialin.rules.paper.lists import Asked, FallbackList, Listed, Promised, Seat, SeatList, Waiting
from dialin.store.act import Act
from dialin.store.attendees import Attendee, list_attendees
from dialin.store.audit import log_change
from dialin.store.call_backs import open_call_backs
from dialin.store.evening import seats_of_event
from dialin.store.events import Event
from dialin.store.pins import sealed_pins_of_event
from dialin.store.questions import Question, list_questions
from dialin.store.waiting import waiting_list

_ORDER = ("soon", "after_event", "next_event")  # in which call-backs are made


def gather_fallback_list(act: Act, event: Event, office: str | None) -> FallbackList:
    """Of each PIN the list shows the end; all of them are opened for that. Raises `WrongSecretKey`."""
    people = {one.id: one for one in list_attendees(act, event.id) if one.cancelled_at is None}
    pins = {id_: act.pin_keys.open(seal) for id_, seal in sealed_pins_of_event(act, event.id).items() if id_ in people}
    questions = list_questions(act, event.id)
    seated = sorted((one for one in people.values() if one.seat is not None), key=_by_last_name)
    _log(act, event, "fallback")
    return FallbackList(
        gathering=gathering_of(event, office),
        printed_at=_here(act, event),
        people=tuple(_listed(one, event, pins.get(one.id), questions) for one in seated),
        call_backs=_call_backs(act, event),
        waiting=tuple(
            Waiting(place, row.name, pins.get(row.id), people[row.id].phone)
            for place, row in enumerate(waiting_list(act, event.id), 1)
        ),
        questions=tuple(
            Asked(one.topic, one.text, one.name if one.with_name else None) for one in questions if not one.is_untyped
        ),
    )


def gather_seat_list(act: Act, event: Event, office: str | None) -> SeatList:
    phones = {one.id: one.phone for one in list_attendees(act, event.id)}
    _log(act, event, "seats")
    seats = tuple(
        Seat(owned.seat.number, owned.attendee, phones.get(owned.seat.attendee_id or 0))
        for owned in seats_of_event(act, event.id)
    )
    return SeatList(gathering_of(event, office), _here(act, event), seats)


def _listed(one: Attendee, event: Event, pin: str | None, questions: Iterable[Question]) -> Listed:
    own = [row.text for row in questions if row.attendee_id == one.id and not row.is_untyped]
    return Listed(
        name=one.name,
        pin=pin,
        phone=one.phone,
        contact=one.contact,
        room=one.room,
        language=None if one.language == event.language else one.language,
        is_called=one.is_called_at_start,
        has_dial=one.has_dial,
        is_called_by_person=one.called_by == "person",
        question=own[0] if own else "",
    )


def _call_backs(act: Act, event: Event) -> tuple[Promised, ...]:
    zone = ZoneInfo(event.timezone)
    rows = open_call_backs(act, event.id)
    rows.sort(key=lambda row: (_ORDER.index(row.wanted) if row.wanted in _ORDER else 0, row.promised_at, row.id))
    return tuple(Promised(row.wanted, row.promised_at.astimezone(zone), row.name, row.number) for row in rows)


def _by_last_name(one: Attendee) -> tuple[str, str]:
    """Beispiel, Erna and Erna Beispiel stand together, Ä with A."""
    last = one.name.partition(",")[0] if "," in one.name else (one.name.split() or [""])[-1]
    return _plain(last), _plain(one.name)


def _plain(text: str) -> str:
    return "".join(char for char in normalize("NFKD", text).casefold() if not combining(char))


def _here(act: Act, event: Event) -> datetime:
    return act.now.astimezone(ZoneInfo(event.timezone))


def _log(act: Act, event: Event, which: str) -> None:
    log_change(act, "list.print", event_id=event.id, list=which)
