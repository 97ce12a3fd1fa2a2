"""A list in the browser: looked at line by line first, doubles asked about, and gone once it was taken over."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.event import listen, remove

from dialin.actions.attendees.import_attendees import AT_ONCE
from dialin.admin.lists.pages import MOST_ASKED
from dialin.jobs import forget_uploads
from dialin.lists.read_table import MOST_BYTES
from dialin.store.attendees import list_attendees
from dialin.store.events import change_event
from dialin.store.uploads import load_upload
from tests.admin.desk import Desk, acts, sit_down, token_in
from tests.admin.page import read
from tests.building import make_event, register_people
from tests.every import every

LIST = """Liste
Name;Telefon;Ort
Erna Müller;030 23125010;Köln
Mueller, Erna;030 23125011;
Otto;'030 23125012;
Summe;;
"""


def hand_in(desk: Desk, content: str | bytes = LIST):
    """As a browser writes it; the client's own way leaves files open."""
    token = token_in(desk.get("/events/digitaltag/import").text)
    file = content.encode() if isinstance(content, str) else content
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n--x\r\n'
        'Content-Disposition: form-data; name="list"; filename="Anmeldungen.csv"\r\n\r\n'
    )
    body = parts.encode() + file + b"\r\n--x--\r\n"
    return desk.client.post(
        "/admin/events/digitaltag/import", data=body, content_type="multipart/form-data; boundary=x"
    )


def names(services, event_id):
    with services.looking() as act:
        return [row.name for row in list_attendees(act, event_id)]


def is_kept(services) -> bool:
    with services.looking() as act:
        return load_upload(act, 1) is not None


def test_a_list_is_looked_at_before_anybody_is_registered(desk, services, event_id):
    answer = hand_in(desk)
    assert answer.location == "/admin/events/digitaltag/import/1"
    page = read(desk.see("/events/digitaltag/import/1"))
    assert "Neu: 2, davon 2 mit Platz" in page.text
    assert "Nicht gelesene Spalten: Ort" in page.text
    lines = [row.text for row in page.the("tbody").all("tr")]
    assert [line.split()[:2] for line in lines] == [["Ganze", "Datei"], ["Zeile", "5"], ["Zeile", "6"]]
    assert "Der Apostroph vor der Nummer 030 23125012 wurde weggelassen." in lines[1]
    (double,) = page.all("input", name="confirm")
    assert double.attributes["value"] == "4"
    assert "Wie Zeile 3: Erna Müller, 030 23125010" in page.text
    assert names(services, event_id) == []


def test_taking_it_over_registers_them_and_deletes_the_file(desk, services, event_id):
    hand_in(desk)
    page = read(desk.send("/events/digitaltag/import/1").text)
    assert "Neu: 2, davon 2 mit Platz" in page.text
    assert "kann dieselbe Person sein wie in Zeile 3" in page.text
    assert names(services, event_id) == ["Erna Müller", "Otto"]
    assert not is_kept(services)
    assert ("Frau Adler", "attendee.import") in acts(services)
    assert desk.send("/events/digitaltag/import/1").status_code == 404


def test_a_double_that_is_ticked_is_registered_too(desk, services, event_id):
    hand_in(desk)
    assert "Neu: 3" in desk.send("/events/digitaltag/import/1", {"confirm": "4"}).text
    assert len(names(services, event_id)) == 3


@every("tick", ["9" * 5000, "²", "-4", "4.0", ""])
def test_a_tick_that_no_page_offers_confirms_nothing(desk, services, event_id, tick):
    hand_in(desk, LIST.replace("Otto", f"Otto {len(names(services, event_id))}"))
    newest = max(upload for upload in range(1, 9) if desk.get(f"/events/digitaltag/import/{upload}").status_code == 200)
    before = len(names(services, event_id))
    assert desk.send(f"/events/digitaltag/import/{newest}", {"confirm": tick}).status_code == 200
    assert len(names(services, event_id)) <= before + 2


def test_of_thousands_of_doubles_the_first_are_asked_about_one_by_one_and_all_are_confirmed_at_once(
    desk, services, event_id
):
    people = "".join(f"Erna {letters(one)};{number}\n" for one in range(700) for number in (f"030 23125{one:03}", ""))
    hand_in(desk, f"Name;Telefon\n{people}")
    page = read(desk.see("/events/digitaltag/import/1"))
    ticks = [tick.attributes["value"] for tick in page.all("input", name="confirm")]
    assert (len(ticks), ticks[-1]) == (MOST_ASKED + 1, "all")
    assert "Alle 700 sind verschiedene Personen" in page.text
    some = desk.send("/events/digitaltag/import/1", {"confirm": "all"})
    assert "Neu: 1400" in some.text


def letters(number: int) -> str:
    """A name like no other: two letters for each digit."""
    return "".join("BCDFGKLMNR"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number:03}").title()


def test_a_list_may_be_dropped(desk, services, event_id):
    hand_in(desk)
    assert "gelöscht" in desk.see(desk.send("/events/digitaltag/import/1/drop").location.removeprefix("/admin"))
    assert (names(services, event_id), is_kept(services)) == ([], False)


@every("age", [timedelta(minutes=59), timedelta(hours=1)])
def test_a_list_that_nobody_takes_over_is_forgotten_after_an_hour(desk, services, event_id, age):
    if not is_kept(services):
        hand_in(desk)
    now = services.clock()
    forget_uploads.do(replace(services, clock=lambda: now + age + timedelta(seconds=1)))
    assert is_kept(services) == (age < timedelta(hours=1))


@every(
    ("content", "says"),
    [
        ("Kunde;Ort\nErna;Köln\n", "Die erste Zeile muss die Spalten nennen"),
        (b"PK\x03\x04" + bytes(50), "XLSX"),
        (b"x" * (MOST_BYTES + 1), "größer als 5 MB"),
        ("", "leer"),
        ("Name;Telefon\n" + "E;0\n" * 10_001, "mehr als 10000 Zeilen"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence_and_not_kept(desk, services, event_id, content, says):
    answer = hand_in(desk, content)
    assert answer.status_code == 422
    assert says in read(answer.text).the(id="fault").text
    assert not is_kept(services)


def test_a_file_that_no_form_takes_is_refused_with_the_same_sentence(desk, event_id):
    answer = hand_in(desk, b"x" * 9 * 1024 * 1024)
    assert (answer.status_code, "größer als 5 MB" in answer.text) == (413, True)


def test_without_a_file_one_is_asked_for(desk, event_id):
    answer = desk.send("/events/digitaltag/import", on="/events/digitaltag/import")
    assert "Wählen Sie eine Datei aus" in read(answer.text).the(id="fault").text


def test_after_the_deadline_a_reason_is_asked_for(desk, services, event_id):
    with services.acting("test") as act:
        change_event(act, event_id, {"registration_closes": act.now - timedelta(minutes=1)})
    hand_in(desk)
    assert "Neu: 2" in desk.see("/events/digitaltag/import/1")
    answer = desk.send("/events/digitaltag/import/1")
    assert (answer.status_code, "nach dem Anmeldeschluss" in answer.text) == (422, True)
    too_long = desk.send("/events/digitaltag/import/1", {"late_reason": "x" * 201})
    assert too_long.status_code == 422
    assert "Der Grund ist zu lang" in too_long.text
    assert "Neu: 2" in desk.send("/events/digitaltag/import/1", {"late_reason": "Liste kam spät"}).text
    with services.looking() as act:
        assert {row.late_reason for row in list_attendees(act, event_id)} == {"Liste kam spät"}


def test_a_list_of_another_event_is_not_found(desk, services, event_id):
    make_event(services, slug="andere")
    hand_in(desk)
    assert desk.get("/events/andere/import/1").status_code == 404


def test_somebody_registered_already_is_named_by_entry(desk, services, event_id):
    (first,) = register_people(services, event_id, 1)
    with services.looking() as act:
        (person,) = list_attendees(act, event_id)
    hand_in(desk, f"Name;Telefon\nDr. {person.name};030 23125999\n")
    assert f"Wie Eintrag {first.attendee_id}, schon angemeldet: {person.name}" in desk.see(
        "/events/digitaltag/import/1"
    )


@every(
    ("taken", "status"),
    [
        ("UPDATE staff SET disabled_at = created_at", 303),
        ("UPDATE staff SET role = 'moderator'", 403),
        ("UPDATE staff SET role = 'staff', sees_all_events = false", 404),
        ("DELETE FROM staff_session", 303),
    ],
)
def test_whoever_may_no_more_registers_nobody_from_then_on(app, services, event_id, taken, status):
    """In the middle of a long list, together with its first fifty."""
    desk, before = sit_down(app, services, name=taken), len(names(services, event_id))
    rows = "\n".join(f"{taken[-9:]} Mensch {number};030 2312{5000 + number}" for number in range(120))
    location = hand_in(desk, f"Name;Telefon\n{rows}").location.removeprefix("/admin")

    def take(connection, _cursor, statement, *_):
        if statement.startswith("INSERT INTO attendee"):
            connection.exec_driver_sql(taken)

    listen(services.database.write, "before_cursor_execute", take)
    answer = desk.send(location, {"confirm": "all"})
    remove(services.database.write, "before_cursor_execute", take)
    assert answer.status_code == status
    assert len(names(services, event_id)) == before + AT_ONCE
    assert is_kept(services)
