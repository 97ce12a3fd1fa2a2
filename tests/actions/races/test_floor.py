"""Colleagues at two boards who give the floor in the same moment: one speaker, told once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialin.actions.hands.call_next_hand import call_next_hand
from dialin.services import Services
from dialin.store.events import load_event, lock_event
from dialin.store.floor import hands_up
from dialin.store.hands import add_hand, change_hand
from tests.acting import acting
from tests.building import EVENING, make_event
from tests.slowness import LONG_ENOUGH

COLLEAGUES, ROUNDS = 6, 5


def raise_on_web(services: Services, event_id: int, name: str) -> int:
    with services.acting("test") as act:
        values = {"event_id": event_id, "name": name, "raised_at": EVENING, "is_open": False}
        return add_hand(act, values)


def test_colleagues_who_click_at_once_give_the_floor_once(services: Services) -> None:
    event_id = make_event(services)
    together = threading.Barrier(COLLEAGUES)

    def click(seen: int) -> None:
        together.wait(LONG_ENOUGH)
        with acting(services, author="clerk") as act:
            assert call_next_hand(act, load_event(act, event_id), seen=seen) is None

    for place in range(ROUNDS):
        first = raise_on_web(services, event_id, f"First {place}")
        raise_on_web(services, event_id, f"Second {place}")
        with ThreadPoolExecutor(COLLEAGUES) as pool:
            list(pool.map(click, [first] * COLLEAGUES))
        with services.looking() as act:
            up = hands_up(act, event_id)
        assert [one.hand.id for one in up if one.hand.has_floor] == [first]
        with services.acting("test") as act:
            for one in up:
                change_hand(act, one.hand.id, {"lowered_at": EVENING})


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # on SQLite one writer waits for any other
def test_the_floor_does_not_queue_behind_those_who_wait_for_a_seat(services: Services) -> None:
    event_id = make_event(services)
    raise_on_web(services, event_id, "Frau Web")
    with acting(services) as waiting:
        lock_event(waiting, event_id)
        with acting(services) as act:
            act.connection.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
            assert call_next_hand(act, load_event(act, event_id), seen=None) is None
