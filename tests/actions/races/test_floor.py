"""Colleagues at two boards who give the floor in the same moment: one speaker, told once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialin.actions.hands.call_next_hand import call_next_hand
from dialin.services import Services
from dialin.store.database import reading, transaction
from dialin.store.events import lock_event
from dialin.store.hands import add_hand, change_hand, raised_hands
from tests.building import EVENING, make_event
from tests.slowness import LONG_ENOUGH

COLLEAGUES, ROUNDS = 6, 5


def raise_on_web(services: Services, event_id: int, name: str) -> int:
    with transaction(services.database) as connection:
        values = {"event_id": event_id, "name": name, "raised_at": EVENING, "is_open": False}
        return add_hand(connection, values)


def test_colleagues_who_click_at_once_give_the_floor_once(services: Services) -> None:
    event_id = make_event(services)
    together = threading.Barrier(COLLEAGUES)

    def click(seen: int) -> None:
        together.wait(LONG_ENOUGH)
        with transaction(services.database) as connection:
            assert call_next_hand(connection, event_id, seen=seen, actor="clerk", now=EVENING) is None

    for place in range(ROUNDS):
        first = raise_on_web(services, event_id, f"First {place}")
        raise_on_web(services, event_id, f"Second {place}")
        with ThreadPoolExecutor(COLLEAGUES) as pool:
            list(pool.map(click, [first] * COLLEAGUES))
        with reading(services.database) as connection:
            up = raised_hands(connection, event_id)
        assert [hand.id for hand in up if hand.floor_at is not None] == [first]
        with transaction(services.database) as connection:
            for hand in up:
                change_hand(connection, hand.id, {"lowered_at": EVENING})


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # on SQLite one writer waits for any other
def test_the_floor_does_not_queue_behind_those_who_wait_for_a_seat(services: Services) -> None:
    event_id = make_event(services)
    raise_on_web(services, event_id, "Frau Web")
    with transaction(services.database) as waiting:
        lock_event(waiting, event_id)
        with transaction(services.database) as connection:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
            assert call_next_hand(connection, event_id, seen=None, actor="clerk", now=EVENING) is None
