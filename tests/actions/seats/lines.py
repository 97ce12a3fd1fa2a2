"""Events in direct mode with a limit, and who has a line into their videoconference."""

from typing import Any

from sqlalchemy import select

from dialin.actions.attendees.register import Registered
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.calls import CallTable
from dialin.store.direct_lines import DirectLineTable
from tests.building import BRIDGE_NUMBER, EVENING, make_event, register_people

DIRECT = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="w42#")


def an_event(services: Services, *, lines: int | None, people: int, **given: Any) -> tuple[int, list[Registered]]:
    """In direct mode, with a seat for everybody unless `seats` says otherwise."""
    services.clock.now = EVENING
    event = make_event(services, bridge=DIRECT, most_lines=lines, **({"seats": people} | given))
    return event, register_people(services, event, people)


def lines_of(services: Services, event: int) -> list[str]:
    """The ids of the calls that have a line, in the order in which they began."""
    having = select(CallTable.sid).join(DirectLineTable, DirectLineTable.call_id == CallTable.id)
    with services.looking() as act:
        return list(act.connection.scalars(having.where(DirectLineTable.event_id == event).order_by(CallTable.id)))
