"""Signs requests as the provider does: HMAC-SHA1 over the address and the sorted form fields."""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

Fields = tuple[tuple[str, str], ...]


def sign(auth_token: str, url: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """The X-Twilio-Signature of a POST with these fields, or of a GET without any.

    A name that occurs several times counts once a distinct value, values sorted.
    """
    signed = signed_url(url) + "".join(f"{name}{value}" for name, value in sorted(set(fields)))
    # SHA-1 is the provider's choice; as HMAC it still holds.
    digest = hmac.new(auth_token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def signed_url(url: str) -> str:
    """The address as it enters the signature: no fragment, no credentials, over https no port."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme == "https":
        bare, mark, port = host.rpartition(":")
        if mark and port.isdigit():
            host = bare
    # urlunsplit would drop a lone "?": the signature is over the address byte for byte.
    lone_mark = "?" if url.partition("#")[0].endswith("?") else ""
    return urlunsplit((parts.scheme, host, parts.path, parts.query, "")) + lone_mark
