"""The home folder: commands say where they look, make nothing by the way, and keep others from reading it."""

import stat

import pytest

from tests.cli.running import add_attendee, create_event, refusal, run, run_process
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.every import every


def mode(path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_the_database_and_the_env_file_of_the_home_folder_are_used_from_wherever(tmp_path, monkeypatch):
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir(), elsewhere.mkdir()
    (home / ".env").write_text("DIALIN_LOG_FORMAT=json\n", encoding="utf-8")
    (home / ".env").chmod(0o600)
    monkeypatch.chdir(elsewhere)
    upgraded = run_process("db", "upgrade", DIALIN_HOME=str(home))
    assert (upgraded.code, upgraded.err) == (0, f"The database {home}/dialin.db is migrated.\n")
    assert mode(home / "dialin.db") == "0o600"
    assert run_process("event", "list", "--json", DIALIN_HOME=str(home)).json == []
    assert list(elsewhere.iterdir()) == []


@every("words", [("event", "list"), ("seats", "--event", "x"), ("serve",), ("worker",), ("questions", "--event", "x")])
def test_in_a_wrong_folder_the_missing_database_is_named_whole_and_none_is_made(tmp_path, monkeypatch, words):
    for name, value in {
        "DIALIN_HOME": str(tmp_path), "DIALIN_SECRET_KEY": SECRET, "TWILIO_AUTH_TOKEN": SECRET,
        "DIALIN_PUBLIC_URL": "https://dialin.example",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    line = refusal(run(*words))
    assert f"There is no database {tmp_path}/dialin.db. Create it with: dialin db upgrade." in line
    assert f"DIALIN_HOME to its folder, which is {tmp_path} now" in line
    assert list(tmp_path.iterdir()) == []


def test_what_others_can_read_is_closed_to_them_or_said(tmp_path, monkeypatch):
    monkeypatch.setenv("DIALIN_HOME", str(tmp_path))
    assert run("db", "upgrade").code == 0
    (tmp_path / "dialin.db").chmod(0o644)
    (tmp_path / ".env").write_text("DIALIN_CITY=Musterstadt\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    listed = run("event", "list", "--json")
    assert (listed.code, listed.json) == (0, [])
    assert listed.err.splitlines() == [
        f"Others on this machine could read {tmp_path}/dialin.db. Now only its owner can.",
        f"Others on this machine can read the secrets in {tmp_path}/.env. Run: chmod 600 {tmp_path}/.env",
    ]
    assert mode(tmp_path / "dialin.db") == "0o600"


@pytest.mark.parametrize("words", [("serve",), ("worker",), ("attendee", "list", "--event", "x", "--with-pins")])
def test_a_changed_secret_key_is_said_before_anybodys_pin_is_refused(desk, monkeypatch, words):
    create_event(slug="x")
    add_attendee("Erna Beispiel", "+493023125010", slug="x")
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET[::-1])
    monkeypatch.setenv("DIALIN_PUBLIC_URL", "https://dialin.example")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", SECRET)
    line = refusal(run(*words))
    assert line.startswith("The database is sealed with another DIALIN_SECRET_KEY.")
    assert "Set the earlier one" in line


def test_a_wrong_setting_is_refused_by_every_command_before_it_does_anything(tmp_path, monkeypatch):
    monkeypatch.setenv("DIALIN_HOME", str(tmp_path))
    monkeypatch.setenv("DIALIN_CITTY", "X")
    for words in (
        ("db", "upgrade"), ("event", "list"), ("serve",), ("worker",), ("prompts", "list"), ("prompts", "check"),
        ("call",), ("attendee", "list", "--event", "x"), ("questions", "--event", "x"),
    ):  # fmt: skip
        line = refusal(run(*words))
        assert "DIALIN_CITTY is not a setting. Did you mean DIALIN_CITY?" in line, words
    assert list(tmp_path.iterdir()) == []


def test_whoever_starts_a_server_hears_of_everything_that_is_wrong_or_missing_at_once(tmp_path, monkeypatch):
    for name, value in {
        "DIALIN_HOME": str(tmp_path), "DIALIN_OFFICE": "hello", "DIALIN_RECORDINGS": "/nowhere", "DIALIN_CITTY": "X",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    line = refusal(run("serve"))
    for said in (
        "DIALIN_CITTY is not a setting", "DIALIN_RECORDINGS: there is no folder", "DIALIN_OFFICE: Write the telephone",
        "DIALIN_SECRET_KEY is not set", "TWILIO_AUTH_TOKEN is not set", "DIALIN_PUBLIC_URL is not set",
    ):  # fmt: skip
        assert line.count(said) == 1, line


def test_a_worker_that_could_tell_nobody_where_the_server_is_does_not_start(desk, monkeypatch):
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    assert refusal(run("worker")).startswith("DIALIN_PUBLIC_URL is not set.")
