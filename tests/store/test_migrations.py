"""The migrations make the schema that the code declares, on both databases, and can be run again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from dialin.actions.house import House
from dialin.store.database import transaction
from dialin.store.migrations.state import newest_revision, pending_migrations
from dialin.store.migrations.upgrade import alembic_config, upgrade
from dialin.store.tables import metadata


def test_the_migrated_schema_is_the_declared_one(house: House) -> None:
    with transaction(house.database) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_partial_indexes_are_partial_in_the_database_too(house: House) -> None:
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
        if house.database.write.dialect.name == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE indexname = :name"
    )
    with transaction(house.database) as connection:
        for name, where in declared.items():
            made = str(connection.execute(text(query), {"name": name}).scalar_one())
            assert "UNIQUE" in made
            assert where in made.partition(" WHERE ")[2]


def test_upgrading_again_changes_nothing(house: House) -> None:
    assert not pending_migrations(house.database)
    upgrade(house.database)
    assert not pending_migrations(house.database)


def test_a_database_that_is_behind_is_noticed(house: House) -> None:
    with transaction(house.database) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert pending_migrations(house.database)
    with transaction(house.database) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert pending_migrations(house.database)


def test_the_migrations_have_one_end_which_the_code_knows(house: House) -> None:
    with transaction(house.database) as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))
    assert script.get_heads() == [newest_revision()]


def test_a_migration_that_fails_leaves_nothing_behind(house: House) -> None:
    before = sorted(inspect(house.database.write).get_table_names())
    with transaction(house.database) as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(house.database)
    with transaction(house.database) as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 0
    inspect(house.database.write).clear_cache()
    assert sorted(inspect(house.database.write).get_table_names()) == before
