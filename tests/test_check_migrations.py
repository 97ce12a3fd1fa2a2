"""The check of the migrations finds what it is there to find."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, text

from dialin.store.tables import metadata
from tests.check_migrations import MIGRATIONS, RELEASED, check, edited, release
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


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the migrations that a test may change."""
    shutil.copytree(MIGRATIONS, tmp_path / "copied", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "copied"


def test_no_released_migration_was_edited():
    assert edited() == []
    assert len((MIGRATIONS / RELEASED).read_text(encoding="utf-8").splitlines()) >= 13


def test_a_released_migration_that_was_edited_or_deleted_is_found(copied):
    first, second, *_ = sorted((copied / "versions").glob("0*.py"))
    first.write_text(first.read_text(encoding="utf-8") + "# a better word\n", encoding="utf-8")
    second.unlink()
    assert edited(copied) == [
        f"{first.name} has been released and was edited: write a new migration instead",
        f"{second.name} has been released and was deleted: write a new migration instead",
    ]


def test_a_migration_that_is_new_may_still_change_until_it_is_released(copied):
    new = copied / "versions" / "9999_new.py"
    new.write_text("revision = 'x'\n", encoding="utf-8")
    assert edited(copied) == []
    release(copied)
    new.write_text("revision = 'y'\n", encoding="utf-8")
    assert edited(copied) == ["9999_new.py has been released and was edited: write a new migration instead"]
