"""Small ways to what these tests need: people with addresses, and letters that are due to them."""

from typing import Any

from dialin.actions.attendees.register import Registered, register
from dialin.actions.printing.gather_letters import gather_letters
from dialin.actions.printing.note_printed import note_printed
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.paper.letters import Batch
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.events import load_event
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from dialin.store.work import Work
from tests.acting import acting
from tests.building import IN_JUNE, OFFICE

HOME = {"street": "Rathausplatz 1", "postcode": "12345", "town": "Musterstadt"}


def register_at(services: Services, event_id: int, name: str, *, home: bool = True, **given: Any) -> Registered:
    """Somebody who lives there; `given` names fields of the registration."""
    with acting(services, IN_JUNE) as act:
        registered = register(act, event_id, Registration(name=name, **given))
        assert isinstance(registered, Registered), registered
        if home:
            change_attendee(act, registered.attendee_id, HOME)
    return registered


def change(services: Services, attendee_id: int, **values: Any) -> None:
    with acting(services, IN_JUNE) as act:
        change_attendee(act, attendee_id, values)


def order(services: Services, event_id: int, attendee_id: int, purpose: Purpose, **details: Any) -> None:
    with acting(services, IN_JUNE) as act:
        row = {
            "key": f"{purpose}:{attendee_id}", "kind": purpose, "lane": Lane.LETTERS, "event_id": event_id,
            "attendee_id": attendee_id, "due_at": act.now, "details": details,
        }  # fmt: skip
        add_outgoing(act, [row])


def gather(services: Services, event_id: int, *, only_new: bool = False, at: Any = IN_JUNE) -> Batch | Refused:
    with acting(services, at, author="Frau Amt") as act:
        return gather_letters(act, load_event(act, event_id), OFFICE, only_new=only_new)


def gathered(services: Services, event_id: int, *, only_new: bool = False, at: Any = IN_JUNE) -> Batch:
    batch = gather(services, event_id, only_new=only_new, at=at)
    assert isinstance(batch, Batch), batch
    return batch


def note(services: Services, event_id: int, batch: Batch) -> int:
    with acting(services, IN_JUNE, author="Frau Amt") as act:
        return note_printed(act, event_id, batch.letters)


def works(services: Services, event_id: int) -> list[Work]:
    with acting(services, IN_JUNE) as act:
        return list_outgoing(act, Wanted(event_id=event_id))


def outcomes(services: Services, event_id: int) -> list[tuple[str, Outcome | None, str | None]]:
    return [(work.kind, work.outcome, work.done_by) for work in works(services, event_id)]
