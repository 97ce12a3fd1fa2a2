"""What hinders a command is one line on standard error and exit status 1, never a traceback."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy.exc import OperationalError

from dialin.cli.opening import in_one_sentence
from dialin.cli.output import CommandRefused
from dialin.config import read_settings
from dialin.store.database import open_database
from tests.acting import acting
from tests.cli.running import create_event, refusal, run, run_process
from tests.config.credentials import SECRET, TOKEN
from tests.every import every

SERVE = {"DIALIN_SECRET_KEY": SECRET, "DIALIN_PUBLIC_URL": "https://dialin.example", "TWILIO_AUTH_TOKEN": TOKEN}


def test_help_names_every_command():
    ran = run_process("--help")
    assert ran.code == 0
    names = (
        "demo", "serve", "worker", "doctor", "db", "keys", "event", "bridge", "attendee", "campaign", "seats",
        "letters", "questions", "purge", "prompts", "backup", "restore", "move", "audit", "staff", "call-log",
        "rehearse", "call",
    )  # fmt: skip
    listed = ran.out.partition("Commands:")[2].splitlines()
    assert tuple(line.split()[0] for line in listed if line.startswith("  ") and line[2] != " ") == names


@every(
    "words",
    [
        ("demo",), ("serve",), ("worker",), ("db", "upgrade"), ("event", "create"), ("attendee", "import"),
        ("attendee", "list"), ("attendee", "cancel"), ("seats",), ("questions",), ("staff", "add"), ("call",),
        ("call-log",), ("keys", "rotate"),
    ],
)  # fmt: skip
def test_each_command_explains_itself(words):
    assert "Usage: dialin" in run(*words, "--help").out


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////nowhere/at/all.db", "/nowhere/at/all.db"),
        ("postgresql+psycopg://127.0.0.1:9/x", "Connection refused"),
        ("not a url", "Write it as sqlite:///"),
        ("mysql://127.0.0.1/x", "Write it as sqlite:///"),
    ],
)
def test_a_database_that_cannot_be_used_is_named(monkeypatch, url, says):
    monkeypatch.setenv("DIALIN_DATABASE_URL", url)
    for command in (("event", "list"), ("db", "upgrade")):
        line = refusal(run(*command))
        assert says in line
        assert "DIALIN_DATABASE_URL" in line


@every(
    ("words", "stdin"),
    [
        (("staff", "add", "Eva", "--role", "staff", "--password-stdin"), "\udcff\udcfe lang und gut 123\n"),
        (("staff", "role", "\udcff", "admin"), ""),
        (("event", "show", "\udcff"), ""),
        (("attendee", "list", "--event", "\udcff"), ""),
        (("call-log", "\udcff"), ""),
    ],
)
def test_bytes_that_are_no_text_are_refused(desk, words, stdin):
    """As a terminal that is set otherwise sends them, and Python hands them on."""
    assert "is not text in UTF-8" in refusal(run(*words, stdin=stdin))


@pytest.mark.parametrize("said", ["database or disk is full", "disk I/O error", "x: No space left on device"])
def test_a_full_disk_is_no_matter_of_the_address(said):
    with pytest.raises(CommandRefused) as refused, in_one_sentence(read_settings()):
        raise OperationalError("INSERT", {}, Exception(said))
    assert f"{said}. Make room on its disk" in str(refused.value)
    assert "DIALIN_DATABASE_URL" not in str(refused.value)


def test_nothing_on_file_steers_the_terminal_of_whoever_reads_it(desk):
    """Questions are written by people anywhere."""
    create_event()
    odd = "Wann?\x1b]0;title\x07\x1b[31m\x9b2J\u202e\r\n"
    run("attendee", "add", "--event", "digitaltag", "--name", "Erna", "--phone", "030 23125010", "--question", odd)
    questions = run("questions", "--event", "digitaltag")
    assert "Wann? ]0;title" in questions.out
    for said in (questions, run("event", "show", f"nothing{odd}"), run("questions", "--event", odd)):
        assert all(char.isprintable() or char == "\n" for char in said.out + said.err), said


@pytest.mark.parametrize(
    "rest", ["dialin:geheim@127.0.0.1:9/x", "127.0.0.1:9/x?password=geheim", "dialin:x@geheim@127.0.0.1:9/x"]
)
def test_a_database_password_is_not_repeated(monkeypatch, rest):
    monkeypatch.setenv("DIALIN_DATABASE_URL", f"postgresql+psycopg://{rest}")
    assert "geheim" not in refusal(run("event", "list"))


def test_a_file_that_is_no_database_is_refused(monkeypatch, tmp_path):
    (tmp_path / "x.db").write_text("This is a letter. " * 100, encoding="utf-8")
    monkeypatch.setenv("DIALIN_DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    assert "file is not a database" in refusal(run("event", "list"))


def test_an_unmigrated_database_says_what_to_run_and_then_it_works(monkeypatch, tmp_path):
    monkeypatch.setenv("DIALIN_DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    for name, value in SERVE.items():
        monkeypatch.setenv(name, value)
    path, commands = (
        tmp_path / "new.db",
        (("event", "list"), ("attendee", "list", "--event", "x"), ("serve",), ("worker",)),
    )
    for command in commands:
        line = refusal(run(*command))
        assert f"There is no database {path}. Create it with: dialin db upgrade." in line
        assert "DIALIN_HOME" in line
    assert not path.exists()
    path.touch(mode=0o600)
    for command in commands:
        assert refusal(run(*command)) == f"The database {path} is not migrated. Run: dialin db upgrade"
    assert run("db", "upgrade", "--json").json["migrated"] is True
    assert run("db", "upgrade", "--json").json["migrated"] is False
    assert run("event", "list", "--json").json == []


def test_a_database_of_a_newer_version_is_left_alone(desk):
    database = open_database(desk)
    with acting(database) as act:
        act.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert "newer version" in refusal(run("db", "upgrade"))


def test_every_wrong_setting_is_named_in_one_line(monkeypatch):
    monkeypatch.setenv("DIALIN_SECRET_KEY", "short")
    monkeypatch.setenv("DIALIN_LOG_FORMAT", "xml")
    line = refusal(run("event", "list"))
    assert "DIALIN_SECRET_KEY" in line
    assert "DIALIN_LOG_FORMAT" in line


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ("DIALIN_SECRET_KEY", "DIALIN_SECRET_KEY is not set"),
        ("DIALIN_PUBLIC_URL", "DIALIN_PUBLIC_URL is not set"),
        ("TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN is not set"),
    ],
)
def test_the_server_names_the_setting_it_needs(desk, monkeypatch, without, says):
    for name, value in SERVE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(without)
    assert says in refusal(run("serve"))


def test_unproved_webhooks_are_for_loopback_only(desk, monkeypatch):
    monkeypatch.setenv("DIALIN_CHECK_SIGNATURES", "false")
    assert "loopback only" in refusal(run("serve", "--host", "0.0.0.0"))


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_named(desk, monkeypatch, command):
    for name, value in SERVE.items():
        monkeypatch.setenv(name, value)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = refusal(run(command, "--port", str(port)))
    assert f"port {port} (address already in use). Choose another --port" in line


def test_a_telephone_without_a_company_says_how_to_start_one(monkeypatch):
    monkeypatch.setenv("TWILIO_API_URL", "http://127.0.0.1:9")
    assert refusal(run("call")) == ("No telephone company answers at http://127.0.0.1:9. Start one with: dialin demo")


def test_something_else_on_the_companys_port_is_not_taken_for_one():
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as other:
        thread = threading.Thread(target=other.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{other.server_port}"
        assert "Start one with" in refusal(run_process("call", TWILIO_API_URL=url))
        thread.join()


def test_a_process_ends_with_the_same_statuses(tmp_path):
    url = f"sqlite:///{tmp_path}/x.db"
    assert run_process("event", "list", DIALIN_DATABASE_URL=url).code == 1
    assert run_process("bogus").code == 2
    assert run_process("db", "upgrade", DIALIN_DATABASE_URL=url).code == 0
    listed = run_process("event", "list", "--json", DIALIN_DATABASE_URL=url)
    assert (listed.code, listed.out, listed.err) == (0, "[]\n", "")
