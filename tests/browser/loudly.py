"""Says in the last lines of a run that no browser was found: what was left out must not look like what passed."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REASON = "no Chromium found"


# Both are read before the tests take every setting of dialin out of the environment.
CHROMIUM = os.environ.get("DIALIN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
IS_REQUIRED = os.environ.get("DIALIN_REQUIRE_BROWSER") == "1"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(isinstance(report.longrepr, tuple) and REASON in report.longrepr[2] for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{count} BROWSER TESTS WERE LEFT OUT", red=True, bold=True)
        terminalreporter.write_line(
            f"{REASON}. Install it (Debian: apt-get install chromium), or name it in DIALIN_CHROMIUM."
        )
