"""A mail as it travels: plain text, with headers into which nobody can write a line of their own."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import idna

from dialin.mail.promise import Mail, MailTrouble

_KEY = re.compile(r"[A-Za-z0-9.-]{1,100}")
# Stricter than the standard, whose quoted names nobody has: each sign of these is one that means only itself.
_ADDRESS = re.compile(r"([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)@([\w-]+(?:\.[\w-]+)+)")
_LONGEST_ADDRESS = 254
_UNUSABLE = "The mail address cannot be used. Correct it."


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom mails are from. name: the city's, before the address; reply_to: where answers go, if elsewhere."""

    address: str
    name: str | None = None
    reply_to: str | None = None

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def compose(mail: Mail, sender: Sender) -> EmailMessage:
    """Raises `MailTrouble` for an address that no mail could reach."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(_one_line(sender.name or ""), addr_spec=sender.address)
    message["To"] = Address(addr_spec=recipient(mail.to))
    message["Reply-To"] = Address(addr_spec=sender.reply_to or sender.address)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = message_id(mail.key, sender)
    # No absence note comes back to the city (RFC 3834; the second is for Exchange, which does not read the first).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = _one_line(mail.language)  # after the text, which clears all that is about it
    return message


def message_id(key: str, sender: Sender) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError("a mail's key has letters, digits, points and hyphens only")
    return f"<{key}@{sender.domain}>"


def recipient(address: str) -> str:
    """In ASCII, the domain's umlauts written as xn--…; raises `MailTrouble`."""
    written = _ADDRESS.fullmatch(address.strip())
    if written is None or len(address) > _LONGEST_ADDRESS or not written[1].isascii():
        raise MailTrouble(_UNUSABLE, is_passing=False)
    try:
        # Not Python's own codec, whose older standard takes faß.example for fass.example, which is somebody else's.
        domain = written[2] if written[2].isascii() else idna.encode(written[2], uts46=True).decode("ascii")
    except UnicodeError:
        raise MailTrouble(_UNUSABLE, is_passing=False) from None
    return f"{written[1]}@{domain}"


def _one_line(text: str) -> str:
    """Whatever would end or hide a line of the header becomes a blank."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
