"""A list that is imported again with more columns: what was missing is taken over, and nothing on file is lost."""

from dialin.actions.attendees.import_attendees import Imported, import_attendees
from dialin.actions.attendees.try_import import try_import
from dialin.lists.read_table import Table, read_table
from dialin.services import Services
from dialin.store.attendees import Attendee, list_attendees
from dialin.store.audit import list_entries
from dialin.store.events import load_event
from tests.building import make_event

HEADINGS = "Name;Telefon;Straße;PLZ;Ort;E-Mail;Ansprechpartner;Zimmer"
ADDRESS = "Am Markt 1;67655;Kaiserslautern"


def read(*lines: str, headings: str = HEADINGS) -> Table:
    table = read_table("\n".join((headings, *lines)).encode())
    assert isinstance(table, Table), str(table)
    return table


def bring(services: Services, event_id: int, *lines: str, headings: str = HEADINGS) -> Imported:
    return import_attendees(services, event_id, read(*lines, headings=headings), author="anna")


def said(imported: Imported) -> list[tuple[int | None, str]]:
    return [(notice.line, str(notice)) for notice in imported.notices]


def people(services: Services, event_id: int) -> list[Attendee]:
    with services.looking() as act:
        return list_attendees(act, event_id)


def test_what_was_missing_is_taken_over_said_and_noted(services: Services) -> None:
    event_id = make_event(services)
    bring(services, event_id, "Erna;030 23125010", "Karl;030 23125011", headings="Name;Telefon")
    lines = (f"Erna;030 23125010;{ADDRESS};erna@example.org;Tochter Eva;214", "Karl;030 23125011;;;;;;")
    with services.looking() as act:
        tried = try_import(act, load_event(act, event_id), read(*lines))
    assert [row.street for row in people(services, event_id)] == [None, None]
    again = bring(services, event_id, *lines)
    assert said(again) == said(tried) == [
        (2, "Registered before, without this address. The address of the list counts."),
        (2, "Registered before, without an email address. That of the list counts."),
        (2, "Registered before, without a person to ask for. Whom the list names counts."),
        (2, "Registered before, without a room. That of the list counts."),
    ]  # fmt: skip
    erna, karl = people(services, event_id)
    assert (erna.street, erna.postcode, erna.town) == ("Am Markt 1", "67655", "Kaiserslautern")
    assert (erna.email, erna.contact, erna.room) == ("erna@example.org", "Tochter Eva", "214")
    assert karl.street is None
    with services.looking() as act:
        corrected = [one for one in list_entries(act, None) if one.act == "attendee.correct"]
    assert [(one.actor, one.attendee_id) for one in corrected] == [("anna", erna.id)]
    assert bring(services, event_id, *lines).notices == ()


def test_what_is_on_file_is_never_overwritten_and_two_addresses_are_never_mixed(services: Services) -> None:
    event_id = make_event(services)
    bring(services, event_id, f"Erna;030 23125010;{ADDRESS};erna@example.org;;", "Karl;030 23125011;Ring 5;;;;;")
    before = people(services, event_id)
    again = bring(
        services, event_id, "Erna;030 23125010;Am Markt 2;;;erna@example.net;;", f"Karl;030 23125011;{ADDRESS};;;"
    )
    assert said(again) == [
        (2, "Registered before, with another address. It stays until it is corrected by hand."),
        (2, "Registered before, with another email address. It stays until it is corrected by hand."),
        (3, "Registered before, with another address. It stays until it is corrected by hand."),
    ]
    assert people(services, event_id) == before


def test_an_address_that_was_begun_is_completed(services: Services) -> None:
    event_id = make_event(services)
    bring(services, event_id, "Erna;030 23125010;Am Markt 1;;;;;")
    assert len(bring(services, event_id, f"Erna;030 23125010;{ADDRESS};;;").notices) == 1
    assert people(services, event_id)[0].postcode == "67655"


def test_of_two_lines_about_one_person_the_first_counts(services: Services) -> None:
    event_id = make_event(services)
    bring(services, event_id, "Erna;030 23125010", headings="Name;Telefon")
    again = bring(services, event_id, "Erna;030 23125010;;;;;;214", "Erna;030 23125010;;;;;;215")
    assert [line for line, _ in said(again)] == [2, 3]
    assert people(services, event_id)[0].room == "214"


def test_what_is_no_postcode_is_said_and_nothing_of_its_line_taken_over(services: Services) -> None:
    event_id = make_event(services)
    bring(services, event_id, "Erna;030 23125010", headings="Name;Telefon")
    again = bring(services, event_id, "Erna;030 23125010;Am Markt 1;ABC;Kaiserslautern;;;214")
    assert (again.already, again.rejected) == (1, ())
    ((line, sentence),) = said(again)
    assert (line, sentence.startswith("“ABC” is no postcode.")) == (2, True)
    assert people(services, event_id)[0].room is None
