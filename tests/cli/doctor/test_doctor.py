"""`dialin doctor`: a healthy town gets no complaint, whichever way it is asked."""

import os
from pathlib import Path

import pytest

from tests.cli.doctor.towns import Town, document, healthy_town
from tests.cli.running import run, run_process
from tests.config.credentials import SECRET, TOKEN


def test_in_a_healthy_town_there_is_nothing_to_complain_of(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with healthy_town(database_url, tmp_path, monkeypatch):
        ran = run("doctor", "--json")
    assert (ran.code, ran.err) == (0, ""), ran.out
    told = document(ran)
    assert told["ok"] is True
    assert all(set(one) == {"name", "ok", "says", "mend"} for one in told["checks"])
    assert [one for one in told["checks"] if not one["ok"] or one["mend"] or "not looked at" in one["says"]] == []


def test_for_people_there_is_a_line_for_each_thing_and_no_secret_in_any(town: Town) -> None:
    ran = run("doctor")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(lines) == len(document(run("doctor", "--json"))["checks"])
    assert all(line.startswith("ok ") for line in lines), ran.out
    assert not any(secret in ran.out for secret in (SECRET, TOKEN))


def test_looking_changes_nothing_at_the_provider_and_begins_no_call(town: Town) -> None:
    run("doctor")
    assert {asked.method for asked in town.company.requests_received} == {"GET"}
    assert run("call-log", "--json").json == []


def test_a_terminal_that_knows_few_letters_gets_every_line(town: Town) -> None:
    town.number.status_callback = None
    environment = {name: value for name, value in os.environ.items() if name.startswith(("DIALIN_", "TWILIO_"))}
    ran = run_process("doctor", PYTHONIOENCODING="latin-1", **environment)
    assert (ran.code, "Traceback" in ran.err) == (1, False), ran.err
    assert "\\u201ccall status changes\\u201d is not set" in ran.out
