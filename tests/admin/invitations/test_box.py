"""The box for an invitation in the form of an event: handed in, read, taken over, and nothing kept of it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dialin.admin.invitations.pages import MOST_BYTES
from dialin.services import Services
from dialin.store.events import find_event
from tests.admin.desk import Desk, acts, sit_down, token_in
from tests.admin.page import Part, read
from tests.databases import Databases
from tests.every import every
from tests.invitations.sampling import SAMPLES

ZOOM, TWO_MEETINGS, WITHOUT_NUMBER, WEBEX = (
    next(sample.text for sample in SAMPLES if sample.name == name)
    for name in (
        "zoom/de-2026.txt",
        "zoom/de-two-meetings.txt",
        "teams/de-no-audio-conferencing.txt",
        "webex/de-2026.txt",
    )
)
NEW, CHANGE = "/events/new/invitation", "/events/digitaltag/invitation"
TYPED = {"title": "Sprechstunde", "seats": "7", "timezone": "Europe/Berlin", "bridge_mode": "direct"}


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: nothing is written."""
    with databases.fresh("sqlite") as url:
        yield url


def value_of(page: Part, name: str) -> str:
    return page.the("input", name=name).attributes["value"]


def way_in(page: Part) -> tuple[str, str, str, str]:
    number, keys, sip = (value_of(page, f"bridge_{name}") for name in ("number", "digits", "sip"))
    chosen = [one for one in page.the("select", name="bridge_platform").all("option") if "selected" in one.attributes]
    return number, keys, sip, chosen[0].attributes["value"] if chosen else ""


def pressed(desk: Desk, path: str, page: Part, *, button: int = 0) -> Part:
    """The page after one of the buttons that take something over was pressed."""
    taken = page.all("button", name="take")[button].attributes["value"]
    return read(desk.send(path, TYPED | {"take": taken}).text)


def hand_in(desk: Desk, content: bytes, path: str = CHANGE) -> TestResponse:
    """As a browser sends a file along with the form."""
    fields = {"csrf_token": token_in(desk.get("/").text), "title": "Sprechstunde", "invitation": ""}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()]
    head = '--x\r\nContent-Disposition: form-data; name="invitation_file"; filename="Einladung.eml"\r\n\r\n'
    body = "".join(parts).encode() + head.encode() + content + b"\r\n--x--\r\n"
    return desk.client.post(f"/admin{path}", data=body, content_type="multipart/form-data; boundary=x")


@every("path", [NEW, CHANGE])
def test_what_was_read_is_shown_and_everything_typed_is_kept(desk: Desk, event_id: int, path: str) -> None:
    page = read(desk.send(path, TYPED | {"invitation": ZOOM}).text)
    reading = page.the("section", id="reading").text
    assert all(words in reading for words in ("Zoom", "069 9000910", "86012345678#", "*482913#"))
    assert (value_of(page, "title"), value_of(page, "seats")) == ("Sprechstunde", "7")
    assert "Meeting-ID: 860 1234 5678" in page.the("textarea", name="invitation").text
    assert way_in(page) == ("", "", "", "")  # nothing is filled in before somebody has looked at it


@every("path", [NEW, CHANGE])
def test_taking_it_over_fills_the_way_in_and_saves_nothing(desk: Desk, event_id: int, path: str) -> None:
    before = acts(desk.services)
    page = pressed(desk, path, read(desk.send(path, TYPED | {"invitation": ZOOM}).text))
    number, keys, sip, platform = way_in(page)
    assert (number[:9], sip, platform) == ("069 90009", "", "zoom")
    assert keys.strip("wW").startswith("86012345678#")
    assert keys.endswith("*482913#")
    assert value_of(page, "title") == "Sprechstunde"
    assert page.the("textarea", name="invitation").text == ""
    assert "Er gilt, sobald Sie die Veranstaltung speichern." in page.the(id="reading").text
    assert acts(desk.services) == before


def test_another_number_can_be_taken_instead(desk: Desk, event_id: int) -> None:
    page = read(desk.send(CHANGE, {"invitation": ZOOM}).text)
    numbers = {way_in(pressed(desk, CHANGE, page, button=place))[0] for place in (0, 1)}
    assert len(numbers) == 2
    assert all(number.startswith("069 90009") for number in numbers)


def test_of_two_meetings_none_is_offered_before_the_other(desk: Desk, event_id: int) -> None:
    page = read(desk.send(CHANGE, {"invitation": TWO_MEETINGS}).text)
    assert "So übernehmen" not in page.text
    keys = {way_in(pressed(desk, CHANGE, page, button=place))[1][-8:] for place in (0, 1)}
    assert keys == {"*111213#", "*222324#"}


def test_a_way_by_sip_can_be_taken_instead_of_the_number(desk: Desk, event_id: int) -> None:
    page = read(desk.send(CHANGE, {"invitation": WEBEX}).text)
    ways = [way_in(pressed(desk, CHANGE, page, button=place)) for place in range(len(page.all("button", name="take")))]
    assert ("", "", "sip:27312345678@beispielstadt.webex.com", "webex") in ways


def test_an_invitation_without_telephone_says_so_and_offers_nothing_to_take(desk: Desk, event_id: int) -> None:
    page = read(desk.send(CHANGE, {"invitation": WITHOUT_NUMBER}).text)
    reading = page.the("section", id="reading")
    assert "Es steht keine Telefonnummer darin, nur ein Link." in reading.the("ul").text
    assert reading.all("button") == []


@every("content", ["", "  \n ", "\0"])
def test_nothing_pasted_is_answered_by_what_to_do(desk: Desk, event_id: int, content: str) -> None:
    for path in (NEW, CHANGE):
        answer = desk.send(path, TYPED | {"invitation": content})
        assert answer.status_code == 422
        fault = read(answer.text).the("div", id="fault")
        assert fault.the("a", href="#invitation").text.startswith("Fügen Sie den Text der Einladung ein")
        assert value_of(read(answer.text), "title") == "Sprechstunde"


def test_junk_is_read_as_an_invitation_without_a_way_in(desk: Desk, event_id: int) -> None:
    page = read(desk.send(CHANGE, {"invitation": "<script>alert(1)</script> " + "x1" * 2000}).text)
    assert page.the("section", id="reading").all("button") == []
    assert "<script>alert(1)" not in desk.send(CHANGE, {"invitation": "<script>alert(1)</script>"}).text


def test_a_saved_mail_is_handed_in_as_a_file(desk: Desk, event_id: int) -> None:
    mail = next(sample.content for sample in SAMPLES if sample.name == "zoom/de-mail-quoted-printable.eml")
    for path in (NEW, CHANGE):
        page = read(hand_in(desk, mail, path).text)
        assert "67890123456#" in page.the("section", id="reading").text
        assert value_of(page, "title") == "Sprechstunde"


def test_a_file_that_is_no_text_is_answered_by_what_to_do(desk: Desk, event_id: int) -> None:
    answer = hand_in(desk, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20)
    assert answer.status_code == 422
    fault = read(answer.text).the("div", id="fault")
    assert fault.the("a", href="#invitation").text.startswith("In dieser Datei steht kein Text.")


def test_a_file_that_is_too_large_is_answered_by_what_to_do(desk: Desk, event_id: int) -> None:
    answer = hand_in(desk, b"x" * (MOST_BYTES + 1))
    assert answer.status_code == 422
    assert "Die Einladung ist größer als 1 MB." in read(answer.text).the("div", id="fault").text


def test_nothing_of_an_invitation_is_kept_when_the_event_is_saved(desk: Desk, event_id: int) -> None:
    desk.send("/events/digitaltag/edit", {"title": "Neu", "invitation": ZOOM, "take": "bridge_number=1"})
    with desk.services.looking() as act:
        event = find_event(act, "digitaltag")
    assert event is not None
    assert (event.title, event.bridge_number) == ("Neu", None)
    assert "860 1234" not in desk.see("/events/digitaltag/audit")


@every(
    ("sent", "filled"),
    [
        ("title=Anders&seats=9", ("", "", "", "")),
        ("bridge_number=%22%3E%3Cb%3E&bridge_platform=nothing", ('"><b>', "", "", "")),
        ("%", ("", "", "", "")),
        ("bridge_digits=" + "1" * 5000, ("", "1" * 1986, "", "")),
    ],
)
def test_a_button_that_nobody_drew_fills_only_the_way_in(
    desk: Desk, event_id: int, sent: str, filled: tuple[str, ...]
) -> None:
    page = read(desk.send(CHANGE, TYPED | {"take": sent}).text)
    assert way_in(page) == filled
    assert (value_of(page, "title"), value_of(page, "seats")) == ("Sprechstunde", "7")


def test_the_box_is_for_those_who_may_change_the_way_in(app: Flask, services: Services, event_id: int) -> None:
    colleague = sit_down(app, services, role="staff", name="Herr Specht")
    assert 'name="invitation"' not in colleague.see("/events/digitaltag/edit")
    assert colleague.send(CHANGE, {"invitation": ZOOM}).status_code == 403
    assert 'name="invitation"' in sit_down(app, services).see("/events/digitaltag/edit")
