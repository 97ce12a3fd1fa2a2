"""A town in which all is well: database, event, worker, a provider on loopback, and the server behind a proxy."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from dialin.app import build_services, create_app
from dialin.clock import wall_clock
from dialin.config import Settings, read_settings
from dialin.rehearsal.company import Company
from dialin.rehearsal.rest import create_rest_app
from dialin.rehearsal.wire.transports import wsgi_transport
from dialin.services import Services
from dialin.store.workers import note_seen
from tests.cli.running import BRIDGE, NUMBER, Ran, create_event, run
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.provider.loopback import served

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]
Misdeed = Callable[[Environ, Start, App], Iterable[bytes]]


def passing_on(environ: Environ, start: Start, app: App) -> Iterable[bytes]:
    return app(environ, start)


def no_server(_environ: Environ, start: Start) -> Iterable[bytes]:
    start("502 Bad Gateway", [("Content-Type", "text/html")])
    return [b"<h1>502 Bad Gateway</h1>"]


@dataclass
class Proxy:
    """Stands in front of an app, and does with each request what it is told to."""

    app: App = no_server
    does: Misdeed = passing_on

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        setup_testing_defaults(environ)
        return self.does(environ, start, self.app)


@dataclass
class Town:
    """url: the public address. proxy: in front of the server, as another is in front of the provider's API."""

    url: str
    company: Company
    proxy: Proxy
    provider: Proxy
    services: Services
    home: Path
    patch: pytest.MonkeyPatch
    others: list[Services] = field(default_factory=list)

    def set(self, **settings: str) -> None:
        """For the command alone: the server goes on with what it had."""
        for name, value in settings.items():
            self.patch.setenv(name, value)

    def unset(self, *names: str) -> None:
        for name in names:
            self.patch.delenv(name)

    def serve_with(self, **changes: Any) -> None:
        """The server anew, with other settings than the command's."""
        self.serve_as(self.services.settings.model_copy(update=changes))

    def serve_as(self, settings: Settings) -> None:
        self.others.append(build_services(settings))
        self.proxy.app = create_app(settings, services=self.others[-1])

    def close(self) -> None:
        for services in (self.services, *self.others):
            services.database.close()

    @property
    def number(self) -> Any:
        return self.company.numbers[NUMBER]


def complaints(ran: Ran) -> list[tuple[str, str, str]]:
    """Name, finding and mend of each thing that is to be mended."""
    return [(one["name"], one["says"], one["mend"]) for one in document(ran)["checks"] if not one["ok"]]


def document(ran: Ran) -> Any:
    return Ran(0, ran.out, ran.err).json


def examined(*options: str) -> list[tuple[str, str, str]]:
    return complaints(run("doctor", "--json", *options))


@contextmanager
def healthy_town(database_url: str, home: Path, patch: pytest.MonkeyPatch) -> Iterator[Town]:
    company = Company(ACCOUNT, TOKEN, send=wsgi_transport(no_server, "https://nowhere.example"), now=wall_clock())
    proxy, provider = Proxy(), Proxy(create_rest_app(company))
    with served(proxy) as url, served(provider) as api_url:
        environment = {
            "DIALIN_DATABASE_URL": database_url, "DIALIN_HOME": str(home), "DIALIN_SECRET_KEY": SECRET,
            "DIALIN_PUBLIC_URL": url, "DIALIN_LETTER_SENDER": "Stadt Musterstadt", "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN, "TWILIO_API_URL": api_url,
        }  # fmt: skip
        for name, value in environment.items():
            patch.setenv(name, value)
        services = build_services(read_settings())
        town = Town(url, company, proxy, provider, services, home, patch)
        try:
            create_event("--bridge-number", BRIDGE, "--bridge-digits", "W123456#")
            company.register_number(
                NUMBER,
                voice_url=f"{url}/voice/incoming",
                status_callback=f"{url}/voice/status",
                voice_fallback_url=f"{url}/voice/fallback",
            )
            with services.acting("test") as act:
                note_seen(act, "this one")
            proxy.app = create_app(services.settings, services=services)
            yield town
        finally:
            town.close()
