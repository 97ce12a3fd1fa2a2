"""Proves that a request came from the provider, by its signature over the public address, or over its body and time."""

import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from hmac import compare_digest
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask import Request
from twilio.request_validator import RequestValidator

from dialin.provider.dialects import Dialect, Scheme

TIME = "Telnyx-Timestamp"
SECONDS = re.compile("[0-9]{1,12}")  # of Unix
CLOCKS_DIFFER = 300  # seconds between the time that was signed and ours: an older request is a copy


def is_signed(
    request: Request,
    *,
    public_url: str,
    tokens: Sequence[str],
    dialect: Dialect,
    now: datetime | None = None,
) -> bool:
    """Whether this request was signed with one of the tokens, as this provider signs; now: where the time is signed."""
    signature = next((request.headers[name] for name in dialect.headers if name in request.headers), "")
    if not signature:
        return False
    if dialect.scheme is Scheme.RAW_BODY:
        return _is_body_signed(request, signature, tokens, now)
    every = dialect.scheme is Scheme.EVERY_VALUE
    signed = (
        _every_value(url, request, token) if every else RequestValidator(token).compute_signature(url, request.form)
        for token in tokens
        for url in _addresses(request, public_url)
    )
    return any(compare_digest(one.encode(), signature.encode()) for one in signed)


def _addresses(request: Request, public_url: str) -> Iterator[str]:
    """As they may have been signed.

    The provider signs the address it was given, so the public base and the raw path and query count, whatever a proxy
    has made of the request. Repeated parameter names are why the form goes in whole. It always goes in: a `bodySHA256`
    in the query, which the SDK would believe instead, is the proof of another kind of body.
    """
    prefix = urlsplit(public_url).path
    path = raw_path(request)
    if prefix and (path == prefix or path.startswith(prefix + "/")):
        path = path.removeprefix(prefix)  # a proxy that passes the prefix on
    for base in _spellings(public_url):
        yield base + prefix + path


def _every_value(url: str, request: Request, token: str) -> str:
    """Of a name that stands there several times each value counts, in the order in which they came."""
    fields = sorted(request.form.items(multi=True), key=lambda field: field[0])
    told = url + "".join(f"{name}{value}" for name, value in fields)
    # SHA-1 is the provider's choice; as HMAC it still holds.
    return b64encode(hmac.new(token.encode(), told.encode(), hashlib.sha1).digest()).decode()


def _is_body_signed(request: Request, signature: str, tokens: Sequence[str], now: datetime | None) -> bool:
    """The body as it came, and when: a copy of a request is good for no longer than clocks may differ."""
    body, at = request.get_data(), request.headers.get(TIME, "")
    if now is None or not SECONDS.fullmatch(at) or abs(now.timestamp() - int(at)) > CLOCKS_DIFFER:
        return False
    return any(_verifies(token, signature, at.encode() + b"|" + body) for token in tokens)


def _verifies(token: str, signature: str, signed: bytes) -> bool:
    try:
        _public_key(token).verify(b64decode(signature, validate=True), signed)
    except (InvalidSignature, NoBase64, ValueError):  # the last for a key that is none
        return False
    return True


@lru_cache(maxsize=8)
def _public_key(token: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(b64decode(token, validate=True))


def raw_path(request: Request) -> str:
    """Path and query as they stood on the wire, which Flask's own address is not."""
    environ = request.environ
    raw: str = environ.get("RAW_URI") or environ.get("REQUEST_URI") or request.full_path.removesuffix("?")
    return raw if raw.startswith("/") else raw.removeprefix(f"{urlsplit(raw).scheme}://{urlsplit(raw).netloc}")


@lru_cache(maxsize=8)
def _spellings(public_url: str) -> tuple[str, str]:
    """Scheme and host as they enter the signature: without credentials, and without the port or with it.

    Over https the provider leaves the port out, over http it does not, and its SDK calls that inconsistent and tries
    both.
    """
    parts = urlsplit(public_url)
    host = parts.netloc.rpartition("@")[2]
    bare = host.removesuffix(f":{parts.port}")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{bare}", f"{parts.scheme}://{bare}:{port}"
