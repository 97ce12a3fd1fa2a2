"""Faults that are seen on this machine alone: each is one complaint, with its mend, and the others are well."""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest

from dialin.clock import wall_clock
from dialin.config import Settings
from dialin.crypto.sealed_files import HEAD
from dialin.rules.testing.words import Kind, Result
from dialin.store.database import table_of
from dialin.store.duties import DutyTable
from dialin.store.events import find_event
from dialin.store.test_calls import add_test
from dialin.store.workers import WorkerTable
from tests.cli.doctor.towns import Town, complaints, document, examined
from tests.cli.running import BRIDGE, NUMBER, OFFICE, run
from tests.config.credentials import SECRET, TOKEN
from tests.every import every
from tests.mail.servers import HOST, Mailbox, mail_server

Fault = Callable[[Town], None]


def the_complaint(*options: str) -> tuple[str, str, str]:
    (one,) = examined(*options)
    assert all(one)
    assert not any(secret in " ".join(one) for secret in (SECRET, TOKEN))
    return one


@every(
    ("settings", "says", "mend"),
    [
        ({"DIALIN_CITTY": "x"}, "DIALIN_CITTY is not a setting", "Did you mean DIALIN_CITY"),
        ({"DIALIN_OFFICE": "hello"}, "DIALIN_OFFICE", "Write the telephone number"),
        ({"DIALIN_PUBLIC_URL": "dialin.example"}, "DIALIN_PUBLIC_URL", "https://"),
        ({"DIALIN_PUBLIC_URL": "http://dialin.example"}, "DIALIN_PUBLIC_URL", "https://"),
        ({"DIALIN_SECRET_KEY": "short"}, "DIALIN_SECRET_KEY", "openssl rand -hex 32"),
        ({"DIALIN_SECRET_KEY": ""}, "DIALIN_SECRET_KEY is not set", "openssl rand -hex 32"),
        ({"TWILIO_AUTH_TOKEN": ""}, "TWILIO_AUTH_TOKEN is not set", "account's token"),
        ({"DIALIN_DATABASE_URL": "mysql://x"}, "DIALIN_DATABASE_URL", "sqlite:///dialin.db"),
        ({"TWILIO_REGION": "xx9"}, "TWILIO_EDGE is not set", "region xx9"),
        ({"DIALIN_KEEP_DAYS": "people=9000"}, "DIALIN_KEEP_DAYS", "people"),
        ({"DIALIN_SMTP_URL": "smtp://mail.example"}, "DIALIN_MAIL_FROM is not", "Set both"),
    ],
)
def test_a_setting_that_is_wrong_or_missing_is_one_complaint(
    town: Town, settings: dict[str, str], says: str, mend: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        name, found, instead = the_complaint()
    assert name == "settings"
    assert says in found
    assert mend.lower() in instead.lower()


def test_an_env_file_that_cannot_be_read_is_all_that_is_complained_of(town: Town, monkeypatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    (town.home / ".env").write_bytes(b"DIALIN_CITY=\xff\n")
    name, found, _ = the_complaint()
    assert (name, ".env cannot be read" in found) == ("settings", True)


def test_secrets_that_others_can_read_are_said(town: Town) -> None:
    (town.home / ".env").write_text("DIALIN_CITY=Musterstadt\n", encoding="utf-8")
    (town.home / ".env").chmod(0o644)
    name, _, mend = the_complaint()
    assert (name, "chmod 600" in mend) == ("secrets", True)


@every(
    ("settings", "says", "mend"),
    [
        ({"DIALIN_DATABASE_URL": "sqlite:////nowhere/dialin.db"}, "There is no database /nowhere", "dialin db upgrade"),
        (
            {"DIALIN_DATABASE_URL": "postgresql+psycopg://anna:zebra@127.0.0.1:1/x"},
            "cannot be used",
            "DIALIN_DATABASE_URL",
        ),
        ({"DIALIN_SECRET_KEY": SECRET[::-1]}, "sealed with another DIALIN_SECRET_KEY", "Set the earlier one"),
    ],
)
def test_a_database_that_is_not_there_or_not_ours_is_one_complaint(
    town: Town, settings: dict[str, str], says: str, mend: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        ran = run("doctor", "--json")
    assert "zebra" not in ran.out
    found = complaints(ran)
    assert [name for name, _, _ in found] == ["database"]
    assert says in found[0][1]
    assert mend in found[0][2]
    assert {one["name"] for one in document(ran)["checks"] if "database comes first" in one["says"]} >= {
        "worker",
        "bridge",
    }


def test_a_database_that_is_not_migrated_or_broken_is_one_complaint(town: Town) -> None:
    for content, says in ((b"", "is not migrated"), (b"no database at all" * 100, "cannot be used")):
        file = town.home / "other.db"
        file.write_bytes(content)
        file.chmod(0o600)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DIALIN_DATABASE_URL", f"sqlite:///{file}")
            name, found, _ = the_complaint()
        assert (name, says in found) == ("database", True), found


def test_a_backup_that_is_old_or_none_is_said(town: Town) -> None:
    folder = town.home / "backups"
    folder.mkdir()
    assert the_complaint()[1].startswith("There is no backup in")
    file = folder / "2026-11-20.dialin"
    file.write_bytes(HEAD)
    assert examined() == []
    os.utime(file, ((wall_clock() - timedelta(days=5)).timestamp(),) * 2)
    assert "5 days old" in the_complaint()[1]


def test_a_background_work_that_stands_still_or_is_late_is_said(town: Town) -> None:
    workers, duties, now = table_of(WorkerTable), table_of(DutyTable), wall_clock()
    with town.services.acting("test") as act:
        act.connection.execute(
            duties.insert().values(
                name="end_events", due_at=now - timedelta(minutes=7), finished_at=now - timedelta(hours=1)
            )
        )
    assert the_complaint()[:2] == ("worker", "The background work is late: end_events by 7 min.")
    with town.services.acting("test") as act:
        act.connection.execute(workers.update().values(seen_at=now - timedelta(hours=2)))
    name, says, mend = the_complaint()
    assert name == "worker"
    assert "has been seen since" in says
    assert "dialin worker" in mend


def test_an_event_without_a_videoconference_is_said_and_one_that_cannot_be_dialled(town: Town) -> None:
    assert run("event", "set", "digitaltag", "--bridge-number", "", "--bridge-digits", "").code == 0
    name, says, mend = the_complaint()
    assert (name, "digitaltag has no videoconference" in says) == ("bridge", True)
    assert "dialin event set digitaltag --invitation" in mend


@every(
    ("query", "answers", "says"),
    [
        ("", {"MAIL": "550 5.7.1 not you"}, "will not take mails from this sender (550 5.7.1)"),
        ("?starttls=true", {}, "offers no STARTTLS"),
    ],
)
def test_a_mail_server_that_takes_no_mail_of_ours_is_said(town: Town, query: str, answers, says: str) -> None:
    box = Mailbox(answers)
    with mail_server(box) as port, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIALIN_SMTP_URL", f"smtp://{HOST}:{port}{query}")
        patch.setenv("DIALIN_MAIL_FROM", "telefon@musterstadt.example")
        name, found, mend = the_complaint()
    assert name == "mail"
    assert says in found
    assert str(port) in found
    assert "DIALIN_SMTP_URL" in mend
    assert box.mails == []


def test_a_mail_server_that_takes_our_mails_is_well_and_gets_none(town: Town) -> None:
    box = Mailbox()
    with mail_server(box) as port:
        town.set(DIALIN_SMTP_URL=f"smtp://{HOST}:{port}", DIALIN_MAIL_FROM="telefon@musterstadt.example")
        assert examined() == []
    assert box.mails == []
    assert the_complaint()[1].startswith("The mail server cannot be reached")


def test_a_test_call_that_failed_is_said_until_something_else_is_set(town: Town) -> None:
    with town.services.acting("test") as act:
        event = find_event(act, "digitaltag")
        assert event is not None
        for kind, dialled, result in (
            (Kind.BRIDGE, BRIDGE, Result.PASSED),
            (Kind.BRIDGE, BRIDGE, Result.REFUSED),
            (Kind.DIAL_IN, NUMBER, Result.PASSED),
        ):
            digits = "W123456#" if kind is Kind.BRIDGE else None
            added = {"event_id": event.id, "kind": kind, "asked_by": "test", "asked_at": act.now, "is_patient": False}
            over = {"due_at": act.now, "ended_at": act.now, "dialled": dialled, "digits": digits, "result": result}
            assert add_test(act, added | over | {"token": f"{kind}{result}"})
    name, says, mend = the_complaint()
    assert name == "test calls"
    assert "The last test call to the videoconference of digitaltag failed: the videoconference hung up" in says
    assert "dialin doctor --call digitaltag" in mend
    assert run("event", "set", "digitaltag", "--bridge-digits", "W99#").code == 0
    assert examined() == []


def test_faults_that_come_together_are_each_named(town: Town) -> None:
    town.set(DIALIN_CITTY="x", DIALIN_OFFICE=OFFICE[1:])
    town.number.status_callback = None
    town.company.account.balance = "1.20"
    assert sorted(name for name, _, _ in examined()) == ["balance", "settings", "settings", "webhooks"]
    assert NUMBER in examined()[-1][1]
