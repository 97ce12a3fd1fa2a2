"""Puts a copy in the place of a database, in one transaction: whoever is answered meanwhile finds the old one."""

from collections.abc import Iterator
from dataclasses import dataclass

from alembic.util import CommandError
from sqlalchemy import Connection

from dialin.actions.attendees.forget_again import forget_again
from dialin.cli.output import CommandRefused
from dialin.jobs import forget_people
from dialin.services import Services
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.audit import log_change
from dialin.store.copies.lines import Head, read_head, read_rows_of
from dialin.store.copies.present import Present, find_same, look_at_present, tables_of_others
from dialin.store.copies.rows import drop_everything, write_rows
from dialin.store.migrations.upgrade import take_turns, upgrade_to
from dialin.store.sealing.present import demand_all_keys, follow_the_key


@dataclass(frozen=True, slots=True)
class Leave:
    """What of the present may be lost."""

    events: bool
    calls: bool

    def demand_for(self, present: Present) -> None:
        if present.live_calls and not self.calls:
            are = "1 call is" if present.live_calls == 1 else f"{present.live_calls} calls are"
            raise CommandRefused(f"{are} on the line. Wait until nobody is, or add --during-calls.")
        if present.is_used and not self.events:
            raise CommandRefused(
                "The database holds events or logins. Back it up, then add --replace to put the copy there."
            )


def check(lines: Iterator[bytes]) -> tuple[Head, int]:
    """What the copy says of itself, and its rows, read to the end."""
    head = read_head(lines)
    rows = sum(len(some.values) for some in read_rows_of(lines))
    for _ in lines:  # so that the end of the file is proved as well
        pass
    return head, rows


def demand_own_tables(connection: Connection) -> None:
    """What a copy is put in the place of is dropped whole."""
    if others := tables_of_others(connection):
        raise CommandRefused(
            f"The database there is another program's as well: it has the table {others[0]}, which would be lost. "
            "Give dialin a database of its own."
        )


def restore_rows(services: Services, lines: Iterator[bytes], leave: Leave) -> int:
    """How many people were deleted anew, since they had been deleted after the copy was made."""
    with services.acting(COMMAND_LINE) as act:
        connection, head = act.connection, read_head(lines)
        take_turns(connection)
        demand_own_tables(connection)
        present = look_at_present(connection, act.now)
        leave.demand_for(present)
        drop_everything(connection)
        _build(act, head)
        write_rows(connection, read_rows_of(lines))
        demand_all_keys(connection)  # while what there was is still there
        follow_the_key(connection)
        upgrade_to(connection, "head")
        follow_the_key(connection)  # which a copy from before there were keys has only from here on
        again = find_same(connection, present.deleted)
        for attendee_id in again:
            forget_again(act, attendee_id)
        log_change(act, "database.restore", made_at=f"{head.made_at:%Y-%m-%d %H:%M %Z}", people=len(again))
    forget_people.do(services)  # whatever is past its days by now
    return len(again)


def _build(act: Act, head: Head) -> None:
    """The tables as they were when the copy was made."""
    try:
        upgrade_to(act.connection, head.revision)
    except CommandError:
        newer = f"The copy is of dialin {head.by}, whose database is newer. Install that version."
        raise CommandRefused(newer) from None
