"""The one browser of a run: Playwright does not run twice in a process, so that all browser tests share it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.loudly import CHROMIUM, IS_REQUIRED, REASON

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
