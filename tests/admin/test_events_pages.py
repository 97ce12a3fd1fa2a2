"""Events: the list, the form for new ones and changes, running longer, ending."""

from datetime import timedelta

from flask import Flask

from dialin.services import Services
from dialin.store.events import find_event
from dialin.store.seats_to_be_had import count_seats
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.building import ENDS, EVENING, SetClock, make_event, register_people
from tests.every import every

NEW = {
    "slug": "sprechstunde", "title": "Sprechstunde", "starts": "2026-07-02T17:00", "ends": "",
    "registration_closes": "2026-06-30T12:00", "timezone": "Europe/Berlin", "seats": "30", "pin_length": "6",
    "doors_minutes": "15", "grace_minutes": "10", "no_show_minutes": "15", "language": "de", "number": "030 23125001",
    "office": "", "bridge_mode": "room", "bridge_number": "069 90009001", "bridge_digits": "W123#", "bridge_sip": "",
    "bridge_headers": "",
}  # fmt: skip


def stored(desk: Desk, slug: str = "digitaltag"):
    with desk.services.looking() as act:
        return find_event(act, slug)


def test_the_list_says_when_an_event_is_where_it_stands_and_how_full(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 1)
    page = desk.see("/")
    for words in ("Digitaltag", "Freitag, 19. Juni 2026, 18:00 Uhr", "Anmeldung läuft", "1 von 2 Plätzen vergeben"):
        assert words in page
    assert "030 23125000" in page


def test_an_event_is_created_with_everything_typed(desk: Desk) -> None:
    answer = desk.send("/events/new", NEW)
    assert answer.location == "/admin/events/sprechstunde?done=created"
    event = stored(desk, "sprechstunde")
    assert event is not None
    assert (event.number, event.bridge_number, event.bridge_digits) == ("+493023125001", "+496990009001", "W123#")
    assert ("Frau Adler", "event.create") in acts(desk.services)
    assert "Die Veranstaltung wurde angelegt" in desk.see("/events/sprechstunde?done=created")


def test_no_event_takes_the_address_of_a_page(app: Flask, desk: Desk) -> None:
    """Else its board could never be reached."""
    rules = [rule.rule.removeprefix("/admin/events/") for rule in app.url_map.iter_rules()]
    names = {rule.partition("/")[0] for rule in rules if not rule.startswith(("/", "<"))}
    assert names == {"new"}
    for name in names:
        answer = desk.send("/events/new", NEW | {"slug": name})
        assert answer.status_code == 422
        assert "bedeutet in Adressen etwas anderes" in answer.text


@every(
    ("wrong", "sentence", "field"),
    [
        ({"starts": "2026-05-02T17:00"}, "Der Beginn liegt in der Vergangenheit", "starts"),
        ({"starts": "bald"}, "Tragen Sie den Beginn mit Datum und Uhrzeit ein", "starts"),
        ({"registration_closes": "2026-07-03T12:00"}, "Die Anmeldefrist endet nach dem Beginn", "registration_closes"),
        ({"seats": "0"}, "von 1 bis 10000", "seats"),
        ({"timezone": "Mond"}, "Die Zeitzone Mond ist unbekannt", "timezone"),
        ({"title": ""}, "Tragen Sie einen Titel", "title"),
        ({"title": "\0"}, "Tragen Sie einen Titel", "title"),
        ({"slug": "Groß"}, "Schreiben Sie den Kurznamen", "slug"),
        ({"office": "110"}, "Notruf", "office"),
        ({"bridge_digits": "12?"}, "Schreiben Sie die Tasten", "bridge_digits"),
        ({"bridge_sip": "sip:a@b.example"}, "entweder eine Telefonnummer oder eine SIP-Adresse", "bridge_number"),
        ({"bridge_headers": "Subject=x"}, "nur an eine SIP-Adresse", "bridge_headers"),
        ({"language": "xx"}, "Es gibt keine Ansagen", "language"),
        ({"pin_length": "7"}, "PINs mit 6 oder 8", "pin_length"),
    ],
)
def test_a_refusal_names_the_field_and_keeps_everything_typed(
    desk: Desk, wrong: dict[str, str], sentence: str, field: str
) -> None:
    answer = desk.send("/events/new", NEW | wrong)
    assert answer.status_code == 422
    alert = read(answer.text).the("div", id="fault", role="alert")
    assert sentence in alert.the("a", href=f"#{field}").text
    assert 'aria-invalid="true"' in answer.text
    for name in ("title", "seats", "timezone", "bridge_digits"):
        assert f'value="{(NEW | wrong)[name]}"'.replace("\0", "") in answer.text
    assert stored(desk, "sprechstunde") is None


def test_a_form_with_nothing_in_it_is_refused_not_broken(desk: Desk) -> None:
    assert desk.send("/events/new").status_code == 422


def test_last_times_event_is_copied_without_its_name_and_times(desk: Desk, event_id: int) -> None:
    page = desk.see("/events/new?like=digitaltag")
    assert 'value="Digitaltag"' in page
    assert 'name="slug" type="text" value=""' in page
    assert 'name="starts" type="datetime-local" value=""' in page


def test_the_form_shows_an_event_by_the_clock_of_its_own_zone(desk: Desk) -> None:
    make_event(desk.services, slug="lissabon", timezone="Europe/Lisbon", number="030 23125001")
    page = desk.see("/events/lissabon/edit")
    assert 'name="starts" type="datetime-local" value="2026-06-19T18:00"' in page
    assert 'value="030 23125001"' in page


def test_a_change_is_saved_and_says_in_the_log_what_was_touched(desk: Desk, event_id: int) -> None:
    answer = desk.send("/events/digitaltag/edit", {"title": "Digitaltag 2026", "seats": "5"})
    assert answer.location == "/admin/events/digitaltag?done=changed"
    with desk.services.looking() as act:
        assert count_seats(act, event_id).seats == 5
    assert stored(desk).title == "Digitaltag 2026"
    assert "Titel: Digitaltag → Digitaltag 2026 · Telefonplätze: 2 → 5<" in desk.see("/events/digitaltag/audit")


def test_a_limit_of_callers_put_through_is_set_among_the_ways_in_and_ends_with_direct_mode(
    desk: Desk, event_id: int
) -> None:
    group = desk.see("/events/digitaltag/edit").split("Der Weg in die Videokonferenz")[1].split("</fieldset>")[0]
    assert 'name="most_lines"' in group
    desk.send("/events/digitaltag/edit", {"bridge_mode": "direct", "most_lines": "40"})
    assert stored(desk).line_limit == 40
    assert "Gleichzeitig verbundene Personen" in desk.see("/events/digitaltag/audit")
    desk.send("/events/digitaltag/edit", {"bridge_mode": "room", "most_lines": "40"})
    assert (stored(desk).bridge_mode, stored(desk).most_lines) == ("room", None)
    refused = desk.send("/events/digitaltag/edit", {"bridge_mode": "room", "most_lines": "40"})
    assert refused.status_code == 422
    assert 'href="#most_lines"' in refused.text


def test_lowering_the_seats_below_those_allocated_is_refused_and_nothing_of_it_stays(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 2)
    answer = desk.send("/events/digitaltag/edit", {"title": "Anders", "seats": "1"})
    assert answer.status_code == 422
    assert "2 Plätze sind vergeben" in answer.text
    assert 'value="Anders"' in answer.text
    assert stored(desk).title == "Digitaltag"


def test_an_event_that_has_begun_can_still_be_changed(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    clock.now = EVENING + timedelta(minutes=5)
    page_fields = {"starts": "2026-06-19T18:00", "ends": "2026-06-19T20:00", "seats": "3"}
    assert sit_down(app, services).send("/events/digitaltag/edit", page_fields).status_code == 303


def test_an_event_runs_fifteen_minutes_longer(desk: Desk, event_id: int) -> None:
    assert desk.send("/events/digitaltag/longer").location == "/admin/events/digitaltag?done=longer"
    assert stored(desk).ends == ENDS + timedelta(minutes=15)
    assert acts(desk.services)[-1] == ("Frau Adler", "event.change")


def test_ending_asks_first_and_says_what_it_does(desk: Desk, event_id: int) -> None:
    page = desk.see("/events/digitaltag/end")
    assert "Digitaltag jetzt beenden?" in page
    assert "Alle am Telefon hören die Verabschiedung" in page
    assert stored(desk).ended_at is None
    assert desk.send("/events/digitaltag/end").location == "/admin/events/digitaltag?done=ended"
    assert stored(desk).ended_at == desk.services.clock()
    again = desk.send("/events/digitaltag/end")
    assert again.status_code == 422
    assert "wurde schon beendet" in again.text
    assert "kann nicht geändert werden" in desk.send("/events/digitaltag/longer").text


def test_office_hours_and_lines_that_need_no_pin_are_set_on_the_form(desk: Desk, event_id: int) -> None:
    page = desk.see("/events/digitaltag/edit")
    assert '<option value="False" selected>nein, alle geben die PIN ein' in page
    refused = desk.send("/events/digitaltag/edit", {"office_hours": "immer mal"})
    assert refused.status_code == 422
    assert 'href="#office_hours"' in refused.text
    desk.send("/events/digitaltag/edit", {"office_hours": "Mo-Fr 8-18", "knows_lines": "True", "is_recorded": "True"})
    event = stored(desk)
    assert (event.office_hours, event.knows_lines, event.is_recorded) == ("Mo-Fr 8-18", True, True)
    assert '<option value="True" selected>ja, die Nummer genügt' in desk.see("/events/digitaltag/edit")


BBB = {
    "bridge_platform": "bigbluebutton", "bridge_api": "https://bbb.example.org", "bridge_meeting": "rat",
    "bridge_secret": "geheim123",
}  # fmt: skip


def test_the_secret_of_a_platform_is_kept_and_shown_to_nobody_again(desk: Desk) -> None:
    assert desk.send("/events/new", {**NEW, **BBB}).status_code == 303
    form = desk.see("/events/sprechstunde/edit")
    assert "geheim123" not in form
    assert "Eines ist hinterlegt" in form
    assert desk.send("/events/sprechstunde/edit", {"title": "Rat", "bridge_secret": ""}).status_code == 303
    kept = stored(desk, "sprechstunde")
    assert kept is not None
    assert (kept.title, kept.bridge_secret) == ("Rat", "geheim123")
    assert "geheim123" not in desk.see("/audit") + desk.see("/events/new?like=sprechstunde")


def test_without_its_address_a_platforms_secret_is_forgotten(desk: Desk) -> None:
    desk.send("/events/new", {**NEW, **BBB})
    assert desk.send("/events/sprechstunde/edit", {"bridge_api": ""}).status_code == 303
    kept = stored(desk, "sprechstunde")
    assert kept is not None
    assert (kept.bridge_api, kept.bridge_secret) == (None, None)
