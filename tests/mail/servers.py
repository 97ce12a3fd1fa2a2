"""A real mail server on loopback, which does what a test wants and keeps what it took."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.slowness import LONG_ENOUGH

HOST = "127.0.0.1"


@dataclass
class Mailbox:
    """What the server took. answers: what it says instead of yes, by the word that it answers."""

    answers: dict[str, str] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)
    helo: str = ""

    async def handle_MAIL(  # noqa: N802 (aiosmtpd's name)
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.helo = session.host_name
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        said = self.answers.get("DATA", "250 OK")
        if said == "":
            server.transport.abort()
        if said.startswith("250") or said == "":
            content = envelope.content
            self.mails.append(message_from_bytes(content if isinstance(content, bytes) else b"", policy=default))
            self.recipients += envelope.rcpt_tos
        return said or "250 OK"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        is_right = given.password == b"zebra"
        self.signed_in += [given.login.decode()] if is_right else []
        return AuthResult(success=is_right, handled=False)


@dataclass(frozen=True)
class Certificates:
    """One for this server, signed by nobody else: `theirs` believes it, `ours` shows it."""

    ours: ssl.SSLContext
    theirs: ssl.SSLContext


def certificates(folder: Path, host: str = HOST) -> Certificates:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    file.write_bytes(pem)
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(file)
    theirs = ssl.create_default_context(cadata=certificate.public_bytes(serialization.Encoding.PEM).decode())
    return Certificates(ours, theirs)


@contextmanager
def mail_server(mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, **options: Any) -> Iterator[int]:
    """The port on which it listens. tls: encrypted from the beginning; options: of aiosmtpd's SMTP."""

    def session() -> SMTP:
        return SMTP(mailbox, authenticator=mailbox.authenticate, **options)

    with listening(session, tls=tls) as port:
        yield port


@contextmanager
def listening(protocol: Callable[[], asyncio.BaseProtocol], *, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(loop.create_server(protocol, HOST, 0, ssl=tls), loop).result(LONG_ENOUGH)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(LONG_ENOUGH)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(LONG_ENOUGH)
        loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
