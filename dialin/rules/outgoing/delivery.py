"""Whether somebody has their PIN: when and by which way it was delivered, or in one sentence why not yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.outcomes import SENTENCES
from dialin.rules.outgoing.words import REACHED, Lane, Outcome, Way
from dialin.rules.refusals import mark


class State(StrEnum):
    """How the delivery of a PIN stands."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    FAILED = "failed"  # nothing more happens by itself
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what fills it; `at` is its {time}, shown as its reader is used to."""

    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None

    def text(self, zone: ZoneInfo) -> str:
        """In English, as commands print it."""
        values = dict(self.values)
        if self.at is not None:
            values["time"] = f"{self.at.astimezone(zone):%Y-%m-%d %H:%M}"
        return self.sentence.format_map(values) if values else self.sentence


@dataclass(frozen=True, slots=True)
class Delivery:
    """way: as chosen, or by which it really came. at: when it was delivered, or given up."""

    way: Way
    state: State
    at: datetime | None = None
    reason: tuple[Said, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether somebody who is to take part has no PIN yet."""
        return self.state is not State.DELIVERED and self.reason != CANCELLED

    def text(self, zone: ZoneInfo) -> str | None:
        return " ".join(said.text(zone) for said in self.reason) or None


@dataclass(frozen=True, slots=True)
class Sending:
    """A row of what was to bring the PIN."""

    lane: Lane
    due_at: datetime
    begun_at: datetime | None
    done_at: datetime | None
    outcome: Outcome | None
    done_by: str | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants their PIN, and what of it is on file."""

    way: Way
    has_phone: bool
    has_email: bool
    has_address: bool
    wants_a_person: bool  # no automatic call goes there
    is_cancelled: bool


CANCELLED = (Said(mark("The registration was cancelled.")),)
_NO_ADDRESS = Said(mark("No address is on file. Add it, or choose another way."))
_NO_NUMBER = Said(mark("No telephone number is on file. Add it, or choose another way."))
_NO_EMAIL = Said(mark("No email address is on file. Add it, or choose another way."))
_LATE = Said(mark("A letter would not arrive before the event. Choose a call."))
_NOT_PRINTED = Said(mark("The letter is not printed yet."))
_NOT_CALLED = Said(mark("The calls have not been started."))
_IN_PERSON = Said(mark("No automatic call goes there. Call in person."))
_NOT_SENT = Said(mark("The messages have not been started."))
_NOT_READ_OUT = Said(mark("The office has not read it out yet."))
_CALLING = Said(mark("The call is under way."))
_SENDING = Said(mark("It is being sent."))
_ON_ITS_WAY = Said(mark("It was sent, and the network has not said yet that it arrived."))
_DUE = {Lane.CALLS: Said(mark("The call is due.")), Lane.MESSAGES: Said(mark("The message is due."))}
_PLANNED = {
    Lane.CALLS: mark("The call is made on {time}."),
    Lane.MESSAGES: mark("The message is sent on {time}."),
}
_AGAIN = {
    Lane.CALLS: mark("Called again on {time}."),
    Lane.MESSAGES: mark("Sent again on {time}."),
}
_BY = {
    Outcome.PRINTED: mark("Printed by {name}."),
    Outcome.READ_OUT: mark("Read out by {name}."),
    Outcome.STOPPED: mark("Stopped by {name}."),
}
_WAYS = {Lane.CALLS: Way.CALL, Lane.LETTERS: Way.LETTER, Lane.STAFF: Way.STAFF}
_BY_ITSELF = "dialin"


def delivery_of(wish: Wish, sendings: Sequence[Sending], now: datetime, *, letter_is_late: bool = False) -> Delivery:
    """sendings: in the order in which they were added. letter_is_late: one that is posted now would not arrive."""
    reached = [at for at, one in enumerate(sendings) if one.outcome in REACHED and one.outcome is not Outcome.SENT]
    after = sendings[reached[-1] + 1 :] if reached else sendings
    waiting = [one for one in after if one.done_at is None]
    if reached and not waiting:
        one = sendings[reached[-1]]
        return Delivery(_way(one, wish), State.DELIVERED, one.done_at, tuple(_concluded(one)))
    if wish.is_cancelled:
        return Delivery(wish.way, State.STOPPED, reason=CANCELLED)
    if waiting:
        return _open(wish, waiting[-1], now, letter_is_late=letter_is_late)
    if sendings:
        return _closed(wish, sendings[-1])
    return Delivery(wish.way, State.WAITING, reason=(_unbegun(wish, letter_is_late=letter_is_late),))


def _way(one: Sending, wish: Wish) -> Way:
    if one.lane is not Lane.MESSAGES:
        return _WAYS.get(one.lane, wish.way)
    if one.outcome is Outcome.TAKEN or (wish.way is Way.EMAIL and one.outcome is not Outcome.DELIVERED):
        return Way.EMAIL
    return Way.SMS


def _closed(wish: Wish, one: Sending) -> Delivery:
    """Nothing waits any more, and it was not delivered; of an SMS it may still be reported."""
    if one.outcome is Outcome.SENT:
        return Delivery(Way.SMS, State.UNDER_WAY, reason=(_ON_ITS_WAY,))
    state = State.STOPPED if one.outcome is Outcome.STOPPED else State.FAILED
    way = wish.way if one.lane is Lane.STAFF else _way(one, wish)  # staff have told them nothing yet
    return Delivery(way, state, one.done_at, tuple(_concluded(one)))


def _concluded(one: Sending) -> Iterator[Said]:
    """What became of it. A sentence of its own says more than that a number or address was no good."""
    if one.outcome in _BY and one.done_by not in (None, _BY_ITSELF):
        yield Said(_BY[one.outcome], {"name": one.done_by or ""})
    elif one.failure and (one.outcome is Outcome.BLOCKED or one.lane is Lane.MESSAGES):
        yield Said(one.failure)
    elif one.outcome is not None:
        yield Said(SENTENCES[one.outcome])


def _open(wish: Wish, one: Sending, now: datetime, *, letter_is_late: bool) -> Delivery:
    way = _way(one, wish)
    if one.lane in (Lane.LETTERS, Lane.STAFF):
        about = Wish(way, wish.has_phone, wish.has_email, wish.has_address, wish.wants_a_person, wish.is_cancelled)
        return Delivery(way, State.WAITING, reason=(_unbegun(about, letter_is_late=letter_is_late),))
    if one.begun_at is not None:
        return Delivery(way, State.UNDER_WAY, reason=(_CALLING if one.lane is Lane.CALLS else _SENDING,))
    return Delivery(way, State.WAITING, reason=tuple(_waiting(one, now)))


def _waiting(one: Sending, now: datetime) -> Iterator[Said]:
    was_tried = one.failure or one.outcome is not None
    if was_tried:
        yield from _concluded(one) if one.outcome is not None else (Said(one.failure or ""),)
    if one.due_at <= now:
        yield _DUE[one.lane]
    else:
        yield Said((_AGAIN if was_tried else _PLANNED)[one.lane], at=one.due_at)


def _unbegun(wish: Wish, *, letter_is_late: bool) -> Said:
    """Why nothing has gone out."""
    match wish.way:
        case Way.LETTER if not wish.has_address:
            return _NO_ADDRESS
        case Way.LETTER:
            return _LATE if letter_is_late else _NOT_PRINTED
        case Way.CALL | Way.SMS if not wish.has_phone:
            return _NO_NUMBER
        case Way.CALL:
            return _IN_PERSON if wish.wants_a_person else _NOT_CALLED
        case Way.EMAIL if not wish.has_email:
            return _NO_EMAIL
        case Way.STAFF:
            return _NOT_READ_OUT
        case _:
            return _NOT_SENT
