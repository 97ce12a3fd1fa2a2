"""Proves that the migrations build the tables the code declares, and that no released one was edited.

python -m tests.check_migrations
python -m tests.check_migrations --release  (notes the hashes of all there are: a version is being released)
"""

import hashlib
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.engine.interfaces import ReflectedIndex

from dialin.store import migrations
from dialin.store.database import Database, open_database, transaction
from dialin.store.migrations.upgrade import alembic_config, upgrade
from dialin.store.tables import metadata
from tests.databases import KINDS, Databases

VERSION_TABLE = "alembic_version"
MIGRATIONS = Path(migrations.__file__).parent
RELEASED = "released.sha256"  # in the form of sha256sum

Rules = Mapping[str, list[str]]


def problems(database: Database, declared: MetaData) -> Iterator[str]:
    """One line for each difference between a migrated database and the declared tables; leaves it migrated anew."""
    with transaction(database) as connection:
        yield from _differences(connection, declared)
        migrated = _rules(connection)
        command.downgrade(alembic_config(connection), "base")
        yield from (f"downgrade leaves the table {name}" for name in _tables(connection))
    with transaction(database) as connection:
        declared.create_all(connection)
        created = _rules(connection)
        declared.drop_all(connection)
    yield from _compared(migrated, created)
    upgrade(database)
    with transaction(database) as connection:
        yield from (f"after down and up again: {line}" for line in _differences(connection, declared))


def _differences(connection: Connection, declared: MetaData) -> list[str]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return [f"not in the migrations: {difference}" for difference in compare_metadata(context, declared)]


def _rules(connection: Connection) -> Rules:
    """What autogenerate does not compare: check constraints, and the conditions of partial indexes."""
    inspector = inspect(connection)
    return {
        table: sorted(
            [f"check {check['sqltext']}" for check in inspector.get_check_constraints(table)]
            + [f"index {index['name']} where {_condition(index)}" for index in inspector.get_indexes(table)]
        )
        for table in _tables(connection)
    }


def _condition(index: ReflectedIndex) -> str:
    options = index.get("dialect_options", {})
    return str(next((options[name] for name in options if name.endswith("_where")), "always"))


def _tables(connection: Connection) -> list[str]:
    return [name for name in inspect(connection).get_table_names() if name != VERSION_TABLE]


def _compared(migrated: Rules, created: Rules) -> Iterator[str]:
    for table in sorted(migrated.keys() | created.keys()):
        one, other = set(migrated.get(table, [])), set(created.get(table, []))
        yield from (f"only in the migrations: {table}: {rule}" for rule in sorted(one - other))
        yield from (f"not in the migrations: {table}: {rule}" for rule in sorted(other - one))


def check(databases: Databases, kind: str, declared: MetaData) -> list[str]:
    """The problems of a fresh database of this kind."""
    with databases.fresh(kind) as url:
        database = open_database(url)
        try:
            return list(problems(database, declared))
        finally:
            database.close()


def edited(folder: Path = MIGRATIONS) -> list[str]:
    """One line for each released migration that is not what it was: databases that have it would never be told.

    A town's database has run it already; what changes in it afterwards only those that are new would get.
    """
    released = [line.split() for line in (folder / RELEASED).read_text(encoding="utf-8").splitlines()]
    return [
        f"{name} has been released and was {'edited' if path.exists() else 'deleted'}: write a new migration instead"
        for digest, name in released
        if not (path := folder / "versions" / name).exists() or _digest(path) != digest
    ]


def release(folder: Path = MIGRATIONS) -> None:
    """Notes all that there are now; those noted before have to be as they were."""
    files = sorted((folder / "versions").glob("*.py"))
    lines = [f"{_digest(file)}  {file.name}\n" for file in files]
    (folder / RELEASED).write_text("".join(lines), encoding="utf-8")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> None:
    """Exit status 1, and the problems on standard error, where there are any."""
    if found := edited():
        sys.exit("\n".join(found))
    if "--release" in sys.argv[1:]:
        release()
        return
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        try:
            found = [f"{kind}: {line}" for kind in KINDS for line in check(databases, kind, metadata)]
        finally:
            databases.close()
    sys.exit("\n".join(found) or 0)


if __name__ == "__main__":
    main()
