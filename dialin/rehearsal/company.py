"""The telephone company in a box: its numbers, call legs and rooms, wired together, and the doors to all of them."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from dialin.rehearsal.callees.callee import Callee, bare, callee_for
from dialin.rehearsal.callees.ringing import ring_dialled
from dialin.rehearsal.documents import starting
from dialin.rehearsal.documents.runs import Switchboard
from dialin.rehearsal.faults import Faults
from dialin.rehearsal.legs import Direction, Leg
from dialin.rehearsal.mailbox.mailbox import Mailbox
from dialin.rehearsal.messages import Messages
from dialin.rehearsal.network.promise import CallLeg, Dialling
from dialin.rehearsal.network.recordings import Recorder
from dialin.rehearsal.network.steps import Callback, Fetching, GoTo, Steps, Told
from dialin.rehearsal.numbers import AccountState, IncomingNumber, Permissions
from dialin.rehearsal.pace import Pace
from dialin.rehearsal.progress import report_end, report_progress
from dialin.rehearsal.records import Alert, RestRequest
from dialin.rehearsal.rooms import voices
from dialin.rehearsal.rooms.room import Participant, Rooms
from dialin.rehearsal.turns import Turns
from dialin.rehearsal.verbs import VERBS
from dialin.rehearsal.webhooks import Webhooks
from dialin.rehearsal.wire.dialect import Dialect
from dialin.rehearsal.wire.sender import Delivered, Sender, Sent
from dialin.rehearsal.wire.transports import Transport


class Company:
    """See the package's docstring for everything that can be done with it."""

    def __init__(
        self, account_sid: str, auth_token: str, *, send: Transport, now: datetime, seed: int | None = None
    ) -> None:
        self.account_sid, self.auth_token = account_sid, auth_token
        self.turns = turns = Turns(now)
        self.lock, self.changed, self.clock = turns.lock, turns.changed, turns.clock
        self.turn, self.elapse, self.run_until = turns.turn, turns.elapse, turns.run_until
        self.numbers: dict[str, IncomingNumber] = {}
        self.legs: dict[str, Leg] = {}
        self.callees: dict[str, Callee] = {}
        self.anybody_else = Callee("no-answer")
        # Numbers whose telephone a person has in the browser or the terminal, with the name that is shown there.
        self.telephones: dict[str, str] = {}
        self._times_rung = Counter[str]()
        self.messages = Messages(self)
        # Where mails and letters arrive that this company has nothing to do with: one page shows all of them.
        self.mailbox = Mailbox()
        # What there is to look at afterwards.
        self.webhooks_sent: list[Sent] = []
        self.requests_received: list[RestRequest] = []
        self.alerts: list[Alert] = []
        # Settings: what the provider sets by account.
        self.api_url, self.api_keys = "https://api.twilio.com", dict[str, str]()
        self.account = AccountState()
        self.calls_a_second: float | None = None
        self.pace, self.permissions = Pace(), Permissions()
        self.next_call_at = self.opened_at = now
        # Names and shuffles only, never a secret: a seed makes a story repeatable.
        self.chance = random.Random(seed)
        self.faults = Faults()
        self.sender = Sender(send, auth_token, self.faults, self.webhooks_sent, lambda: self.now)
        self.webhooks = Webhooks(self)
        # The one place where what runs documents meets the network that it knows by its promise only.
        recorder = Recorder(self, is_lost=lambda recording: bool(self.faults.take("lose_recording", recording)))
        rooms = Rooms(self, recorder, lambda *document: starting.beside_script(self.switchboard, *document))
        self.switchboard: Switchboard = Switchboard(self, rooms, recorder, VERBS)
        self.rooms, self.rooms_by_sid = rooms.by_name, rooms.by_sid
        self.recordings, self.media = recorder.recordings, self.switchboard.media

    @property
    def dialect(self) -> Dialect:
        return self.sender.dialect

    def speak(self, dialect: Dialect) -> None:
        """As another company does, from the first number on."""
        self.sender.dialect = self.switchboard.dialect = dialect

    @property
    def now(self) -> datetime:
        return self.clock.now

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
            self._ring_in(leg)
        return leg

    def come_in(self, from_: str, to: str) -> Leg:
        """The other end of a call of the account to its own number."""
        leg = self.new_leg(from_, to, "inbound")
        self._ring_in(leg)
        return leg

    def new_leg(self, from_: str, to: str, direction: Direction) -> Leg:
        leg = Leg(self, self.new_sid("CA"), from_, to, direction, self.now)
        self.legs[leg.sid] = leg
        return leg

    def _ring_in(self, leg: Leg) -> None:
        """Let an inbound leg arrive at its number."""
        number = self.numbers.get(leg.to)
        if number is None or number.voice_url is None:
            leg.end("failed", f"{leg.to} is not in service", by="company")
            return
        if number.voice_fallback_url:
            leg.fallback = (number.voice_fallback_url, number.voice_fallback_method)
        starting.start_document(self.switchboard, leg, GoTo(number.voice_url, number.voice_method, "incoming"))

    def redirect(self, leg: Leg, address: GoTo) -> None:
        """Replace what a live leg runs, at once: it leaves its Gather, its Dial, its room."""
        starting.redirect(self.switchboard, leg, address)

    # ------------------------------------------------------------------ what legs need

    def participant(self, leg: CallLeg) -> Participant | None:
        return self.switchboard.rooms.participant(leg)

    def who_hears(self, leg: CallLeg) -> list[CallLeg]:
        """Which legs hear this one's voice now: none while it is muted, alone or in a menu."""
        with self.lock:
            return voices.who_hears(self.switchboard.rooms, leg)

    def hear_voice(self, leg: CallLeg, words: str | None) -> None:
        if words is None:
            voices.stop_speaking(self.switchboard.rooms, leg)
        else:
            voices.start_speaking(self.switchboard.rooms, leg, words)

    def leg_ended(self, leg: CallLeg) -> None:
        """Report a leg's end: to its number or to whoever placed it, and to the leg that dialled it."""
        self._report_end(self.legs[leg.sid])

    def _report_end(self, leg: Leg) -> None:
        if leg.direction == "inbound":
            report_end(self, leg, self.numbers.get(leg.to))
        elif leg.was_initiated:
            report_progress(self, leg, "completed")
        if leg.parent and leg.parent.script:
            leg.parent.script.send(Told("ended", leg.sid))
        self.switchboard.rooms.forget_expected(leg)
        if leg.across is not None and (leg.is_answered or leg.direction != "inbound"):
            leg.across.end("completed", "the other end is over", by="person")

    # ------------------------------------------------------------------ the promise to running documents

    def dial(self, parent: CallLeg, dialling: Dialling) -> Leg:
        leg = self.new_leg(dialling.caller_id, dialling.to, "outbound-dial")
        leg.parent, leg.progress, leg.sip_headers = parent, dialling.progress, dialling.sip_headers
        leg.status = "queued"
        return leg

    def ring(self, leg: CallLeg, timeout: float) -> Steps[str]:
        return ring_dialled(self, self.legs[leg.sid], self.rings(leg.to), timeout)

    def rings(self, address: str) -> Callee:
        """Who answers there this time; the next time it may be another."""
        callee = self.callee(address)
        self._times_rung[bare(address)] += 1
        return callee

    def callee(self, address: str) -> Callee:
        """Who would answer there now."""
        if address in self.telephones:
            return Callee("somebody")
        return callee_for(self.callees, address, self.anybody_else).at_try(self._times_rung[bare(address)])

    def calls_to(self, number: str) -> list[Leg]:
        """The calls placed to a number, the first one first."""
        with self.lock:
            return [leg for leg in self.legs.values() if leg.to == number and leg.direction == "outbound-api"]

    def owns(self, number: str) -> bool:
        return number in self.numbers

    def fetch(self, leg: CallLeg, fetching: Fetching, done: Callable[[Delivered], None]) -> None:
        self.webhooks.fetch(self.legs[leg.sid], fetching, done)

    def notify(self, callback: Callback, *, about: CallLeg | None = None, queue: str = "") -> None:
        self.webhooks.notify(callback, self.legs[about.sid] if about else None, queue)

    def alert(self, code: int, reason: str, call_sid: str) -> None:
        self.alerts.append(Alert(code, reason, call_sid, self.now))

    def new_sid(self, kind: str) -> str:
        return self.dialect.new_id(self.chance, kind)

    def media_url(self, recording_sid: str) -> str:
        return self.api_url + self.dialect.media.format(account=self.account_sid, sid=recording_sid)
