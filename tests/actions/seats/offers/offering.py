"""Small ways to what tests of offers need: a full event with people who wait, their offers, and what tells them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.jobs.outgoing import pass_offers
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store.attendees import change_attendee, load_attendee
from dialin.store.outgoing import Wanted, finish_outgoing, list_outgoing
from dialin.store.seat_offers import SeatOffer, offers_of
from dialin.store.work import Work, WorkTable
from tests.building import make_event, register_people

MONDAY = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)  # ten in Berlin, eleven days before the event


class Waiters:
    """An event with one seat, whose holder is the first of so many people; each but the first waits."""

    def __init__(self, services: Services, count: int = 3, *, at: datetime = MONDAY, **changes: Any) -> None:
        services.clock.now = at
        self.services = services
        self.event = make_event(services, seats=1, **changes)
        self.people = register_people(services, self.event, count)
        self.change_all(delivery="call")

    def change_all(self, **columns: Any) -> None:
        for place in range(len(self.people)):
            self.change(place, **columns)

    def change(self, place: int, **columns: Any) -> None:
        if not columns:
            return
        with self.services.acting("test") as act:
            change_attendee(act, self.people[place].attendee_id, columns)

    def cancel(self, place: int = 0) -> None:
        with self.services.acting("test") as act:
            cancel(act, self.people[place].attendee_id)

    def look(self, **span: float) -> None:
        """The duty looks, after so much time."""
        self.services.clock.pass_time(**span)
        pass_offers.do(self.services)

    def at(self, moment: datetime) -> None:
        self.services.clock.now = moment
        pass_offers.do(self.services)

    def seated(self) -> list[int]:
        """The places of those who have a seat."""
        with self.services.looking() as act:
            found = [load_attendee(act, one.attendee_id) for one in self.people]
        return [place for place, one in enumerate(found) if one is not None and one.seat is not None]

    def offers(self) -> list[SeatOffer]:
        with self.services.looking() as act:
            return offers_of(act, self.event)

    def told(self) -> list[Work]:
        with self.services.looking() as act:
            return list_outgoing(act, Wanted(event_id=self.event, purposes=(Purpose.OFFER,)))

    def place_of(self, offer: SeatOffer) -> int:
        """The number of somebody who came later is that of all before."""
        ids = [one.attendee_id for one in self.people]
        return ids.index(offer.attendee_id) if offer.attendee_id in ids else len(ids)

    def story(self) -> list[tuple[int, str | None, str | None]]:
        """Whose seat was offered, and what became of it."""
        return [(self.place_of(one), one.outcome, one.reason) for one in self.offers()]

    def try_in_vain(self, outcome: Outcome = Outcome.NO_ANSWER, *, is_over: bool = True) -> None:
        """What is to be told has set out once, and came to this. is_over: it is not tried again."""
        (row,) = [one for one in self.told() if one.done_at is None]
        with self.services.acting("test") as act:
            values = {"attempts": row.attempts + 1, "outcome": outcome}
            act.connection.execute(WorkTable.__table__.update().where(WorkTable.id == row.id).values(values))
            if is_over:
                finish_outgoing(act, replace(row, attempts=row.attempts + 1), outcome)
