"""`dialin letters`: a new file for the printer, who is in it, and who is not and why."""

import stat
from pathlib import Path
from typing import Any

from sqlalchemy import update

from dialin.cli.opening import acting
from dialin.store.attendees import AttendeeTable
from tests.cli.running import add_attendee, create_event, refusal, run
from tests.letters.printing.reading import pages, text_of


def move_in(attendee: Any, **values: str | None) -> None:
    home = {"street": "Rathausplatz 1", "postcode": "12345", "town": "Musterstadt"} | values
    with acting() as act:
        act.connection.execute(update(AttendeeTable).where(AttendeeTable.id == attendee["id"]).values(home))


def test_the_letters_are_a_new_file_that_nobody_else_may_read(desk_on_each: str, tmp_path: Path) -> None:
    create_event()
    erna, otto = add_attendee("Erna Beispiel", "030 23125010"), add_attendee("Otto Beispiel", "030 23125011")
    move_in(erna)
    out = tmp_path / "letters.pdf"
    ran = run("letters", "--event", "digitaltag", "--out", str(out), "--json")
    assert ran.json == {
        "file": str(out), "printed": 1, "left_out": 1,
        "without_address": [{"attendee": otto["id"], "name": "Otto Beispiel",
                             "reason": "No address is known. Write it down on the person's page."}],
    }  # fmt: skip
    assert "No letter for Otto Beispiel" in ran.err
    assert "Whoever runs dialin sets DIALIN_LETTER_SENDER." in ran.err
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    front, back = pages(out.read_bytes())
    pin = erna["pin"]
    for page in (front, back):
        assert f"{pin[: len(pin) // 2]} {pin[len(pin) // 2 :]}" in text_of(page)
    assert "Guten Tag Erna Beispiel," in text_of(front)


def test_only_new_leaves_out_what_was_printed_before(desk: str, tmp_path: Path) -> None:
    create_event()
    move_in(add_attendee("Erna Beispiel", "030 23125010"))
    every, new = ["letters", "--event", "digitaltag", "--json"], ["--only-new"]
    assert run(*every, *new, "--out", str(tmp_path / "1.pdf")).json["printed"] == 1
    assert "There is no new letter." in refusal(run(*every, *new, "--out", str(tmp_path / "2.pdf")))
    move_in(add_attendee("Otto Beispiel", "030 23125011"))
    assert run(*every, *new, "--out", str(tmp_path / "3.pdf")).json["printed"] == 1
    assert run(*every, "--out", str(tmp_path / "4.pdf")).json["printed"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.pdf", "3.pdf", "4.pdf"]


def test_where_nothing_can_be_printed_one_sentence_says_why(desk: str, tmp_path: Path) -> None:
    create_event()
    ask = ["letters", "--event", "digitaltag", "--out", str(tmp_path / "letters.pdf")]
    assert "There is no event nowhere." in refusal(run("letters", "--event", "nowhere", *ask[3:]))
    assert "There is no letter to print" in refusal(run(*ask))
    add_attendee("Erna Beispiel", "030 23125010")
    add_attendee("Otto Beispiel", "030 23125011")
    said = refusal(run(*ask))
    assert "No letter can be printed. Erna Beispiel (attendee 1): No address is known." in said
    assert said.endswith("So it is, or alike, with 1 more.")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_and_the_letters_stay_new(desk: str, tmp_path: Path) -> None:
    create_event()
    move_in(add_attendee("Erna Beispiel", "030 23125010"))
    out = tmp_path / "letters.pdf"
    out.write_text("something else")
    ask = ["letters", "--event", "digitaltag", "--only-new", "--out"]
    assert "Choose another file with --out." in refusal(run(*ask, str(out)))
    assert out.read_text() == "something else"
    assert run(*ask, str(tmp_path / "new.pdf"), "--json").json["printed"] == 1


def test_a_name_that_cannot_be_printed_keeps_no_other_letter_back(desk: str, tmp_path: Path) -> None:
    create_event()
    move_in(add_attendee("Erna Beispiel", "030 23125010"))
    move_in(add_attendee("阮文", "030 23125011"))
    told = run("letters", "--event", "digitaltag", "--out", str(tmp_path / "a.pdf"), "--json").json
    assert (told["printed"], [one["name"] for one in told["without_address"]]) == (1, ["阮文"])
    assert "Latin letters" in told["without_address"][0]["reason"]


def test_sender_and_signature_come_from_the_settings(desk: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("DIALIN_LETTER_SENDER", "Stadt Musterstadt | Postfach 12 | 12345 Musterstadt")
    monkeypatch.setenv("DIALIN_LETTER_SIGNATURE", "Maria Muster | Büro für Beteiligung")
    create_event()
    move_in(add_attendee("Erna Beispiel", "030 23125010"))
    assert "DIALIN_LETTER_SENDER" not in run("letters", "--event", "digitaltag", "--out", str(tmp_path / "a.pdf")).err
    text = text_of(pages((tmp_path / "a.pdf").read_bytes())[0])
    assert "Stadt Musterstadt · Postfach 12 · 12345 Musterstadt" in text
    assert "Mit freundlichen Grüßen Maria Muster Büro für Beteiligung" in text
