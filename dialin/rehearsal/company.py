"""The telephone company in a box: its numbers, call legs, rooms and clock, and the doors to all of them."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from dialin.rehearsal.callees import Callee
from dialin.rehearsal.clock import Clock
from dialin.rehearsal.faults import Faults
from dialin.rehearsal.legs import Direction, Leg
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.rooms.comings import close_if_deserted
from dialin.rehearsal.rooms.room import Room, who_hears
from dialin.rehearsal.rooms.voices import fall_silent, hear_voice
from dialin.rehearsal.scenes import Scene, perform
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import GoTo, Outcome, Over, Steps, Told, Torn
from dialin.rehearsal.verbs import VERBS
from dialin.rehearsal.wire import callbacks
from dialin.rehearsal.wire.errands import Errands, InlineErrands
from dialin.rehearsal.wire.mail import Mailroom
from dialin.rehearsal.wire.parameters import API_VERSION
from dialin.rehearsal.wire.posts import Office, Sent
from dialin.rehearsal.wire.records import Alert, Received
from dialin.rehearsal.wire.transports import Transport

if TYPE_CHECKING:
    from dialin.rehearsal.recordings import Recording


class Company:
    """See the package's docstring for the whole of what can be done with it."""

    def __init__(
        self, account_sid: str, auth_token: str, *, send: Transport, now: datetime, seed: int | None = None
    ) -> None:
        self.account_sid = account_sid
        self.auth_token = auth_token
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.clock = Clock(now)
        self.faults = Faults()
        self.webhooks_sent: list[Sent] = []
        self.alerts: list[Alert] = []
        self.numbers: dict[str, IncomingNumber] = {}
        self.legs: dict[str, Leg] = {}
        self.rooms: dict[str, Room] = {}
        self.rooms_by_sid: dict[str, Room] = {}
        self.recordings: dict[str, Recording] = {}
        self.callees: dict[str, Callee] = {}
        self.anybody_else = Callee("no-answer")
        self.media: dict[str, float] = {}
        self.api_url = "https://api.twilio.com"
        self.api_keys: dict[str, str] = {}
        self.requests_received: list[Received] = []
        # Settings: what the provider leaves open, or sets by account.
        self.asks_after_hang_up = False
        self.calls_a_second: float | None = None
        self.next_call_at = self.opened_at = now
        self.verbs: Mapping[str, Callable[[Any, Any], Steps[Outcome]]] = VERBS
        self.errands: Errands = InlineErrands(self.lock)
        self.office = Office(send, auth_token, self.faults, self.webhooks_sent, lambda: self.clock.now)
        # Names and shuffles only, never a secret: a seed makes a story repeatable.
        self.chance = random.Random(seed)  # noqa: S311
        self.mail = Mailroom(self)
        self._depth = 0

    # ------------------------------------------------------------------ time and turns

    @property
    def now(self) -> datetime:
        return self.clock.now

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Do something to the company: under its lock, and afterwards its letters are carried."""
        with self.lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                outermost = self._depth == 0
        if outermost:
            self.errands.settle()

    @property
    def is_live(self) -> bool:
        """Whether time moves by itself and letters are carried by threads."""
        return not isinstance(self.errands, InlineErrands)

    def elapse(self, seconds: float) -> None:
        """Move the clock; whatever is due meanwhile happens in its order."""
        self._run(self.now + timedelta(seconds=seconds), lambda: False)

    def pass_time(self, seconds: float) -> None:
        """Move the clock where a person's own doing takes time; live, it passes by itself."""
        if not self.is_live:
            self.elapse(seconds)

    def run_until(self, holds: Callable[[], bool], at_most: float) -> bool:
        """Move the clock until something holds, `at_most` seconds; says whether it holds."""
        if self.is_live:
            raise RuntimeError("time moves by itself here")
        self.errands.settle()
        return holds() or self._run(self.now + timedelta(seconds=at_most), holds)

    def _run(self, until: datetime, holds: Callable[[], bool]) -> bool:
        while True:
            with self.turn():
                timer = self.clock.step(until)
                if timer:
                    timer.act()
            if timer is None or holds():
                return holds()

    # ------------------------------------------------------------------ numbers and calls

    def register_number(
        self,
        phone_number: str,
        *,
        voice_url: str | None = None,
        status_callback: str | None = None,
        voice_fallback_url: str | None = None,
    ) -> IncomingNumber:
        """Rent a number to the account and set its webhooks (all asked by POST)."""
        if voice_fallback_url and not voice_url:
            raise ValueError("21405: a fallback address needs a voice address")
        number = IncomingNumber(self.new_sid("PN"), phone_number, self.now, voice_url, friendly_name=phone_number)
        number.status_callback, number.voice_fallback_url = status_callback, voice_fallback_url
        self.numbers[phone_number] = number
        return number

    def call(
        self,
        *,
        from_: str | None,
        to: str,
        forwarded_from: str = "",
        sip_parameters: Mapping[str, str] | None = None,
    ) -> Leg:
        """Call one of the numbers; a withheld caller has from_ None, or a word such as `anonymous`."""
        with self.turn():
            leg = self.new_leg(from_ or "anonymous", to, "inbound")
            leg.forwarded_from, leg.sip_parameters = forwarded_from, dict(sip_parameters or {})
            self.ring(leg)
        return leg

    def new_leg(self, from_: str, to: str, direction: Direction) -> Leg:
        leg = Leg(self, self.new_sid("CA"), from_, to, direction, self.now)
        self.legs[leg.sid] = leg
        return leg

    def ring(self, leg: Leg) -> None:
        """Let an inbound leg arrive at its number."""
        number = self.numbers.get(leg.to)
        if number is None or number.voice_url is None:
            leg.end("failed", f"{leg.to} is not in service", by="company")
            return
        if number.voice_fallback_url:
            leg.fallback = (number.voice_fallback_url, number.voice_fallback_method)
        self.perform(leg, GoTo(number.voice_url, number.voice_method, "incoming"))

    def perform(self, leg: Leg, address: GoTo) -> None:
        """Let a leg run the document at an address, and end with it."""
        scene = Scene(self, leg, was_redirected=address.purpose == "updated")
        script = Script(self, leg, perform(scene, address))
        script.when_over = lambda over: self._performed(leg, over)
        leg.script = script
        script.start()

    def _performed(self, leg: Leg, over: Over | None) -> None:
        if over is not None:
            leg.end(over.status, over.reason, by="company")

    def leg_ended(self, leg: Leg) -> None:
        """The last news of a leg: to its number or to whoever placed it, and to the leg that dialled it."""
        if leg.direction == "inbound":
            callbacks.tell_number(self, leg)
        elif leg.was_initiated:
            callbacks.tell_progress(self, leg, "completed")
        if leg.parent and leg.parent.script:
            leg.parent.script.send(Told("ended", leg))
        for room in list(self.rooms.values()):
            if room.expected.pop(leg.sid, None):
                close_if_deserted(room)

    def redirect(self, leg: Leg, address: GoTo) -> None:
        """Replace what a live leg runs, at once: it leaves its Gather, its Dial, its room."""
        other = leg.bridged
        if leg.script:
            leg.script.tear(Torn("api"))
        if other and other.script:
            other.script.send(Told("ended", leg))
        self.perform(leg, address)

    def who_hears(self, leg: Leg) -> list[Leg]:
        """Which legs hear this one's voice now: none while it is muted, alone or in a menu."""
        with self.lock:
            return who_hears(leg)

    def hear_voice(self, leg: Leg, words: str | None) -> None:
        """A person begins (words) or stops (None) to speak where others may hear it."""
        if words is None:
            fall_silent(leg)
        else:
            hear_voice(leg, words)

    # ------------------------------------------------------------------ names and records

    def alert(self, code: int, reason: str, call_sid: str) -> None:
        self.alerts.append(Alert(code, reason, call_sid, self.now))

    def new_sid(self, kind: str) -> str:
        return f"{kind}{self.chance.getrandbits(128):032x}"

    def note_request(self, method: str, path: str, query: str, form: dict[str, list[str]], status: int) -> None:
        """Keep a request that the REST API was asked."""
        self.requests_received.append(Received(method, path, query, form, self.now, status))

    def media_url(self, recording_sid: str) -> str:
        """Where a recording can be fetched, as its callbacks say."""
        return f"{self.api_url}/{API_VERSION}/Accounts/{self.account_sid}/Recordings/{recording_sid}"
