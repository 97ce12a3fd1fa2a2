"""`dialin rehearse` from its first line to its last: a report, and a town that is as it was before."""

import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from dialin.cli.rehearse.playing import lines_with
from dialin.cli.rehearse.throwaway import throwaway_database
from dialin.cli.rehearse.words import words_in
from dialin.clock import wall_clock
from dialin.prompts.catalogue import languages
from tests.building import begin_call
from tests.cli.running import create_event, refusal, run, run_process
from tests.config.credentials import SECRET
from tests.every import every

SHORT = ("--minutes", "0.3", "--speed", "20", "--workers", "1")


def rows(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        found = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
    engine.dispose()
    return found


def test_made_up_people_call_and_the_town_is_as_it_was_before(desk: str) -> None:
    create_event(seats=2)
    before = rows(desk)
    ran = run_process(
        "rehearse", "--event", "digitaltag", "--callers", "3", "--seed", "4", "--json", *SHORT,
        DIALIN_DATABASE_URL=desk, DIALIN_SECRET_KEY=SECRET,
    )  # fmt: skip
    report = json.loads(ran.out)
    assert (report["callers"], report["seats"]) == (3, 2)
    assert report["calls"] >= 1
    # How many were cut off, or sat for too long, is also a matter of how slow the machine is; the rest is not.
    harm = report["harm"]
    assert {
        harm[name] for name in ("over_admitted_instants", "in_twice", "calls_doubled", "personal_data_in_logs")
    } == {0}
    assert (ran.code == 0) == report["is_clean"] == (not any(harm.values())), ran.err
    assert report["waits"].keys() == {"answered", "asked", "placed", "back", "webhook"}
    assert rows(desk) == before


def test_nobody_is_rehearsed_with_while_people_are_on_the_line(desk: str) -> None:
    create_event()
    starts = wall_clock() + timedelta(minutes=10)  # the doors are open
    opened, over = (f"{at:%Y-%m-%dT%H:%M:%S%z}" for at in (starts, starts + timedelta(hours=2)))
    soon = run("event", "set", "digitaltag", "--starts", opened, "--ends", over, "--registration-closes", opened)
    assert soon.code == 0, soon.err
    on_the_line(desk)
    said = refusal(run_process("rehearse", "--event", "digitaltag", "--callers", "1", DIALIN_DATABASE_URL=desk,
                               DIALIN_SECRET_KEY=SECRET))  # fmt: skip
    assert "People are on the line" in said


def on_the_line(url: str) -> None:
    from dialin.app import build_services  # noqa: PLC0415
    from dialin.config import read_settings  # noqa: PLC0415

    services = build_services(read_settings(_env_file=None, database_url=url, secret_key=SECRET))
    begin_call(services, "CA1", event_id=1)
    services.database.close()


def test_an_event_that_there_is_not_is_refused(desk: str) -> None:
    assert "no event nothing" in refusal(run("rehearse", "--event", "nothing", "--callers", "3"))


def test_the_database_of_a_rehearsal_is_of_the_towns_kind_and_gone_afterwards(
    database_url: str, tmp_path: Path
) -> None:
    with throwaway_database(database_url, tmp_path) as url:
        assert url.partition(":")[0] == database_url.partition(":")[0]
        assert url != database_url
        assert rows(url)["event"] == 0
        name = url.rpartition("/")[2].partition("?")[0]
    if url.startswith("postgresql"):
        engine = create_engine(database_url)
        with engine.connect() as connection:
            known = connection.execute(text("SELECT datname FROM pg_database")).scalars().all()
        engine.dispose()
        assert name not in known


def test_a_name_a_number_or_a_pin_in_a_log_is_found() -> None:
    secrets, logs = (
        ["Erna Beispiel", "+493023125010", "748290"],
        ["ok\n1 Erna Beispiel\n", "pin=748290\nok +49302312501"],
    )
    assert lines_with(secrets, logs) == ["1 Erna Beispiel", "pin=748290"]


@every("language", languages())
def test_callers_know_what_they_are_asked_in_every_language(language: str) -> None:
    words = words_in(language)
    assert all(len(beginning) > 5 for group in (words.asks_pin, words.waits, words.farewells) for beginning in group)
    assert set(words.asks_pin).isdisjoint(words.farewells + words.apologies)
