"""Small ways to what these tests need: people to be called, their rows, and what the provider reports."""

from collections.abc import Sequence
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.rules.outgoing.words import Lane, Purpose
from dialin.services import Services
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from dialin.store.work import Work


def order_calls(
    services: Services, event_id: int, people: Sequence[Registered], purpose: Purpose = Purpose.START, **values: Any
) -> None:
    """One call each, due now."""
    with services.acting("test") as act:
        rows = [
            {
                "key": f"{purpose}:{person.attendee_id}",
                "kind": purpose,
                "lane": Lane.CALLS,
                "event_id": event_id,
                "attendee_id": person.attendee_id,
                "due_at": act.now,
                **values,
            }
            for person in people
        ]
        add_outgoing(act, rows)


def orders(services: Services) -> list[Work]:
    with services.looking() as act:
        return list_outgoing(act, Wanted())
