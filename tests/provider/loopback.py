"""A real HTTP server on loopback for a WSGI app, for as long as a test needs it."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.slowness import LONG_ENOUGH


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(app: Callable[..., Any], *, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The base address under which the app answers; with tls: as localhost, which certificates can be for."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet, ssl_context=tls)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}" if tls is None else f"https://localhost:{server.port}"
    finally:
        server.shutdown()
        thread.join(LONG_ENOUGH)
        server.server_close()
