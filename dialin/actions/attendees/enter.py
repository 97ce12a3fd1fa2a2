"""Enters people into an event's list, one or fifty at a time: with a PIN each, and then seats are filled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialin.actions.attendees.read_entry import Entry, Person, read_entry
from dialin.actions.people.refuse_twin import already_registered
from dialin.actions.pins.issue_pins import issue_pins
from dialin.actions.pins.known_pins import KnownPins
from dialin.actions.seats.fill_seats import fill_seats
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.store import attendees, questions
from dialin.store.act import Act
from dialin.store.audit import log_for_each
from dialin.store.events import Event
from dialin.store.people_on_file import registrations_of, seat_numbers


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is registered now. seat: its number, or None on the waiting list."""

    attendee_id: int
    seat: int | None
    pin: str


def enter(act: Act, event: Event, handed_in: Sequence[Registration], *, known: KnownPins) -> list[Entered | Refused]:
    """What became of each, in order. The event must be locked, and `known` be of this transaction. Raises NoPinLeft.

    Asks as much of the database for fifty people as for one: what is on file, and three rows each.
    """
    judged, new = _judge(act, event, handed_in)
    entered = dict(zip(new, _write(act, event, list(new.values()), known), strict=True)) if new else {}
    return [one if isinstance(one, Refused) else _outcome(one, new, entered[one.person]) for one in judged]


def would_enter(act: Act, event: Event, handed_in: Sequence[Registration]) -> list[Entry | Refused]:
    """What would become of each, in order, without a lock and without a trace."""
    judged, new = _judge(act, event, handed_in)
    return [
        one if isinstance(one, Refused) or new[one.person] is one else already_registered(one.name, 0) for one in judged
    ]


def refuse_new(act: Act, event: Event, handed_in: Sequence[Registration], why: Refused) -> list[Refused]:
    """For each, in order, why it is not entered: its own reason, or this one for whoever could be registered."""
    judged, _ = _judge(act, event, handed_in)
    return [one if isinstance(one, Refused) else why for one in judged]


def _judge(
    act: Act, event: Event, handed_in: Sequence[Registration]
) -> tuple[list[Entry | Refused], dict[Person, Entry]]:
    """Who may be registered and why not, and of each person the first entry."""
    read = [read_entry(event, registration, act.now) for registration in handed_in]
    on_file = _look_up(act, event.id, [one.person for one in read if isinstance(one, Entry)])
    new: dict[Person, Entry] = {}
    judged: list[Entry | Refused] = []
    for one in read:
        refused = (
            one if isinstance(one, Refused) else on_file.refuse(one) or (one.refused if one.person not in new else None)
        )
        judged.append(refused or one)
        if isinstance(one, Entry) and refused is None:
            new.setdefault(one.person, one)
    return judged, new


def _outcome(one: Entry, new: Mapping[Person, Entry], entered: Entered) -> Entered | Refused:
    """The second of two who are the same person has been registered a moment ago."""
    return entered if new[one.person] is one else already_registered(one.name, entered.attendee_id)


@dataclass(frozen=True, slots=True)
class _OnFile:
    """Who is registered, by attendee, and who has cancelled."""

    living: Mapping[Person, int]
    cancelled: frozenset[Person]

    def refuse(self, one: Entry) -> Refused | None:
        if one.person in self.living:
            return already_registered(one.name, self.living[one.person])
        if one.registration.is_listed and one.person in self.cancelled:
            return Refused(
                "{name} has cancelled in the meantime. To let them take part again, register them by hand.",
                {"name": one.name},
                field="name",
            )
        return one.refused


def _look_up(act: Act, event_id: int, people: Sequence[Person]) -> _OnFile:
    found = registrations_of(act, event_id, people) if people else []
    return _OnFile(
        {(one.phone, one.name_key): one.id for one in found if not one.is_cancelled},
        frozenset((one.phone, one.name_key) for one in found if one.is_cancelled),
    )


def _write(act: Act, event: Event, new: Sequence[Entry], known: KnownPins) -> list[Entered]:
    ids = attendees.add_attendees(act, event.id, [one.row for one in new])
    pins = issue_pins(act, event, ids, known=known)
    _note_questions(act, event.id, zip(ids, new, strict=True))
    fill_seats(act, event, told=ids)
    log_for_each(act, "attendee.register", event.id, {at: _details(one) for at, one in zip(ids, new, strict=True)})
    numbers = seat_numbers(act, ids)
    return [Entered(at, numbers.get(at), pin) for at, pin in zip(ids, pins, strict=True)]


def _details(one: Entry) -> dict[str, str]:
    return {"late_reason": one.registration.late_reason} if one.row["late_reason"] else {}


def _note_questions(act: Act, event_id: int, new: Iterable[tuple[int, Entry]]) -> None:
    for attendee_id, one in new:
        if text := one.registration.question.strip():
            asked = {"text": text, "source": one.registration.source, "asked_at": act.now}
            questions.add_question(act, {"event_id": event_id, "attendee_id": attendee_id, **asked})
