"""Says in the last lines of a run that no browser was found: what was left out must not look like what passed."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REASON = "no Chromium found"


def find_chromium() -> str | None:
    """The path of the browser: DIALIN_CHROMIUM, or the first that is installed."""
    return os.environ.get("DIALIN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(isinstance(report.longrepr, tuple) and REASON in report.longrepr[2] for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{count} BROWSER TESTS WERE LEFT OUT", red=True, bold=True)
        terminalreporter.write_line(
            f"{REASON}. Install it (Debian: apt-get install chromium), or name it in DIALIN_CHROMIUM."
        )
