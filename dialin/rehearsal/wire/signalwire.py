"""A company that speaks as SignalWire does in its compatibility API."""

import base64
import hashlib
import hmac
import random
import uuid
from collections.abc import Mapping

from dialin.rehearsal.twiml.grammar import ELEMENTS
from dialin.rehearsal.twiml.narrower import without
from dialin.rehearsal.wire.dialect import Dialect, Signed
from dialin.rehearsal.wire.signing import Fields, signed_url

HEADER = "X-SignalWire-Signature"
RENAMED = {"SipResponseCode": "SipResultCode"}
# Of Twilio alone, as far as the reference says.
UNKNOWN = frozenset(
    {"Caller", "Called", "CallToken", "ParticipantCallStatus", "ReasonParticipantLeft", "FinishedOnKey", "msg"}
)
PLACES = ("City", "State", "Zip", "Country")


def _told(fields: Fields, _: str) -> Fields:
    return tuple((RENAMED.get(name, name), value) for name, value in fields if not is_unknown(name))


def is_unknown(name: str) -> bool:
    return name in UNKNOWN or name.endswith(PLACES)


def _proof(signed: Signed) -> Mapping[str, str]:
    """The address, then every value of each name, in the order in which they stand in the form."""
    told = signed_url(signed.url) + "".join(
        f"{name}{value}" for name, value in sorted(signed.fields, key=lambda one: one[0])
    )
    digest = hmac.new(signed.key.encode(), told.encode(), hashlib.sha1).digest()
    return {HEADER: base64.b64encode(digest).decode()}


def new_uuid(chance: random.Random, _: str) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


SIGNALWIRE = Dialect(
    HEADER,
    _told,
    _proof,
    new_uuid,
    media="/api/laml/2010-04-01/Accounts/{account}/Recordings/{sid}",
    takes_overrides=False,
    token_signs_in=False,
    elements=without(ELEMENTS, ("Conference", "region")),
)
