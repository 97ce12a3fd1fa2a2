"""Proves that a request came from the provider, by its signature over the public address."""

from collections.abc import Sequence
from functools import lru_cache
from hmac import compare_digest
from urllib.parse import urlsplit

from flask import Request
from twilio.request_validator import RequestValidator


def is_signed(request: Request, *, public_url: str, tokens: Sequence[str]) -> bool:
    """Whether one of the account's tokens signed this request.

    The provider signs the address it was given, so the public base and the raw path and query count, whatever a
    proxy has made of the request. Repeated parameter names are why the form goes in whole. It always goes in: a
    `bodySHA256` in the query, which the SDK would believe instead, is the proof of another kind of body.
    """
    signature = request.headers.get("X-Twilio-Signature", "").encode()
    if not signature:
        return False
    prefix = urlsplit(public_url).path
    path = raw_path(request)
    if prefix and (path == prefix or path.startswith(prefix + "/")):
        path = path.removeprefix(prefix)  # a proxy that passes the prefix on
    urls = [base + prefix + path for base in _spellings(public_url)]
    validators = [RequestValidator(token) for token in tokens]
    signed = (validator.compute_signature(url, request.form) for validator in validators for url in urls)
    return any(compare_digest(one.encode(), signature) for one in signed)


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
