"""`dialin worker`: the background work."""

import signal
import threading

import click

from dialin.cli.logs import set_up_logging
from dialin.cli.opening import opened_house, settings_or_refuse
from dialin.jobs.worker import run_worker


@click.command()
def worker() -> None:
    """Keep bridges up, deliver news, end events; more than one may run, on more than one host."""
    settings = settings_or_refuse()
    set_up_logging(settings.log_format)
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with opened_house(settings) as house:
        run_worker(house, stop=stop)
