import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from dialin.actions.attendees.forget_person import forget_person
from dialin.clock import wall_clock
from dialin.store.audit import list_entries
from dialin.store.database import open_database
from tests.acting import acting, looking
from tests.cli.running import add_attendee, create_event, refusal, run
from tests.config.credentials import SECRET
from tests.every import every


@pytest.fixture
def event(desk):
    return create_event()


def log():
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with looking(database) as act:
        entries = list_entries(act, None)
    database.close()
    return entries


def listed(*more: str):
    """Without how the PIN is delivered, which tests/cli/people/test_delivery.py is about."""
    rows = run("attendee", "list", "--event", "digitaltag", "--json", *more).json
    return [{name: value for name, value in row.items() if name != "delivery"} for row in rows]


def test_registering_answers_with_the_seat_or_the_place_and_the_pin(desk_on_each):
    create_event(seats=1)
    erna, karl = add_attendee("Erna Müller", "030/231250-10"), add_attendee("Karl Kunz", "(030) 23125011")
    assert {**erna, "pin": None} == {
        "id": 1, "name": "Erna Müller", "phone": "+493023125010", "status": "seated", "seat": 1, "position": None,
        "pin": None,
    }  # fmt: skip
    assert (karl["status"], karl["seat"], karl["position"]) == ("waiting", None, 1)
    assert len(erna["pin"]) == 6
    assert erna["pin"] != karl["pin"]


def test_the_list_has_the_same_rows_and_pins_only_where_asked_for(event):
    people = [add_attendee("Erna", "030 23125010"), add_attendee("Karl", "030 23125011")]
    assert listed("--with-pins") == people
    assert listed() == [{name: value for name, value in person.items() if name != "pin"} for person in people]
    looked = [entry for entry in log() if entry.act == "pin.show"]
    assert [(entry.actor, entry.details) for entry in looked] == [("command line", {"count": 2})]


def test_whoever_was_deleted_is_listed_without_name_number_and_pin(desk_on_each):
    create_event(seats=1)
    add_attendee("Erna", "030 23125010", "--question", "Fährt der Bus?")
    database = open_database(os.environ["DIALIN_DATABASE_URL"])
    with acting(database) as act:
        assert forget_person(act, 1) is None
    database.close()
    assert listed("--with-pins") == [
        {"id": 1, "name": "-", "phone": None, "status": "cancelled", "seat": None, "position": None, "pin": None}
    ]
    assert run("questions", "--event", "digitaltag", "--json").json == []
    assert "already cancelled" in refusal(run("attendee", "cancel", "1"))


def test_whom_a_seat_was_offered_is_listed_with_how_it_stands(desk_on_each):
    create_event(seats=1)
    add_attendee("Erna", "030 23125010")
    add_attendee("Karl", "030 23125011")
    run("attendee", "cancel", "1")
    erna, karl = listed()
    assert "offer" not in erna
    assert karl["status"] == "seated"
    told = "A seat has become theirs. They are about to be told."
    assert karl["offer"] == {"state": "open", "way": None, "until": None, "reason": told}


def test_cancelling_frees_the_seat_for_the_waiting_list(desk_on_each):
    create_event(seats=1)
    erna, karl = add_attendee("Erna", "030 23125010"), add_attendee("Karl", "030 23125011")
    assert run("attendee", "cancel", str(erna["id"]), "--json").json["status"] == "cancelled"
    assert [(row["status"], row["seat"]) for row in listed()] == [("cancelled", None), ("seated", 1)]
    assert "is already cancelled" in refusal(run("attendee", "cancel", str(erna["id"])))
    assert karl["id"] == listed()[1]["id"]


@every(
    ("given", "says"),
    [
        ({"--phone": "110"}, "110"),
        ({"--phone": ""}, "telephone number is empty"),
        ({"--name": " "}, "Write a name"),
        ({"--language": "deutsch!"}, "does not speak"),
        ({"--delivery": "email"}, "give an email address"),
        ({"--delivery": "sms"}, "reaches mobile telephones only"),
        ({"--email": "erna"}, "the @ is missing"),
        ({"--postcode": "1067"}, "write 01067"),
        ({"--event": "x"}, "There is no event x"),
    ],
)
def test_a_registration_that_cannot_be_is_refused_in_one_line(event, given, says):
    words = {"--event": "digitaltag", "--name": "Erna", "--phone": "030 23125010"} | given
    assert says in refusal(run("attendee", "add", *(word for pair in words.items() for word in pair)))
    assert listed() == []


def test_whose_seat_it_is_whom_to_ask_for_and_where_a_letter_goes_are_given_apart(event):
    given = {"contact": "Frau Jung", "room": "Zimmer 214", "called_by": "person"}
    lives = {"street": "Hauptstr. 5", "postcode": "67655", "town": "Kaiserslautern"}
    words = [word for name, text in (given | lives).items() for word in (f"--{name.replace('_', '-')}", text)]
    erna = add_attendee("Erna", "030 23125010", *words, "--dial")
    assert listed("--with-pins") == [erna]
    told = given | {"has_dial": True, "address": ["Hauptstr. 5", "67655 Kaiserslautern"]}
    assert {name: erna[name] for name in told} == told
    assert add_attendee("Otto", "030 23125010").keys().isdisjoint(told)


def test_twice_the_same_person_is_refused_with_the_entry(event):
    add_attendee("Erna", "030 23125010")
    words = ("attendee", "add", "--event", "digitaltag", "--name", "ERNA", "--phone", "+49 30 23125010")
    assert "already registered with this number (entry 1)" in refusal(run(*words))


def test_after_the_deadline_only_with_a_reason_which_goes_into_the_log(event):
    just_over = f"{wall_clock() - timedelta(minutes=1):%Y-%m-%dT%H:%M:%S+00:00}"
    run("event", "set", "digitaltag", "--registration-closes", just_over)
    words = ("attendee", "add", "--event", "digitaltag", "--name", "Erna", "--phone", "030 23125010")
    assert "Registration closed on" in refusal(run(*words))
    assert run(*words, "--late", "war im Krankenhaus", "--json").json["seat"] == 1
    assert {"late_reason": "war im Krankenhaus"} in [entry.details for entry in log()]


def test_a_list_that_comes_after_the_deadline_needs_a_reason_too(event, tmp_path: Path):
    just_over = f"{wall_clock() - timedelta(minutes=1):%Y-%m-%dT%H:%M:%S+00:00}"
    run("event", "set", "digitaltag", "--registration-closes", just_over)
    file = tmp_path / "Anmeldungen.csv"
    file.write_text("Name;Telefon\nErna;030 23125010\n", encoding="utf-8")
    words = ("attendee", "import", "--event", "digitaltag", str(file))
    assert run(*words).code == 1
    assert run(*words, "--late", "aus dem Rathaus", "--json").json["registered"] == 1
    assert {"late_reason": "aus dem Rathaus"} in [entry.details for entry in log()]


def test_a_question_is_listed_with_who_asked_and_how(event):
    add_attendee("Erna", "030 23125010", "--question", "Was ist WLAN?")
    (question,) = run("questions", "--event", "digitaltag", "--json").json
    assert (question["text"], question["name"], question["source"]) == ("Was ist WLAN?", "Erna", "registration")
    assert question["asked_at"].endswith(("+01:00", "+02:00"))
    assert "Was ist WLAN?" in run("questions", "--event", "digitaltag").out


def test_the_seats_are_counted_and_listed(event):
    add_attendee("Erna", "030 23125010")
    seats = run("seats", "--event", "digitaltag", "--json").json
    assert seats == {
        "seats": 2, "allocated": 1, "occupied": 0, "held": 0, "free": 1, "waiting": 0, "lobby": 0,
        "rows": [
            {"number": 1, "attendee": "Erna", "state": "allocated", "call": None},
            {"number": 2, "attendee": None, "state": "free", "call": None},
        ],
    }  # fmt: skip


def test_an_import_reports_what_was_taken_over_and_each_line_that_was_not(event, tmp_path: Path):
    file = tmp_path / "Anmeldungen.csv"
    file.write_bytes("Name;Telefon;Ort\r\nErna Müller;030 23125010;Köln\r\nKarl;110;\r\n".encode("cp1252"))
    report = run("attendee", "import", "--event", "digitaltag", str(file), "--json").json
    assert {**report, "rejected": len(report["rejected"])} == {
        "registered": 1, "already": 0, "seated": 1, "waiting": 0, "rejected": 1, "notices": [],
        "unread_columns": ["Ort"], "other_sheets": [],
    }  # fmt: skip
    assert report["rejected"][0]["line"] == 3
    again = run("attendee", "import", "--event", "digitaltag", str(file))
    assert again.code == 0
    assert re.search("^3 +not registered +110 is", again.out, re.MULTILINE)
    assert "0 registered" in again.out
    assert "1 registered before" in again.out
    assert again.err == "Columns that were not read: Ort\n"
    assert [row["name"] for row in listed()] == ["Erna Müller"]


def test_an_import_says_by_line_what_it_did_not_take_at_its_word(event, tmp_path: Path):
    file = tmp_path / "Anmeldungen.csv"
    file.write_text("Liste\nName;Telefon\nErna;'030 23125010\nKarl;\n", encoding="utf-8")
    words = ("attendee", "import", "--event", "digitaltag", str(file))
    assert run(*words, "--json").json["notices"] == [
        {"line": None, "notice": "The headings stand in line 2. What stands above them was not read."},
        {"line": None, "notice": "People without a telephone number: 1 of 2. Nobody can call them."},
        {"line": 3, "notice": "The apostrophe in front of the number 030 23125010 was left out."},
        {"line": 4, "notice": "This person has no telephone number."},
    ]
    assert re.findall(r"^(\w+) +read ", run(*words).out, re.MULTILINE) == ["all", "all", "3", "4"]


def test_likely_doubles_wait_for_a_word_and_a_dry_run_registers_nobody(event, tmp_path: Path):
    file = tmp_path / "Anmeldungen.csv"
    file.write_text("Name;Telefon\nErna Müller;030 23125010\nMueller, Erna;030 23125011\n", encoding="utf-8")
    words = ("attendee", "import", "--event", "digitaltag", str(file))
    tried = run(*words, "--dry-run", "--json").json
    assert (tried["registered"], tried["seated"], [row["line"] for row in tried["rejected"]]) == (1, 1, [3])
    assert listed() == []
    assert "Would be: 1 registered" in run(*words, "--dry-run").out
    assert run(*words, "--json").json == tried
    both = run(*words, "--confirm-doubles", "--json").json
    assert (both["registered"], both["already"], both["rejected"]) == (1, 1, [])
    assert "may be the same person" in both["notices"][0]["notice"]


def test_an_import_of_which_nothing_can_be_used_ends_with_one(event, tmp_path: Path):
    file = tmp_path / "Anmeldungen.csv"
    file.write_text("Name;Telefon\nErna;110\n", encoding="utf-8")
    ran = run("attendee", "import", "--event", "digitaltag", str(file))
    assert (ran.code, "2     not registered" in ran.out) == (1, True)
    file.write_bytes(b"Kunde;Ort\nErna;Berlin\n")
    assert "it says: Kunde, Ort" in refusal(run("attendee", "import", "--event", "digitaltag", str(file)))


def test_pins_under_another_secret_key_are_refused_in_one_line(event, monkeypatch):
    add_attendee("Erna", "030 23125010")
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET[::-1])
    line = refusal(run("attendee", "list", "--event", "digitaltag", "--with-pins"))
    assert "sealed with another DIALIN_SECRET_KEY" in line
