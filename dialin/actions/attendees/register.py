"""Registers a person for an event: a seat or a place on the waiting list, and a PIN."""

from dataclasses import dataclass

from dialin.actions.attendees.enter import enter
from dialin.actions.people.refuse_twin import AlreadyRegistered
from dialin.actions.pins.known_pins import PinsOnFile
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.store.act import Act
from dialin.store.events import lock_event
from dialin.store.waiting import waiting_position

__all__ = ["AlreadyRegistered", "Registered", "register"]


@dataclass(frozen=True, slots=True)
class Registered:
    """seat: its number, or None; then position on the waiting list, from 1."""

    attendee_id: int
    seat: int | None
    position: int | None
    pin: str


def register(act: Act, event_id: int, registration: Registration) -> Registered | Refused:
    """Registers, or says in one sentence what to change. Raises NoPinLeft."""
    event = lock_event(act, event_id)
    (entered,) = enter(act, event, [registration], known=PinsOnFile(act))
    if isinstance(entered, Refused):
        return entered
    position = None if entered.seat else waiting_position(act, event_id, entered.attendee_id)
    return Registered(entered.attendee_id, entered.seat, position, entered.pin)
