"""A webhook server on loopback and a company that is served, for the tests of the live company."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import make_server

from dialin.rehearsal import Company, http_transport
from dialin.rehearsal.live import Serving, serve
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, START, TOKEN, Webhooks
from tests.slowness import LONG_ENOUGH

# Prompts pass quickly: the company's seconds are shorter than real ones.
SPEED = 20


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
