"""The files of an SQLite database are their owner's alone, and none is made by looking for one."""

import os
import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from dialin.store.database import Database, open_database, reading, transaction
from dialin.store.migrations.upgrade import upgrade
from dialin.store.sqlite_files import close_to_others


@pytest.fixture
def wide_open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def in_use(path: Path) -> Database:
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    with transaction(database) as connection:
        connection.execute(text("DELETE FROM instance"))
    return database


def modes(folder: Path) -> dict[str, str]:
    return {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in folder.iterdir()}


@pytest.mark.usefixtures("wide_open_umask")
def test_whatever_the_umask_nobody_else_may_read_what_is_made(tmp_path: Path) -> None:
    database = in_use(tmp_path / "x.db")
    assert modes(tmp_path) == dict.fromkeys(("x.db", "x.db-wal", "x.db-shm", "x.db-queue"), "0o600")
    database.close()


@pytest.mark.usefixtures("wide_open_umask")
def test_a_database_that_others_could_read_is_closed_to_them_once(tmp_path: Path) -> None:
    database = in_use(tmp_path / "x.db")
    for file in tmp_path.iterdir():
        file.chmod(0o644)
    assert close_to_others(tmp_path / "x.db") is True
    assert set(modes(tmp_path).values()) == {"0o600"}
    assert close_to_others(tmp_path / "x.db") is False
    database.close()


def test_neither_looking_nor_writing_makes_a_database(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/x.db")
    for opened in (reading, transaction):
        with pytest.raises(OperationalError, match="unable to open database file"), opened(database):
            pass
    assert not (tmp_path / "x.db").exists()
    database.close()
