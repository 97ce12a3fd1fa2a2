"""Runs the company as a server on loopback: REST, control API, browser telephone, real time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from flask import Flask, Response
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from dialin.rehearsal.company import Company
from dialin.rehearsal.live import control, post
from dialin.rehearsal.live.loopback import demand_loopback, refuse_others
from dialin.rehearsal.live.ticker import Ticker
from dialin.rehearsal.rest.app import add_rest
from dialin.rehearsal.wire.outbox import InlineOutbox, ThreadedOutbox

_PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True)
class Serving:
    """A company being served; closing it frees its port and threads."""

    url: str
    company: Company
    ticker: Ticker
    _server: BaseWSGIServer
    _outbox: ThreadedOutbox
    _thread: threading.Thread

    def drain(self, at_most: float) -> bool:
        """Wait until every request is sent, `at_most` seconds; says whether they are."""
        return self._outbox.drain(at_most)

    def close(self) -> None:
        self.ticker.stop()
        self._server.shutdown()
        self._thread.join(timeout=10)
        self._server.server_close()
        self._outbox.close()
        self.company.turns.outbox = InlineOutbox(self.company.lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def serve(
    company: Company, *, host: str = "127.0.0.1", port: int = 0, speed: float = 1.0, senders: int = 16
) -> Serving:
    """Serve a company; port 0 takes a free one. ValueError for an address that others could reach."""
    demand_loopback(host)
    server = make_server(host, port, create_live_app(company), threaded=True, request_handler=_Quiet)
    url = f"http://{f'[{host}]' if ':' in host else host}:{server.port}"
    outbox = ThreadedOutbox(company.lock, threads=senders)
    company.turns.outbox, company.api_url = outbox, url
    thread = threading.Thread(target=server.serve_forever, name="company", daemon=True)
    thread.start()
    ticker = Ticker(company.turns, speed=speed)
    ticker.start()
    return Serving(url, company, ticker, server, outbox, thread)


def create_live_app(company: Company) -> Flask:
    """REST, control API, browser telephone and mailbox as one WSGI app."""
    app = Flask("rehearsal", static_folder=None)
    # Small bodies are all that a telephone sends.
    app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    refuse_others(app)
    app.register_blueprint(control.blueprint(company))
    app.register_blueprint(post.blueprint(company))
    add_rest(app, company)
    for path, name, kind in (
        ("/", "phone.html", "text/html"),
        ("/phone.css", "phone.css", "text/css"),
        ("/phone.js", "phone.js", "text/javascript"),
        ("/words.js", "words.js", "text/javascript"),
        ("/voice.js", "voice.js", "text/javascript"),
        ("/ring.js", "ring.js", "text/javascript"),
        ("/mailbox", "mailbox.html", "text/html"),
        ("/mailbox.js", "mailbox.js", "text/javascript"),
    ):
        content = (_PAGE / name).read_bytes()
        app.add_url_rule(path, name, _page(content, kind))
    return app


def _page(content: bytes, kind: str) -> Callable[[], Response]:
    def show() -> Response:
        return Response(content, content_type=f"{kind}; charset=utf-8")

    return show


class _Quiet(WSGIRequestHandler):
    """Does not log every poll of every telephone."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing; errors are still logged."""
