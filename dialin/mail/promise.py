"""What dialin asks of a mail server, and how that fails."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class MailTrouble(Exception):
    """The mail server could not be reached or would not take the mail.

    The sentence names no person: neither the address nor what the server says, which likes to repeat it.
    """

    def __init__(self, sentence: str, *, is_passing: bool, may_be_done: bool = False) -> None:
        super().__init__(sentence)
        self.is_passing = is_passing  # trying again later may help
        self.may_be_done = may_be_done  # only the answer is missing: the mail may be on its way all the same


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person. A subject stands on lock screens: never a PIN in it.

    key: of letters, digits, points and hyphens, the same whenever the same mail is sent again, so that mailboxes
    recognise it. at: when it was written; stays the same too.
    """

    key: str
    to: str
    subject: str
    text: str
    language: str
    at: datetime


class Mailer(Protocol):
    """Speaks with a time-out; is not called inside a transaction."""

    def send(self, mail: Mail) -> None:
        """Once this returns the server has taken the mail; raises `MailTrouble`."""
