"""How a company speaks on the wire: its signature, the names in its forms, its ids, and what it takes in documents."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialin.rehearsal.twiml.grammar import ELEMENTS, Element
from dialin.rehearsal.wire.parameters import API_VERSION
from dialin.rehearsal.wire.signing import Fields, sign


@dataclass(frozen=True)
class Signed:
    """What a signature is over: an address with fields, or a body and the time; key: the account's."""

    key: str
    url: str
    fields: Fields
    body: bytes
    at: datetime


@dataclass(frozen=True)
class Dialect:
    """told: the fields as this company sends them, by the purpose of the request. proof: the headers that prove it.

    media: where a recording lies, below the address of that API, by account and id.
    """

    header: str
    told: Callable[[Fields, str], Fields]
    proof: Callable[[Signed], Mapping[str, str]]
    new_id: Callable[[random.Random, str], str]
    media: str = f"/{API_VERSION}/Accounts/{{account}}/Recordings/{{sid}}"
    takes_overrides: bool = True
    token_signs_in: bool = True  # at the REST API, too
    star_leaves_rooms: bool = True
    elements: Mapping[str, Element] = field(default_factory=lambda: ELEMENTS)


def _as_named(fields: Fields, _: str) -> Fields:
    return fields


def _usual_proof(signed: Signed) -> Mapping[str, str]:
    return {"X-Twilio-Signature": sign(signed.key, signed.url, signed.fields)}


def _usual_id(chance: random.Random, kind: str) -> str:
    return f"{kind}{chance.getrandbits(128):032x}"


TWILIO = Dialect("X-Twilio-Signature", _as_named, _usual_proof, _usual_id)
