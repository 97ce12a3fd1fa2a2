"""The database is there, migrated, sealed by this key, and takes something down."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.cli.opening import demand_own_keys, in_one_sentence, keys_at_hand
from dialin.cli.output import CommandRefused
from dialin.clock import wall_clock
from dialin.demands import demand_database, name_of
from dialin.store.database import has_waited, open_database
from dialin.store.outages import cause_of
from dialin.store.probing import try_writing

ROOM = "Make room on its disk, see that it is not for reading only, and that it is the dialin user's."


def look(house: House) -> Iterable[Finding]:
    settings = house.settings
    try:
        with (
            in_one_sentence(settings),
            closing(open_database(settings.database_url, keys=keys_at_hand(settings))) as database,
        ):
            demand_database(database, settings)
            demand_own_keys(database)
            is_sealed = database.keys is not None
    except CommandRefused as refused:
        yield wrong_as_refused(str(refused))
    except sqlite3.Error as trouble:
        yield wrong(f"The database {name_of(settings)} cannot be opened: {trouble}.", "Check DIALIN_DATABASE_URL.")
    else:
        yield _written(house) or fine(
            f"{name_of(settings)} is there, migrated and written to"
            + (", and sealed by this key." if is_sealed else ".")
        )


def _written(house: House) -> Finding | None:
    try:
        try_writing(house.settings.database_url, wall_clock())
    except (OperationalError, WaitedTooLong) as trouble:
        if isinstance(trouble, WaitedTooLong) or has_waited(trouble):
            return worth_a_look("Others were writing to the database all the time.", "Run dialin doctor again.")
        return wrong(f"The database cannot be written to: {cause_of(trouble)}.", ROOM)
    except sqlite3.Error as trouble:
        return wrong(f"The database cannot be written to: {trouble}.", ROOM)
    return None
