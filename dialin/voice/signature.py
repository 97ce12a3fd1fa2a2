"""Proves that a request came from the provider, by its signature over the public address."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Request
from twilio.request_validator import RequestValidator


def is_signed(request: Request, *, public_url: str, tokens: Sequence[str]) -> bool:
    """Whether one of the account's tokens signed this request.

    The provider signs the address it was given, so the public base and the raw path and query count, whatever a
    proxy has made of the request. Repeated parameter names are why the form goes in whole. A `bodySHA256` in the
    query would move the proof from the form to a hash that a form does not have: never ours, so never believed.
    """
    signature = request.headers.get("X-Twilio-Signature", "")
    if not signature or b"bodySHA256" in request.query_string:
        return False
    url = signed_url(request, public_url)
    return any(RequestValidator(token).validate(url, request.form, signature) for token in tokens)


def signed_url(request: Request, public_url: str) -> str:
    raw = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or request.full_path.removesuffix("?")
    path = raw if raw.startswith("/") else raw.removeprefix(f"{urlsplit(raw).scheme}://{urlsplit(raw).netloc}")
    prefix = urlsplit(public_url).path
    if prefix and (path == prefix or path.startswith(prefix + "/")):
        return public_url.removesuffix(prefix) + path  # a proxy that passes the prefix on
    return public_url + path
