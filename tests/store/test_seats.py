"""Statements that write seats, by themselves."""

from sqlalchemy import text

from dialin.services import Services
from dialin.store.seats import drop_free_seats
from tests.building import make_event, seat_rows
from tests.store.planning import let_it_look_again


def test_never_more_free_seats_are_dropped_than_asked_for_however_the_database_plans(services: Services) -> None:
    event_id = make_event(services, seats=40)
    with services.acting("test") as act:
        let_it_look_again(act)
        for number in range(40, 0, -1):  # as they lie after an evening: those with the highest numbers are met first
            act.connection.execute(text(f"UPDATE seat SET since = since WHERE number = {number}"))
        assert drop_free_seats(act, event_id=event_id, count=3) == 3
    with services.looking() as act:
        assert [seat.number for seat in seat_rows(act, event_id)] == list(range(1, 38))
