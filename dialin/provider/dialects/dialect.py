"""The record of one provider: how it proves itself, where its API is, and its names, words and limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
STATUSES = r"(queued|initiated|ringing|in-progress|completed|busy|failed|no-answer|canceled)"


def same(found: Mapping[K, V]) -> Mapping[K, V]:
    """The mapping as nobody can change it."""
    return MappingProxyType(dict(found))


class Scheme(Enum):
    """How a webhook is signed."""

    DISTINCT_VALUES = "HMAC-SHA1 over the address, then name and value of each field once, sorted"
    EVERY_VALUE = "the same, with every value of a repeated name, in the order sent"
    RAW_BODY = "Ed25519 over the time, a bar and the body as it was sent"


@dataclass(frozen=True, slots=True)
class Markup:
    """What of the house's documents has to be written otherwise.

    left_out: attributes that are not known there. added: attributes that keep what is usual here, by element.
    instead: values by element and attribute. overrides: connection overrides may stand in addresses.
    """

    left_out: frozenset[tuple[str, str]] = frozenset()
    added: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: same({}))
    instead: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=lambda: same({}))
    overrides: bool = True
    speech_marks: bool = True  # <Say> takes <break>, <lang> and <prosody>
    pauses_while_gathering: bool = True  # <Pause> may stand in <Gather>
    asks_after_silence: bool = True  # <Gather> asks its action where nothing was keyed or said
    has_long_waits: bool = True  # keys may be sent with W, a second of rest, and not with w alone, half a one
    longest_pause: int | None = None  # seconds


USUAL = Markup()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One provider."""

    name: str  # as people write it
    # Webhooks.
    scheme: Scheme
    headers: tuple[str, ...]  # the signature stands in one of them; the first is the provider's own name for it
    call_id: str  # a pattern
    # In every request about a call, with the pattern of its value: see `voice/bound/forms.py`. None: the body is signed
    # as it is, and nothing in it can be divided in another way.
    always: Mapping[str, str] | None
    names: Mapping[str, str]  # of fields, with the house's own
    words: Mapping[str, Mapping[str, str]]  # by field of the house, with the house's own
    # Its REST API, and what the ids of a call and of a message that it has made look like there.
    placed_id: str
    message_id: str
    address: str | None  # None: each customer has one
    path: str  # before /Accounts
    not_in_progress: frozenset[int]  # codes with which a call is refused that is over, or does not stand yet
    are_codes_certain: bool  # they mean that, and nothing else
    not_placed_with: frozenset[str]  # what the SDK could say of a call to place, and this provider does not know
    # What TWILIO_AUTH_TOKEN, TWILIO_API_KEY and TWILIO_API_SECRET are.
    proof: str
    proof_compared: str
    sign_in: tuple[str, str]
    # What it has.
    has_regions: bool
    has_messages: bool  # SMS in the form that the house speaks
    plays_recordings: bool  # from an address that lasts
    markup: Markup = USUAL
