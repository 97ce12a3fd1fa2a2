"""Hands and the floor on the seat board: one order, one speaker, and every act in the log."""

import pytest
from flask import Flask

from dialin.dialogue.words.news import NewsKind
from dialin.services import Services
from dialin.store import hands
from dialin.store.attendees import load_attendee
from dialin.store.audit import list_entries
from dialin.store.work import load_work
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.test_board import take_seat
from tests.building import EVENING, SetClock, begin_call, make_event, register_people

BOARD = "/events/digitaltag"


@pytest.fixture
def event_id(services: Services, clock: SetClock) -> int:
    made = make_event(services, seats=3)
    clock.now = EVENING
    return made


@pytest.fixture
def desk(app: Flask, services: Services, event_id: int) -> Desk:
    return sit_down(app, services, role="staff")


def raise_hands(services: Services, event_id: int, count: int) -> list[int]:
    """Hands of that many seated callers, in order."""
    raised = []
    for place, person in enumerate(register_people(services, event_id, count)):
        take_seat(services, f"CA{place}", event_id, person.attendee_id)
        with services.acting("test") as act:
            values = {"event_id": event_id, "attendee_id": person.attendee_id, "raised_at": EVENING, "is_open": False}
            raised.append(hands.add_hand(act, values))
    return raised


def told(services: Services) -> list[str]:
    """What calls were told, in order."""
    with services.looking() as act:
        rows = [load_work(act, number) for number in range(1, 20)]
    return [row.details.get("news") or row.details["prompt"] for row in rows if row is not None]


def test_the_floor_goes_to_the_first_hand_and_the_next_is_warned(desk: Desk, services: Services, event_id: int) -> None:
    first, second = raise_hands(services, event_id, 2)
    assert desk.send(f"{BOARD}/hands/next").status_code == 303
    with services.looking() as act:
        assert hands.load_hand(act, first).is_open
        assert hands.load_hand(act, second).floor_at is None
        acts = [entry.act for entry in list_entries(act, event_id)]
    assert told(services) == [NewsKind.FLOOR_GIVEN, "next.up"]
    assert "floor.give" in acts
    assert "hat das Wort" in desk.see(f"{BOARD}/board")


def test_giving_it_to_another_takes_it_from_who_had_it(desk: Desk, services: Services, event_id: int) -> None:
    first, second = raise_hands(services, event_id, 2)
    desk.send(f"{BOARD}/hands/{first}/floor")
    desk.send(f"{BOARD}/hands/{second}/floor")
    with services.looking() as act:
        assert hands.load_hand(act, first).lowered_at is not None
        assert hands.load_hand(act, second).is_open
    assert NewsKind.FLOOR_TAKEN in told(services)


def test_muting_keeps_the_floor_and_taking_it_back_ends_it(desk: Desk, services: Services, event_id: int) -> None:
    (hand,) = raise_hands(services, event_id, 1)
    desk.send(f"{BOARD}/hands/{hand}/floor")
    desk.send(f"{BOARD}/hands/{hand}/mute")
    with services.looking() as act:
        muted = hands.load_hand(act, hand)
    assert (muted.is_open, muted.floor_at) == (False, EVENING)
    desk.send(f"{BOARD}/hands/{hand}/lower")
    with services.looking() as act:
        assert hands.load_hand(act, hand).lowered_by == "Frau Adler"
    assert told(services)[-2:] == [NewsKind.MUTED, NewsKind.THANKED]


def test_a_hand_from_the_web_stands_in_the_same_order(desk: Desk, services: Services, event_id: int) -> None:
    raise_hands(services, event_id, 1)
    assert desk.send(f"{BOARD}/hands", {"name": "  Frau   Web "}).status_code == 303
    board = desk.see(f"{BOARD}/board")
    assert board.index("Erna Beispiel 0") < board.index("Frau Web")
    assert desk.send(f"{BOARD}/hands", {"name": ""}).status_code == 422


def test_hands_can_be_closed_and_opened_again(desk: Desk, services: Services, event_id: int) -> None:
    desk.send(f"{BOARD}/hands/closed")
    assert "Es werden keine Meldungen angenommen." in desk.see(f"{BOARD}/board")
    desk.send(f"{BOARD}/hands/open")
    assert "Es werden keine Meldungen angenommen." not in desk.see(f"{BOARD}/board")


def test_without_a_hand_there_is_nothing_to_give(desk: Desk) -> None:
    answer = desk.send(f"{BOARD}/hands/next")
    assert answer.status_code == 422
    assert "Niemand meldet sich." in answer.text


def test_a_hand_of_another_event_is_not_found(desk: Desk, services: Services, event_id: int) -> None:
    other = make_event(services, slug="anderes", number="+493023125001")
    with services.acting("test") as act:
        hand = hands.add_hand(act, {"event_id": other, "name": "Web", "raised_at": EVENING, "is_open": False})
    assert desk.send(f"{BOARD}/hands/{hand}/floor").status_code == 404


def test_whoever_is_removed_hears_the_reason_and_is_barred_only_if_chosen(
    desk: Desk, services: Services, event_id: int
) -> None:
    people = register_people(services, event_id, 2)
    calls = [take_seat(services, f"CA{place}", event_id, one.attendee_id) for place, one in enumerate(people)]
    desk.send(f"{BOARD}/calls/{calls[0]}/remove", {"reason": "Störung"})
    desk.send(f"{BOARD}/calls/{calls[1]}/remove", {"reason": "Störung", "bar": "yes"})
    with services.looking() as act:
        assert load_attendee(act, people[0].attendee_id).barred_at is None
        assert load_attendee(act, people[1].attendee_id).barred_at == EVENING
        assert load_work(act, 1).details["reason"] == "Störung"


def test_a_bar_is_seen_by_everybody_and_lifted_by_anybody(desk: Desk, services: Services, event_id: int) -> None:
    person = register_people(services, event_id, 1)[0]
    page = f"{BOARD}/attendees/{person.attendee_id}"
    call = take_seat(services, "CA0", event_id, person.attendee_id)
    assert "gesperrt" not in desk.see(f"{BOARD}/board") + desk.see(f"{BOARD}/attendees") + desk.see(page).lower()
    barred = desk.send(f"{BOARD}/calls/{call}/remove", {"reason": "Störung", "bar": "yes"})
    assert "kommt niemand mehr herein" in desk.see(barred.headers["Location"].removeprefix("/admin"))
    assert "Gesperrt seit 18:00 Uhr" in desk.see(page)
    assert "Grund: Störung" in desk.see(page)
    assert "gesperrt" in desk.see(f"{BOARD}/board")
    assert "gesperrt" in desk.see(f"{BOARD}/attendees")
    again = begin_call(services, "CA1", trouble="PinEntry")
    refused = desk.send(f"{BOARD}/calls/{again}/put-in", {"attendee": str(person.attendee_id)})
    assert refused.status_code == 422
    assert "Heben Sie die Sperre auf der Seite der Person auf" in refused.text
    lifted = desk.send(f"{page}/unbar", on=page)
    assert "Die Sperre ist aufgehoben." in desk.see(lifted.headers["Location"].removeprefix("/admin"))
    assert ("Frau Adler", "attendee.unbar") in acts(services)
    assert "gesperrt" not in desk.see(f"{BOARD}/board") + desk.see(page).lower()
    assert desk.send(f"{BOARD}/calls/{again}/put-in", {"attendee": str(person.attendee_id)}).status_code == 303
    twice = desk.send(f"{page}/unbar")
    assert twice.status_code == 422
    assert "nicht gesperrt" in twice.text
