"""The copy of everything about one person: whole, theirs alone, read by people and by machines, and on no disk."""

import json
import tempfile
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import update

from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.people.copy_person import copy_person
from dialin.letters.bundle import LETTERS, bundle
from dialin.letters.house import House
from dialin.rules.refusals import Refused
from dialin.rules.retention import USUAL
from dialin.services import Services
from dialin.store.audit import list_entries
from dialin.store.tables import metadata
from tests.building import EVENING, begin_call, make_event, register_people
from tests.every import every
from tests.jobs.planting import MAY_STAY, Plant, found, rows_in

PHONE = "+493023125010"
HER_PHONE = "OLD in attendee.phone"
HERS = {
    "attendee": {"registered_from": HER_PHONE}, "call": {"caller": HER_PHONE}, "call_back": {"number": HER_PHONE},
    "line_allowance": {"phone": HER_PHONE}, "no_call": {"number": HER_PHONE},
}  # fmt: skip
HER_NUMBERS = {f"{table}.{column}" for table, columns in HERS.items() for column in columns}
OPEN = {"event": {"ended_at": None}}
# What of a person's rows is not told: why not.
LEFT_OUT = {
    "attendee.name_key",  # the name again
    "pin.lookup", "pin.sealed",  # the PIN, which opens a seat to whoever reads it
    "call.state", "call.reply", "call.said",  # what was said last; gone with the hang-up
    "call.course",  # the stages of the call, and which kinds of things were heard there
    "voice_recording.sid", "work.key", "work.token", "work.failure", "work.sid",  # ids of machines
    "work.done_by", "call_back.done_by",  # of staff
    "hand.name", "hand.lowered_by",  # of a participant on the web; of staff
    "audit_entry.salt",  # chance, which keeps the details from being guessed
    "audit_entry.details",  # numbers of rows, and what staff wrote to each other
    "upload.name", "upload.content",  # a list of many, gone within the hour
    "voice_recording.audio",  # as a file of its own
}  # fmt: skip


def copied(services: Services, attendee_id: int) -> dict[str, bytes]:
    """The files of the copy."""
    with services.acting("Frau Adler") as act:
        copy = copy_person(act, attendee_id)
    assert not isinstance(copy, Refused)
    with ZipFile(BytesIO(bundle(copy, USUAL, House("Musterstadt", PHONE)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plant(services: Services, one: Plant) -> dict[str, int]:
    with services.acting("test") as act:
        return one.fill(act.connection)


def test_everything_that_is_on_file_about_a_person_is_copied(services: Services) -> None:
    event_id = plant(services, Plant("KEPT", changes=OPEN))["event"]
    ids = plant(services, Plant("OLD", changes=HERS, joins=event_id, number=2))
    files = copied(services, ids["attendee"])
    with services.looking() as act:
        rows = rows_in(act.connection)
    told = files["data.json"].decode()
    on_file = found(rows, "OLD") | {f"consent.{name}" for name in MAY_STAY["consent"]}
    assert {place for place in on_file if f"OLD in {place}" not in told} == LEFT_OUT | HER_NUMBERS
    assert told.count(f'"{HER_PHONE}"') == 1 + len(HER_NUMBERS)
    assert files[f"audio/OLD in voice_recording.kind-{ids['voice_recording']}.wav"] == b"OLD in voice_recording.audio"


def test_nothing_of_anybody_else_is_in_it(services: Services) -> None:
    event_id = plant(services, Plant("KEPT", changes=OPEN))["event"]
    plant(services, Plant("ELSEWHERE"))
    ids = plant(services, Plant("OLD", changes=HERS, joins=event_id, number=2))
    for name, content in copied(services, ids["attendee"]).items():
        text = content.decode().replace("KEPT in event.title", "").replace("KEPT in event.slug", "")
        assert "KEPT" not in text + name
        assert "ELSEWHERE" not in text + name


def test_twins_on_one_line_get_each_their_own_and_nothing_that_may_be_the_others(services: Services) -> None:
    event_id = make_event(services)
    erna, karl = register_people(services, event_id, 2)
    table = metadata.tables["attendee"]
    with services.acting("test") as act:
        act.connection.execute(update(table).where(table.c.id == karl.attendee_id).values(phone=PHONE))
    for sid, bound in (("CAerna", erna.attendee_id), ("CAkarl", karl.attendee_id), ("CAnobody", None)):
        begin_call(services, sid, event_id=event_id, attendee_id=bound, caller=PHONE, hung_up_at=EVENING)
    for person, own, other in ((erna, "CAerna", "Beispiel 1"), (karl, "CAkarl", "Beispiel 0")):
        text = copied(services, person.attendee_id)["data.json"].decode()
        assert [call["sid"] for call in json.loads(text)["calls"]] == [own]
        assert other not in text


def test_of_a_telephone_that_is_another_persons_only_the_last_digits_are_told(services: Services) -> None:
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    begin_call(services, "CA1", event_id=event_id, attendee_id=erna.attendee_id, caller="+493023125077")
    begin_call(services, "CA2", event_id=event_id, attendee_id=erna.attendee_id, caller=PHONE)
    files = copied(services, erna.attendee_id)
    assert [call["caller"] for call in json.loads(files["data.json"])["calls"]] == ["…077", PHONE]
    assert all(b"23125077" not in content for content in files.values())


def test_who_of_the_staff_it_was_is_not_told_and_the_copy_itself_is_logged(services: Services) -> None:
    (erna,) = register_people(services, make_event(services), 1)
    for _ in range(2):
        files = copied(services, erna.attendee_id)
    assert all(b"Adler" not in content for content in files.values())
    assert "attendee.copy" in files["data.json"].decode()  # the first of the two
    with services.looking() as act:
        assert [entry.act for entry in list_entries(act, None)][:2] == ["attendee.copy"] * 2


@every("language", [*LETTERS, "tr"])
def test_the_letter_is_in_the_persons_language_and_no_words_of_theirs_become_markup(
    services: Services, language: str
) -> None:
    event_id = make_event(services, slug=f"event-{language}")
    (erna,) = register_people(services, event_id, 1)
    table = metadata.tables["attendee"]
    with services.acting("test") as act:
        about = {"language": language, "name": "Erna <script>alert(1)</script>"}
        act.connection.execute(update(table).where(table.c.id == erna.attendee_id).values(about))
    letter = copied(services, erna.attendee_id)[f"{LETTERS.get(language, 'auskunft')}.html"].decode()
    assert "Erna &lt;script&gt;" in letter
    assert "<script" not in letter
    assert ("Ihre Rechte" if language != "en" else "Your rights") in letter
    for days in USUAL.days.values():
        assert f"<td>{days}</td>" in letter or days == 7


def test_a_file_of_it_is_never_written(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    (erna,) = register_people(services, make_event(services), 1)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    assert copied(services, erna.attendee_id)


def test_whoever_is_deleted_cannot_be_copied(services: Services) -> None:
    (erna,) = register_people(services, make_event(services), 1)
    with services.acting("test") as act:
        assert forget_person(act, erna.attendee_id) is None
        assert isinstance(copy_person(act, erna.attendee_id), Refused)
        assert isinstance(copy_person(act, 999), Refused)
