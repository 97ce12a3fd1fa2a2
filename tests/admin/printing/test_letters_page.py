"""The page of letters and lists: what there is to print, for whom there is nothing, and files for the printer."""

from flask import Flask
from werkzeug.test import TestResponse

from dialin.rules.outgoing.words import Outcome
from tests.actions.printing.people import outcomes, register_at
from tests.admin.desk import Desk, acts, sit_down
from tests.letters.printing.reading import pages, text_of

PAGE = "/events/digitaltag/letters"


def download(desk: Desk, which: str = "new") -> TestResponse:
    return desk.send(PAGE, {"which": which}, on=PAGE)


def text(answer: TestResponse) -> str:
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), answer.text
    return " ".join(text_of(page) for page in pages(answer.data))


def test_the_page_says_how_many_letters_there_are_and_who_gets_none(desk: Desk, event_id: int) -> None:
    register_at(desk.services, event_id, "Erna Beispiel", phone="030 23125010")
    register_at(desk.services, event_id, "Otto Beispiel", home=False, phone="030 23125011")
    page = desk.see(PAGE)
    for words in ("1 neuer Brief", "1 Brief insgesamt", "1 Brief kann nicht verschickt werden", "Otto Beispiel",
                  "Es ist keine Adresse bekannt.", "nicht eingestellt, von wem die Briefe sind"):  # fmt: skip
        assert words in page


def test_new_letters_are_a_file_and_count_as_printed_by_whoever_took_it(desk: Desk, event_id: int) -> None:
    erna = register_at(desk.services, event_id, "Erna Beispiel", phone="030 23125010")
    answer = download(desk)
    assert "Guten Tag Erna Beispiel," in text(answer)
    assert f"{erna.pin[:3]} {erna.pin[3:]}" in text(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == "attachment; filename=digitaltag-letters.pdf"
    assert outcomes(desk.services, event_id) == [("pin", Outcome.PRINTED, "Frau Adler")]
    assert acts(desk.services)[-2:] == [("Frau Adler", "pin.show"), ("Frau Adler", "letters.print")]
    page = desk.see(PAGE)
    assert "0 neue Briefe" in page
    assert "Frau Adler" in page
    refused = download(desk)
    assert refused.status_code == 422
    assert "Es gibt keinen neuen Brief." in refused.text
    assert "Erna Beispiel" in text(download(desk, "all"))


def test_where_nobody_can_be_written_to_the_page_says_so_and_nothing_counts_as_printed(
    desk: Desk, event_id: int
) -> None:
    register_at(desk.services, event_id, "Otto Beispiel", home=False, phone="030 23125011")
    refused = download(desk)
    assert refused.status_code == 422
    assert "Es kann kein Brief gedruckt werden." in refused.text
    assert outcomes(desk.services, event_id) == []


def test_pins_in_bulk_are_for_whoever_has_typed_the_password_just_now(app: Flask, desk: Desk, event_id: int) -> None:
    register_at(desk.services, event_id, "Erna Beispiel", phone="030 23125010")
    late = sit_down(app, desk.services, name="Frau Spät", hours=2)
    answer = late.send(PAGE, {"which": "new"}, on=PAGE)
    assert answer.mimetype == "text/html"
    assert "Passwort" in answer.text
    assert outcomes(desk.services, event_id) == []


def test_moderators_find_neither_letters_nor_lists(app: Flask, desk: Desk, event_id: int) -> None:
    moderator = sit_down(app, desk.services, role="moderator", name="Frau Pirol")
    for answer in (moderator.get(PAGE), moderator.send(PAGE), moderator.send("/events/digitaltag/lists")):
        assert answer.status_code in (403, 404)


def test_the_lists_are_files_and_the_log_says_who_took_them(desk: Desk, event_id: int) -> None:
    erna = register_at(desk.services, event_id, "Erna Beispiel", phone="030 23125010")
    fallback = text(desk.send("/events/digitaltag/lists", {"list": "fallback"}, on=PAGE))
    assert "Notfall-Liste" in fallback
    assert f"…{erna.pin[-3:]}" in fallback
    assert erna.pin not in fallback
    assert "Platzliste" in text(desk.send("/events/digitaltag/lists", {"list": "seats"}, on=PAGE))
    assert acts(desk.services)[-2:] == [("Frau Adler", "list.print")] * 2
    assert "Wählen Sie eine Liste." in desk.send("/events/digitaltag/lists", {"list": "x"}, on=PAGE).text
    log = desk.see("/events/digitaltag/audit")
    assert "hat eine Liste gedruckt" in log
    assert "Platzliste" in log


def test_a_question_is_answered_by_letter_on_its_own_page(desk: Desk, event_id: int) -> None:
    register_at(
        desk.services, event_id, "Erna Beispiel", phone="030 23125010", delivery="call", question="Wann kommt der Bus?"
    )
    questions = "/events/digitaltag/questions"
    refused = desk.send(f"{questions}/1/answer", {"answer": " "}, on=questions)
    assert refused.status_code == 422
    assert "Schreiben Sie die Antwort" in refused.text
    answer = desk.send(f"{questions}/1/answer", {"answer": "Im März."}, on=questions)
    assert answer.location == f"/admin{questions}?done=answered#question-1"
    assert "Antwort noch nicht gedruckt" in desk.see(questions)
    assert "„Wann kommt der Bus?“ Unsere Antwort: Im März." in text(download(desk))
    assert "Antwort gedruckt" in desk.see(questions)


def test_shortly_before_the_event_the_page_says_that_a_letter_may_come_too_late(desk: Desk, event_id: int) -> None:
    register_at(desk.services, event_id, "Erna Beispiel", phone="030 23125010")
    warned = "kommt vielleicht nicht vor der Veranstaltung an"
    assert warned not in desk.see(PAGE)
    desk.services.clock.pass_time(days=16)
    assert warned in sit_down(desk.client.application, desk.services, name="Frau Spät").see(PAGE)


def test_one_persons_letter_is_printed_again_or_whatever_way_they_have_chosen(desk: Desk, event_id: int) -> None:
    services = desk.services
    erna = register_at(services, event_id, "Erna Beispiel", phone="030 23125010", delivery="call")
    register_at(services, event_id, "Anna Beispiel", phone="030 23125011")
    page = f"/events/digitaltag/attendees/{erna.attendee_id}"
    for _ in range(2):
        printed = text(desk.send(f"{page}/letter", {}, on=page))
        assert "Guten Tag Erna Beispiel," in printed
        assert "Anna Beispiel" not in printed
    assert outcomes(services, event_id)[0] == ("pin", Outcome.PRINTED, "Frau Adler")


def test_a_letter_that_no_envelope_would_bring_is_refused_on_the_persons_page(desk: Desk, event_id: int) -> None:
    otto = register_at(desk.services, event_id, "Otto Beispiel", home=False, phone="030 23125011")
    page = f"/events/digitaltag/attendees/{otto.attendee_id}"
    refused = desk.send(f"{page}/letter", {}, on=page)
    assert refused.status_code == 422
    assert "Es ist keine Adresse bekannt." in refused.text
