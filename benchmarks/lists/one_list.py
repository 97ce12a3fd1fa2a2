"""One list, in a process of its own: prints what it took as JSON.

Arguments: the database's URL, how many rows, and the process of its server, or 0.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import psutil
from sqlalchemy import event as database_event

from benchmarks.lists.event import make_event, services_at
from benchmarks.lists.people import csv_of
from benchmarks.webhooks.servers import processor_seconds
from dialin.actions.attendees.find_doubles import find_doubles
from dialin.actions.attendees.import_attendees import import_attendees
from dialin.actions.attendees.try_import import try_import
from dialin.lists.read_table import Table, read_table
from dialin.store.database import Database
from dialin.store.events import load_event


@dataclass
class Taken:
    """processor: seconds by what was done, the database's included. longest: seconds of a transaction, wall and own
    processor. memory: the most of this process, in MB."""

    rows: int
    processor: dict[str, float] = field(default_factory=dict)
    wall: dict[str, float] = field(default_factory=dict)
    longest: tuple[float, float] = (0.0, 0.0)
    memory: float = 0.0


def take(url: str, rows: int, processor: Callable[[], float]) -> Taken:
    services, taken = services_at(url), Taken(rows)
    event_id = make_event(services, "list")
    content = csv_of(rows)

    @contextmanager
    def counted(deed: str) -> Iterator[None]:
        began, before = time.perf_counter(), processor()
        yield
        taken.processor[deed] = processor() - before
        taken.wall[deed] = time.perf_counter() - began

    with counted("read"):
        table = read_table(content)
    assert isinstance(table, Table), table
    with services.looking() as act:
        event = load_event(act, event_id)
        with counted("doubles"):
            find_doubles(act, event, table)
        with counted("dry run"):
            try_import(act, event, table)
    with counted("import"), _watched(services.database, taken):
        imported = import_attendees(services, event_id, table, author="benchmark")
    assert imported.registered == rows, imported.registered
    with services.looking() as act, counted("doubles again"):
        find_doubles(act, event, table)
    services.database.close()
    taken.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return taken


@contextmanager
def _watched(database: Database, taken: Taken) -> Iterator[None]:
    begun = [0.0, 0.0]

    def begin(_connection: object) -> None:
        begun[:] = time.perf_counter(), time.process_time()

    def commit(_connection: object) -> None:
        lasted = time.perf_counter() - begun[0], time.process_time() - begun[1]
        taken.longest = max(taken.longest[0], lasted[0]), max(taken.longest[1], lasted[1])

    database_event.listen(database.write, "begin", begin)
    database_event.listen(database.write, "commit", commit)
    yield
    database_event.remove(database.write, "begin", begin)
    database_event.remove(database.write, "commit", commit)


def main(url: str, rows: str, server: str) -> None:
    processes = [psutil.Process(), *([psutil.Process(int(server))] if server != "0" else [])]
    print(json.dumps(asdict(take(url, int(rows), lambda: processor_seconds(*processes)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
