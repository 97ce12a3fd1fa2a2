"""The questions of an event: listened to, typed up, sorted, deleted, printed."""

from typing import Any

import pytest
from flask import Flask

from dialin.store.database import table_of
from dialin.store.questions import change_question, list_questions
from dialin.store.voice_recordings import VoiceRecordingTable
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.admin.spoken import sound, speak, write
from tests.building import make_event, register_people

LIST = "/events/digitaltag/questions"


@pytest.fixture
def spoken(desk: Desk, event_id: int) -> int:
    person = register_people(desk.services, event_id, 1)[0]
    return speak(desk.services, event_id, person.attendee_id)


def stored(desk: Desk, event_id: int) -> list[Any]:
    with desk.services.looking() as act:
        return list(list_questions(act, event_id))


def recording_of(desk: Desk, recording_id: int) -> Any:
    with desk.services.looking() as act:
        found = table_of(VoiceRecordingTable).select().where(VoiceRecordingTable.id == recording_id)
        return act.connection.execute(found).one()


def test_written_and_spoken_questions_stand_in_one_list_with_who_and_how(
    desk: Desk, event_id: int, spoken: int
) -> None:
    write(desk.services, event_id, "Fährt der Bus auch abends?", attendee_id=1)
    page = desk.see(LIST)
    for words in ("Erna Beispiel 0", "Fährt der Bus", "mit der Anmeldung", "per Telefon", "ohne Namen vorlesen"):
        assert words in page
    assert "2 von 2 Fragen · 1 ist noch nicht abgeschrieben" in page
    assert "23125010" not in page


def test_the_english_page_says_the_same(desk: Desk, spoken: int) -> None:
    desk.send("/language", {"language": "en"})
    page = desk.see(LIST)
    for words in ("Typed up, delete the recording", "by telephone", "read out without the name"):
        assert words in page


def test_the_sound_comes_from_the_house_piece_by_piece_and_stays_in_no_cache(desk: Desk, spoken: int) -> None:
    answer = desk.get(f"{LIST}/{spoken}/sound")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "audio/wav", sound())
    assert answer.headers["Cache-Control"] == "no-store"
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]
    piece = desk.get(f"{LIST}/{spoken}/sound", Range="bytes=0-3")
    assert (piece.status_code, piece.data) == (206, b"RIFF")


def test_the_sound_is_for_staff_of_this_event_alone(app: Flask, desk: Desk, spoken: int) -> None:
    make_event(desk.services, slug="andere", number="030 23125001")
    assert app.test_client().get(f"/admin{LIST}/{spoken}/sound").status_code == 303
    assert desk.get(f"/events/andere/questions/{spoken}/sound").status_code == 404
    assert desk.get(f"{LIST}/99/sound").status_code == 404


def test_typing_up_deletes_the_recording_in_the_same_step(desk: Desk, event_id: int, spoken: int) -> None:
    answer = desk.send(f"{LIST}/{spoken}/text", {"text": "Wann öffnet die Bücherei?", "topic": " Kultur "})
    assert answer.location == f"/admin{LIST}?done=written#question-{spoken}"
    [question] = stored(desk, event_id)
    assert (question.text, question.is_untyped, question.topic) == ("Wann öffnet die Bücherei?", False, "Kultur")
    row = recording_of(desk, question.recording_id)
    assert row.audio is None
    assert row.discarded_at is not None
    assert desk.get(f"{LIST}/{spoken}/sound").status_code == 404
    assert acts(desk.services)[-2:] == [("Frau Adler", "question.type_up"), ("Frau Adler", "question.sort")]
    assert "Bücherei" not in desk.see("/events/digitaltag/audit")


@pytest.mark.parametrize(
    ("fields", "alarm"),
    [
        ({"text": " \n"}, ("Schreiben Sie die Frage auf", "text")),
        ({"text": "x" * 2001}, ("Die Frage ist zu lang", "text")),
        ({"text": "Was?", "topic": "x" * 81}, ("höchstens 80 Zeichen", "topic")),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_the_recording(
    desk: Desk, event_id: int, spoken: int, fields: dict[str, str], alarm: tuple[str, str]
) -> None:
    answer = desk.send(f"{LIST}/{spoken}/text", fields)
    assert answer.status_code == 422
    alert = read(answer.text).the("div", id="fault", role="alert")
    assert alarm[0] in alert.the("a", href=f"#{alarm[1]}-{spoken}").text
    assert fields["text"].strip() in answer.text
    [question] = stored(desk, event_id)
    assert question.is_untyped
    assert recording_of(desk, question.recording_id).audio == sound()


def test_a_question_is_sorted_before_it_is_typed_up(desk: Desk, event_id: int, spoken: int) -> None:
    answer = desk.send(f"{LIST}/{spoken}/topic", {"topic": "Verkehr", "show": "untyped"})
    assert answer.location == f"/admin{LIST}?show=untyped&done=sorted#question-{spoken}"
    [question] = stored(desk, event_id)
    assert (question.topic, question.is_untyped) == ("Verkehr", True)
    assert '<option value="Verkehr"></option>' in desk.see(LIST)
    desk.send(f"{LIST}/{spoken}/topic", {"topic": ""})
    assert stored(desk, event_id)[0].topic is None


def test_the_list_is_sorted_by_topic_and_chosen_from(desk: Desk, event_id: int, spoken: int) -> None:
    for text, topic in (("Wo parken?", "Verkehr"), ("Wer singt?", "ämter"), ("Was noch?", None)):
        write(desk.services, event_id, text, topic=topic)
    assert [row.text for row in stored(desk, event_id)] == ["Wer singt?", "Wo parken?", "", "Was noch?"]
    assert [row.topic for row in stored(desk, event_id)] == ["ämter", "Verkehr", None, None]
    by_topic = desk.see(f"{LIST}?show=topic:Verkehr")
    assert "Wo parken?" in by_topic
    assert "Wer singt?" not in by_topic
    assert "Wo parken?" not in desk.see(f"{LIST}?show=untyped")
    unsorted = desk.see(f"{LIST}?show=unsorted")
    assert "Was noch?" in unsorted
    assert "Wo parken?" not in unsorted
    assert "Keine Frage passt" in desk.see(f"{LIST}?show=topic:nix")


def test_deleting_asks_first_and_takes_text_and_sound(desk: Desk, event_id: int, spoken: int) -> None:
    [question] = stored(desk, event_id)
    assert "Diese Frage löschen?" in desk.see(f"{LIST}/{spoken}/delete")
    assert len(stored(desk, event_id)) == 1
    assert desk.send(f"{LIST}/{spoken}/delete").location == f"/admin{LIST}?done=question_deleted"
    assert stored(desk, event_id) == []
    assert recording_of(desk, question.recording_id).audio is None
    assert acts(desk.services)[-1] == ("Frau Adler", "question.delete")
    assert desk.send(f"{LIST}/{spoken}/delete").status_code == 404


def test_paper_for_the_moderators_has_no_number_and_no_name_that_was_not_allowed(
    desk: Desk, event_id: int, spoken: int
) -> None:
    desk.send(f"{LIST}/{spoken}/text", {"text": "Wann öffnet die Bücherei?", "topic": "Kultur"})
    register_people(desk.services, make_event(desk.services, slug="andere", number="030 23125001"), 1)
    write(desk.services, event_id, "Fährt der Bus?", attendee_id=2, topic="Verkehr")
    page = desk.see(f"{LIST}/print")
    assert page.index("Kultur") < page.index("Bücherei") < page.index("Verkehr") < page.index("Fährt der Bus?")
    assert page.count("Erna Beispiel") == 1
    assert page.index("Fährt der Bus?") < page.index("Erna Beispiel")
    assert "23125" not in page


def test_what_is_not_typed_up_is_counted_on_paper(desk: Desk, spoken: int) -> None:
    assert "1 aufgesprochene Frage ist noch nicht abgeschrieben" in desk.see(f"{LIST}/print")


def test_a_recording_on_its_way_or_lost_says_so(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    speak(desk.services, event_id, person.attendee_id, fetched_at=None, audio=None)
    assert "noch unterwegs" in desk.see(LIST)
    speak(desk.services, event_id, person.attendee_id, sid="RE2", audio=None, discarded_at=desk.services.clock())
    assert "verloren gegangen" in desk.see(LIST)


def test_a_question_of_a_registration_that_is_not_finished_is_nobodys_and_not_listed(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    spoken = speak(desk.services, event_id, person.attendee_id)
    assert len(stored(desk, event_id)) == 1
    with desk.services.acting("test") as act:
        change_question(act, spoken, {"attendee_id": None})
    assert stored(desk, event_id) == []


def test_markup_in_a_question_stays_text(desk: Desk, event_id: int) -> None:
    write(desk.services, event_id, "<b>Wann?</b>", topic="<i>x")
    for page in (LIST, f"{LIST}/print"):
        assert "&lt;b&gt;Wann" in desk.see(page)
        assert "<b>Wann" not in desk.see(page)


def test_staff_without_the_administration_may_do_all_this(app: Flask, desk: Desk, spoken: int) -> None:
    colleague = sit_down(app, desk.services, role="staff", name="Herr Specht")
    assert colleague.send(f"{LIST}/{spoken}/text", {"text": "Was?"}).status_code == 303
