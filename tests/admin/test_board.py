"""The seat board: what it shows, that it is sent only when it changed, and what it keeps to itself."""

import re
from datetime import timedelta

from flask import Flask

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.end_call import end_call
from dialin.actions.seats.claim_seat import claim_seat
from dialin.rules.dial_strings import Bridge
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import bridge_legs, call_backs, calls
from dialin.store.events import load_event
from dialin.store.guesses import count_guess
from dialin.store.standbys import add_standby
from tests.acting import acting
from tests.admin.desk import Desk, sit_down
from tests.admin.page import read
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, IN_JUNE, SetClock, begin_call, make_event, register_people

LIVE = "/events/digitaltag/board"


def take_seat(services: Services, sid: str, event_id: int, attendee_id: int, stage: str = "InRoom") -> int:
    call_id = begin_call(services, sid, event_id=event_id, attendee_id=attendee_id, stage=stage)
    claim_own_seat(services, sid)
    return call_id


def claim_own_seat(services: Services, sid: str) -> None:
    with services.acting("test") as act:
        call = calls.load_call(act, sid)
        assert call is not None
        claim_seat(act, call)


def numbers(page: str) -> dict[str, int]:
    board = read(page)
    return {words.text: int(number.text) for words, number in zip(board.all("dt"), board.all("dd"), strict=True)}


def evening_desk(app: Flask, services: Services, clock: SetClock) -> Desk:
    clock.now = EVENING
    return sit_down(app, services)


def test_the_board_counts_the_seats_and_names_who_sits(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    people = register_people(services, event_id, 3)
    take_seat(services, "CA1", event_id, people[0].attendee_id)
    page = desk.see("/events/digitaltag")
    assert numbers(page) == {
        "Plätze": 2, "frei": 0, "erwartet": 1, "verbunden": 1, "freigehalten": 0, "Warteliste": 1, "Lobby": 0,
        "Leitungen": 1,
    }  # fmt: skip
    seat = read(page).the("li", data_key="seat-1").text
    for words in ("verbunden", "Erna Beispiel 0", "seit 18:00"):
        assert words in seat
    assert "Die Veranstaltung läuft" in page
    assert "Ende um 20:00" in page


def test_a_seat_that_turns_occupied_is_said_in_one_sentence(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    person = register_people(services, event_id, 1)[0]
    assert 'data-say="Platz 1: Erna Beispiel 0 wird erwartet"' in desk.see(LIVE)
    take_seat(services, "CA1", event_id, person.attendee_id)
    assert 'data-say="Platz 1: Erna Beispiel 0 ist jetzt verbunden"' in desk.see(LIVE)


def test_a_dropped_caller_is_shown_as_held_until_the_grace_is_over(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    person = register_people(services, event_id, 1)[0]
    take_seat(services, "CA1", event_id, person.attendee_id)
    with services.acting("test") as act:
        end_call(act, "CA1")
    assert "freigehalten bis 18:10" in desk.see(LIVE)
    clock.pass_time(minutes=10)
    assert "freigehalten bis" not in desk.see(LIVE)


def test_nothing_is_sent_while_nothing_changed_though_minutes_pass(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    take_seat(services, "CA1", event_id, register_people(services, event_id, 1)[0].attendee_id)
    tag = desk.get(LIVE).headers["ETag"]
    clock.pass_time(minutes=4)
    again = desk.get(LIVE, **{"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    begin_call(services, "CA2", event_id=event_id)
    changed = desk.get(LIVE, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_the_page_carries_the_tag_of_what_it_shows(desk: Desk, event_id: int) -> None:
    tag = re.search(r'data-tag="(\w+)"', desk.see("/events/digitaltag"))
    assert tag
    assert desk.get(LIVE, **{"If-None-Match": f'"{tag[1]}"'}).status_code == 304


def test_another_language_is_another_board(desk: Desk, event_id: int) -> None:
    tag = desk.get(LIVE).headers["ETag"]
    desk.send("/language", {"language": "en"})
    assert desk.get(LIVE, **{"If-None-Match": tag}).status_code == 200


def test_a_guest_in_trouble_stands_first_with_the_stage_and_the_seconds(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    begin_call(services, "CA1", event_id=event_id, stage="Waiting")
    guest = begin_call(services, "CA2", caller=None, trouble="PinEntry", stage="Person")
    page = read(desk.see(LIVE))
    assert "1 Person braucht Hilfe" in page.text
    first, second = page.all("li", class_="line")
    assert page.all("li", class_="trouble") == [first]
    assert second.all(data_trouble=f"line-{guest}") == []
    assert (first.attributes["data-trouble"], first.attributes["data-say"]) == (f"line-{guest}", "Gast braucht Hilfe")
    assert "Braucht Hilfe: gibt die PIN ein" in first.text
    assert first.all(data_unit="s")


def test_callers_in_their_seats_do_not_crowd_the_lines(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    desk = evening_desk(app, services, clock)
    person = register_people(services, event_id, 1)[0]
    call_id = take_seat(services, "CA1", event_id, person.attendee_id, stage="StarMenu")
    page = read(desk.see(LIVE))
    seated = page.the("details", id="seated")
    assert "1 Leitung mit Platz" in seated.the("summary").text
    assert seated.the("a", id=f"line-{call_id}")
    assert "ist im Menü" in page.the("li", data_key="seat-1").text


def test_numbers_of_callers_and_call_backs_stay_hidden(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 1)
    begin_call(desk.services, "CA1", event_id=event_id)
    with desk.services.acting("test") as act:
        row = {"event_id": event_id, "call_id": None, "number": "+493023125033", "promised_at": desk.services.clock()}
        call_backs.add_call_back(act, row)
    page = desk.see("/events/digitaltag")
    assert "Rückrufe" in page
    assert "2312501" not in page
    assert "23125033" not in page


def test_the_line_into_the_videoconference_is_shown_and_its_fall_is_trouble(
    app: Flask, services: Services, clock: SetClock
) -> None:
    event_id = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="1#"))
    clock.now = DOORS
    desk = sit_down(app, services)
    assert "noch nicht aufgebaut" in desk.see(LIVE)
    with acting(services, clock.now) as act:
        attempt = {"token": "t", "dialled": BRIDGE_NUMBER, "digits": "1#", "called_from": None}
        bridge_legs.claim_leg(act, event_id, attempt=attempt, lease=timedelta(minutes=1))
    assert "wird aufgebaut" in desk.see(LIVE)
    for state, words in (("up", "steht"), ("down", "unterbrochen")):
        with services.acting("test") as act:
            bridge_legs.change_leg(act, "t", {"state": state, "proved_at": clock.now}, states=("dialling", "up"))
        page = desk.see(LIVE)
        assert f"<strong>{words}</strong>" in page
        assert ('data-trouble="leg"' in page) == (state == "down")
    assert "seit 17:45" in page


def test_from_half_of_its_limit_on_guessing_sounds_an_alarm(desk: Desk, event_id: int) -> None:
    def guess(chance: int) -> str:
        with desk.services.acting("test") as act:
            count_guess(act, ["any"], chance=chance)
        return desk.see(LIVE)

    assert "Viele unbekannte PINs" not in guess(2_700_000)
    page = guess(2_600_000)
    assert "2 innerhalb eines Tages" in page
    assert "Niemand ist ausgesperrt" not in page
    assert "Niemand ist ausgesperrt" in guess(100_001)


def test_many_registrations_by_telephone_within_an_hour_sound_an_alarm(desk: Desk, event_id: int) -> None:
    def register_by_telephone(numbers: range) -> str:
        with desk.services.acting("test") as act:
            for number in numbers:
                person = Registration(name=f"Anruf {number}", from_line=f"+4930231257{number:02}", late_reason="x")
                assert isinstance(register(act, event_id, person), Registered)
        return desk.see(LIVE)

    assert "Viele Anmeldungen am Telefon" not in register_by_telephone(range(9))
    assert "10 innerhalb einer Stunde" in register_by_telephone(range(9, 10))


def test_many_unknown_pins_are_told_of_however_little_they_could_hit(desk: Desk, event_id: int) -> None:
    with desk.services.acting("test") as act:
        for _ in range(20):
            count_guess(act, ["number"], chance=0)
    assert "PINs mit den letzten Ziffern der Nummer von Angemeldeten: 20 innerhalb eines Tages" in desk.see(LIVE)


def test_a_line_at_half_of_its_own_limit_is_marked(desk: Desk, event_id: int) -> None:
    begin_call(desk.services, "CA1", event_id=event_id)
    with desk.services.acting("test") as act:
        for _ in range(2):
            count_guess(act, ["any:call:CA1"], chance=0)
    assert "2 unbekannte PINs" in desk.see(LIVE)


def test_only_the_administration_is_offered_the_end_of_the_event(app: Flask, services: Services, event_id: int) -> None:
    assert "/events/digitaltag/end" in sit_down(app, services).see("/events/digitaltag")
    assert "/events/digitaltag/end" not in sit_down(app, services, role="staff", name="Specht").see(
        "/events/digitaltag"
    )


def test_the_board_says_where_a_person_calls_and_in_which_room_to_whoever_may_see_people(
    app: Flask, services: Services, event_id: int
) -> None:
    line = "030 23125010"
    with acting(services, IN_JUNE) as act:
        for name, room in (("Erna Müller", "214"), ("Otto Alt", "Zimmer 215")):
            person = Registration(name, line, room=room, called_by="person", contact="Frau Jung")
            assert isinstance(register(act, event_id, person), Registered)
    seat = read(sit_down(app, services).see("/events/digitaltag")).the("li", data_key="seat-1").text
    assert "ein Mensch ruft an, Zimmer 214" in seat
    moderator = sit_down(app, services, role="moderator", name="Herr Mod").see("/events/digitaltag")
    assert "Erna Müller" in moderator
    assert "Zimmer" not in moderator
    assert "Jung" not in moderator


def test_whoever_calls_somebody_back_reads_whom_to_ask_for(app: Flask, services: Services, event_id: int) -> None:
    desk = sit_down(app, services)
    with acting(services, IN_JUNE) as act:
        made = register(act, event_id, Registration("Erna", "030 23125010", contact="Frau Jung", room="214"))
    assert isinstance(made, Registered)
    call = begin_call(services, "CA1", event_id=event_id, attendee_id=made.attendee_id)
    with acting(services, IN_JUNE) as act:
        promise = {"event_id": event_id, "call_id": call, "number": "+493023125010", "promised_at": EVENING}
        call_backs.add_call_back(act, promise)
    for path in (f"calls/{call}", "call-backs/1"):
        page = desk.see(f"/events/digitaltag/{path}")
        assert "Zimmer 214, Frau Jung verlangen" in page


def test_who_hung_up_waiting_for_a_seat_is_marked_until_they_are_called_for_one(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    clock.now = EVENING
    desk = sit_down(app, services)
    people = register_people(services, event_id, 4)
    for person, sid in zip(people[2:], ("CA2", "CA3"), strict=True):
        call_id = begin_call(services, sid, event_id=event_id, attendee_id=person.attendee_id, is_waiting=True)
        with services.acting("caller") as act:
            number = "+493023125010"
            add_standby(act, load_event(act, event_id), attendee_id=person.attendee_id, call_id=call_id, number=number)
    with services.acting("test") as act:
        end_call(act, "CA2")
    first, second = (one.text for one in read(desk.see(LIVE)).all("li", **{"class": "waiter"}))
    assert first == "1 Erna Beispiel 2 wird angerufen, sobald ein Platz frei ist"
    assert second == "2 Erna Beispiel 3 in der Leitung"
    with services.acting("test") as act:
        cancel(act, people[0].attendee_id)
    page = desk.see(LIVE)
    assert "wird angerufen, sobald" not in page
    assert "wird gerade angerufen" in read(page).the("li", data_key="seat-1").text
