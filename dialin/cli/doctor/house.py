"""What every check is handed: the settings, what is wrong with them, and the ways to database and provider."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from dialin.cli.doctor.findings import Check
from dialin.cli.opening import keys_at_hand, pin_keys_of
from dialin.clock import wall_clock
from dialin.config import Settings
from dialin.provider.account import AccountDesk
from dialin.provider.twilio_account import connect_account
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.database import open_database, reading
from dialin.store.events import Event, live_events


@dataclass(frozen=True, slots=True)
class House:
    """wrong: the names of the settings that a complaint was made about already; they count as not set.

    is_to_fix: whether the webhooks of numbers are to be set where they are wrong. found: by the rounds before.
    calling: the event that test calls are made for afterwards.
    """

    settings: Settings
    wrong: frozenset[str]
    is_to_fix: bool
    found: tuple[Check, ...] = ()
    calling: str | None = None

    def complains_of(self, name: str, beginning: str = "") -> bool:
        """Whether that check has found something to mend, in a sentence that begins so."""
        return any(one.name == name and not one.is_ok and one.says.startswith(beginning) for one in self.found)

    @contextmanager
    def looking(self) -> Iterator[Act]:
        """One look into the database, by a connection of the check's own."""
        with (
            closing(open_database(self.settings.database_url, keys=keys_at_hand(self.settings))) as database,
            reading(database) as connection,
        ):
            yield Act(connection, wall_clock(), COMMAND_LINE, pin_keys_of(self.settings, database))

    @contextmanager
    def desk(self) -> Iterator[AccountDesk]:
        """Only where the check of the account has found one."""
        desk = connect_account(self.settings)
        assert desk is not None
        with closing(desk):
            yield desk

    def sealing_key(self) -> str | None:
        """The id of the key that what is new is sealed by, which is no secret."""
        keys = keys_at_hand(self.settings)
        return None if keys is None else keys.first.id

    def events(self) -> list[Event]:
        """Those to come or under way, the nearest first."""
        with self.looking() as act:
            return [event for event in live_events(act) if event.cancelled_at is None]

    def numbers(self) -> list[str]:
        """On which these are called, each once."""
        return list(dict.fromkeys(event.number for event in self.events() if event.number))
