"""What strangers send: requests that they have overheard once more, and halves of requests that never end."""

import random
import socket
import threading
from contextlib import suppress
from urllib.parse import urlencode

from benchmarks.evening.town import HOST
from benchmarks.troubled.servers import Fleet
from dialin.rehearsal import Company, Request
from dialin.rehearsal.wire.transports import ConnectFailed, ReadTimedOut, Transport

HALVES = 3  # at once; more than a server has threads for is tried apart
HALF = b"POST /voice/incoming HTTP/1.1\r\nHost: dialin\r\nContent-Length: 500\r\n\r\nCallSid=CA"


def replay(company: Company, send: Transport, chance: random.Random) -> None:
    """A webhook of this evening, just as it was signed."""
    sent = list(company.webhooks_sent)
    posts = [one for one in sent if one.method == "POST"]
    if not posts:
        return
    one = chance.choice(posts)
    body = urlencode(one.fields).encode()
    headers = (
        ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
        ("X-Twilio-Signature", one.signature),
    )
    request = Request("POST", one.url, headers, body)

    def again() -> None:
        with suppress(ConnectFailed, ReadTimedOut):
            send(request)

    threading.Thread(target=again, daemon=True).start()


def send_halves(fleet: Fleet, seconds: float) -> None:
    """They stand for so long."""
    opened = []
    for server in fleet.servers:
        for _ in range(HALVES):
            with suppress(OSError):
                half = socket.create_connection((HOST, server.port or 0), timeout=2)
                half.sendall(HALF)
                opened.append(half)
    threading.Timer(seconds, _close, [opened]).start()


def _close(opened: list[socket.socket]) -> None:
    for half in opened:
        half.close()
