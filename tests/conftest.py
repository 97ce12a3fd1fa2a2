"""What every room's tests may ask for: a database of each kind, a house with a set clock, and the app."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import settings as searching

from dialin.app import build_services
from dialin.config import Settings, read_settings
from dialin.services import Services
from tests.browser.launching import browser as browser  # noqa: PLC0414 (a fixture)
from tests.browser.loudly import pytest_terminal_summary as pytest_terminal_summary  # noqa: PLC0414 (a hook)
from tests.building import OFFICE, SetClock
from tests.conferences.fake import FakeConferences
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.databases import KINDS, Databases, compiling_once
from tests.one_door import watch_the_door
from tests.provider.fake import FakeProvider
from tests.voice.lent_apps import lent_app

# How long an example takes is the machine's business, and no property's.
searching.register_profile("house", deadline=None)
searching.load_profile("house")

PUBLIC_URL = "https://dialin.example"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What one process does alone comes first: begun late, it would keep the others waiting at the end."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture(scope="session", autouse=True)
def _own_settings_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting of whoever runs the tests reaches them, be it from the environment or a .env file."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("DIALIN_", "TWILIO_")) and not name.startswith("DIALIN_TEST_"):
                patch.delenv(name)
        patch.setitem(Settings.model_config, "env_file", None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiling_once() -> Iterator[None]:
    with compiling_once():
        yield


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """A fresh, migrated database, once of each kind."""
    with databases.fresh(request.param) as url:
        yield url


@pytest.fixture
def settings(database_url: str) -> Settings:
    return read_settings(
        database_url=database_url,
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        account_sid=ACCOUNT,
        auth_tokens=TOKEN,
        office=OFFICE,
    )


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def provider(clock: SetClock) -> FakeProvider:
    return FakeProvider(clock)


@pytest.fixture
def conferences() -> FakeConferences:
    return FakeConferences()


@pytest.fixture
def services(
    settings: Settings, clock: SetClock, provider: FakeProvider, conferences: FakeConferences
) -> Iterator[Services]:
    """A house on a fresh database; set `clock.now`, and look at `provider` for what was asked of it."""
    made = build_services(settings, clock=clock, provider=provider, conferences=conferences)
    provider.watch(made.database)
    conferences.watch(made.database)
    watch_the_door(made.database)
    yield made
    made.database.close()


@pytest.fixture
def app(settings: Settings, services: Services) -> Iterator[Flask]:
    """The app of the house; its webhooks want signatures by TOKEN over PUBLIC_URL."""
    with lent_app(settings, services) as lent:
        yield lent
