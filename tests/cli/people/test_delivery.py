"""`dialin attendee list --json`: for everybody how, when, or why not yet, they have their PIN."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialin.actions.delivery.note_delivered import note_read_out
from dialin.clock import wall_clock
from dialin.store.attendees import load_attendee
from dialin.store.database import open_database
from tests.acting import acting
from tests.cli.running import add_attendee, create_event, refusal, run


@pytest.fixture
def event(desk: str) -> str:
    create_event()
    return desk


def test_each_row_says_how_the_pin_is_delivered_and_why_not_yet(event: str) -> None:
    add_attendee("Erna", "030 23125010")
    add_attendee("Karl", "030 23125011", "--delivery", "call")
    add_attendee("Rosa", "030 23125012", "--delivery", "staff")
    then = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
    database = open_database(event)
    with acting(database, then, author="anna") as act:
        rosa = load_attendee(act, 3)
        assert rosa is not None
        note_read_out(act, rosa)
    database.close()
    rows = run("attendee", "list", "--event", "digitaltag", "--json").json
    assert [row["delivery"] for row in rows[1:]] == [
        {"way": "call", "state": "waiting", "at": None, "reason": "The calls have not been started."},
        {"way": "staff", "state": "delivered", "at": "2026-06-01T12:00:00+00:00", "reason": "Read out by anna."},
    ]
    assert {**rows[0]["delivery"], "reason": None} == {"way": "letter", "state": "waiting", "at": None, "reason": None}
    table = run("attendee", "list", "--event", "digitaltag").out
    assert "staff: delivered" in table
    run("attendee", "cancel", "1")
    gone = run("attendee", "list", "--event", "digitaltag", "--json").json[0]["delivery"]
    assert (gone["state"], gone["reason"]) == ("stopped", "The registration was cancelled.")


def test_a_late_letter_is_refused_where_somebody_asked_for_it_and_said_where_nobody_did(
    event: str, tmp_path: Path
) -> None:
    assert event
    starts = f"{wall_clock() + timedelta(days=2):%Y-%m-%dT%H:%M:%S+00:00}"
    ends = f"{wall_clock() + timedelta(days=2, hours=2):%Y-%m-%dT%H:%M:%S+00:00}"
    closes = f"{wall_clock() + timedelta(days=1):%Y-%m-%dT%H:%M:%S+00:00}"
    moved = ("--starts", starts, "--ends", ends, "--registration-closes", closes)
    assert run("event", "set", "digitaltag", *moved).code == 0
    words = ("attendee", "add", "--event", "digitaltag", "--name", "Erna", "--phone", "030 23125010")
    assert refusal(run(*words, "--delivery", "letter")) == "A letter would not arrive before the event. Choose a call."
    added = run(*words, "--json")
    assert added.json["name"] == "Erna"
    assert "A letter would not arrive before the event." in added.err
    file = tmp_path / "Anmeldungen.csv"
    file.write_text("Name;Telefon;Zustellung\nKarl;030 23125011;Brief\nRosa;030 23125012;Anruf\n", encoding="utf-8")
    for more, count in (("--dry-run",), 1), ((), 2):
        report = run("attendee", "import", "--event", "digitaltag", str(file), "--json", *more).json
        said = [notice["notice"] for notice in report["notices"]]
        assert [one for one in said if f"and {count} people are to get one" in one], said
