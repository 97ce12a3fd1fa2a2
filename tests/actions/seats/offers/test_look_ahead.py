"""What people on the waiting list are promised: no more than what would be done for them."""

from datetime import datetime, timedelta
from typing import Any

from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.actions.seats.offers.answer import answer_offer
from dialin.actions.seats.offers.look_ahead import look_ahead
from dialin.actions.seats.offers.ways import OfferTerms
from dialin.dialogue.scene import SeatNews
from dialin.services import Services
from dialin.store.attendees import load_attendee
from dialin.store.events import load_event
from tests.actions.seats.offers.offering import MONDAY, Waiters
from tests.actions.seats.offers.test_offers import HOME
from tests.building import DOORS, EVENING, a_call
from tests.every import every


def promised(list_: Waiters, place: int) -> SeatNews | None:
    person = list_.people[place]
    with list_.services.looking() as act:
        event = load_event(act, list_.event)
        call = a_call(event_id=event.id, attendee_id=person.attendee_id, event=event)
        return look_ahead(act, call, OfferTerms())


@every(
    ("slug", "at", "columns", "news"),
    [
        ("a", MONDAY, {}, SeatNews.CALL),
        ("b", MONDAY, {"called_by": "person"}, SeatNews.CALL),
        ("c", MONDAY, {"delivery": "letter"} | HOME, SeatNews.EITHER),
        ("d", MONDAY, {"delivery": "letter", "phone": None} | HOME, SeatNews.WRITING),
        ("e", EVENING - timedelta(days=3), {"delivery": "letter", "phone": None} | HOME, None),
        ("f", MONDAY, {"delivery": "staff", "phone": None}, None),
        ("g", DOORS, {}, None),
        ("h", MONDAY, {"cancelled_at": MONDAY}, SeatNews.CALL),
    ],
)
def test_the_way_that_would_be_taken_is_promised_and_nothing_where_there_is_none(
    slug: str, at: datetime, columns: dict[str, Any], news: SeatNews | None, services: Services
) -> None:
    list_ = Waiters(services, at=at, slug=slug)
    list_.change(1, **columns)
    assert promised(list_, 1) is news
    assert promised(list_, 0) is None  # who has a seat


def test_no_call_is_promised_to_a_number_that_is_not_called_any_more(services: Services) -> None:
    for slug, at_home, news in (("a", {}, SeatNews.CALL), ("b", HOME, SeatNews.WRITING)):
        list_ = Waiters(services, at=MONDAY, slug=slug)
        list_.change(1, delivery="letter", **at_home)
        with services.acting("test") as act:
            person = load_attendee(act, list_.people[1].attendee_id)
            assert person is not None
            assert person.phone is not None
            stop_calling(act, person.phone, source="caller", event_id=list_.event)
        assert promised(list_, 1) is news  # without an address staff call, who are no machine


def test_whoever_has_said_no_to_a_seat_is_promised_none(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    list_.look()
    with services.acting("test") as act:
        answer_offer(act, a_call(event_id=list_.event, attendee_id=list_.people[1].attendee_id), accepts=False)
    assert promised(list_, 1) is None
