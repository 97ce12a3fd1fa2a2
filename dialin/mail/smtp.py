"""Hands mails to a mail server over SMTP: encrypted, with time-outs, and knowing afterwards what may have happened."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from dialin.config import Settings
from dialin.config.mail_server import Encryption, MailServer
from dialin.mail.composing import Sender, compose
from dialin.mail.promise import Mail, Mailer, MailTrouble

PATIENCE = 20.0  # seconds for each answer; servers that look for spam take ten
_TAKEN = 250
_CLOSING = 421  # the server ends the connection, whatever was asked
_EXTENDED = re.compile(rb"\b([245]\.\d{1,3}\.\d{1,3})\b")  # RFC 3463: what the server means, without a person in it


def connect_mailer(settings: Settings) -> Mailer | None:
    """The mail server of the settings; None without one. Connects for each mail."""
    server = settings.mail_server
    if server is None or settings.mail_from is None:
        return None
    return SmtpMailer(server, Sender(settings.mail_from, settings.city))


class SmtpMailer:
    """patience: seconds for each answer. tls: whose certificates are believed; usually the system's."""

    def __init__(
        self, server: MailServer, sender: Sender, *, patience: float = PATIENCE, tls: ssl.SSLContext | None = None
    ) -> None:
        self._server, self._sender, self._patience = server, sender, patience
        self._tls = tls or ssl.create_default_context()

    def send(self, mail: Mail) -> None:
        message = compose(mail, self._sender)
        with self._connected() as smtp:
            _hand_over(smtp, message, self._sender.address, str(message["To"]))

    def try_out(self) -> None:
        """Goes as far as a mail does before it is handed over, and sends none; raises `MailTrouble`."""
        with self._connected() as smtp:
            try:
                _expect(smtp.mail(self._sender.address), "will not take mails from this sender")
                smtp.rset()
            except (OSError, smtplib.SMTPException) as trouble:
                raise _unready(trouble) from trouble

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        smtp = self._open()
        try:
            self._introduce(smtp)
            yield smtp
            with suppress(OSError, smtplib.SMTPException):  # it has the mail, and may be as impolite as it likes
                smtp.quit()
        finally:
            smtp.close()

    def _open(self) -> smtplib.SMTP:
        # By the sender's domain: the machine's own name is nobody's business, and to look it up may take seconds.
        server, own_name = self._server, self._sender.domain
        try:
            if server.encryption is Encryption.TLS:
                return smtplib.SMTP_SSL(server.host, server.port, own_name, timeout=self._patience, context=self._tls)
            return smtplib.SMTP(server.host, server.port, own_name, timeout=self._patience)
        except (OSError, smtplib.SMTPException) as trouble:
            raise _unready(trouble) from trouble

    def _introduce(self, smtp: smtplib.SMTP) -> None:
        """What is refused here is the house's fault and no mail's: each waits until somebody has mended it."""
        server = self._server
        try:
            if server.encryption is Encryption.STARTTLS:
                smtp.starttls(context=self._tls)
            smtp.ehlo_or_helo_if_needed()
            if server.user is not None:
                smtp.login(server.user, server.password or "")
        except (OSError, smtplib.SMTPException) as trouble:
            raise _unready(trouble) from trouble


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage, sender: str, to: str) -> None:
    try:
        _expect(smtp.mail(sender), "will not take mails from this sender")
        _expect(smtp.rcpt(to), "will not take mails for this address")
    except (OSError, smtplib.SMTPException) as trouble:
        raise _unready(trouble) from trouble
    try:
        _expect(smtp.data(message.as_bytes()), "will not take this mail")
    except smtplib.SMTPDataError as refused:  # of the word DATA itself: nothing was handed over
        answer = refused.smtp_error
        _expect((refused.smtp_code, answer if isinstance(answer, bytes) else b""), "will not take this mail")
    except (OSError, smtplib.SMTPException) as trouble:
        raise MailTrouble(
            "The mail server broke off; the mail may have arrived.", is_passing=True, may_be_done=True
        ) from trouble


def _expect(answer: tuple[int, bytes], otherwise: str) -> None:
    code, said = answer
    if code not in (_TAKEN, 251):  # the second: it forwards the mail
        raise MailTrouble(
            f"The mail server {otherwise} ({_told(code, said)}).", is_passing=code < 500 or code == _CLOSING
        )


def _unready(trouble: Exception) -> MailTrouble:
    """Nothing has been handed over."""
    match trouble:
        case smtplib.SMTPAuthenticationError():
            said = trouble.smtp_error if isinstance(trouble.smtp_error, bytes) else b""
            sentence = f"The mail server refuses user and password ({_told(trouble.smtp_code, said)})."
        case smtplib.SMTPNotSupportedError():
            sentence = "The mail server offers no STARTTLS or no sign-in. Change DIALIN_SMTP_URL."
        case ssl.SSLCertVerificationError():
            sentence = "The mail server's certificate is not valid for its name."
        case smtplib.SMTPResponseException():
            sentence = f"The mail server is not ready ({_told(trouble.smtp_code, b'')})."
        case _:
            sentence = "The mail server cannot be reached."
    return MailTrouble(sentence, is_passing=True)


def _told(code: int, said: bytes) -> str:
    extended = _EXTENDED.search(said)
    return f"{code} {extended[1].decode()}" if extended else str(code)
