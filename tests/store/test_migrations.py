"""The migrations make the schema that the code declares, on both databases, and can be run again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from dialin.services import Services
from dialin.store.database import transaction
from dialin.store.migrations.state import newest_revision, pending_migrations
from dialin.store.migrations.upgrade import alembic_config, upgrade
from dialin.store.tables import metadata


def test_the_migrated_schema_is_the_declared_one(services: Services) -> None:
    with transaction(services.database) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_partial_indexes_are_partial_in_the_database_too(services: Services) -> None:
    """A comparison of schemas sees no WHERE; without it a name could never be registered again."""
    declared = {
        index.name: str(index.dialect_options["sqlite"]["where"])
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert {"one_registration", "one_living_pin"} <= set(declared)
    query = (
        "SELECT sql FROM sqlite_master WHERE name = :name"
        if services.database.write.dialect.name == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE indexname = :name"
    )
    with transaction(services.database) as connection:
        for name, where in declared.items():
            made = str(connection.execute(text(query), {"name": name}).scalar_one())
            assert "UNIQUE" in made
            assert where in made.partition(" WHERE ")[2]


def test_upgrading_again_changes_nothing(services: Services) -> None:
    assert not pending_migrations(services.database)
    upgrade(services.database)
    assert not pending_migrations(services.database)


def test_a_database_that_is_behind_is_noticed(services: Services) -> None:
    with transaction(services.database) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert pending_migrations(services.database)
    with transaction(services.database) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert pending_migrations(services.database)


def test_the_migrations_have_one_end_which_the_code_knows(services: Services) -> None:
    with transaction(services.database) as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))
    assert script.get_heads() == [newest_revision()]


def test_a_migration_that_fails_leaves_nothing_behind(services: Services) -> None:
    before = sorted(inspect(services.database.write).get_table_names())
    with transaction(services.database) as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(services.database)
    with transaction(services.database) as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 0
    inspect(services.database.write).clear_cache()
    assert sorted(inspect(services.database.write).get_table_names()) == before
