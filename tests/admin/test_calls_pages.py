"""What staff do to a call: let the caller in by hand, remove them, see the number; call backs; the lock-out."""

import pytest
from flask import Flask

from dialin.actions.attendees.register import Registered
from dialin.actions.outgoing.conclude import conclude_call
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store import call_backs
from dialin.store.attendees import change_attendee
from dialin.store.audit import list_entries
from dialin.store.calls import load_call_by_id
from dialin.store.guesses import count_guess
from dialin.store.outgoing import Wanted, keep_outcome, list_outgoing
from dialin.store.work import Work
from tests.acting import acting
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.admin.test_marked_fields import assert_marked, marked
from tests.building import EVENING, NUMBER, SetClock, begin_call, make_event, register_people, seat_rows
from tests.every import every

LINE = "/events/digitaltag/calls"


@pytest.fixture
def people(services: Services, event_id: int) -> list[Registered]:
    return register_people(services, event_id, 3)


@pytest.fixture
def guest(services: Services, people: list[Registered], clock: SetClock) -> int:
    clock.now = EVENING
    return begin_call(services, "CA1", caller=None, trouble="PinEntry")


@pytest.fixture
def evening(app: Flask, services: Services, guest: int) -> Desk:
    return sit_down(app, services, role="staff", name="Herr Specht")


def sitting(desk: Desk, event_id: int) -> dict[int, int | None]:
    with desk.services.looking() as act:
        return {row.attendee_id: row.call_id for row in seat_rows(act, event_id) if row.call_id}


def found_on(page: str) -> list[str]:
    return [part.text for part in read(page).all("span", class_="person")]


def test_a_caller_is_found_by_name_and_the_end_of_the_pin(evening: Desk, guest: int, people: list[Registered]) -> None:
    ending = people[1].pin[-3:]
    page = evening.send(f"{LINE}/{guest}/put-in/search", {"name": "erna 1", "ending": ending}).text
    assert found_on(page) == ["Erna Beispiel 1"]
    assert people[1].pin not in page


@every(("name", "ending"), [("erna", ""), ("erna", "000"), ("karl", "{right}")])
def test_one_of_the_two_alone_finds_nobody(
    evening: Desk, guest: int, people: list[Registered], name: str, ending: str
) -> None:
    assert not any(person.pin.endswith("000") for person in people)
    ending = ending.format(right=people[0].pin[-3:])
    page = evening.send(f"{LINE}/{guest}/put-in/search", {"name": name, "ending": ending}).text
    assert found_on(page) == []
    assert "0 Personen passen dazu" in page


def test_the_registered_telephone_stands_for_the_digits(evening: Desk, people: list[Registered]) -> None:
    line = begin_call(evening.services, "CA2", caller="+493023125011")
    page = evening.send(f"{LINE}/{line}/put-in/search", {"name": "beispiel", "ending": ""}).text
    assert found_on(page) == ["Erna Beispiel 1"]
    assert "Ruft vom angemeldeten Telefon an" in page


@every(
    ("said", "sentence", "field"),
    [
        (("", "123"), "Fragen Sie nach dem Namen", "name"),
        (("Erna", "12"), "Fragen Sie nach den letzten drei Ziffern", "ending"),
        (("Erna", "١٢٣"), "Fragen Sie nach den letzten drei Ziffern", "ending"),
    ],
)
def test_half_a_question_is_refused_and_kept(
    evening: Desk, guest: int, said: tuple[str, str], sentence: str, field: str
) -> None:
    name, ending = said
    answer = evening.send(f"{LINE}/{guest}/put-in/search", {"name": name, "ending": ending})
    assert answer.status_code == 422
    assert f'value="{name or ending}"' in answer.text
    assert sentence in answer.text
    assert f'href="#{field}"' in answer.text


def test_a_caller_let_in_by_hand_sits_and_carries_the_mark(
    evening: Desk, event_id: int, guest: int, people: list[Registered]
) -> None:
    answer = evening.send(f"{LINE}/{guest}/put-in", {"attendee": str(people[0].attendee_id)})
    assert answer.location == "/admin/events/digitaltag?done=put_in"
    assert sitting(evening, event_id) == {people[0].attendee_id: guest}
    assert "von Hand" in read(evening.see("/events/digitaltag")).the("li", data_key="seat-1").text
    assert acts(evening.services)[-1] == ("Herr Specht", "call.put_in")


@every("chosen", ["", "x", "99", "²", "99999999999999"])
def test_nobody_in_particular_cannot_be_let_in(evening: Desk, event_id: int, guest: int, chosen: str) -> None:
    answer = evening.send(f"{LINE}/{guest}/put-in", {"attendee": chosen})
    assert answer.status_code == 422
    assert "Wählen Sie die Person" in answer.text
    assert sitting(evening, event_id) == {}


def test_where_every_seat_is_in_use_nothing_of_the_attempt_stays(
    evening: Desk, event_id: int, guest: int, people: list[Registered]
) -> None:
    for number, person in enumerate(people[:2]):
        line = begin_call(evening.services, f"CB{number}", event_id=event_id)
        assert evening.send(f"{LINE}/{line}/put-in", {"attendee": str(person.attendee_id)}).status_code == 303
    answer = evening.send(f"{LINE}/{guest}/put-in", {"attendee": str(people[2].attendee_id)})
    assert "Alle Plätze sind besetzt" in answer.text
    with evening.services.looking() as act:
        call = load_call_by_id(act, guest)
    assert call is not None
    assert (call.attendee_id, call.trouble) == (None, "PinEntry")


def test_removing_asks_first_and_frees_the_seat(
    evening: Desk, event_id: int, guest: int, people: list[Registered]
) -> None:
    evening.send(f"{LINE}/{guest}/put-in", {"attendee": str(people[0].attendee_id)})
    question = evening.see(f"{LINE}/{guest}/remove")
    assert "Erna Beispiel 0 aus der Leitung nehmen?" in question
    assert "Es war sehr laut in der Leitung." in question
    assert sitting(evening, event_id)
    assert evening.send(f"{LINE}/{guest}/remove").location == "/admin/events/digitaltag?done=removed"
    assert sitting(evening, event_id) == {}
    assert acts(evening.services)[-1] == ("Herr Specht", "call.remove")


@every(
    ("fields", "kept"),
    [
        ({"ready": "loud", "reason": "x"}, "loud"),
        ({"ready": "", "reason": " zu laut "}, "zu laut"),
        ({"ready": "a" * 90_000, "reason": ""}, ""),  # no form has it
        ({"ready": "made up", "reason": "b" * 90_000}, "b" * 120),
    ],
)
def test_callers_hear_no_longer_reason_than_the_form_takes(evening: Desk, fields: dict[str, str], kept: str) -> None:
    number = len(fields["ready"]) + len(fields["reason"])
    call_id = begin_call(evening.services, f"CA{number}")
    assert evening.send(f"{LINE}/{call_id}/remove", fields).status_code == 303
    with evening.services.looking() as act:
        assert list_entries(act, None, most=1)[0].details["reason"] == kept


def test_a_callers_number_is_shown_on_request_and_a_withheld_one_is_said_to_be_so(evening: Desk, guest: int) -> None:
    line = begin_call(evening.services, "CA2", caller="+493023125011")
    assert "23125011" not in evening.see(f"{LINE}/{line}")
    assert "030 23125011" in evening.send(f"{LINE}/{line}/phone").text
    assert acts(evening.services)[-1] == ("Herr Specht", "phone.show")
    assert "keine Nummer angezeigt" in evening.see(f"{LINE}/{guest}")
    assert evening.send(f"{LINE}/{guest}/phone").status_code == 422


def test_a_call_back_is_made_and_ticked_off_once(evening: Desk, event_id: int) -> None:
    with evening.services.acting("test") as act:
        row = {"event_id": event_id, "call_id": None, "number": "+493023125033", "promised_at": EVENING}
        call_backs.add_call_back(act, row)
    address = "/events/digitaltag/call-backs/1"
    assert address in evening.see("/events/digitaltag")
    assert "23125033" not in evening.see(address)
    assert "030 23125033" in evening.send(f"{address}/phone").text
    assert evening.send(f"{address}/done").location == "/admin/events/digitaltag?done=called_back"
    assert address not in evening.see("/events/digitaltag")
    assert [act for _, act in acts(evening.services)][-2:] == ["phone.show", "call_back.finish"]
    assert "wurde schon abgehakt" in evening.send(f"{address}/done").text


def test_staff_see_when_a_call_back_is_wanted(evening: Desk, event_id: int) -> None:
    other = make_event(evening.services, slug="herbst", starts="2026-10-09T18:00", ends="2026-10-09T20:00")
    with evening.services.acting("test") as act:
        for wanted, event in [("after_event", event_id), ("next_event", other), ("soon", other)]:
            row = {"event_id": event, "call_id": None, "number": "+493023125033", "promised_at": EVENING}
            call_backs.add_call_back(act, {**row, "wanted": wanted})
    board = evening.see("/events/digitaltag")
    assert "nach der Veranstaltung; bis dahin ist besetzt" in board
    assert "wenn die nächste Veranstaltung feststeht" in board  # whichever event it was promised at
    assert "/call-backs/3" not in board
    assert "wenn die nächste Veranstaltung feststeht" in evening.see("/events/digitaltag/call-backs/2")
    assert "sobald wie möglich" in evening.see("/events/herbst/call-backs/3")


def test_unknown_pins_are_counted_anew_after_a_question(evening: Desk) -> None:
    with acting(evening.services) as act:
        count_guess(act, ["any:withheld"], chance=3_000_000)
    address = "/events/digitaltag/guessing/any:withheld/reset"
    assert address in evening.see("/events/digitaltag")
    assert "Unbekannte PINs neu zählen?" in evening.see(address)
    assert evening.send(address).location == "/admin/events/digitaltag?done=reset"
    assert address not in evening.see("/events/digitaltag")
    assert acts(evening.services)[-1] == ("Herr Specht", "throttle.reset")


CALL_BACK = {"number": "+493023125011", "promised_at": EVENING, "wanted": "soon", "due_at": EVENING}


def promise(services: Services, event_id: int, **about: object) -> None:
    with acting(services) as act:
        call_backs.add_call_back(act, {**CALL_BACK, "event_id": event_id, **about})


def ordered(services: Services) -> list[Work]:
    with services.looking() as act:
        return list_outgoing(act, Wanted(purposes=[Purpose.DESK]))


def conclude_by(services: Services, outcome: Outcome) -> None:
    """The call to the desk is placed, answered and hung up, and it came out so."""
    place_calls.do(services)
    row = ordered(services)[-1]
    with services.acting("test") as act:
        keep_outcome(act, row, outcome)
        assert row.sid is not None
        conclude_call(act, row.id, row.attempts, row.sid, "completed")


def test_a_click_rings_the_desk_and_what_came_of_it_stands_beside_the_promise(evening: Desk, event_id: int) -> None:
    services = evening.services
    promise(services, event_id)
    address = "/events/digitaltag/call-backs/1"
    assert read(evening.see(address)).the("input", name="desk").attributes["value"] == "030 23125900"
    evening.send(f"{address}/call", {"desk": "030 23125901"})
    (row,) = ordered(services)
    assert "Jetzt klingelt Ihr Telefon" in evening.see(address)
    again = evening.send(f"{address}/call", {"desk": "030 23125901"}).text
    assert "Dieser Anruf läuft schon" in again
    conclude_by(services, Outcome.BUSY)
    (placed,) = services.provider.requests("place_call")
    assert (placed.to, placed.from_) == ("+493023125901", NUMBER)
    assert "Der Anschluss war besetzt." in evening.see(address)
    assert "besetzt" in evening.see("/events/digitaltag/promises")
    services.clock.pass_time(seconds=2)
    evening.send(f"{address}/call", {"desk": "030 23125901"})
    conclude_by(services, Outcome.CONNECTED)
    with services.looking() as act:
        kept = call_backs.load_call_back(act, 1)
    assert kept is not None
    assert (kept.done_by, kept.outcome, kept.done_at) == ("Herr Specht", "connected", services.clock.now)
    assert "Hat mit dem Büro gesprochen. 19.06.2026, 18:00" in read(evening.see("/events/digitaltag/promises")).text
    assert row.details["person"] == "+493023125011"


def test_a_desk_that_does_not_answer_is_no_try(evening: Desk, event_id: int) -> None:
    services = evening.services
    promise(services, event_id)
    evening.send("/events/digitaltag/call-backs/1/call", {"desk": "030 23125901"})
    place_calls.do(services)
    (row,) = ordered(services)
    assert row.sid is not None
    with services.acting("test") as act:
        conclude_call(act, row.id, row.attempts, row.sid, "no-answer")
    page = evening.see("/events/digitaltag/call-backs/1")
    assert "An Ihrem Telefon hat niemand abgenommen." in page
    services.clock.pass_time(hours=2)
    place_calls.do(services)
    assert len(services.provider.requests("place_call")) == 1


def test_a_desk_that_could_not_be_called_at_all_is_told_so(evening: Desk, event_id: int) -> None:
    services = evening.services
    promise(services, event_id)
    evening.send("/events/digitaltag/call-backs/1/call", {"desk": "030 23125901"})
    services.clock.pass_time(minutes=10)
    place_calls.do(services)
    page = evening.see("/events/digitaltag/call-backs/1")
    assert "Ihr Telefon konnte nicht angerufen werden" in page
    assert "niemand abgenommen" not in page


@every(
    ("desk", "told"),
    [
        ("", "Telefonnummer"),
        ("112", "Notruf"),
        ("0900 123456", "Notruf"),
        ("0800 1234567", "0800 1234567"),
        ("+43 1 5880", "liegt im Ausland"),
    ],
)
def test_a_desk_that_cannot_be_called_is_refused_at_its_field_which_keeps_what_was_typed(
    evening: Desk, event_id: int, desk: str, told: str
) -> None:
    promise(evening.services, event_id)
    answer = evening.send("/events/digitaltag/call-backs/1/call", {"desk": desk})
    assert (answer.status_code, ordered(evening.services)) == (422, [])
    assert told in read(answer.text).the(id="fault").text
    assert_marked(answer, "desk")
    assert read(answer.text).the("input", name="desk").attributes["value"] == desk


def test_a_caller_abroad_is_called_by_hand_and_the_sentence_leads_to_no_field(evening: Desk, event_id: int) -> None:
    promise(evening.services, event_id, number="+4315880100")
    answer = evening.send("/events/digitaltag/call-backs/1/call", {"desk": "030 23125901"})
    assert "liegt im Ausland" in read(answer.text).the(id="fault").text
    assert marked(answer.text) == ([], [])


def test_the_list_of_promises_has_calls_at_the_start_and_call_backs_by_their_time(
    evening: Desk, event_id: int, people: list[Registered]
) -> None:
    services = evening.services
    promise(services, event_id)
    with services.acting("test") as act:
        change_attendee(act, people[0].attendee_id, {"callback": True})
    page = evening.see("/events/digitaltag/promises")
    assert page.index("Anruf zum Beginn") < page.index("Rückruf</a>")
