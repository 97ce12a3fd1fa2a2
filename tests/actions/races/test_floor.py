"""Colleagues at two boards who give the floor in the same moment: one speaker, told once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialin.actions.hands.call_next_hand import call_next_hand
from dialin.actions.house import House
from dialin.store.database import reading, transaction
from dialin.store.events import lock_event
from dialin.store.hands import add_hand, change_hand, raised_hands
from tests.building import EVENING, make_event

COLLEAGUES, ROUNDS = 6, 5


def raise_on_web(house: House, event_id: int, name: str) -> int:
    with transaction(house.database) as connection:
        values = {"event_id": event_id, "name": name, "raised_at": EVENING, "is_open": False}
        return add_hand(connection, values)


def test_colleagues_who_click_at_once_give_the_floor_once(house: House) -> None:
    event_id = make_event(house)
    together = threading.Barrier(COLLEAGUES)

    def click(seen: int) -> None:
        together.wait(timeout=10)
        with transaction(house.database) as connection:
            assert call_next_hand(connection, event_id, seen=seen, actor="clerk", now=EVENING) is None

    for place in range(ROUNDS):
        first = raise_on_web(house, event_id, f"First {place}")
        raise_on_web(house, event_id, f"Second {place}")
        with ThreadPoolExecutor(COLLEAGUES) as pool:
            list(pool.map(click, [first] * COLLEAGUES))
        with reading(house.database) as connection:
            up = raised_hands(connection, event_id)
        assert [hand.id for hand in up if hand.floor_at is not None] == [first]
        with transaction(house.database) as connection:
            for hand in up:
                change_hand(connection, hand.id, {"lowered_at": EVENING})


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # on SQLite one writer waits for any other
def test_the_floor_does_not_queue_behind_those_who_wait_for_a_seat(house: House) -> None:
    event_id = make_event(house)
    raise_on_web(house, event_id, "Frau Web")
    with transaction(house.database) as waiting:
        lock_event(waiting, event_id)
        with transaction(house.database) as connection:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
            assert call_next_hand(connection, event_id, seen=None, actor="clerk", now=EVENING) is None
