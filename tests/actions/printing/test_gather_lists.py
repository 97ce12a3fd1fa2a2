"""What the office has on paper on the evening: everybody, in the order in which they are looked for."""

from dialin.actions.printing.gather_lists import gather_fallback_list, gather_seat_list
from dialin.rules.paper.lists import FallbackList, SeatList
from dialin.services import Services
from dialin.store.audit import list_entries
from dialin.store.call_backs import add_call_back
from dialin.store.events import load_event
from tests.acting import acting
from tests.actions.printing.people import change, register_at
from tests.building import EVENING, IN_JUNE, make_event


def fallback(services: Services, event: int) -> FallbackList:
    with acting(services, IN_JUNE, author="Frau Amt") as act:
        return gather_fallback_list(act, load_event(act, event), None)


def seats(services: Services, event: int) -> SeatList:
    with acting(services, IN_JUNE, author="Frau Amt") as act:
        return gather_seat_list(act, load_event(act, event), None)


def test_people_with_a_seat_stand_by_their_last_names_with_what_to_mind(services: Services) -> None:
    event = make_event(services, seats=3)
    ida = register_at(services, event, "Ida Zander", question="Wann kommt der Bus?", phone="030 23125010")
    register_at(services, event, "Özil, Anna", phone="030 23125011", callback=True, language="en")
    register_at(services, event, "Maria von Ostheim", phone="030 23125012")
    change(services, ida.attendee_id, has_dial=True, contact="Petra", room="Zimmer 2", called_by="person")
    found = fallback(services, event).people
    assert [one.name for one in found] == ["Maria von Ostheim", "Özil, Anna", "Ida Zander"]
    assert (found[1].is_called, found[1].language, found[0].language) == (True, "en", None)
    last = found[-1]
    assert (last.pin, last.phone, last.question) == (ida.pin, "+493023125010", "Wann kommt der Bus?")
    assert (last.is_called, found[0].is_called) == (True, False)
    assert (last.has_dial, last.contact, last.room, last.is_called_by_person) == (True, "Petra", "Zimmer 2", True)


def test_whoever_waits_stands_apart_in_order(services: Services) -> None:
    event = make_event(services, seats=1)
    for name in ("Ida Zander", "Otto Beispiel", "Anna Beispiel"):
        register_at(services, event, name)
    found = fallback(services, event)
    assert [one.name for one in found.people] == ["Ida Zander"]
    assert [(one.position, one.name) for one in found.waiting] == [(1, "Otto Beispiel"), (2, "Anna Beispiel")]


def test_call_backs_stand_in_the_order_in_which_they_are_made(services: Services) -> None:
    event = make_event(services)
    with acting(services, IN_JUNE) as act:
        for number, wanted in [("10", "next_event"), ("11", "after_event"), ("12", "soon"), ("13", "after_event")]:
            add_call_back(
                act,
                {"event_id": event, "call_id": None, "number": f"+4930231250{number}", "promised_at": EVENING,
                 "wanted": wanted},
            )  # fmt: skip
    assert [one.phone[-2:] for one in fallback(services, event).call_backs] == ["12", "11", "13", "10"]


def test_a_name_that_may_not_be_read_out_stands_beside_no_question(services: Services) -> None:
    event = make_event(services)
    register_at(services, event, "Ida Zander", question="Wann kommt der Bus?")
    (asked,) = fallback(services, event).questions
    assert (asked.text, asked.name) == ("Wann kommt der Bus?", "Ida Zander")


def test_the_seat_list_has_all_seats_and_the_log_says_who_printed_a_list(services: Services) -> None:
    event = make_event(services, seats=2)
    register_at(services, event, "Ida Zander", phone="030 23125010")
    assert [(seat.number, seat.name, seat.phone) for seat in seats(services, event).seats] == [
        (1, "Ida Zander", "+493023125010"), (2, None, None),
    ]  # fmt: skip
    fallback(services, event)
    with services.looking() as act:
        told = [(entry.actor, entry.details) for entry in list_entries(act, event) if entry.act == "list.print"]
    assert told == [("Frau Amt", {"list": "fallback"}), ("Frau Amt", {"list": "seats"})]
