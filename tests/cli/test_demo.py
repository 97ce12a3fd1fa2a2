"""`dialin demo` from its first line to its last: a call gets into the room, the seat turns occupied, nothing stays."""

import json
import re
import subprocess
import sys
import time
from urllib.request import Request, urlopen

import psutil
import pytest

from dialin.cli.demo import answering
from dialin.cli.demo.sample import PEOPLE
from tests.cli.running import clean_environment, run
from tests.cli.servers import end, free_ports, read_until, started
from tests.slowness import LONG_ENOUGH

SPEED = "10"  # times a telephone's; the PIN is asked for again and again for much longer than a key takes


class Telephone:
    """The browser's telephone without the browser."""

    def __init__(self, company: str, to: str) -> None:
        self.company = f"{company}/rehearsal"
        self.sid = self.ask("/calls", {"to": to, "from": "+496990009001"})["sid"]

    def ask(self, path: str, body=None):
        content = None if body is None else json.dumps(body).encode()
        with urlopen(
            Request(self.company + path, content, {"Content-Type": "application/json"}), timeout=LONG_ENOUGH
        ) as answer:
            return json.loads(answer.read() or b"{}")

    def press(self, keys: str) -> None:
        self.ask(f"/calls/{self.sid}/keys", {"keys": keys})

    def await_words(self, *words: str):
        """Until something heard has one of these words, or the state is one of them."""
        until = time.monotonic() + LONG_ENOUGH
        while time.monotonic() < until:
            news = self.ask(f"/calls/{self.sid}/events?after=0&wait=0")
            said = [f"{event.get('text')} {event.get('state')}" for event in news["events"]]
            if any(word in line for word in words for line in said):
                return news
            assert not news["over"], said
            time.sleep(0.2)
        raise AssertionError(said)


@pytest.fixture
def demo(tmp_path):
    port = free_ports(2)
    log = tmp_path / "messages.log"
    # Settings from outside must not reach it: these would stop it at once.
    outside = {"DIALIN_SECRET_KEY": "short", "DIALIN_DATABASE_URL": "postgresql://nowhere/x", "TMPDIR": str(tmp_path)}
    with started("demo", "--port", str(port), "--speed", SPEED, log=log, **outside) as process:
        lines = read_until(process, "Ctrl-C", log)
        yield process, port, lines
    assert log.read_text(encoding="utf-8") == ""


def test_a_call_with_a_printed_pin_gets_into_the_room_and_its_seat_is_occupied(demo, tmp_path, monkeypatch):
    process, port, lines = demo
    text = "\n".join(lines)
    assert f"http://127.0.0.1:{port}/admin/" in text
    assert re.search(r"password \S{12,}", text)
    pins = dict(re.findall(r"^(\S.*?)  +0\d+ \d+ +(?:seat|waiting).* (\d{6})$", text, re.MULTILINE))
    assert len(pins) == 8
    (folder,) = tmp_path.glob("dialin-demo-*")
    monkeypatch.setenv("DIALIN_DATABASE_URL", f"sqlite:///{folder / 'demo.db'}")
    (server,) = psutil.Process(process.pid).children()
    monkeypatch.setenv("DIALIN_SECRET_KEY", server.environ()["DIALIN_SECRET_KEY"])

    telephone = Telephone(f"http://127.0.0.1:{port + 1}", "+493023125000")
    telephone.await_words("PIN ein")
    telephone.press(pins["Erna Müller"])
    telephone.await_words("room")
    seats = run("seats", "--event", "digitaltag", "--json").json
    assert (seats["seats"], seats["occupied"], seats["waiting"]) == (6, 1, 2)
    assert [row["attendee"] for row in seats["rows"] if row["call"]] == ["Erna Müller"]

    assert end(process) == 0
    assert not list(tmp_path.glob("dialin-*"))
    assert not [line for line in command_lines() if line[-2:] == ["--workers", "1"] and str(port) in line]


def test_the_terminals_telephone_calls_the_demo(demo, tmp_path):
    _, _, lines = demo
    line = next(line for line in lines if " call " in line and "TWILIO_API_URL" in line)
    settings = dict(re.findall(r"(TWILIO_API_URL)=(\S+)", line))
    command = [sys.executable, "-m", "dialin.cli", "call"]
    with (
        (tmp_path / "telephone.log").open("w+", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            env=clean_environment(**settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as telephone,
    ):
        heard = read_until(telephone, "Musterstadt", tmp_path / "telephone.log")
        telephone.communicate("/hangup\n", timeout=LONG_ENOUGH)
    assert telephone.returncode == 0
    assert "= connected" in heard


def test_whoever_is_registered_answers_and_what_is_sent_is_shown(demo):
    _, port, lines = demo
    assert {person.phone for person in PEOPLE} == set(answering.PEOPLE) | set(answering.TELEPHONES)
    address = f"http://127.0.0.1:{port + 1}/mailbox"
    assert address in "\n".join(lines)
    with urlopen(address, timeout=LONG_ENOUGH) as page:
        assert page.status == 200
    with urlopen(f"http://127.0.0.1:{port + 1}/rehearsal/state", timeout=LONG_ENOUGH) as state:
        telephones = json.load(state)["telephones"]
    assert {one["number"]: one["whose"] for one in telephones} == answering.TELEPHONES


def test_a_letter_lies_in_its_letter_box_and_opens(demo):
    pytest.importorskip("typst")
    _, port, _ = demo
    with urlopen(f"http://127.0.0.1:{port + 1}/rehearsal/mailbox", timeout=LONG_ENOUGH) as mailbox:
        items = json.load(mailbox)["items"]
    (letter,) = [one for one in items if one["to"].startswith("Erna Müller, ")]
    with urlopen(f"http://127.0.0.1:{port + 1}{letter['files'][0]['url']}", timeout=LONG_ENOUGH) as opened:
        assert opened.read().startswith(b"%PDF")


def command_lines() -> list[list[str]]:
    return [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
