"""Sends requests to webhooks, questions and callbacks alike, with whatever trouble was ordered for them."""

import random
from collections.abc import Callable
from functools import partial
from typing import Protocol

from dialin.rehearsal.faults import Faults
from dialin.rehearsal.leg_parameters import standard
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.steps import Callback, Fetching
from dialin.rehearsal.turns import Turns
from dialin.rehearsal.wire.outbox import Outgoing
from dialin.rehearsal.wire.requests import Webhook
from dialin.rehearsal.wire.sender import Delivered, Sender, deliver

# Requests in a row without a second passing: a document that redirects to itself for ever.
MOST_IN_A_ROW = 100


class Sends(Protocol):
    """The company on whose behalf requests are sent."""

    account_sid: str
    turns: Turns
    faults: Faults
    sender: Sender
    chance: random.Random

    def new_sid(self, kind: str) -> str: ...

    def alert(self, code: int, reason: str, call_sid: str) -> None: ...


class Webhooks:
    """Turns what legs and rooms ask or report into requests; called with the company's lock held."""

    def __init__(self, company: Sends) -> None:
        self._company = company

    def fetch(self, leg: Leg, fetching: Fetching, done: Callable[[Delivered], None]) -> None:
        """Ask a webhook about a leg, and pass its answer on."""
        at, count = leg.requests_in_a_row
        now = self._company.turns.now
        count = count + 1 if at == now else 1
        leg.requests_in_a_row = (now, count)
        webhook = self._webhook(fetching, leg if fetching.purpose != "media" else None)
        if count > MOST_IN_A_ROW:
            self._company.alert(12100, f"{count} requests without a second passing", leg.sid)
            leg.end("failed", "its documents lead nowhere", by="company")
        elif self._company.faults.take("hang_up", webhook):
            leg.end("completed" if leg.is_answered else "no-answer", "the person hung up", by="person")
        else:
            self._send(leg.sid, webhook, lambda delivered: self._arrive(delivered, done))

    def notify(self, callback: Callback, leg: Leg | None, queue: str) -> None:
        """Send a callback; trouble that was ordered loses, delays or shuffles it."""
        webhook = self._webhook(callback, leg)
        faults = self._company.faults
        if faults.take("lose_callback", webhook):
            return
        delay = 0.0
        if late := faults.take("delay_callback", webhook):
            delay = late.seconds
        if shuffled := faults.take("shuffle_callback", webhook):
            delay += self._company.chance.uniform(0, shuffled.seconds)

        def send() -> None:
            self._send(queue or f"{webhook.call_sid} told", webhook, lambda told: self._told(webhook, told))

        if delay:
            self._company.turns.clock.after(delay, send)
        else:
            send()

    def _told(self, webhook: Webhook, delivered: Delivered) -> None:
        if delivered.response is None:
            self._company.alert(15003, f"{webhook.url}: {delivered.reason}", webhook.call_sid)

    def _arrive(self, delivered: Delivered, done: Callable[[Delivered], None]) -> None:
        if delivered.seconds:
            self._company.turns.clock.after(delivered.seconds, lambda: done(delivered))
        else:
            done(delivered)

    def _send(self, queue: str, webhook: Webhook, done: Callable[[Delivered], None]) -> None:
        self._company.turns.outbox.put(Outgoing(queue, lambda: partial(done, deliver(self._company.sender, webhook))))

    def _webhook(self, asked: Fetching | Callback, leg: Leg | None) -> Webhook:
        fields: dict[str, str] = {}
        if asked.purpose != "media":
            account = self._company.account_sid
            fields = standard(leg, account) if leg else {"AccountSid": account}
            fields |= asked.parameters | self._company.faults.extra_parameters
        return Webhook(
            asked.url,
            asked.method,
            tuple(fields.items()),
            asked.purpose,
            leg.sid if leg else asked.parameters.get("CallSid", ""),
            self._company.new_sid("IT"),
            leg.cookies if leg else {},
        )
