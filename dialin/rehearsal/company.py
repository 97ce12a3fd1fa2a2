"""The telephone company in a box: its numbers, call legs, rooms and clock, and the doors to all of them."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from dialin.rehearsal.clock import Clock
from dialin.rehearsal.errands import Errand, Errands, InlineErrands
from dialin.rehearsal.faults import Faults
from dialin.rehearsal.legs import Direction, Leg
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.scenes import MOST_IN_A_ROW, Scene, perform
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import Fetching, GoTo, Letter, Outcome, Over, Steps
from dialin.rehearsal.verbs import VERBS
from dialin.rehearsal.wire import callbacks
from dialin.rehearsal.wire.parameters import standard
from dialin.rehearsal.wire.posts import Delivered, Office, Post, Sent, deliver
from dialin.rehearsal.wire.transports import Transport


@dataclass(frozen=True)
class Alert:
    """Something that the provider would write into its error log."""

    code: int
    reason: str
    call_sid: str
    at: datetime


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
        self.media: dict[str, float] = {}
        self.verbs: Mapping[str, Callable[[Any, Any], Steps[Outcome]]] = VERBS
        self.errands: Errands = InlineErrands(self.lock)
        self.office = Office(send, auth_token, self.faults, self.webhooks_sent, lambda: self.clock.now)
        # Names and shuffles only, never a secret: a seed makes a story repeatable.
        self.chance = random.Random(seed)  # noqa: S311
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

    def calls_at_once(self, callers: list[str | None], to: str) -> list[Leg]:
        """Several calls whose first requests are truly under way at the same time, a thread each."""
        errands = self.errands
        if not isinstance(errands, InlineErrands):
            return [self.call(from_=caller, to=to) for caller in callers]
        with self.lock:
            legs = [self.new_leg(caller or "anonymous", to, "inbound") for caller in callers]
            for leg in legs:
                self.ring(leg)
        errands.carry_at_once()
        errands.settle()
        return legs

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
        script = Script(self, leg, perform(Scene(self, leg), address))
        script.when_over = lambda over: self._performed(leg, over)
        leg.script = script
        script.start()

    def _performed(self, leg: Leg, over: Over | None) -> None:
        if over is not None:
            leg.end(over.status, over.reason, by="company")

    def leg_ended(self, leg: Leg) -> None:
        if leg.direction == "inbound":
            callbacks.tell_number(self, leg)
        else:
            callbacks.tell_progress(self, leg, "completed")

    def heard_in_room(self, leg: Leg, words: str | None) -> None:
        """A person begins (words) or stops (None) to speak where others may hear it."""

    # ------------------------------------------------------------------ letters

    def fetch(self, leg: Leg, fetching: Fetching, done: Callable[[Delivered], None]) -> None:
        """Ask a webhook about a leg, and hand its answer on."""
        at, count = leg.requests_in_a_row
        count = count + 1 if at == self.now else 1
        leg.requests_in_a_row = (self.now, count)
        post = self._post(fetching, leg if fetching.purpose != "media" else None)
        if count > MOST_IN_A_ROW:
            self.alert(12100, f"{count} requests without a second passing", leg)
            leg.end("failed", "its documents lead nowhere", by="company")
        elif self.faults.take("hang_up", post):
            leg.end("completed" if leg.is_answered else "no-answer", "the person hung up", by="person")
        else:
            self._carry(leg.sid, post, lambda answer: self._late(answer, done))

    def notify(self, letter: Letter, *, leg: Leg | None = None, lane: str = "") -> None:
        """Send a callback; trouble that was ordered loses, delays or shuffles it."""
        post = self._post(letter, leg)
        if self.faults.take("lose_callback", post):
            return
        delay = 0.0
        if late := self.faults.take("delay_callback", post):
            delay = late.seconds
        if shuffled := self.faults.take("shuffle_callback", post):
            delay += self.chance.uniform(0, shuffled.seconds)
        lane = lane or f"{post.call_sid} told"
        if delay:
            self.clock.after(delay, lambda: self._carry(lane, post, lambda told: self._told(post, told)))
        else:
            self._carry(lane, post, lambda told: self._told(post, told))

    def _told(self, post: Post, delivered: Delivered) -> None:
        if delivered.response is None:
            self.alerts.append(Alert(15003, f"{post.url}: {delivered.reason}", post.call_sid, self.now))

    def _late(self, delivered: Delivered, done: Callable[[Delivered], None]) -> None:
        if delivered.seconds:
            self.clock.after(delivered.seconds, lambda: done(delivered))
        else:
            done(delivered)

    def _carry(self, lane: str, post: Post, done: Callable[[Delivered], None]) -> None:
        self.errands.put(Errand(lane, lambda: deliver(self.office, post), done))

    def _post(self, letter: Fetching | Letter, leg: Leg | None) -> Post:
        fields = standard(leg, self.account_sid) if leg else {}
        if letter.purpose != "media":
            fields |= letter.parameters | self.faults.extra_parameters
        return Post(
            letter.url,
            letter.method,
            tuple((name, value) for name, value in fields.items()),
            letter.purpose,
            leg.sid if leg else letter.parameters.get("CallSid", "") if isinstance(letter, Letter) else "",
            self.new_sid("IT"),
            leg.cookies if leg else {},
        )

    def alert(self, code: int, reason: str, leg: Leg) -> None:
        self.alerts.append(Alert(code, reason, leg.sid, self.now))

    def new_sid(self, kind: str) -> str:
        return f"{kind}{self.chance.getrandbits(128):032x}"

    def origin(self, url: str) -> str:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}"
