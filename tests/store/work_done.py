"""How much a database looks at to answer, whatever the time it takes: a measure that no busy machine changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import text

from dialin.store.act import Act

_ROWS = text("SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0) FROM pg_stat_xact_user_tables")


@dataclass
class WorkDone:
    """steps: instructions of SQLite's machine, or rows that PostgreSQL has read."""

    steps: int = 0


@contextmanager
def counting(act: Act) -> Iterator[WorkDone]:
    """What is done inside the block, in this transaction; complete once the block is left."""
    done = WorkDone()
    if act.connection.dialect.name == "postgresql":
        before = int(act.connection.execute(_ROWS).scalar_one())
        yield done
        done.steps = int(act.connection.execute(_ROWS).scalar_one()) - before
        return
    driver = act.connection.connection.dbapi_connection
    assert driver is not None

    def count() -> int:
        done.steps += 1
        return 0

    driver.set_progress_handler(count, 1)
    yield done
    driver.set_progress_handler(None, 1)
