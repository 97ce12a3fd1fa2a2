"""A real browser before a real server on loopback. Left out, loudly, where there is no Chromium."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from dialin.config import Settings, read_settings
from dialin.services import Services
from tests.admin.desk import sit_down, token_of
from tests.browser.launching import BROWSER_MARKS
from tests.building import EVENING, OFFICE, SetClock
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.databases import Databases

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Visit = Callable[..., Page]

# Milliseconds until what a page should show counts as missing: long, for a machine that has other work to do.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(tryfirst=True)  # else pytest-xdist has read the groups before
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            for mark in BROWSER_MARKS:
                item.add_marker(mark)


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def settings(database_url: str) -> Settings:
    """As for a trial on this machine, so that cookies need no https."""
    return read_settings(
        database_url=database_url,
        public_url="http://127.0.0.1",
        secret_key=SECRET,
        account_sid=ACCOUNT,
        auth_tokens=TOKEN,
        office=OFFICE,
        city="Musterstadt",
    )


def _answering_at_once(app: Flask) -> "WSGIApplication":
    """The app, each answer of which is read and closed before a browser that turns away can break it off.

    Werkzeug's own server leaves the file of a broken answer open, and an open file fails the tests.
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        with closing(app(environ, start_response)) as parts:
            return list(parts)

    return answer


@pytest.fixture
def server(app: Flask, clock: SetClock) -> Iterator[str]:
    """The address of the staff pages, on the evening of the event."""
    clock.now = EVENING
    serving = make_server("127.0.0.1", 0, _answering_at_once(app), threaded=True)
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{serving.port}/admin"
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture
def visit(browser: Browser, server: str, app: Flask, services: Services) -> Iterator[Visit]:
    """Opens a page, signed in unless told otherwise; further words are options of the browser's context."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", *, signed_in: bool = True, **options: object) -> Page:
        # Without motion: a colour in the middle of a change is no colour of ours.
        usual = {"locale": "de-DE", "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}}
        context = browser.new_context(**(usual | options))
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if signed_in:
            name = f"Frau Adler {len(contexts)}"
            sit_down(app, services, name=name)
            context.add_cookies([{"name": "dialin_staff", "value": token_of(name), "url": server}])
        page = context.new_page()
        page.goto(server + path)
        assert ("sign-in" in page.url) != signed_in, page.url
        return page

    yield open_page
    for context in contexts:
        context.close()
