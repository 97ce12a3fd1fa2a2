"""`dialin serve` as it runs in production, as processes on loopback."""

import socket
import threading
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families
from twilio.request_validator import RequestValidator

from dialin.actions.events.create_event import create_event
from dialin.clock import wall_clock
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.store.database import open_database, transaction
from dialin.store.events import load_event
from tests.acting import acting, looking
from tests.cli.servers import await_ready, end, free_ports, started
from tests.config.credentials import SECRET, TOKEN
from tests.slowness import LONG_ENOUGH, until
from tests.voice.signing import COMMON

WORKERS = 2
CALL = COMMON | {"From": "+493023125010", "To": "+493023125000", "CallStatus": "ringing"}


class Served:
    """A server, and a provider that posts to it."""

    def __init__(self, port: int, process, folder) -> None:
        self.port, self.process, self.folder = port, process, folder
        self.url, self.public = f"http://127.0.0.1:{port}", "https://dialin.example/under/a/path"

    def post(self, path: str, sid: int, *, token: str = TOKEN) -> tuple[int, str]:
        form = CALL | {"CallSid": f"CA{sid:032x}"}
        signature = RequestValidator(token).compute_signature(self.public + path, form)
        request = Request(self.url + path, urlencode(form).encode(), {"X-Twilio-Signature": signature})
        try:
            with urlopen(request, timeout=LONG_ENOUGH) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def await_workers(self) -> None:
        """Until each process runs its background work: one that is told to end while it is forked does not hear it."""
        assert until(lambda: [one.num_threads() > 1 for one in self.workers()] == [True] * WORKERS)

    def await_caller(self) -> None:
        """Until one of its processes has taken up a connection."""
        assert until(
            lambda: any(
                one.status == psutil.CONN_ESTABLISHED and one.laddr.port == self.port
                for worker in self.workers()
                for one in worker.net_connections("tcp")
            )
        )

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def answers(self, outcome: str) -> float:
        with urlopen(f"{self.url}/metrics", timeout=LONG_ENOUGH) as answer:
            families = text_string_to_metric_families(answer.read().decode())
        return sum(
            sample.value
            for family in families
            for sample in family.samples
            if sample.name == "dialin_voice_answers_total" and sample.labels["outcome"] == outcome
        )


@pytest.fixture
def server(sqlite_url, tmp_path):
    port, log = free_ports(1), tmp_path / "messages.log"
    settings = {
        "DIALIN_DATABASE_URL": sqlite_url, "DIALIN_SECRET_KEY": SECRET, "TWILIO_AUTH_TOKEN": TOKEN,
        "DIALIN_PUBLIC_URL": "https://dialin.example/under/a/path", "DIALIN_LOG_FORMAT": "json",
        "TMPDIR": str(tmp_path),
    }  # fmt: skip
    with started("serve", "--port", str(port), "--workers", str(WORKERS), log=log, **settings) as process:
        await_ready(f"http://127.0.0.1:{port}", process, log)
        served = Served(port, process, tmp_path)
        served.await_workers()
        yield served


def test_calls_are_answered_strangers_refused_and_both_counted_over_all_processes(server):
    assert {server.post("/voice/incoming", sid)[0] for sid in range(20)} == {200}
    assert {server.post("/voice/incoming", sid, token="another")[0] for sid in range(20)} == {403}
    assert (server.answers("answered"), server.answers("unsigned")) == (20, 20)


HALF_SENT = 64
HALVES = (
    b"POST /voice/incoming HTTP/1.1\r\nX-Twilio-Signature: abc",
    b"POST /admin/sign-in HTTP/1.1\r\nContent-Length: 900\r\n\r\nname=anna",
    b"POST /voice/turn/1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2",
    b"",
)


def test_calls_are_answered_while_others_send_half_a_request_or_read_no_answer(server):
    """Of each kind four times as many as there are threads; else sixteen are enough to silence the line."""
    with ExitStack() as lines:
        for half in (*HALVES, b"GET /voice/sounds/music.wav HTTP/1.1\r\nHost: x\r\n\r\n" * 20):
            for _ in range(HALF_SENT):
                line = lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                line.sendall(half)
        assert {server.post("/voice/incoming", sid)[0] for sid in range(20)} == {200}


def test_a_turn_that_has_begun_is_answered_when_the_server_is_told_to_end(server, sqlite_url):
    database, answered = open_database(sqlite_url), []
    with transaction(database):  # no turn can be written meanwhile
        caller = threading.Thread(target=lambda: answered.append(server.post("/voice/incoming", 1)))
        caller.start()
        server.await_caller()
        time.sleep(1)  # it is on its way to the database
        server.process.terminate()
        time.sleep(0.5)
        assert answered == []
    caller.join(LONG_ENOUGH)
    database.close()
    assert answered[0][0] == 200
    assert "<Gather" in answered[0][1]
    assert end(server.process) == 0


def test_it_ends_soon_leaves_no_folder_behind_and_writes_its_log_as_one_document_a_line(server):
    assert list(server.folder.glob("dialin-metrics-*"))
    assert end(server.process) == 0
    assert not list(server.folder.glob("dialin-metrics-*"))
    lines = (server.folder / "messages.log").read_text(encoding="utf-8").splitlines()
    assert sum("Worker exiting" in line for line in lines) == WORKERS  # else they had to be killed
    assert all(line.startswith('{"at": "') and line.endswith("}") for line in lines), lines


def test_on_the_embedded_database_the_background_work_runs_inside(server, sqlite_url):
    now, database = wall_clock(), open_database(sqlite_url)
    with acting(database) as act:
        draft = EventDraft(
            slug="gestern",
            title="Gestern",
            starts=(now - timedelta(hours=9)).isoformat(),
            ends=(now - timedelta(hours=8)).isoformat(),
            registration_closes=(now - timedelta(hours=10)).isoformat(),
            seats=1,
        )
        event_id = create_event(replace(act, now=now - timedelta(days=1)), draft, Bridge())
        assert isinstance(event_id, int), event_id
    until = time.monotonic() + LONG_ENOUGH
    ended = None
    while ended is None and time.monotonic() < until:
        time.sleep(0.2)
        with looking(database) as act:
            ended = load_event(act, event_id).ended_at
    database.close()
    assert ended is not None
