"""`dialin serve`: the production server."""

import threading
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from dialin.app import create_app
from dialin.cli.logs import set_up_logging
from dialin.cli.opening import in_one_sentence, opened_database, settings_or_refuse
from dialin.cli.output import CommandRefused
from dialin.config import Settings, is_loopback
from dialin.jobs.worker import run_worker

THREADS = 8
KEEP_ALIVE = 15  # seconds; a seat board asks every two, and a shorter one would race with it
LAST_TURNS = 20  # seconds in which turns that have begun are answered when the server is told to end


class Server(BaseApplication):
    """gunicorn with its settings in code. Every process makes its own engines, after the fork."""

    def __init__(self, settings: Settings, options: dict[str, Any], *, with_worker: bool) -> None:
        self.dialin_settings, self.options, self.with_worker = settings, options, with_worker
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        app = create_app(self.dialin_settings)
        if self.with_worker:
            _work_beside(app)
        return app


def _work_beside(app: Flask) -> None:
    """The background work in a thread of this process: on the embedded database there is no other host to do it."""
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(app.extensions["dialin"],), kwargs={"stop": stop}, daemon=True)
    thread.start()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.")
@click.option("--no-worker", is_flag=True, help="Leave the background work to `dialin worker`.")
def serve(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Answer the telephone and the staff."""
    settings = settings_or_refuse()
    demand_safe(settings, host)
    with opened_database(settings):
        pass
    set_up_logging(settings.log_format)
    embedded = settings.database_url.startswith("sqlite") and not no_worker
    Server(settings, gunicorn_options(host, port, workers), with_worker=embedded).run()


def demand_safe(settings: Settings, host: str) -> None:
    """Raises `CommandRefused` where this would be a server that anybody could talk into anything."""
    with in_one_sentence(settings):
        _ = settings.secret
    if not settings.check_signatures:
        if not is_loopback(host):
            raise CommandRefused(
                "DIALIN_CHECK_SIGNATURES=false is for loopback only. Remove it, or use --host 127.0.0.1"
            )
        return
    if not settings.auth_tokens:
        raise CommandRefused("TWILIO_AUTH_TOKEN is not set. Set it to the account's token; webhooks are proved by it.")
    if settings.public_url is None:
        raise CommandRefused("DIALIN_PUBLIC_URL is not set. Set it to the https address the provider reaches.")


def gunicorn_options(host: str, port: int, workers: int) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "keepalive": KEEP_ALIVE,
        "graceful_timeout": LAST_TURNS,
        "control_socket_disable": True,
        "limit_request_line": 4094,
        "loglevel": "warning",
    }
