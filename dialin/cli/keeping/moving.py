"""Carries all rows to another database, and proves that all of them have come."""

from sqlalchemy import func, select

from dialin.cli.keeping.restoring import demand_own_tables
from dialin.cli.output import CommandRefused
from dialin.clock import wall_clock
from dialin.store.copies.present import look_at_present
from dialin.store.copies.rows import drop_everything, one_look, read_rows, revision_of, tables_of, write_rows
from dialin.store.database import Database, transaction
from dialin.store.migrations.upgrade import take_turns, upgrade_to


def move_rows(source: Database, target: Database) -> int:
    """How many. The target is as it was until all of it is there."""
    with one_look(source) as old, transaction(target) as new:
        left = look_at_present(old, wall_clock())
        if left.live_calls:
            raise CommandRefused("People are on the line. Move after the event, with dialin stopped.")
        if left.is_at_work:
            raise CommandRefused(
                "A worker is at work here, and what comes in from now on would be lost. Stop every server and worker; "
                "one that was killed is taken for gone after a minute."
            )
        take_turns(new)
        demand_own_tables(new)
        if look_at_present(new, wall_clock()).is_used:
            raise CommandRefused("The database there holds events or logins. Give an empty one; both are as they were.")
        drop_everything(new)
        upgrade_to(new, revision_of(old))
        rows = write_rows(new, read_rows(old))
        for table in tables_of(old):
            here, there = (one.execute(select(func.count()).select_from(table)).scalar_one() for one in (old, new))
            assert here == there, f"{table.name}: {here} rows here, {there} there"
    return rows
