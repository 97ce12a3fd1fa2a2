"""The check of the migrations finds what it is there to find."""

import pytest
from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, text

from dialin.store.tables import metadata
from tests.check_migrations import check
from tests.databases import KINDS


@pytest.fixture
def declared() -> MetaData:
    """A copy of dialin's tables that a test may change."""
    copied = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(copied)
    return copied


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_as_they_are_declared_come_out_of_the_migrations(databases, declared, kind):
    assert check(databases, kind, declared) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_no_migration_adds_is_found(databases, declared, kind):
    declared.tables["seat"].append_column(Column("colour", Integer))
    assert any("colour" in line for line in check(databases, kind, declared))


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_no_migration_drops_is_found(databases, declared, kind):
    declared.remove(declared.tables["throttle"])
    assert any("throttle" in line for line in check(databases, kind, declared))


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_constraint_that_no_migration_adds_is_found(databases, declared, kind):
    declared.tables["seat"].append_constraint(CheckConstraint("number < 9999", name="few"))
    assert any("9999" in line for line in check(databases, kind, declared))


@pytest.mark.parametrize("kind", KINDS)
def test_another_condition_of_a_partial_index_is_found(databases, declared, kind):
    pin = declared.tables["pin"]
    index = next(index for index in pin.indexes if index.name == "one_living_pin")
    columns = [column.name for column in index.columns]
    pin.indexes.remove(index)
    always = text("NOT is_live")
    Index(
        "one_living_pin", *(pin.c[name] for name in columns), unique=True, sqlite_where=always, postgresql_where=always
    )
    assert any("one_living_pin" in line for line in check(databases, kind, declared))
