"""The mailbox: what has arrived for anybody, by mail or by post, and the trouble that was ordered for mails."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default

REFUSED = "550 5.1.1 There is no such mailbox here"
DEFERRED = "450 4.2.1 The mailbox is busy, try again later"


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """A mail as it was taken; `source` is the whole of it. receivers: of the envelope."""

    sender: str
    receivers: tuple[str, ...]
    subject: str
    text: str
    at: datetime
    source: bytes
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A printed letter in somebody's letter box."""

    to: str
    pdf: bytes
    at: datetime


@dataclass
class OrderedReply:
    """How the server answers for an address, or for any (None); `times` often, or for ever (None)."""

    reply: str
    address: str | None = None
    times: int | None = None


@dataclass
class Mailbox:
    """mails, letters: what has arrived, the oldest first. user, password: who may send; without them, anybody.

    answers_lost: how many mails more are kept without the sender being told so: its connection breaks.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    mails: list[Mail] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    answers_lost: int = 0
    _orders: list[OrderedReply] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def refuse(self, address: str | None = None, *, times: int | None = None, reply: str = REFUSED) -> None:
        """Refuse mails to an address, or to any; for good, as far as the sender knows."""
        with self._lock:
            self._orders.append(OrderedReply(reply, address, times))

    def defer(self, address: str | None = None, *, times: int | None = None, reply: str = DEFERRED) -> None:
        """As refuse, but only for now."""
        self.refuse(address, times=times, reply=reply)

    def accept_all(self) -> None:
        """Forget what was ordered."""
        with self._lock:
            self._orders.clear()

    def reply_for(self, address: str) -> str | None:
        """What was ordered for this receiver, one of its times used up; None: the mail is welcome."""
        with self._lock:
            for order in self._orders:
                if order.address in (None, address) and order.times != 0:
                    if order.times is not None:
                        order.times -= 1
                    return order.reply
        return None

    def keep(self, mail: Mail) -> bool:
        """Keep a mail; whether its sender is told."""
        with self._lock:
            self.mails.append(mail)
            if self.answers_lost:
                self.answers_lost -= 1
                return False
        return True

    def mails_to(self, address: str) -> list[Mail]:
        with self._lock:
            return [mail for mail in self.mails if address in mail.receivers]


def read_mail(source: bytes, sender: str, receivers: tuple[str, ...], at: datetime) -> Mail:
    """Take a mail apart: its words, and the files that came with it."""
    parsed = message_from_bytes(source, _class=EmailMessage, policy=default)
    body = parsed.get_body(preferencelist=("plain", "html"))
    attachments = tuple(_attachment(part) for part in parsed.iter_attachments())
    text = str(body.get_content()) if body else ""
    return Mail(sender, receivers, str(parsed.get("Subject", "")), text, at, source, attachments)


def _attachment(part: MIMEPart) -> Attachment:
    content = part.get_payload(decode=True)
    return Attachment(
        part.get_filename() or "", part.get_content_type(), content if isinstance(content, bytes) else b""
    )
