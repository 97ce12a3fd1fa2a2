"""On whose behalf something is done: one transaction, one instant, one author, and the keys of the PINs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from dialin.crypto.pin_keys import PinKeys

COMMAND_LINE, CALLER, DIALIN = "command line", "caller", "dialin"  # authors who are not staff


@dataclass(frozen=True, slots=True)
class Act:
    """What every action and every query is handed first; a door opens it (`Services.acting`, `Services.looking`)."""

    connection: Connection  # inside the door's transaction
    now: datetime
    author: str  # for the audit log: the name of a member of staff, or one of those above
    open_keys: Callable[[], PinKeys]  # raises SettingsRefused on a command line without the secret key

    @property
    def pin_keys(self) -> PinKeys:
        return self.open_keys()
