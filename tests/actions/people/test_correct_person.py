"""What is on file about somebody is corrected, and nothing else of theirs changes."""

from dataclasses import replace

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.people.correct_person import Corrected, correct_person
from dialin.actions.people.reach_on_file import reach_on_file
from dialin.actions.pins.show_pin import show_pin
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.audit import list_entries
from tests.acting import acting, looking
from tests.actions.callers import board
from tests.building import make_event, register_people


def correct(services: Services, attendee_id: int, name: str, phone: str = "") -> Refused | None:
    with acting(services, author="Frau Amt") as act:
        return correct_person(act, attendee_id, Corrected(name, phone))


def row_of(services: Services, attendee_id: int) -> Attendee:
    with looking(services) as act:
        found = load_attendee(act, attendee_id)
    assert found is not None
    return found


def test_name_and_number_are_written_anew_and_seat_and_pin_stay(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    assert correct(services, person.attendee_id, " Erna  Möller ", "030 23125099") is None
    row = row_of(services, person.attendee_id)
    assert (row.name, row.phone) == ("Erna Möller", "+493023125099")
    assert board(services.database, event).rows[0].attendee == "Erna Möller"
    with acting(services) as act:
        assert show_pin(act, person.attendee_id) == person.pin
        (entry,) = [one for one in list_entries(act, event) if one.act == "attendee.correct"]
    assert entry.details["changes"]["phone"] == ["…010", "…099"]
    assert entry.details["changes"]["name"][1] == "Erna Möller"


def test_without_a_number_the_one_on_file_stays(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    assert correct(services, person.attendee_id, "Erna Möller") is None
    assert row_of(services, person.attendee_id).phone == "+493023125010"
    with looking(services) as act:
        (entry,) = [one for one in list_entries(act, 1) if one.act == "attendee.correct"]
    assert entry.details["changes"].keys() == {"name"}


def test_what_changes_nothing_is_not_logged(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    before = row_of(services, person.attendee_id)
    assert correct(services, person.attendee_id, before.name, "030 23125010") is None
    assert row_of(services, person.attendee_id) == before
    with looking(services) as act:
        assert [one for one in list_entries(act, 1) if one.act == "attendee.correct"] == []


def test_what_cannot_be_written_is_refused_at_its_field(services: Services) -> None:
    event = make_event(services)
    first, second = register_people(services, event, 2)
    name = row_of(services, first.attendee_id).name
    for wrong, field in (({"name": ""}, "name"), ({"phone": "110"}, "phone"), ({"phone": "abc"}, "phone")):
        refused = correct(services, first.attendee_id, **({"name": "Erna"} | wrong))
        assert isinstance(refused, Refused)
        assert refused.field == field
    refused = correct(services, second.attendee_id, name, "030 23125010")
    assert "already registered" in str(refused)


def test_nobody_is_corrected_who_is_gone_or_not_typed_up_yet(services: Services) -> None:
    event = make_event(services)
    gone, cancelled = register_people(services, event, 2)
    with acting(services) as act:
        cancel(act, gone.attendee_id)
        forget_person(act, gone.attendee_id)
        cancel(act, cancelled.attendee_id)
    for attendee_id in (gone.attendee_id, cancelled.attendee_id, 99):
        assert isinstance(correct(services, attendee_id, "Erna"), Refused)


def reach(services: Services, attendee_id: int, phone: str = "", **changes: object) -> Refused | None:
    before = row_of(services, attendee_id)
    with acting(services, author="Frau Amt") as act:
        written = replace(reach_on_file(before), **changes)  # type: ignore[arg-type]
        return correct_person(act, attendee_id, Corrected(before.name, phone, reach=written))


def test_how_a_person_is_reached_is_corrected_and_the_log_keeps_only_that_it_was(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    told = {"delivery": "email", "callback": True, "has_dial": True, "called_by": "person"}
    untold = {
        "email": "erna@example.org", "street": "Hauptstr. 5", "postcode": "67655", "town": "Kaiserslautern",
        "contact": "Frau Jung", "room": "Zimmer 214",
    }  # fmt: skip
    assert reach(services, person.attendee_id, **told, **untold) is None
    row = row_of(services, person.attendee_id)
    assert {name: getattr(row, name) for name in told | untold} == told | untold
    with looking(services) as act:
        (entry,) = [one for one in list_entries(act, event) if one.act == "attendee.correct"]
    after = {name: new for name, (_, new) in entry.details["changes"].items()}
    assert after == told | dict.fromkeys(untold, "…")
    assert reach(services, person.attendee_id, contact="") is None
    assert row_of(services, person.attendee_id).contact is None


def test_a_way_that_leads_nowhere_is_refused_also_when_it_was_right_before(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    assert reach(services, person.attendee_id, "0171 3920012", delivery="sms") is None
    for phone, field, changes in (
        ("030 23125099", "delivery", {}),
        ("", "postcode", {"postcode": "1067"}),
        ("", "email", {"email": "erna"}),
        ("", "email", {"delivery": "email"}),
    ):
        refused = reach(services, person.attendee_id, phone, **changes)
        assert isinstance(refused, Refused)
        assert refused.field == field
    assert row_of(services, person.attendee_id).phone == "+491713920012"


def test_the_language_is_corrected_to_one_that_the_line_speaks(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    name = row_of(services, person.attendee_id).name
    with acting(services) as act:
        assert correct_person(act, person.attendee_id, Corrected(name, language="en")) is None
        refused = correct_person(act, person.attendee_id, Corrected(name, language="xx"))
    assert isinstance(refused, Refused)
    assert refused.field == "language"
    assert row_of(services, person.attendee_id).language == "en"
