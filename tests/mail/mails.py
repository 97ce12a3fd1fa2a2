"""A mail to nobody, and the mailer that hands it to a server of the tests."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from dialin.config.mail_server import Encryption, MailServer
from dialin.mail.composing import Sender
from dialin.mail.promise import Mail
from dialin.mail.smtp import SmtpMailer
from tests.mail.servers import HOST
from tests.slowness import LONG_ENOUGH

SENDER = Sender("telefon@musterstadt.example", "Musterstadt am Fluß")
MAIL = Mail(
    key="work-17",
    to="erna@post.example",
    subject="Ihr Telefon-Platz",
    text="Guten Tag Erna Müller,\n\nIhre PIN: 748 290\n.\nEnde\n",
    language="de",
    at=datetime(2026, 6, 12, 10, 30, tzinfo=UTC),
)


def mail(**changes: Any) -> Mail:
    return replace(MAIL, **changes)


def mailer(
    port: int,
    encryption: Encryption = Encryption.NONE,
    *,
    tls: ssl.SSLContext | None = None,
    sign_in: tuple[str, str] | tuple[None, None] = (None, None),
    patience: float = LONG_ENOUGH,
) -> SmtpMailer:
    return SmtpMailer(MailServer(HOST, port, encryption, *sign_in), SENDER, patience=patience, tls=tls)


def text_of(message: EmailMessage) -> str:
    """As it was written: on its way each line ends as the protocol wants it."""
    return str(message.get_content()).replace("\r\n", "\n")
