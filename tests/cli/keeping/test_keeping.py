"""A town's house burns down, moves, or forgot somebody: what was kept comes back, and what was deleted does not."""

import stat
import zlib
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dialin.actions.attendees.forget_person import forget_person
from dialin.app import build_services
from dialin.clock import wall_clock
from dialin.config import read_settings
from dialin.crypto.pin_keys import derive_pin_keys
from dialin.crypto.sealed_files import seal
from dialin.store.calls import begin_call
from dialin.store.copies.lines import Head, write_lines
from dialin.store.database import open_database, transaction
from tests.acting import acting
from tests.building import a_call
from tests.cli.running import NUMBER, add_attendee, create_event, refusal, run
from tests.config.credentials import SECRET, TOKEN
from tests.databases import Databases
from tests.jobs.planting import rows_in
from tests.provider.fake import FakeProvider
from tests.voice.lent_apps import lent_app
from tests.voice.signing import post

NEXT_SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
ERNA, OTTO = ("Erna Müller", "+493023125011"), ("Otto Schmidt", "+493023125012")


@pytest.fixture
def town(desk_on_each: str) -> str:
    create_event()
    add_attendee(*ERNA)
    add_attendee(*OTTO)
    return desk_on_each


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "friday.dialin"


def people() -> dict[str, str]:
    """Names and PINs."""
    return {
        one["name"]: one["pin"]
        for one in run("attendee", "list", "--event", "digitaltag", "--with-pins", "--json").json
    }


def rows(url: str) -> dict[str, list[dict[str, object]]]:
    with closing(open_database(url)) as database, transaction(database) as connection:
        return rows_in(connection)


def ring(url: str) -> None:
    """A call that goes on."""
    with closing(open_database(url)) as database, acting(database, wall_clock()) as act:
        begin_call(act, a_call(sid="CA1", started_at=act.now, changed_at=act.now))


def test_what_was_kept_comes_back_while_others_go_on(town: str, file: Path) -> None:
    before = people()
    with closing(open_database(town)) as other, transaction(other) as connection:
        connection.execute(text("SELECT name FROM attendee")).all()
    kept = run("backup", str(file), "--json").json
    assert kept["rows"] > 5
    run("attendee", "cancel", "1")
    add_attendee("Else Kling", "+493023125013")
    assert refusal(run("restore", str(file))).endswith("then add --replace to put the copy there.")
    assert "Else Kling" in people()
    assert run("restore", str(file), "--replace", "--json").json["rows"] == kept["rows"]
    assert people() == before
    assert run("audit", "check").code == 0
    assert add_attendee("Else Kling", "+493023125013")["status"] == "waiting"


def test_callers_are_answered_by_a_server_that_ran_all_the_while(town: str, file: Path, clock, monkeypatch) -> None:
    pin, provider = people()["Erna Müller"], FakeProvider(clock)
    settings = read_settings(
        database_url=town, secret_key=SECRET, public_url="https://dialin.example", auth_tokens=TOKEN
    )
    services = build_services(settings, provider=provider)
    with closing(services.database), lent_app(settings, services) as app:
        assert "<Gather" in post(app, "/voice/incoming", CallSid="CA" + "1" * 32, To=NUMBER).text
        post(app, "/voice/status", CallSid="CA" + "1" * 32, To=NUMBER, CallStatus="completed")
        run("backup", str(file))
        run("attendee", "cancel", "1")
        assert run("restore", str(file), "--replace", "--during-calls").code == 0
        begun = post(app, "/voice/incoming", CallSid="CA" + "2" * 32, To=NUMBER).text
        assert "<Gather" in begun
    assert people()["Erna Müller"] == pin


def test_whoever_was_deleted_since_stays_deleted(town: str, file: Path) -> None:
    run("backup", str(file))
    with closing(open_database(town)) as database, acting(database, wall_clock()) as act:
        assert forget_person(act, 1) is None
    assert run("restore", str(file), "--replace", "--json").json["deleted_again"] == 1
    assert run("audit", "check", "--json").json["whole"]
    assert "Erna" not in str(rows(town))
    assert "Otto Schmidt" in people()


def test_the_same_after_the_secret_key_was_changed(town: str, file: Path, monkeypatch) -> None:
    """Whatever is noted and looked up once the copy is there goes by the key of the copy."""
    run("backup", str(file))
    pin = people()["Otto Schmidt"]
    monkeypatch.setenv("DIALIN_SECRET_KEY", f"{NEXT_SECRET},{SECRET}")
    assert run("keys", "rotate").code == 0
    keys = derive_pin_keys(NEXT_SECRET, SECRET)
    with closing(open_database(town, keys=keys.keyring)) as database, acting(database, wall_clock(), keys=keys) as act:
        assert forget_person(act, 1) is None
    assert run("restore", str(file), "--replace", "--json").json["deleted_again"] == 1
    assert run("audit", "check", "--json").json["faults"] == []
    assert "Erna" not in str(rows(town))
    assert run("keys", "rotate").code == 0
    monkeypatch.setenv("DIALIN_SECRET_KEY", NEXT_SECRET)
    assert run("audit", "check", "--json").json["whole"]
    assert people()["Otto Schmidt"] == pin


def test_what_is_past_its_days_by_now_is_not_brought_back(town: str, file: Path) -> None:
    with closing(open_database(town)) as database, transaction(database) as connection:
        long_ago = (wall_clock() - timedelta(days=400)).replace(tzinfo=None)
        connection.execute(text("UPDATE event SET starts = :then, ends = :then, ended_at = :then"), {"then": long_ago})
    run("backup", str(file))
    assert run("restore", str(file), "--replace").code == 0
    assert "Erna" not in str(rows(town))


def test_a_file_tells_nothing_to_whoever_finds_it(town: str, file: Path) -> None:
    pins = people()
    run("backup", str(file))
    found = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for word in (*pins, *pins.values(), ERNA[1], "attendee", "Digitaltag"):
        assert word.encode() not in found
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_nothing_is_written_over_and_nothing_is_changed_by_a_file_that_is_not_whole(town: str, file: Path) -> None:
    run("backup", str(file))
    whole, before = file.read_bytes(), rows(town)
    assert refusal(run("backup", str(file))) == f"{file} is there already, and stays. Give another name."
    assert refusal(run("backup", "/nowhere/x")).startswith("Nothing can be written to /nowhere: ")
    for broken in (whole[:-1], whole[:60], whole[:-40] + b"0" + whole[-39:], b"SQLite format 3\0", b""):
        file.write_bytes(broken)
        for how in (["--check"], ["--replace"]):
            assert str(file) in refusal(run("restore", str(file), *how))
    assert "cannot be read" in refusal(run("restore", f"{file}.gone", "--replace"))
    assert rows(town) == before


def test_it_says_whose_secret_key_a_file_needs_and_which_version(town: str, file: Path, monkeypatch) -> None:
    run("backup", str(file))
    newer = write_lines(Head("9999", wall_clock(), "99.1"), [])
    (later := file.with_name("later")).write_bytes(b"".join(seal([zlib.compress(b"".join(newer))], SECRET)))
    assert "of dialin 99.1, whose database is newer" in refusal(run("restore", str(later), "--replace"))
    assert people()
    monkeypatch.setenv("DIALIN_SECRET_KEY", NEXT_SECRET)
    assert "another DIALIN_SECRET_KEY" in refusal(run("restore", str(file), "--check"))


def test_nobody_on_the_line_is_forgotten_by_mistake(town: str, file: Path, tmp_path: Path) -> None:
    run("backup", str(file))
    ring(town)
    assert "1 call is on the line" in refusal(run("restore", str(file), "--replace"))
    assert "on the line" in refusal(run("move", f"sqlite:///{tmp_path}/new.db"))
    assert run("restore", str(file), "--replace", "--during-calls").code == 0


def test_a_house_that_burnt_down_is_built_anew(town: str, file: Path, tmp_path: Path, monkeypatch) -> None:
    before = people()
    run("backup", str(file))
    monkeypatch.setenv("DIALIN_DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    assert run("restore", str(file)).code == 0
    assert people() == before


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_town_moves_with_all_it_has_and_the_old_house_stays_as_it_was(
    town: str, kind: str, databases: Databases, monkeypatch
) -> None:
    pins = people()  # which is written down
    before = rows(town)
    with databases.fresh(kind) as url:
        moved = run("move", url)
        assert moved.code == 0, moved.err
        assert rows(url) == rows(town) == before
        assert "holds events or logins" in refusal(run("move", url))
        monkeypatch.setenv("DIALIN_DATABASE_URL", url)
        assert people() == pins
        add_attendee("Else Kling", "+493023125013")
