"""Text messages: queued, sent, delivered or not, each step reported to whoever sent them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import Callback
from dialin.rehearsal.wire.parameters import API_VERSION

Status = Literal["queued", "sent", "delivered", "undelivered", "failed"]
LONGEST_BODY = 1600
# Not a mobile: refused (21635). Taken and not delivered: the handset cannot be reached, or why it is unknown.
LANDLINE = 21635
_USUAL_CODES = {"undelivered": 30003, "failed": 30008}
_GERMAN, _GERMAN_MOBILES = "+49", ("+4915", "+4916", "+4917")
SENT_AFTER = 0.5


@dataclass(frozen=True)
class Handset:
    """What becomes of messages to a number; `sent` is one of which nothing more is ever heard.

    error_code: the provider's reason where it is not the usual one. after: seconds from sent to the last report.
    refused_with: the code with which the provider refuses to send there at all, such as 21610, 21614 or 21608.
    """

    outcome: Literal["delivered", "undelivered", "failed", "sent"] = "delivered"
    error_code: int | None = None
    after: float = 2.0
    refused_with: int = 0


@dataclass(eq=False)
class Message:
    """One text message, and where its steps are reported."""

    sid: str
    to: str
    from_: str
    body: str
    created_at: datetime
    told: tuple[str, str] | None = None
    status: Status = "queued"
    error_code: int | None = None
    sent_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        return self.status in ("delivered", "undelivered", "failed")


class Messages:
    """Everything that was sent, the oldest first; called with the company's lock held."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.by_sid: dict[str, Message] = {}
        self.handsets: dict[str, Handset] = {}

    def handset(self, number: str) -> Handset:
        """What is there: mobiles unless told otherwise, and landlines where German numbers say so."""
        is_landline = number.startswith(_GERMAN) and not number.startswith(_GERMAN_MOBILES)
        return self.handsets.get(number) or Handset(refused_with=LANDLINE if is_landline else 0)

    def send(self, to: str, from_: str, body: str, told: tuple[str, str] | None) -> Message:
        message = Message(self._network.new_sid("SM"), to, from_, body, self._network.clock.now, told)
        self.by_sid[message.sid] = message
        self._network.clock.after(SENT_AFTER, lambda: self._send(message))
        return message

    def _send(self, message: Message) -> None:
        handset = self.handset(message.to)
        if handset.outcome == "failed":
            self._move(message, "failed", handset)
            return
        message.sent_at = self._network.clock.now
        self._move(message, "sent", handset)
        if handset.outcome != "sent":
            self._network.clock.after(handset.after, lambda: self._arrive(message, handset))

    def _arrive(self, message: Message, handset: Handset) -> None:
        self._move(message, handset.outcome, handset)

    def _move(self, message: Message, status: Status, handset: Handset) -> None:
        message.status, message.updated_at = status, self._network.clock.now
        if usual := _USUAL_CODES.get(status):
            message.error_code = handset.error_code or usual
        if message.told:
            self._network.notify(Callback(*message.told, "message", _fields(message)), queue=message.sid)


def _fields(message: Message) -> dict[str, str]:
    code = {"ErrorCode": str(message.error_code)} if message.error_code else {}
    return {
        "MessageSid": message.sid,
        "MessageStatus": message.status,
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "To": message.to,
        "From": message.from_,
        "ApiVersion": API_VERSION,
        **code,
    }
