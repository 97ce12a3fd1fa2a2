"""What belongs to another user of the machine is refused in one sentence that says so, and root closes nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import refusal, run
from tests.config.credentials import SECRET

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where others could get to, if it were theirs; pytest's own folders they cannot even see."""
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("DIALIN_HOME", str(folder))
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET)
    assert run("db", "upgrade").code == 0
    assert run("event", "list").code == 0  # from here on all of it is imported
    yield folder
    shutil.rmtree(folder)


def said_to_nobody(*words: str) -> str:
    """The refusal that another user gets."""
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(here, refusal(run(*words)).encode())
        finally:
            os._exit(0)
    os.close(here)
    os.waitpid(child, 0)
    with os.fdopen(there, encoding="utf-8") as read:
        return read.read()


@as_root
def test_a_home_folder_that_is_anothers_is_named_and_nothing_is_guessed_to_be_missing(home: Path) -> None:
    said = f"DIALIN_HOME: {home} is closed to this user; run dialin as the user whose it is"
    assert said_to_nobody("event", "list") == said
    assert said_to_nobody("serve") == said


@as_root
def test_a_database_that_is_anothers_is_said_to_be(home: Path) -> None:
    home.chmod(0o755)
    for mode in (0o600, 0o644):
        (home / "dialin.db").chmod(mode)
        assert "Run dialin as the user whose they are" in said_to_nobody("event", "list")


@as_root
def test_what_root_does_by_the_way_leaves_the_queue_to_the_owner_of_the_database(home: Path) -> None:
    for path in (home, *home.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    (home / "dialin.db-queue").unlink(missing_ok=True)
    assert run("event", "list").code == 0
    assert run("staff", "add", "anna", "--role", "staff").code == 0
    assert {path.stat().st_uid for path in home.iterdir()} == {NOBODY}
