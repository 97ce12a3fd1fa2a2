"""A copy is put in the place of nothing that somebody would miss, and each wrong place is refused in one sentence."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dialin.clock import wall_clock
from dialin.store.database import open_database, transaction
from dialin.store.workers import note_seen
from tests.acting import acting
from tests.cli.running import create_event, refusal, run
from tests.config.credentials import SECRET
from tests.databases import KINDS, Databases


@pytest.fixture
def file(desk: str, tmp_path: Path) -> Path:
    create_event()
    kept = tmp_path / "friday.dialin"
    assert run("backup", str(kept)).code == 0
    return kept


def names_of_tables(url: str) -> set[str]:
    with closing(open_database(url)) as database, transaction(database) as connection:
        return set(database.write.dialect.get_table_names(connection))


@pytest.mark.parametrize("kind", KINDS)
def test_logins_are_not_written_over_unless_it_is_said(
    file: Path, kind: str, databases: Databases, monkeypatch
) -> None:
    with databases.fresh(kind) as url:
        house = run("event", "list", "--json").json
        with monkeypatch.context() as there:
            there.setenv("DIALIN_DATABASE_URL", url)
            assert run("staff", "add", "anna", "--role", "admin").code == 0
            assert "holds events or logins" in refusal(run("restore", str(file)))
            assert "holds events or logins" in refusal(run("move", url))  # itself
        assert "holds events or logins" in refusal(run("move", url))
        with monkeypatch.context() as there:
            there.setenv("DIALIN_DATABASE_URL", url)
            assert [one["name"] for one in run("staff", "list", "--json").json] == ["anna"]
            assert run("restore", str(file), "--replace").code == 0
            assert run("event", "list", "--json").json == house


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("table", ["invoice", "event"])
def test_another_programs_tables_are_never_dropped(
    file: Path, kind: str, table: str, databases: Databases, monkeypatch
):
    """An event of another program is none of ours either."""
    with databases.fresh(kind) as url:
        with closing(open_database(url)) as database, transaction(database) as connection:
            if table == "event":
                for name in ("alembic_version", "seat"):
                    connection.execute(text(f"ALTER TABLE {name} RENAME TO of_others_{name}"))
            else:
                connection.execute(text("CREATE TABLE invoice (id INTEGER PRIMARY KEY)"))
        before = names_of_tables(url)
        assert "another program's as well" in refusal(run("move", url))
        monkeypatch.setenv("DIALIN_DATABASE_URL", url)
        assert "which would be lost" in refusal(run("restore", str(file), "--replace"))
        assert names_of_tables(url) == before


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://127.0.0.1/x", "The address to move to cannot be used. Write it as sqlite:///"),
        ("elsewhere", "The address to move to cannot be used. Write it as sqlite:///"),
        ("postgresql+psycopg://u:geheim@h:port/x", "The address to move to cannot be used. Write it as"),
        ("postgresql+psycopg://u:p@geheim@h/x", "The address to move to: in the password write @ as %40"),
        ("sqlite:///:memory:", "The address to move to names no file"),
        ("sqlite:////nowhere/at/all.db", "The database /nowhere/at/all.db cannot be made: No such file"),
    ],
)
def test_an_address_that_cannot_be_is_refused_before_anything_is_done(file: Path, url: str, says: str) -> None:
    line = refusal(run("move", url))
    assert line.startswith(says)
    assert "geheim" not in line


def test_a_relative_address_lies_in_the_home_folder_as_it_will_when_it_is_set(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("DIALIN_HOME", str(home))
    assert f"rows are in {home}/new.db." in run("move", "sqlite:///new.db").err
    monkeypatch.setenv("DIALIN_DATABASE_URL", "sqlite:///new.db")
    assert [one["slug"] for one in run("event", "list", "--json").json] == ["digitaltag"]


def test_without_the_secret_key_it_is_asked_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIALIN_SECRET_KEY")
    for words in (("restore", str(file)), ("restore", str(file), "--check"), ("backup", f"{file}.2")):
        assert "DIALIN_SECRET_KEY is not set" in refusal(run(*words))
    monkeypatch.setenv("DIALIN_SECRET_KEY", SECRET[::-1])
    assert "another DIALIN_SECRET_KEY, or is damaged" in refusal(run("restore", str(file), "--check"))


def test_nobody_moves_out_under_a_server_that_goes_on(desk_on_each: str, tmp_path: Path) -> None:
    create_event()
    for seen, code in ((timedelta(seconds=50), 1), (timedelta(seconds=70), 0)):
        with closing(open_database(desk_on_each)) as database, acting(database, wall_clock() - seen) as act:
            note_seen(act, "here:1")
        assert run("move", f"sqlite:///{tmp_path}/{code}.db").code == code
    assert run("backup", f"{tmp_path}/x.dialin").code == 0
