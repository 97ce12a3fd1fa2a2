"""The one browser of a test process, and its absence said loudly: what was left out must not look like what passed.

With DIALIN_REQUIRE_BROWSER=1 a missing browser is a failure.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REASON = "no Chromium found"


# Both are read before the tests take every setting of dialin out of the environment.
CHROMIUM = os.environ.get("DIALIN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
IS_REQUIRED = os.environ.get("DIALIN_REQUIRE_BROWSER") == "1"

# Playwright takes a process's event loop for itself, so there can be only one: tests before a browser share a process.
BROWSER_MARKS = (pytest.mark.browser, pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if IS_REQUIRED:
            pytest.fail(f"{REASON}, and DIALIN_REQUIRE_BROWSER=1 asks for it")
        pytest.skip(REASON)
    with sync_playwright() as playwright:
        # Without a sandbox: tests may run as root in a container, on pages of our own only.
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(isinstance(report.longrepr, tuple) and REASON in report.longrepr[2] for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{count} BROWSER TESTS WERE LEFT OUT", red=True, bold=True)
        terminalreporter.write_line(
            f"{REASON}. Install it (Debian: apt-get install chromium), or name it in DIALIN_CHROMIUM."
        )
