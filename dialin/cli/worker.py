"""`dialin worker`: the background work."""

import signal
import threading

import click

from dialin.app import build_services
from dialin.cli.logs import say_where, set_up_logging
from dialin.cli.opening import opened_database, settings_or_refuse
from dialin.demands import unreachable
from dialin.jobs.worker import run_worker


@click.command()
def worker() -> None:
    """Keep bridges up, deliver news, end events; more than one may run, on more than one host."""
    settings = settings_or_refuse(missing=unreachable)
    with opened_database(settings):
        services = build_services(settings)
    set_up_logging(settings.log_format)
    say_where(settings, "the worker")
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    try:
        run_worker(services, stop=stop)
    finally:
        services.database.close()
