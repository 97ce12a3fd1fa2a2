"""A company that speaks as Telnyx does in TeXML; the key of its account is an Ed25519 one, in Base64."""

import base64
import random
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dialin.rehearsal.twiml.narrower import TEXML
from dialin.rehearsal.wire.dialect import Dialect, Signed
from dialin.rehearsal.wire.signalwire import is_unknown, new_uuid
from dialin.rehearsal.wire.signing import Fields

HEADER, TIME = "Telnyx-Signature-Ed25519", "Telnyx-Timestamp"
CONNECTION = "1773070540731319841"
# Only the reports of a call's progress say how it stands.
OF_PROGRESS = frozenset({"ApiVersion", "Direction", "CallStatus"})
REPORTS = ("status", "number-status")


def _told(fields: Fields, purpose: str) -> Fields:
    unsaid = OF_PROGRESS - ({"CallStatus"} if purpose in REPORTS else set())
    told = [(name, _moment(name, value)) for name, value in fields if not is_unknown(name) and name not in unsaid]
    legacy = [(f"{name}Legacy", value) for name, value in told if name in ("CallSid", "ParentCallSid", "DialCallSid")]
    return (*told, *legacy, ("ConnectionId", CONNECTION)) if told else ()


def _moment(name: str, value: str) -> str:
    if name not in ("Timestamp", "RecordingStartTime"):
        return value
    return iso_8601(parsedate_to_datetime(value))


def iso_8601(when: datetime) -> str:
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _proof(signed: Signed) -> Mapping[str, str]:
    at = str(int(signed.at.timestamp()))
    signature = private_key(signed.key).sign(at.encode() + b"|" + signed.body)
    return {HEADER: base64.b64encode(signature).decode(), TIME: at}


def private_key(key: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(key))


def public_key(key: str) -> str:
    """What the account's console shows, for whoever checks signatures."""
    return base64.b64encode(private_key(key).public_key().public_bytes_raw()).decode()


def _new_id(chance: random.Random, kind: str) -> str:
    if kind != "CA":
        return new_uuid(chance, kind)
    return f"v3:{base64.urlsafe_b64encode(chance.randbytes(40)).decode().rstrip('=')}"


TELNYX = Dialect(
    HEADER,
    _told,
    _proof,
    _new_id,
    media="/recordings/{account}/{sid}?expires=600",
    takes_overrides=False,
    token_signs_in=False,
    star_leaves_rooms=False,
    elements=TEXML,
)
