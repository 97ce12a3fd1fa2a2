"""An SMTP server on loopback that puts what it is sent into a mailbox."""

import asyncio
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Self
from weakref import WeakSet

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from dialin.rehearsal.mailbox.mailbox import Mailbox, read_mail

HOST = "127.0.0.1"
_STARTS_WITHIN = 20.0  # seconds


class Receiving:
    """The server of a mailbox, in a thread of its own; port 0 takes a free one, which it keeps when it comes back.

    now: the time of day that mails are stamped with.
    """

    def __init__(self, mailbox: Mailbox, *, now: Callable[[], datetime], port: int = 0) -> None:
        self.mailbox, self._now, self.port = mailbox, now, port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = asyncio.Event()
        self._thread: threading.Thread | None = None
        self._talks: WeakSet[SMTP] = WeakSet()

    @property
    def url(self) -> str:
        login = f"{self.mailbox.user}:{self.mailbox.password}@" if self.mailbox.user else ""
        return f"smtp://{login}{HOST}:{self.port}"

    def open(self) -> Self:
        """Begin to answer; OSError where the port is taken. Whoever opens it may have a loop of their own."""
        listening = socket.create_server((HOST, self.port))
        self.port = listening.getsockname()[1]
        self._loop, self._closing = asyncio.new_event_loop(), asyncio.Event()
        self._thread = threading.Thread(target=self._run, args=(self._loop, listening), name="mailbox", daemon=True)
        self._thread.start()
        return self

    def close(self) -> None:
        """Be away: whoever connects is refused, whoever is connected is cut off."""
        if self._loop and self._thread:
            self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join(_STARTS_WITHIN)
            self._loop = self._thread = None

    def __enter__(self) -> Self:
        return self if self._loop else self.open()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, loop: asyncio.AbstractEventLoop, listening: socket.socket) -> None:
        loop.run_until_complete(self._serve(listening))
        loop.close()

    async def _serve(self, listening: socket.socket) -> None:
        # Closed by an event and not by stopping the loop: one that is stopped before the server stands would end
        # with the socket open, and whoever connects would wait for ever.
        server = await asyncio.get_running_loop().create_server(self._talk, sock=listening)
        await self._closing.wait()
        await _cut_off(server, self._talks)

    def _talk(self) -> SMTP:
        talk = SMTP(
            _Handler(self.mailbox, self._now),
            hostname="mailbox.example",
            authenticator=self._authenticate,
            auth_require_tls=False,
            enable_SMTPUTF8=True,
            loop=self._loop,
        )
        self._talks.add(talk)
        return talk

    def _authenticate(self, _: SMTP, __: Session, ___: Envelope, mechanism: str, given: object) -> AuthResult:
        box = self.mailbox
        is_right = isinstance(given, LoginPassword) and given == LoginPassword(box.user.encode(), box.password.encode())
        return AuthResult(success=is_right and mechanism in ("LOGIN", "PLAIN"), handled=False)


async def _cut_off(server: asyncio.Server, talks: WeakSet[SMTP]) -> None:
    server.close()
    for talk in talks:
        if isinstance(talk.transport, asyncio.WriteTransport):
            talk.transport.abort()
    talking = asyncio.all_tasks() - {asyncio.current_task()}
    for task in talking:
        task.cancel()
    await asyncio.gather(*talking, return_exceptions=True)
    # Once more around: a connection that is cut off lets go of its socket at the loop's next turn.
    await asyncio.sleep(0)


class _Handler:
    """What the server does at each step of a conversation; the names of its methods are the library's."""

    def __init__(self, mailbox: Mailbox, now: Callable[[], datetime]) -> None:
        self._mailbox, self._now = mailbox, now

    async def handle_MAIL(  # noqa: N802
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._mailbox.user and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        if reply := self._mailbox.reply_for(address):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        source = envelope.content if isinstance(envelope.content, bytes) else b""
        receivers = tuple(str(address) for address in envelope.rcpt_tos)
        mail = read_mail(source, envelope.mail_from or "", receivers, self._now())
        if not self._mailbox.keep(mail) and server.transport:
            server.transport.close()
        return "250 OK"
