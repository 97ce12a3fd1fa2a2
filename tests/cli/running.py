"""Runs `dialin` as a script would: in this process, or as a real one where that is the point."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dialin.cli import main
from dialin.clock import wall_clock
from tests.slowness import LONG_ENOUGH

NUMBER, OFFICE, BRIDGE = "+493023125000", "+493023125900", "+496990009000"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        assert self.code == 0, self.err
        return json.loads(self.out)


def run(*arguments: str, stdin: str = "") -> Ran:
    """In this process, with the environment as it is."""
    out, err = io.StringIO(), io.StringIO()
    before, sys.stdin = sys.stdin, io.StringIO(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main(list(arguments))
    except SystemExit as ended:
        return Ran(int(ended.code or 0), out.getvalue(), err.getvalue())
    finally:
        sys.stdin = before
    raise AssertionError("a command ends with an exit status")


def run_process(*arguments: str, stdin: str = "", **environment: str) -> Ran:
    """As a process of its own, with no setting but those given."""
    command = [sys.executable, "-m", "dialin.cli", *arguments]
    done = subprocess.run(
        command,
        input=stdin,
        env=clean_environment(**environment),
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def clean_environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DIALIN_", "TWILIO_"))}
    return kept | settings


def refusal(ran: Ran) -> str:
    """The one line on standard error that says what to change."""
    assert ran.code == 1, (ran.code, ran.err)
    assert ran.out == ""
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1, ran.err
    return ran.err.strip()


def create_event(*more: str, slug: str = "digitaltag", seats: int = 2) -> Any:
    """An event in ten days, for which people may register until the week after next begins."""
    starts = wall_clock() + timedelta(days=10)
    closes = starts - timedelta(days=3)
    return run(
        "event", "create", "--slug", slug, "--title", "Digitaltag", "--timezone", "Europe/Berlin",
        "--starts", f"{starts:%Y-%m-%dT18:00}", "--registration-closes", f"{closes:%Y-%m-%dT23:59}",
        "--seats", str(seats), "--number", NUMBER, "--office", OFFICE, "--json", *more,
    ).json  # fmt: skip


def add_attendee(name: str, phone: str, *more: str, slug: str = "digitaltag") -> Any:
    return run("attendee", "add", "--event", slug, "--name", name, "--phone", phone, "--json", *more).json
