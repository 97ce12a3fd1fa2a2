"""The server with its settings in code: the same for `dialin serve` and the demo."""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from dialin.cli.logs import say_where, set_up_logging
from dialin.cli.serving.counters import make_counters
from dialin.cli.serving.process import Process
from dialin.config import Settings

THREADS = 8
LAST_TURNS = 20  # seconds for turns that have begun, when the server is told to end
LAST_DUTIES = 15  # seconds for background work that has begun


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn asks for a subclass. Each process makes its own app, so its engines come after the fork."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self.dialin_settings, self.options = settings, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from dialin.app import create_app

        return create_app(self.dialin_settings)


class Log(Logger):  # type: ignore[misc]
    """Joins gunicorn's messages to the rest and writes no line for each request."""

    def setup(self, _cfg: Any) -> None:
        self.error_log.propagate = True

    def access(self, *_request: Any) -> None:
        pass


def run_server(settings: Settings, *, host: str, port: int, workers: int, with_worker: bool) -> None:
    """Answers until SIGTERM or SIGINT; turns that have begun are answered before it ends."""
    set_up_logging(settings.log_format)
    say_where(settings, "the server")
    counters = make_counters(Path(tempfile.gettempdir()))
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counters)
    # After the counters' folder is named, since they look for it when they are imported; before the fork, so that it is
    # done once for all processes.
    import_module("dialin.app")
    prepare()
    options = {
        "bind": bind_address(host, port),
        "workers": workers,
        "worker_class": Process,
        "threads": THREADS,
        "graceful_timeout": LAST_TURNS,
        "control_socket_disable": True,
        "logger_class": Log,
        # Not a finally: the processes that gunicorn forks leave by an exception through this very function.
        "on_exit": lambda _server: shutil.rmtree(counters, ignore_errors=True),
    }
    Server(settings, options | (_work_beside() if with_worker else {})).run()


def prepare() -> None:
    """What every process needs before it can answer: the sounds, the prompts, and how tables and rows belong together.

    Left to the first callers, it was done in each process while they held the queue of those who write: beside busy
    programs that took seconds, and whoever called meanwhile heard an apology.
    """
    sounds = import_module("dialin.sounds.music")
    sounds.music_file()
    sounds.tone_file()
    import_module("dialin.prompts.catalogue").load()
    import_module("dialin.store.tables").Base.registry.configure()


def bind_address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _work_beside() -> dict[str, Callable[..., None]]:
    """Hooks that run the background work in a thread of each process; any number of them share it."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def begin(process: Any) -> None:
        from dialin.jobs.worker import run_worker

        services = process.wsgi.extensions["dialin"]
        threads.append(threading.Thread(target=run_worker, args=(services,), kwargs={"stop": stop}, name="worker"))
        threads[0].start()

    def end(_server: Any, process: Any) -> None:
        stop.set()
        for thread in threads:
            thread.join(LAST_DUTIES)
        if threads:  # else the app was never made
            process.wsgi.extensions["dialin"].database.close()

    return {"post_worker_init": begin, "worker_exit": end}
