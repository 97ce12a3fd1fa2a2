"""Runs the demo: the telephone company in this process, the real server beside it, and what to try on the screen."""

import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from dialin.app import build_services
from dialin.cli.demo.answering import TELEPHONES, mailbox_open, people
from dialin.cli.demo.posting import post_letters
from dialin.cli.demo.sample import LOGIN, NUMBER, SEATS, TITLE, Sample, prepare
from dialin.cli.demo.surroundings import HOST, Served, surround
from dialin.cli.output import columns
from dialin.cli.serve import demand_free
from dialin.clock import wall_clock
from dialin.config import Settings
from dialin.rehearsal import Company, http_transport
from dialin.rehearsal.live import serve as serve_company
from dialin.rehearsal.mailbox.mailbox import Letter, Mailbox
from dialin.rules.phone_numbers import spaced


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65534),
    default=8000,
    show_default=True,
    help="Of the server; the telephone company takes the next one.",
)
@click.option(
    "--speed",
    type=click.FloatRange(1, 20),
    default=1,
    show_default=True,
    help="How many times faster than on a telephone the words go by.",
)
def demo(port: int, speed: float) -> None:
    """Try everything on a throw-away database; needs no account anywhere."""
    demand_free(HOST, port)
    demand_free(HOST, port + 1)
    with tempfile.TemporaryDirectory(prefix="dialin-demo-") as folder, told_to_end() as told, mailbox_open() as post:
        mailbox, mail_url = post or (None, "")
        settings = surround(Path(folder), port, mail_url=mail_url)
        now = wall_clock()
        sample, letters = _prepare(settings, now)
        company = serve_company(_company(settings, mailbox, now), host=HOST, port=port + 1, speed=speed)
        company.company.mailbox.letters += letters
        with company, Served(Path(folder), port) as server:
            server.await_ready(told)
            if not told.is_set():
                click.echo(_invitation(sample, port))
            server.watch(told)


@contextmanager
def told_to_end() -> Iterator[threading.Event]:
    """Set by Ctrl-C, by SIGTERM and when the terminal is closed."""
    told = threading.Event()
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {name: signal.signal(name, lambda *_: told.set()) for name in names}
    try:
        yield told
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _prepare(settings: Settings, now: datetime) -> tuple[Sample, list[Letter]]:
    services = build_services(settings, clock=wall_clock)
    try:
        return prepare(services, now=now), post_letters(services, now=now)
    finally:
        services.database.close()


def _company(settings: Settings, mailbox: Mailbox | None, now: datetime) -> Company:
    """A company that has the dial-in number, and people who answer when they are called."""
    assert settings.account_sid is not None
    token = settings.auth_tokens[0].get_secret_value()
    company = Company(settings.account_sid, token, send=http_transport(), now=now)
    company.register_number(
        NUMBER,
        voice_url=f"{settings.public_url}/voice/incoming",
        status_callback=f"{settings.public_url}/voice/status",
        voice_fallback_url=f"{settings.public_url}/voice/fallback",
    )
    people(company, mailbox=mailbox)
    return company


def _invitation(sample: Sample, port: int) -> str:
    people = [
        (person.name, spaced(person.phone), f"seat {made.seat}" if made.seat else f"waiting, place {made.position}",
         made.pin)
        for person, made in sample.people
    ]  # fmt: skip
    elsewhere = f"TWILIO_API_URL=http://{HOST}:{port + 1} " if port != 8000 else ""
    program = sys.argv[0] if Path(sys.argv[0]).name == "dialin" else "dialin"
    return "\n".join(
        (
            f"“{TITLE}” has begun: {SEATS} telephone seats, {len(people)} people registered. All of it is made up.",
            "",
            columns(("Name", "Telephone", "Place", "PIN"), people),
            "",
            f"Staff pages    http://{HOST}:{port}/admin/   sign in as {LOGIN}, password {sample.password}",
            f"Telephone      http://{HOST}:{port + 1}/   in the browser: call {spaced(NUMBER)}, then key a PIN",
            f"               it rings there when {' or '.join(TELEPHONES.values())} is called",
            f"               {elsewhere}{program} call   in another terminal: type a PIN and Enter",
            f"Mailbox        http://{HOST}:{port + 1}/mailbox   what goes out by SMS, mail and post",
            "",
            "Ctrl-C ends the demo and leaves nothing behind.",
        )
    )
