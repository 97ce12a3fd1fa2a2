"""The folder in which the processes of one server count: gone with it, at the latest when the next one starts."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from dialin.cli.output import CommandRefused

PREFIX, HELD = "dialin-metrics-", "held"


def make_counters(within: Path) -> Path:
    """A new one; those of servers that were killed are removed."""
    for left in within.glob(f"{PREFIX}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=within))
        _hold(folder)
    except OSError as trouble:
        raise CommandRefused(f"Nothing can be written to {within}: {trouble.strerror}. Set TMPDIR elsewhere.") from None
    return folder


def _hold(folder: Path) -> None:
    """By a lock that the system frees with the last of the server's processes; under its name only once it is taken."""
    file = os.open(folder / "new", os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(file, fcntl.LOCK_EX)
    (folder / "new").rename(folder / HELD)


def _is_left(folder: Path) -> bool:
    try:
        file = os.open(folder / HELD, os.O_RDWR)
    except OSError:  # another user's, or about to be held
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(file)
    return True
