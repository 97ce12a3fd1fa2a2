"""A webhook server on loopback and a company that is served, for the tests of the live company."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import make_server

from dialin.rehearsal import Company, Leg, http_transport
from dialin.rehearsal.live import Serving, serve
from dialin.rehearsal.network.steps import GoTo
from dialin.rehearsal.outbound import Placing, place
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, START, TOKEN, Webhooks
from tests.slowness import LONG_ENOUGH

# Prompts pass quickly: the company's seconds are shorter than real ones.
SPEED = 20
ERNA, HORST = "+492214710010", "+492214710014"
ASKS = '<Gather numDigits="1" action="/next"><Say language="de-DE">Hier ist die Stadt.</Say></Gather><Redirect/>'
THANKS = '<Say language="de-DE">Danke schön.</Say><Pause length="60"/>'


@contextmanager
def webhook_server(webhooks: Webhooks) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, webhooks, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join(LONG_ENOUGH)
        server.server_close()


@contextmanager
def served(webhooks: Webhooks, *, speed: float = SPEED) -> Iterator[Serving]:
    with webhook_server(webhooks) as base:
        company = Company(ACCOUNT, TOKEN, send=http_transport(), now=START, seed=7)
        company.register_number(NUMBER, voice_url=f"{base}/voice", status_callback=f"{base}/status")
        with serve(company, speed=speed, senders=8) as serving:
            yield serving


def called(serving: Serving, to: str = ERNA) -> Leg:
    """A call of the city's number, which runs the document of its number once it is answered."""
    with serving.company.turn():
        url = serving.company.numbers[NUMBER].voice_url
        assert url
        return place(serving.company, Placing(to, NUMBER, GoTo(url, "POST", "answered"), timeout=600))
