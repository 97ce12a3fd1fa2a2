"""The watch at the one door to seats and lines: it lets the seat actions through, and nobody else."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from dialin.actions.seats.clear_seats import clear_seats
from dialin.services import Services
from dialin.store import events
from dialin.store.seats import empty_seats
from tests.building import EVENING, make_event
from tests.one_door import AnotherDoor


def test_a_seat_action_and_a_test_may_write_seats(services: Services) -> None:
    event = make_event(services)
    with services.acting("test") as act:
        clear_seats(replace(act, now=EVENING), event)
        empty_seats(replace(act, now=EVENING), event_id=event)
        act.connection.execute(text("UPDATE seat SET held_until = NULL"))


@pytest.mark.parametrize("table", ["seat", "direct_line"])
def test_any_other_file_of_the_house_may_not(services: Services, table: str) -> None:
    """Played with a file that claims to be another action."""
    make_event(services)
    room = events.__file__.replace("store/events.py", "actions/calls/other.py")
    code = compile(f"connection.execute(text('UPDATE {table} SET call_id = NULL'))", room, "exec")
    with services.acting("test") as act, pytest.raises(AnotherDoor, match="/actions/calls/other"):
        exec(code, {"connection": act.connection, "text": text})
