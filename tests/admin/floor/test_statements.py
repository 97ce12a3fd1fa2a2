"""What a staff page costs the database: one transaction, and no row asked for twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from dialin.services import Services
from tests.admin.desk import Desk, token_in
from tests.admin.floor.test_floor import raise_hands


@contextmanager
def watched(services: Services) -> Iterator[list[str]]:
    """Every statement that is executed meanwhile, and BEGIN where a transaction begins."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.append(" ".join(statement.split()))

    def begin(_connection: Any) -> None:
        seen.append("BEGIN")

    engines = {services.database.write, services.database.read}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
        event.listen(engine, "begin", begin)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
            event.remove(engine, "begin", begin)


def test_giving_the_floor_is_one_transaction_of_at_most_eight_statements(
    desk: Desk, services: Services, event_id: int
) -> None:
    first, _second = raise_hands(services, event_id, 2)
    token = token_in(desk.see("/events/digitaltag"))
    with watched(services) as seen:
        desk.client.post(f"/admin/events/digitaltag/hands/{first}/floor", data={"csrf_token": token})
    assert seen.count("BEGIN") == 1, seen
    assert len(seen) - 1 <= 8, seen
    assert sum("INSERT INTO work" in one for one in seen) == 2  # the speaker is told, and whoever comes next


@pytest.mark.parametrize("address", ["/events/digitaltag", "/events/digitaltag/board"])
def test_the_board_is_one_look_of_at_most_eleven_statements(
    desk: Desk, services: Services, event_id: int, address: str
) -> None:
    raise_hands(services, event_id, 2)
    desk.see(address)
    with watched(services) as seen:
        desk.see(address)
    assert seen.count("BEGIN") == 1, seen
    assert len(seen) - 1 <= 11, seen
    assert len(set(seen)) == len(seen), "something is asked for twice"
